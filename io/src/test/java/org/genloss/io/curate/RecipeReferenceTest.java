package org.genloss.io.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's list of keys has every key that a recipe is read with. */
class RecipeReferenceTest {
    private static final String KNOWN = "All of them: ";
    private static final String SOURCE = "sources: [ { id: a, path: a.txt, origin: human%s } ]\n";

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sources",
                "mix: { %s }",
                "mix: { fresh-real: { %s } }",
                "protect: { %s }",
                "protect: { rare-words: { %s } }",
                "protect: { low-density: { %s } }",
                "protect: { small-cluster: { %s } }",
                "protect: { field: { name: x, %s } }",
                "policy: { %s }",
                "policy: { waivers: [ { %s } ] }",
                "card: { %s }",
                "report: { %s }",
                "output: { %s }"
            })
    void everyKeyIsListed(String section) throws IOException {
        String nonsense = "nonsense: 1";
        String recipe = switch (section) {
            case "" -> SOURCE.formatted("") + nonsense;
            case "sources" -> SOURCE.formatted(", " + nonsense);
            default -> SOURCE.formatted("") + section.formatted(nonsense);
        };
        Path file = Files.writeString(dir.resolve("recipe.yaml"), recipe);
        String message = catchThrowable(() -> RecipeFile.read(file)).getMessage();
        assertThat(message).contains(KNOWN);
        String listed = message.substring(message.indexOf(KNOWN) + KNOWN.length());
        List<String> keys =
                Arrays.asList(listed.substring(0, listed.lastIndexOf('.')).split(", "));
        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(guide()).containsPattern("[`. {]" + key + "[`, }]"));
    }

    @Test
    void everyKeyOfASyntheticOriginIsListed() throws IOException {
        assertThat(guide()).contains("{ synthetic: MODEL, generation: N }", "{ synthetic: MODEL, from: [");
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("").toAbsolutePath().getParent().resolve("docs/guide/recipe.md"));
    }
}
