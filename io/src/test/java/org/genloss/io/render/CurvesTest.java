package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import org.genloss.lab.probe.LearningCurve;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** Which curves are shown first, of readings that are made up. */
class CurvesTest {
    private final List<Row> rows = new ArrayList<>();

    private void reading(String measure, double replace, double control, double step) {
        for (int r = 1; r <= 3; r++) {
            rows.add(new Row("replace", r, 1, measure, new Value.Of("x0", replace + step * (r - 2))));
            rows.add(new Row(Arm.REAL_ONLY.label(), r, 1, measure, new Value.Of("x0", control + step * (r - 2))));
        }
    }

    private void floor(String measure, double low, double high) {
        rows.add(new Row(Arm.REFERENCE.label(), 1, 0, measure, new Value.Of("x0", low)));
        rows.add(new Row(Arm.REFERENCE.label(), 2, 0, measure, new Value.Of("x0", high)));
    }

    private Curves curves() {
        Experiment experiment = new Experiment(
                "",
                LawSource.gaussian(0, 1, 50),
                new Gaussian(),
                List.of(new Replace()),
                List.of(),
                List.of(new LearningCurve()),
                1,
                50,
                3,
                Seed.of(1));
        return new Curves(new SimulateResult.Cell(
                experiment, Trajectory.of(rows), new Theories(experiment), Map.of(), Map.of(), Map.of(), List.of()));
    }

    /** Step 16 moved furthest, then 4, then 1; the two furthest have room, and the earlier one comes first. */
    @Test
    void stepsStandInTheirOrder() {
        for (int step : new int[] {1, 4, 16}) {
            step("fitted, step " + step, step);
            step("held out, step " + step, 20 * step);
        }
        assertThat(shown(6))
                .containsExactly(
                        "held out, step 1",
                        "held out, step 4",
                        "held out, step 16",
                        "fitted, step 1",
                        "fitted, step 4",
                        "fitted, step 16");
        assertThat(shown(2)).containsExactly("held out, step 4", "held out, step 16");
    }

    private void step(String subject, double away) {
        for (int r = 1; r <= 3; r++) {
            rows.add(new Row("replace", r, 1, "learning-curve", new Value.Of(subject, away + 1 + r)));
            rows.add(new Row(Arm.REAL_ONLY.label(), r, 1, "learning-curve", new Value.Of(subject, 1 + r)));
        }
    }

    private List<String> shown(int room) {
        return Shown.of(curves(), List.of("learning-curve"), 4, room).curves().stream()
                .map(Curves.Curve::subject)
                .toList();
    }

    private List<String> moved() {
        return curves().moved(9).stream().map(Curves.Curve::measure).toList();
    }

    /** The p-value moved furthest, and the ratio of variances by many deviations, if too little to be printed. */
    @Test
    void neitherPValuesNorWhatIsConstantIsShown() {
        reading("ks-p", 0.001, 0.9, 1e-4);
        reading("variance-ratio", 1.00001, 1, 1e-7);
        reading("quantile-coverage", 0.7, 0.9, 0.05);
        assertThat(moved()).containsExactly("quantile-coverage");
    }

    @Test
    void whatStaysWithinItsFloorIsNotShown() {
        reading("variance-ratio", 0.98, 1.02, 0.01);
        floor("variance-ratio", 0.9, 1.1);
        reading("quantile-coverage", 0.7, 0.9, 0.1);
        assertThat(moved()).containsExactly("quantile-coverage");
    }

    @Test
    void aDifferenceHasNoShareKept() {
        reading("ngram-entropy", 0.3, 0.2, 0.01);
        reading("quantile-coverage", 0.6, 0.9, 0.01);
        Curves curves = curves();
        for (Curves.Curve curve : curves.all()) {
            assertThat(curves.kept(curve, "replace").isPresent())
                    .isEqualTo(curve.measure().equals("quantile-coverage"));
        }
    }
}
