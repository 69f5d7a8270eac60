package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Seed;
import org.genloss.io.run.SimulateResult;
import org.genloss.io.run.Theories;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.Trajectory;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.probe.JensenShannonFromTruth;
import org.genloss.lab.probe.ModelVariance;
import org.genloss.lab.probe.Phases;
import org.genloss.lab.probe.RareCoverage;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.verdict.LoopVerdict;
import org.genloss.metric.Value;
import org.genloss.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** Headlines of runs that are made up: five replicates of each arm about what is asked for. */
class SentencesTest {
    private static final int GENERATIONS = 6;
    private static final int REPLICATES = 5;
    private static final Experiment EXPERIMENT = new Experiment(
            "",
            LawSource.gaussian(0, 1, 200),
            new Gaussian(),
            List.of(new Replace(), new Accumulate(), new FixedReal()),
            List.of(),
            List.of(new ModelVariance(), new RareCoverage(), new JensenShannonFromTruth(), new Phases()),
            GENERATIONS,
            200,
            REPLICATES,
            Seed.of(1));

    private final List<Row> rows = new ArrayList<>();

    /** A straight line from 1 at the first generation to the last; replicates differ by steps of the noise. */
    private void course(String regime, String measure, String subject, double last, double noise) {
        for (int r = 1; r <= REPLICATES; r++) {
            for (int t = 1; t <= GENERATIONS; t++) {
                double mean = 1 + (last - 1) * (t - 1) / (GENERATIONS - 1);
                rows.add(new Row(regime, r, t, measure, new Value.Of(subject, mean * (1 + noise * (r - 3)))));
            }
        }
    }

    private void variance(String regime, double last, double noise) {
        course(regime, "variance", "model", last, noise);
    }

    private void variances(double replace, double accumulate, double kept, double noise) {
        variance("replace", replace, noise);
        variance("accumulate", accumulate, noise);
        variance(Arm.of(new FixedReal()).label(), kept, noise);
        variance(Arm.REAL_ONLY.label(), 1, noise);
    }

    private List<String> two() {
        LoopVerdict verdict = new LoopVerdict(EXPERIMENT, rows);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (var regime : EXPERIMENT.regimes()) {
            verdicts.put(Arm.of(regime).label(), verdict.of(Arm.of(regime).label()));
        }
        SimulateResult.Cell cell = new SimulateResult.Cell(
                EXPERIMENT, Trajectory.of(rows), new Theories(EXPERIMENT), verdicts, Map.of(), Map.of(), List.of());
        return new Sentences(cell, new Curves(cell)).two();
    }

    /** E var of replace is (199/200)^t, of real data alone 199/200: (199/200)^5 = 0.975, whatever the measured control is. */
    @Test
    void theGravestGoesFirstAndTheoryIsComparedWithTheory() {
        variances(0.4, 0.8, 1, 0.01);
        assertThat(two())
                .containsExactly(
                        "Under replace, variance of the model fell to 40 % of what real data alone keeps in 6 generations;"
                                + " theory says 98 %.",
                        "Under real data kept, nothing was lost: it stayed at 100 %.");
    }

    /** Late collapse is told by what is not of the tail, though a tail lost more and stands before it among the findings. */
    @Test
    void theReadingThatDecidesIsTheHeadline() {
        variances(0.4, 0.8, 1, 0.01);
        course("replace", "rare-coverage", "model", 0.1, 0.01);
        course(Arm.REAL_ONLY.label(), "rare-coverage", "model", 1, 0.01);
        assertThat(two().get(0))
                .startsWith("Under replace, variance of the model fell to 40 % of what real data alone keeps in 6");
    }

    @Test
    void namesStayAsTheyAreWithinASentence() {
        variances(1, 1, 1, 0.01);
        course("replace", "js-from-truth", "model", 9, 0.01);
        course(Arm.REAL_ONLY.label(), "js-from-truth", "model", 1, 0.01);
        assertThat(String.join(" ", two())).contains("Jensen-Shannon").doesNotContain("jensen-Shannon");
    }

    @Test
    void whatGrewIsNotSaidToFall() {
        variances(1.1, 2.5, 1, 0.01);
        assertThat(two().get(0))
                .startsWith("Under accumulate, variance of the model grew to 250 % of what real data alone keeps");
    }

    @Test
    void theLossGoesBeforeTheLargerGrowth() {
        variances(0.85, 2.5, 1, 0.005);
        assertThat(two().get(0)).startsWith("Under replace, variance of the model fell to 85 %");
    }

    @Test
    void noSentenceSaysKeptTwice() {
        variances(0.4, 0.8, 1.05, 0.01);
        assertThat(two().get(1)).isEqualTo("Under real data kept, nothing was lost: it stayed at 105 %.");
    }

    @Test
    void anExpansionIsTheHeadlineWhereItDecides() {
        variances(1, 1, 1, 0.01);
        for (var regime : EXPERIMENT.regimes()) {
            boolean grows = regime instanceof Accumulate;
            String label = Arm.of(regime).label();
            course(label, "phases", Phases.TAIL, 1, 0);
            course(label, "phases", Phases.BODY, 1, 0);
            course(label, "phases", Phases.SPREAD, grows ? 2 : 1, 0);
        }
        assertThat(two().get(0))
                .isEqualTo(
                        "Under accumulate, the loop ends in expansion: spread grew to 200 % (200 to 200 %) of that of"
                                + " generation 1.");
    }

    @Test
    void nothingLostIsSaidAsThat() {
        variances(1, 1, 1, 0.01);
        assertThat(two().get(0))
                .isEqualTo("Nothing was lost under replace, accumulate and real data kept in 6 generations.");
        assertThat(two().get(1)).startsWith("Half of the readings would have shown a loss of ");
    }

    @Test
    void whatIsUndecidedIsNoFact() {
        variances(1.34, 1, 1, 0.5);
        assertThat(two())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence)
                        .startsWith(
                                "Undecided after 6 generations with 5 replicates: under replace, half of the readings")
                        .endsWith(" replicates would tell."));
    }
}
