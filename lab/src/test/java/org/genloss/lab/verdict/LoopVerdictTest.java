package org.genloss.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Catalog;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Probe;
import org.genloss.lab.Row;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.probe.Absorbed;
import org.genloss.lab.probe.DivergenceFromTruth;
import org.genloss.lab.probe.LogVariance;
import org.genloss.lab.probe.ModelMean;
import org.genloss.lab.probe.ModelVariance;
import org.genloss.lab.probe.TailMass;
import org.genloss.lab.probe.WeightError;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.table.KolmogorovSmirnovP;
import org.genloss.metric.text.NgramEntropy;
import org.genloss.metric.vector.VarianceRatio;
import org.genloss.verdict.Finding;
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

    /** Energy distance of the control over that of the reference against itself, four replicates of each that differ by a per cent. */
    private static Verdict beside(double control, double floor) {
        return judged(beside(control, floor, 0.01));
    }

    private static List<Row> beside(double control, double floor, double step) {
        List<Row> rows = new ArrayList<>();
        for (int r = 1; r <= 4; r++) {
            double noise = 1 + step * (r - 2.5);
            rows.add(new Row("replace", r, 1, "energy-distance", new Value.Of("items", control * (2 - noise))));
            rows.add(new Row(Arm.REAL_ONLY.label(), r, 1, "energy-distance", new Value.Of("items", control * noise)));
            rows.add(new Row(Arm.REFERENCE.label(), r, 0, "energy-distance", new Value.Of("items", floor * noise)));
        }
        return rows;
    }

    private static Verdict judged(List<Row> rows) {
        Experiment four = new Experiment(
                "",
                LawSource.gaussian(0, 1, 50),
                new Gaussian(),
                List.of(new Replace()),
                List.of(Catalog.of(Metric.class, "metric").get("energy-distance")),
                List.of(),
                1,
                50,
                4,
                Seed.of(1));
        return new LoopVerdict(four, rows).of("replace");
    }

    /** The loop adds nothing either way; what differs is what the control is away from the data. */
    @Test
    void aModelThatLearntNothingIsNotHealthyWithoutAWord() {
        Verdict far = beside(24, 0.2);
        assertThat(far.level()).isEqualTo(Level.HEALTHY);
        assertThat(far.warnings())
                .singleElement()
                .asString()
                .startsWith("Already a single fit is far from the data: Energy distance reads 24 for real data only,"
                        + " and 0.19");
        Verdict unsure = judged(beside(24, 0.2, 0.25));
        assertThat(unsure.level()).isEqualTo(Level.UNDECIDED);
        assertThat(unsure.warnings()).as("more replicates would not help").hasSize(1);
        assertThat(beside(1.8, 0.2).warnings()).isEmpty();
        assertThat(beside(0.2, 0.2).warnings()).isEmpty();
    }

    /** Errors of 1, 1, 1 and 1000: mean 251, standard error 0.99 of it; what would have been seen is hundreds of times as much, not per cent. */
    @Test
    void aRiseOfManyTimesIsNoPercentage() {
        List<Row> rows = new ArrayList<>();
        for (int r = 1; r <= 4; r++) {
            for (String arm : List.of("replace", Arm.REAL_ONLY.label())) {
                rows.add(new Row(arm, r, 1, "energy-distance", new Value.Of("items", r == 4 ? 1000 : 1)));
            }
            rows.set(
                    rows.size() - 2,
                    new Row("replace", r, 1, "energy-distance", new Value.Of("items", r == 4 ? 999 : 1)));
        }
        assertThat(judged(rows).sentence())
                .containsPattern("would have missed a rise to [0-9]{3} times; ")
                .doesNotContain("%");
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

    /** Of a run of each arm: what one replicate reads. */
    private interface Course {
        double at(int replicate, int generation);
    }

    private static LoopVerdict loop(Probe probe, int generations, int replicates, Course regime, Course control) {
        Experiment experiment = new Experiment(
                "",
                LawSource.gaussian(0, 1, 50),
                new Gaussian(),
                List.of(new Replace()),
                List.of(),
                List.of(probe),
                generations,
                50,
                replicates,
                Seed.of(1));
        List<Row> rows = new ArrayList<>();
        String id = probe.card().id();
        for (int r = 1; r <= replicates; r++) {
            for (int t = 1; t <= generations; t++) {
                rows.add(new Row("replace", r, t, id, Value.of("model", regime.at(r, t), "it is infinite")));
                rows.add(new Row(
                        Arm.REAL_ONLY.label(), r, t, id, Value.of("model", control.at(r, t), "it is infinite")));
            }
        }
        return new LoopVerdict(experiment, rows);
    }

    /** -1, 0, 1 and so on about 0. */
    private static double noise(int replicate) {
        return replicate % 3 - 1;
    }

    /** ln V falls by 0.9 on the log scale while the mean variance is 0.63: exp(-0.9) = 0.41, whichever of the two is asked for. */
    @Test
    void theVarianceAndItsLogarithmAreJudgedAlike() {
        Course logs = (r, t) -> (t - 1) * (-0.9 + 1.2 * noise(r)) / 9;
        Course still = (r, t) -> 0.02 * noise(r + t);
        Verdict byLogarithm = loop(new LogVariance(), 10, 150, logs, still).of("replace");
        Verdict byVariance = loop(
                        new ModelVariance(),
                        10,
                        150,
                        (r, t) -> Math.exp(logs.at(r, t)),
                        (r, t) -> Math.exp(still.at(r, t)))
                .of("replace");
        assertThat(byLogarithm.level()).isEqualTo(Level.LATE_COLLAPSE);
        assertThat(byVariance.level()).isEqualTo(Level.LATE_COLLAPSE);
        assertThat(byVariance.sentence()).startsWith("Ends in late collapse: spread fell to 41 % (");
    }

    /** Its spread is gone, in the only run there is: nothing says how far another run would lie from it. */
    @Test
    void oneRunIsUndecided() {
        for (double left : new double[] {0.1, 1, 9}) {
            Verdict verdict = loop(new ModelVariance(), 5, 1, (r, t) -> t == 1 ? 1 : left, (r, t) -> 1)
                    .of("replace");
            assertThat(verdict.level()).isEqualTo(Level.UNDECIDED);
            assertThat(verdict.sentence())
                    .isEqualTo("Undecided: one run has no error to judge it by; at least 2 replicates are needed.");
        }
    }

    @Test
    void aSpreadThatGrowsIsCalledExpansion() {
        Verdict verdict = loop(
                        new ModelVariance(), 5, 10, (r, t) -> t + 0.02 * noise(r), (r, t) -> 1 + 0.02 * noise(r + t))
                .of("replace");
        assertThat(verdict.level()).isEqualTo(Level.SHIFTED);
        assertThat(verdict.sentence()).startsWith("Ends in expansion: spread grew to 500 % (");
    }

    @Test
    void aLossThatIsTooSmallToCountIsToldWithItsInterval() {
        Verdict verdict = verdict("variance", 0.93, 0.02, 200, 7);
        assertThat(verdict.level()).isEqualTo(Level.HEALTHY);
        assertThat(verdict.sentence())
                .startsWith("Variance of the model: 93 % of what real data alone keeps (9")
                .contains("a loss, but less than the tenth that counts as collapse")
                .doesNotContain("Nothing was lost");
        assertThat(verdict.findings()).singleElement().matches(Finding::loss);
    }

    /** 0.86 with errors of 3.4 and 1.7 %: Welch's t is 4.0 with 3 degrees, p 0.028, so it is doubtful and not healthy. */
    @Test
    void aLossWhoseIntervalExcludesThatAllWasKeptIsNeverHealthy() {
        Verdict verdict = loop(new TailMass(), 1, 3, (r, t) -> 0.86 + 0.05 * noise(r), (r, t) -> 1 + 0.03 * noise(r))
                .of("replace");
        assertThat(verdict.level()).isEqualTo(Level.UNDECIDED);
        assertThat(verdict.sentence()).startsWith("Undecided: ").contains("86 % of what real data alone keeps");
    }

    /** Ten times the control's error is a finding and no collapse, like twice it; the first still grows. */
    @Test
    void anErrorAboveTheControlsIsAShift() {
        Course control = (r, t) -> 0.2 + 0.02 * noise(r + t);
        Verdict linear = loop(new WeightError(), 10, 30, (r, t) -> t * (0.2 + 0.02 * noise(r)), control)
                .of("replace");
        Verdict bounded = loop(new WeightError(), 10, 30, (r, t) -> 0.4 + 0.02 * noise(r), control)
                .of("replace");
        assertThat(linear.level()).isEqualTo(Level.SHIFTED);
        assertThat(linear.sentence())
                .startsWith("Squared error of the weights: 10")
                .contains(" times that of real data only (9.")
                .endsWith(", and still growing.");
        assertThat(bounded.level()).isEqualTo(Level.SHIFTED);
        assertThat(bounded.sentence())
                .contains(" 2.0 times that of real data only")
                .doesNotContain("growing");
        assertThat(loop(new WeightError(), 10, 30, (r, t) -> control.at(r + 1, t), control)
                        .of("replace")
                        .level())
                .isEqualTo(Level.HEALTHY);
    }

    /** 12 of 20 chains, then all, are stuck at one value, and none of the control's. */
    @Test
    void chainsThatAreStuckAreAFinding() {
        assertThat(loop(new Absorbed(), 1, 20, (r, t) -> r <= 12 ? 1 : 0, (r, t) -> 0)
                        .of("replace"))
                .satisfies(v -> assertThat(v.level()).isEqualTo(Level.SHIFTED))
                .satisfies(v ->
                        assertThat(v.sentence()).startsWith("Only one value left: 0.600 where real data only has 0."));
        assertThat(loop(new Absorbed(), 1, 20, (r, t) -> 1, (r, t) -> 0)
                        .of("replace")
                        .level())
                .isEqualTo(Level.SHIFTED);
    }

    /** 4 where the control is at 0 and single fits differ by 0.1: a variance alone would notice nothing. */
    @Test
    void aMeanThatMovedIsAShift() {
        Verdict verdict = loop(new ModelMean(), 4, 20, (r, t) -> 4 + 0.1 * noise(r), (r, t) -> 0.1 * noise(r + t))
                .of("replace");
        assertThat(verdict.level()).isEqualTo(Level.SHIFTED);
        assertThat(verdict.sentence()).startsWith("Mean of the model: 4").contains("times what single fits differ by");
    }

    /** Squares of 1e199 overflow: there is no error to compare by, and it was a defect of genloss. */
    @Test
    void aReadingTooLargeToCompareIsLeftOut() {
        Verdict verdict = loop(new ModelMean(), 4, 20, (r, t) -> 1e199 * noise(r), (r, t) -> 0.1 * noise(r + t))
                .of("replace");
        assertThat(verdict.findings()).isEmpty();
    }

    /** Of variances of 1e-180 the squares vanish, and with them went the degrees of freedom. */
    @Test
    void aTinyMeanThatMovedIsAShift() {
        Verdict verdict = loop(
                        new ModelMean(), 4, 20, (r, t) -> 1e-90 * (4 + 0.1 * noise(r)), (r, t) -> 1e-91 * noise(r + t))
                .of("replace");
        assertThat(verdict.level()).isEqualTo(Level.SHIFTED);
    }

    @Test
    void aMeanOverSomeRunsSaysOverWhich() {
        Verdict verdict = loop(
                        new DivergenceFromTruth(),
                        1,
                        20,
                        (r, t) -> r <= 12 ? 0.5 + 0.01 * noise(r) : Double.POSITIVE_INFINITY,
                        (r, t) -> 0.1 + 0.01 * noise(r))
                .of("replace");
        assertThat(verdict.sentence()).contains(" (mean of the 12 of 20 runs in which it is defined)");
    }

    /** A share of the ratio of variances is a share of the spread. */
    @Test
    void aVarianceRatioIsAShareKept() {
        Experiment experiment = new Experiment(
                "",
                LawSource.gaussian(0, 1, 50),
                new Gaussian(),
                List.of(new Replace()),
                List.of(new VarianceRatio()),
                List.of(),
                1,
                50,
                10,
                Seed.of(1));
        List<Row> rows = new ArrayList<>();
        for (int r = 1; r <= 10; r++) {
            rows.add(new Row("replace", r, 1, "variance-ratio", new Value.Of("x0", 0.5 + 0.05 * noise(r))));
            rows.add(new Row(Arm.REAL_ONLY.label(), r, 1, "variance-ratio", new Value.Of("x0", 0.9 + 0.05 * noise(r))));
        }
        assertThat(new LoopVerdict(experiment, rows).of("replace").level()).isEqualTo(Level.EARLY_COLLAPSE);
    }

    /** Everything is gone in all runs; the chance that labels dealt at random separate 5 from 5 is 2 / 252. */
    @Test
    void nothingLeftInAnyRunIsALoss() {
        assertThat(loop(new TailMass(), 1, 5, (r, t) -> 0, (r, t) -> 0.05).of("replace"))
                .satisfies(v -> assertThat(v.level()).isEqualTo(Level.EARLY_COLLAPSE))
                .satisfies(v -> assertThat(v.findings().get(0).p())
                        .isCloseTo(2 / 252.0, org.assertj.core.api.Assertions.within(1e-12)));
    }
}
