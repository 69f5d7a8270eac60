package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selectors of curation at work in the laboratory, through the launcher, on Shakespeare's lines. */
class SelectorIT {
    private static final Path TEXT = Path.of("..", "..", "shared", "data", "tinyshakespeare", "input.txt");

    @TempDir
    Path dir;

    private void corpus() throws IOException {
        assumeTrue(Files.exists(TEXT), "no ../shared/data/tinyshakespeare");
        List<String> lines = Files.readAllLines(TEXT, StandardCharsets.UTF_8).stream()
                .filter(line -> line.length() > 30)
                .limit(1200)
                .toList();
        Genloss.write(dir, "corpus.txt", lines);
    }

    private Genloss.Done simulate(String out, String mitigations) {
        List<String> experiment = new ArrayList<>(List.of(
                "name: selected",
                "seed: 5",
                "data: { path: corpus.txt, holdout: 0.2 }",
                "learner: { id: ngram, order: 2, unit: words }",
                "regimes: [ { id: replace } ]",
                "generations: 3",
                "items: 300",
                "replicates: 2",
                "metrics: [ tail-recall ]"));
        experiment.add("mitigations: " + mitigations);
        Genloss.write(dir, out + ".yaml", experiment);
        return Genloss.run(dir, "simulate", out + ".yaml", "--out", out);
    }

    private String file(String name) throws IOException {
        return Files.readString(dir.resolve(name));
    }

    @Test
    void aRuleOfCurationIsAMitigation() throws IOException {
        corpus();
        assertThat(simulate("plain", "[]").exit()).isZero();
        Genloss.Done done = simulate("ruled", "[ { id: gopher-repetition, top2: 0.05 } ]");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(file("ruled/trajectory.csv")).isNotEqualTo(file("plain/trajectory.csv"));
        assertThat(file("ruled/experiment.yaml")).contains("gopher-repetition", "top2: 0.05", "stage: arrival");
        assertThat(file("ruled/ledger.jsonl"))
                .contains("\"judged\"", "data for training 2 of replace, replicate 1 by gopher-repetition");
        assertThat(Genloss.run(dir, "simulate", "ruled/experiment.yaml", "--out", "again", "--threads", "3")
                        .exit())
                .isZero();
        assertThat(file("again/trajectory.csv")).isEqualTo(file("ruled/trajectory.csv"));
        assertThat(Genloss.run(dir, "ledger", "verify", "ruled/ledger.jsonl").exit())
                .isZero();
    }

    @Test
    void editsAndOwnRulesActOnWhatIsDrawn() throws IOException {
        corpus();
        Genloss.Done done = simulate(
                "own", "[ { id: expression, drop: \"generation >= 1 && words < 6\" }, { id: unicode }, { id: pii } ]");
        assertThat(done.exit()).as(done.err()).isZero();
        Genloss.Done wrong = simulate("wrong", "[ { id: expression, drop: \"wrods < 6\" } ]");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("column 1", "nothing is called wrods").doesNotContain("at org.genloss");
        Genloss.Done stage = simulate("stage", "[ { id: length, stage: late } ]");
        assertThat(stage.exit()).isEqualTo(2);
        assertThat(stage.err()).contains("length.stage takes drawn, arrival or training, got late");
        Genloss.Done keys = simulate("keys", "[ { id: kgw } ]");
        assertThat(keys.exit()).isEqualTo(2);
        assertThat(keys.err()).contains("kgw needs vocabulary").doesNotContain("at org.genloss");
        Genloss.Done unknown = simulate("unknown", "[ { id: gopher-repetitions } ]");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("gopher-repetition");
    }

    @Test
    void weightsNeedALearnerThatKnowsThem() throws IOException {
        corpus();
        Genloss.Done done = simulate("weighed", "[ { id: language, languages: [de], action: weigh, factor: 0.5 } ]");
        boolean heeded = done.exit() == 0;
        assertThat(heeded || done.err().contains("resample")).as(done.err()).isTrue();
        Genloss.Done settled = simulate(
                "settled", "[ { id: language, languages: [de], action: weigh, factor: 0.5 }, { id: resample } ]");
        assertThat(settled.exit()).as(settled.err()).isZero();
    }
}
