package org.genloss.io.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.genloss.data.Schema;
import org.genloss.io.UserError;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.Pooling;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Tolerance;
import org.genloss.verdict.gate.Waiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policy files, right and wrong. */
class PolicyFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Schema TABLE = Schema.table(
            List.of(new Schema.Column("age", Schema.Scale.NUMERIC), new Schema.Column("pay", Schema.Scale.NUMERIC)));

    @TempDir
    Path dir;

    private PolicyFile read(String... lines) {
        try {
            return PolicyFile.read(Files.write(dir.resolve("p.yaml"), List.of(lines)), TODAY);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyKey() {
        PolicyFile policy = read(
                "fail-on: [late, copying]",
                "alpha: 0.05",
                "same-population: true",
                "group-field: user",
                "subgroup: sex",
                "encoder: { path: models/minilm, pooling: cls, normalize: true, max-tokens: 64 }",
                "language-model: models/small",
                "metrics: [default, 'quantile-coverage', energy-distance]",
                "tolerances: { variance-ratio: 10 %, column-tv: { age: 0.05 } }",
                "waivers:",
                "  - { finding: tail, column: age, owner: A. Lovelace, reason: capped, expires: 2026-11-21 }",
                "  - { metric: variance-ratio, reason: old, expires: 2026-11-20 }");
        assertThat(policy.causes()).contains(Set.of(Gate.Cause.LATE, Gate.Cause.COPYING));
        assertThat(policy.alpha()).contains(0.05);
        assertThat(policy.samePopulation()).contains(true);
        assertThat(policy.groupField()).contains("user");
        assertThat(policy.subgroup()).contains("sex");
        EncoderSettings encoder = policy.models().encoder().orElseThrow();
        assertThat(encoder)
                .isEqualTo(new EncoderSettings(
                        policy.name() + ": encoder",
                        Path.of("models/minilm"),
                        Optional.empty(),
                        Optional.of(Pooling.CLS),
                        Optional.of(true),
                        OptionalInt.of(64),
                        1));
        assertThat(policy.models().language().orElseThrow().model()).isEqualTo(Path.of("models/small"));
        assertThat(policy.tolerances())
                .containsExactly(
                        new Tolerance("variance-ratio", "", 10, true), new Tolerance("column-tv", "age", 0.05, false));
        assertThat(policy.waivers())
                .as("a waiver ends with its day")
                .containsExactly(
                        new Waiver("tail", "age", "A. Lovelace", "capped", "2026-11-21", false),
                        new Waiver("variance-ratio", "", "", "old", "2026-11-20", true));
        assertThat(policy.metricsFor(TABLE).orElseThrow())
                .extracting(m -> m.card().id())
                .contains("energy-distance", "variance-ratio", "zipf-slope")
                .doesNotHaveDuplicates();
        Gate gate = policy.gate(Set.of(), TABLE);
        assertThat(gate.words()).isEqualTo("late, copying");
        assertThat(policy.gate(Set.of(Gate.Cause.NEVER), TABLE).words()).isEqualTo("never");
    }

    @Test
    void metricsWithATolerenceAreReadEvenIfTheyWaitToBeAsked() {
        assertThat(read("alpha: 0.02").metricsFor(TABLE)).isEmpty();
        assertThat(read("metrics: none", "tolerances: { energy-distance: 0.1 }")
                        .metricsFor(TABLE)
                        .orElseThrow())
                .extracting(m -> m.card().id())
                .containsExactly("energy-distance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fail-om: late | 1, column 1 | no policy key fail-om. Nearest: fail-on.
                    fail-on: lat | 1, column 10 | fail-on takes early, late, shifted, undecided, copying, never, got lat.
                    fail-on: [early, nevr] | 1, column 18 | got nevr
                    fail-on: [early, never] | 1, column 10 | never stands alone
                    alpha: 0.7 | 1, column 8 | alpha needs to lie between 0 and 0.5, got 0.7.
                    alpha: few | 1, column 8 | got few
                    alpha: | 1, column 1 | alpha is empty
                    same-population: yes please | 1, column 18 | needs true or false
                    metrics: [default, rare-words] | 1, column 20 | rare-words is a statistic of the verdict, read by every check
                    metrics: [default, tail-mass] | 1, column 20 | tail-mass is read from models
                    metrics: [default, ennergy-distance] | 1, column 20 | no metric ennergy-distance. Nearest: energy-distance
                    metrics: [ks, ks] | 1, column 15 | metrics names ks twice
                    metrics: [ks, [hellinger]] | 1, column 15 | metrics needs a name or a map
                    metrics: ['tail-coverage:x=1'] | 1, column 11 | x
                    tolerances: { variance-ratoi: 1 } | 1, column 15 | no metric variance-ratoi. Nearest: variance-ratio
                    tolerances: { variance-ratio: -1 } | 1, column 31 | needs a number from 0 on (unit: ratio)
                    tolerances: { missing-share: 5 % } | 1, column 30 | is 0 where nothing changed
                    tolerances: { ks-p: 0.1 } | 1, column 15 | is a chance
                    encoder: 5 | 1, column 10 | encoder needs the path of an ONNX file
                    encoder: { pooling: cls } | 1, column 10 | encoder needs the path of an ONNX file
                    encoder: { path: m, poling: cls } | 1, column 21 | encoder has no setting poling. Nearest: pooling.
                    encoder: { path: m, pooling: sum } | 1, column 30 | pooling takes mean, cls, max, last, model, got sum.
                    encoder: { path: m, max-tokens: 2 } | 1, column 33 | max-tokens needs a whole number from 3 on, got 2.
                    encoder: { path: m, normalize: maybe } | 1, column 32 | normalize needs true or false, got maybe.
                    language-model: { path: m, context: many } | 1, column 37 | context needs a whole number from 1 on, got many.
                    tolerances: 5 | 1, column 13 | tolerances needs a map, got 5.
                    waivers: { finding: tail } | 1, column 10 | waivers needs a list
                    waivers: [ { finding: tail, reason: x } ] | 1, column 12 | this waiver has no expires
                    waivers: [ { finding: tail, expires: 2027-01-01 } ] | 1, column 12 | this waiver has no reason
                    waivers: [ { finding: tail, reason: x, expires: soon } ] | 1, column 49 | a day such as 2027-01-31, got soon.
                    waivers: [ { finding: tail, reason: x, expires: 2026-02-30 } ] | 1, column 49 | got 2026-02-30.
                    waivers: [ { finding: tail, owner: [], reason: x, expires: 2027-01-01 } ] | 1, column 36 | needs a name, got [].
                    waivers: [ { finding: taill, reason: x, expires: 2027-01-01 } ] | 1, column 23 | no finding taill. Nearest: tail
                    waivers: [ { reason: x, expires: 2027-01-01 } ] | 1, column 12 | needs a finding, a metric or a column
                    waivers: [ { finding: tail, until: 2027-01-01 } ] | 1, column 29 | a waiver has no key until
                    waivers: [ { finding: tail, metric: ks, reason: x, expires: 2027-01-01 } ] | 1, column 29 | not both
                    """)
    void whatIsWrongIsNamedWithItsPlace(String line, String place, String message) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("p.yaml, line " + place + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void whatDoesNotFitTheDataIsNamedBeforeTheCheck() {
        PolicyFile words = read("alpha: 0.02", "metrics: [default, zipf-slope]");
        assertThatThrownBy(() -> words.metricsFor(TABLE))
                .hasMessageContaining("line 2, column 20: zipf-slope has no answer for table data");
        PolicyFile tolerance = read("tolerances:", "  rare-words: 0.2");
        assertThatThrownBy(() -> tolerance.metricsFor(TABLE))
                .hasMessageContaining("line 2, column 3: rare-words has no answer for table data");
        PolicyFile column = read("waivers: [ { column: agee, reason: x, expires: 2027-01-01 } ]");
        assertThatThrownBy(() -> column.gate(Set.of(), TABLE))
                .hasMessageContaining("line 1, column 22: no column agee. Nearest: age.");
        assertThatThrownBy(() -> column.gate(Set.of(), Schema.text())).hasMessageContaining("texts have none");
    }

    @Test
    void thePoliciesThatAreShownAreRead() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        String guide = Files.readString(root.resolve("docs/guide/check.md"));
        int from = guide.indexOf("```yaml\nfail-on:");
        PolicyFile shown = read(guide.substring(from + 8, guide.indexOf("```", from + 8)));
        assertThat(shown.waivers()).hasSize(2);
        assertThat(PolicyFile.read(root.resolve("examples/policy.yaml"), TODAY).tolerances())
                .hasSize(2);
    }

    @Test
    void aFileThatIsNoPolicy() {
        assertThatThrownBy(() -> PolicyFile.read(dir.resolve("none.yaml"), TODAY))
                .hasMessageContaining("no policy file");
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty; a policy says");
        assertThatThrownBy(() -> read("- early")).hasMessageContaining("fail-on: [early, copying]");
    }
}
