package org.genloss.io.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs of the shell stand for a model: training copies the data, sampling prints its first lines. */
@DisabledOnOs(OS.WINDOWS)
class CommandTest {
    private static final Corpus TEXTS = Items.texts("t", List.of("one fish", "two 'fish'", "red\nfish", "blue fish"));
    private static final Seed SEED = Seed.of(3).child("an arm=0.5").child(1);

    @TempDir
    Path folder;

    private Learner learner(String fit, String sample, String... more) {
        Map<String, Object> settings = new java.util.LinkedHashMap<>(Map.of("fit", fit, "sample", sample));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        settings.put("directory", folder.toString());
        Command command = Settings.with(new Command(), settings);
        return command.in(folder.resolve("a place with spaces"));
    }

    private static List<String> texts(Corpus corpus) {
        return corpus.items()
                .map(Item::payload)
                .map(payload -> ((Payload.Text) payload).value())
                .toList();
    }

    @Test
    void theProgramsSeeTheItemsAndTheirSamplesComeBack() {
        Corpus drawn = learner("cp {train} {model}", "head -n {items} {model} > {samples}")
                .fit(TEXTS, SEED)
                .draw(3, SEED.child("draw"));
        assertThat(texts(drawn)).containsExactly("one fish", "two 'fish'", "red\nfish");
        assertThat(drawn.items().map(Item::id)).containsExactly("0", "1", "2");
    }

    @Test
    void linesOfTextAndRowsOfNumbersAreOtherForms() {
        Corpus drawn = learner("cp {train} {model}", "head -n {items} {model} > {samples}", "files", "txt")
                .fit(TEXTS, SEED)
                .draw(4, SEED.child("draw"));
        assertThat(texts(drawn)).containsExactly("one fish", "two 'fish'", "red fish", "blue fish");
        Vectors points = new Vectors("", 2, new double[] {1, 2.5, -3, 4});
        Corpus again = learner("cp {train} {out}", "cp {model} {out}", "files", "csv")
                .fit(points, SEED.child("v"))
                .draw(2, SEED.child("v").child("draw"));
        assertThat(again)
                .isInstanceOfSatisfying(
                        Vectors.class, v -> assertThat(v.values()).containsExactly(1, 2.5, -3, 4));
        assertThat(again.schema()).isEqualTo(Schema.vector(2));
    }

    @Test
    void aStepThatIsDoneIsNotRunAgainUnlessItsDataChanged() throws IOException {
        Learner learner = learner("echo x >> fits; cp {train} {model}", "echo x >> draws; cp {model} {samples}");
        for (int i = 0; i < 2; i++) {
            assertThat(texts(learner.fit(TEXTS, SEED).draw(4, SEED.child("draw"))))
                    .hasSize(4);
        }
        assertThat(Files.readAllLines(folder.resolve("fits"))).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("draws"))).hasSize(1);
        learner.fit(Items.texts("t", List.of("other")), SEED);
        assertThat(Files.readAllLines(folder.resolve("fits"))).hasSize(2);
    }

    @Test
    void theSeedIsANumberOfItsOwnForEachStep() throws IOException {
        Learner learner = learner("echo {seed} >> seeds; cp {train} {model}", "cp {model} {samples}");
        learner.fit(TEXTS, SEED.child("a"));
        learner.fit(TEXTS, SEED.child("b"));
        assertThat(Files.readAllLines(folder.resolve("seeds")))
                .doesNotHaveDuplicates()
                .allSatisfy(seed -> assertThat(Long.parseLong(seed)).isBetween(0L, (1L << 31) - 1));
    }

    @Test
    void failuresSayWhatTheProgramSaid() {
        assertThatThrownBy(() -> learner("echo no GPU left; exit 3 # {train}", "{samples}")
                        .fit(TEXTS, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("fit ended with exit code 3", "no GPU left", "fit.log");
        assertThatThrownBy(() -> learner("true {train} {model}", "{samples}").fit(TEXTS, SEED))
                .hasMessageContaining("wrote no model");
        assertThatThrownBy(() -> learner("cp {train} {model}", "head -n 2 {model} > {samples}")
                        .fit(TEXTS, SEED)
                        .draw(3, SEED.child("draw")))
                .hasMessageContainingAll("sample wrote 2 items", "3 were asked for");
        assertThatThrownBy(() -> learner("cp {train} {model}", "true {samples}")
                        .fit(TEXTS, SEED)
                        .draw(3, SEED.child("none")))
                .hasMessageContaining("wrote no");
        assertThatThrownBy(() -> learner("cp {train} {model}", "echo '{{{' > {samples}")
                        .fit(TEXTS, SEED)
                        .draw(1, SEED.child("garbage")))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aProgramThatHangsIsStoppedWithItsChildren() {
        assertThatThrownBy(() -> learner("sleep 60; cp {train} {model}", "{samples}", "timeout", "0.2")
                        .fit(TEXTS, SEED))
                .hasMessageContaining("did not end within 0.2 s");
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .noneMatch(p -> p.info().commandLine().orElse("").contains("sleep 60"));
    }

    @Test
    void aLineWithoutItsFilesIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> new Command().fits(TEXTS.schema())).hasMessageContaining("command.fit is missing");
        assertThatThrownBy(() -> Settings.with(new Command(), Map.of("fit", "x {train}", "sample", "y"))
                        .fits(TEXTS.schema()))
                .hasMessageContaining("does not name {samples}");
    }
}
