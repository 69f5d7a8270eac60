package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of the user's that judges texts belongs to what a mix was made from. */
class VerifierIT {
    private static final String PROGRAM = """
            while read -r line; do
              id=$(echo "$line" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
              case "$line" in *bad*) keep=false ;; *) keep=true ;; esac
              echo "{\\"id\\":\\"$id\\",\\"keep\\":$keep,\\"reason\\":\\"bad\\"}"
            done
            """;

    @TempDir
    Path dir;

    private void recipe(String program) throws IOException {
        Files.writeString(dir.resolve("a.jsonl"), """
                {"id":"a1","text":"a good text"}
                {"id":"a2","text":"a bad text"}
                {"id":"a3","text":"another good text"}
                """);
        Files.writeString(dir.resolve("check.sh"), program);
        Files.writeString(dir.resolve("recipe.yaml"), """
                sources: [ { id: a, path: a.jsonl, origin: human } ]
                steps: [ { id: verify, command: "sh check.sh" } ]
                """);
    }

    private Genloss.Done genloss(String... arguments) throws IOException {
        return Genloss.run(dir, arguments);
    }

    @Test
    void theLedgerHasTheProgramAndFindsIt() throws IOException {
        recipe(PROGRAM);
        Genloss.Done done = genloss("curate", "recipe.yaml", "--out", "mix");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("2 of 3 documents");
        assertThat(Files.readString(dir.resolve("mix/ledger.jsonl")))
                .contains("\"file check.sh\":\"" + Ledger.digest(PROGRAM) + "\"");
        assertThat(genloss("ledger", "trace", "check.sh", "mix").out()).startsWith("judged verify");
        Files.writeString(dir.resolve("check.sh"), PROGRAM + "# changed\n");
        assertThat(genloss("ledger", "trace", "check.sh", "mix").refused().err())
                .contains("nothing in mix is called check.sh or has its content");
    }

    @Test
    void aProgramThatChangesMeanwhileFinishesNothing() throws IOException {
        recipe("[ -e once ] || { touch once; echo '# changed' >> check.sh; }\n" + PROGRAM);
        Genloss.Done done = genloss("curate", "recipe.yaml", "--out", "mix");
        assertThat(done.exit()).as(done.err()).isEqualTo(3);
        assertThat(done.err()).contains("was changed while the run went on", "Resume   genloss curate --resume mix");
        assertThat(dir.resolve("mix/run.json")).doesNotExist();
        Genloss.Done resumed = genloss("curate", "--resume", "mix");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(genloss("ledger", "trace", "check.sh", "mix").out()).startsWith("judged verify");
    }
}
