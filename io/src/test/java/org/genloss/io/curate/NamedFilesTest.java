package org.genloss.io.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genloss.curate.recipe.Recipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a first pass depends on: another content under the same name is another pass. */
class NamedFilesTest {
    @TempDir
    Path dir;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(dir.resolve("own"));
        for (String name : List.of("a.jsonl", "answers.csv", "check.sh", "own/h.jsonl", "reference.txt")) {
            change(name, "first");
        }
    }

    private void change(String name, String content) throws IOException {
        Files.writeString(dir.resolve(name), content);
    }

    private boolean matters(String name, String protect) throws IOException {
        Recipe recipe =
                RecipeFile.read("recipe", """
                sources: [ { id: a, path: DIR/a.jsonl, origin: human } ]
                reference: DIR/reference.txt
                steps:
                  - { id: human-review, answers: DIR/answers.csv }
                  - { id: verify, command: "sh DIR/check.sh --strict" }
                  - { id: likelihood, model: DIR/none.onnx, human: [ "DIR/own/*.jsonl" ] }
                  - { id: expression, drop: "words < 10 && matches(text, '.* / [.]')" }
                PROTECT
                """.replace("PROTECT", protect).replace("DIR", dir.toString()), List.of());
        String before = NamedFiles.digests(recipe);
        change(name, "second");
        boolean matters = !NamedFiles.digests(recipe).equals(before);
        change(name, "first");
        assertThat(NamedFiles.digests(recipe)).isEqualTo(before);
        return matters;
    }

    @Test
    void filesOfStepsMatterAndTheReferenceOfWhatIsProtected() throws IOException {
        for (String named : List.of("answers.csv", "check.sh", "own/h.jsonl")) {
            assertThat(matters(named, "")).as(named).isTrue();
        }
        assertThat(matters("a.jsonl", "")).isFalse(); // sources are read part by part, each with its own digest
        assertThat(matters("reference.txt", "")).isFalse();
        assertThat(matters("reference.txt", "protect: { rare-words: {} }")).isTrue();
    }
}
