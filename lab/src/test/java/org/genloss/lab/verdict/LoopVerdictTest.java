package org.genloss.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.probe.ModelVariance;
import org.genloss.lab.probe.TailMass;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Value;
import org.genloss.metric.table.KolmogorovSmirnovP;
import org.genloss.metric.text.NgramEntropy;
import org.genloss.verdict.Level;
import org.genloss.verdict.Verdict;
import org.junit.jupiter.api.Test;

class LoopVerdictTest {
    private static final Experiment EXPERIMENT = new Experiment(
            "",
            LawSource.gaussian(0, 1, 50),
            new Gaussian(),
            List.of(new Replace()),
            List.of(),
            List.of(new ModelVariance(), new TailMass()),
            1,
            50,
            20,
            Seed.of(1));

    /** Twenty replicates about a mean with the given spread, of a regime and of the control about 1. */
    private static Verdict verdict(String probe, double mean, double sd, int replicates, int seed) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(Seed.of(seed).random());
        List<Row> rows = new ArrayList<>();
        for (int r = 1; r <= replicates; r++) {
            rows.add(new Row("replace", r, 1, probe, new Value.Of("model", mean + sd * normal.sample())));
            rows.add(new Row(Arm.REAL_ONLY.label(), r, 1, probe, new Value.Of("model", 1 + sd * normal.sample())));
        }
        return new LoopVerdict(EXPERIMENT, rows).of("replace");
    }

    @Test
    void halfTheSpreadGoneIsLate() {
        assertThat(verdict("variance", 0.4, 0.05, 20, 1).level()).isEqualTo(Level.LATE_COLLAPSE);
    }

    @Test
    void aFifthGoneIsEarly() {
        assertThat(verdict("variance", 0.8, 0.05, 20, 2).level()).isEqualTo(Level.EARLY_COLLAPSE);
    }

    @Test
    void theTailAloneIsNeverLate() {
        assertThat(verdict("tail-mass", 0.1, 0.02, 20, 3).level()).isEqualTo(Level.EARLY_COLLAPSE);
    }

    @Test
    void moreThanTheControlIsAShift() {
        assertThat(verdict("variance", 1.5, 0.05, 20, 4).level()).isEqualTo(Level.SHIFTED);
    }

    @Test
    void aFewPerCentAreHealthyAndThePowerIsSaid() {
        Verdict verdict = verdict("variance", 0.98, 0.05, 20, 5);
        assertThat(verdict.level()).isEqualTo(Level.HEALTHY);
        assertThat(verdict.power()).matches("Half of the readings would have shown a loss of [0-9.]+ %\\.");
    }

    @Test
    void tooNoisyToSayIsUndecided() {
        assertThat(verdict("variance", 1, 0.6, 3, 6).level()).isEqualTo(Level.UNDECIDED);
    }

    private static Verdict undecided() {
        List<Row> rows = new ArrayList<>();
        for (int r = 1; r <= 3; r++) {
            for (String arm : List.of("replace", Arm.REAL_ONLY.label())) {
                rows.add(new Row(arm, r, 1, "variance", new Value.Of("model", 0.4 + 0.6 * (r - 1))));
            }
        }
        Experiment three = new Experiment(
                "",
                LawSource.gaussian(0, 1, 50),
                new Gaussian(),
                List.of(new Replace()),
                List.of(),
                List.of(new ModelVariance()),
                1,
                50,
                3,
                Seed.of(1));
        return new LoopVerdict(three, rows).of("replace");
    }

    /**
     * Standard deviation 0.6 beside a mean of 1 on either side: error sqrt(0.24) at 3 replicates, 4 degrees. The least R with
     * error sqrt(3 / R) (t(0.995) + t(0.8)) at 4 R / 3 degrees at most ln 2 is 20 (scipy.stats.t, 1.17).
     */
    @Test
    void undecidedSaysHowManyReplicatesWouldTell() {
        Verdict verdict = undecided();
        assertThat(verdict.level()).isEqualTo(Level.UNDECIDED);
        assertThat(verdict.sentence())
                .startsWith("Undecided: half of the readings would have missed a loss of ")
                .endsWith("; about 20 replicates would tell.");
    }

    @Test
    void neededReplicatesAreRoundedUpToTwoDigits() {
        assertThat(Replicates.needed(4, times -> 4 * times >= 17)).isEqualTo(17);
        assertThat(Replicates.needed(4, times -> 4 * times >= 123)).isEqualTo(130);
        assertThat(Replicates.words(4, times -> 4 * times >= 5)).isEqualTo("about 5 replicates would tell");
        assertThat(Replicates.words(4, times -> false)).isEqualTo("not even 10,000 replicates would tell");
    }

    /** A share of a difference, or of a p-value, has no meaning. */
    @Test
    void differencesAndPValuesHaveNoShareKept() {
        Experiment experiment = new Experiment(
                "",
                LawSource.gaussian(0, 1, 50),
                new Gaussian(),
                List.of(new Replace()),
                List.of(new KolmogorovSmirnovP(), new NgramEntropy()),
                List.of(),
                1,
                50,
                3,
                Seed.of(1));
        List<Row> rows = new ArrayList<>();
        for (String metric : List.of("ks-p", "ngram-entropy")) {
            for (int r = 1; r <= 3; r++) {
                rows.add(new Row("replace", r, 1, metric, new Value.Of("x0", 0.1 + 0.001 * r)));
                rows.add(new Row(Arm.REAL_ONLY.label(), r, 1, metric, new Value.Of("x0", 0.8 + 0.001 * r)));
            }
        }
        assertThat(new LoopVerdict(experiment, rows).retained("replace")).isEmpty();
    }

    /** Nominal rate 1 % for any finding; 400 runs under the null; more than 12 findings has a chance below 4e-4 (binomial). */
    @Test
    void falseAlarmsStayAtTheirRate() {
        int alarms = 0;
        for (int seed = 100; seed < 500; seed++) {
            alarms += verdict("variance", 1, 0.2, 10, seed).findings().isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThanOrEqualTo(12);
    }
}
