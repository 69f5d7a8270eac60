package org.genloss.lab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.probe.Heterozygosity;
import org.genloss.lab.probe.Support;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.verdict.LoopVerdict;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static Experiment experiment(List<Regime> regimes, int generations, int items, int replicates, int seed) {
        return new Experiment(
                "",
                new LawSource(
                        CategoricalLaw.uniform(20),
                        items,
                        CategoricalLaw.uniform(20).draw(1, Seed.of(1)).schema()),
                new Categorical(),
                regimes,
                List.of(),
                List.of(new Heterozygosity(), new Support()),
                generations,
                items,
                replicates,
                Seed.of(seed));
    }

    private static SweepCell run(Experiment experiment) {
        List<Row> rows = new ArrayList<>();
        for (Arm arm : Arm.all(experiment)) {
            for (int r = 1; r <= experiment.replicates(); r++) {
                rows.addAll(Simulate.replicate(experiment, arm, r).rows());
            }
        }
        return cell(experiment, rows);
    }

    private static SweepCell cell(Experiment experiment, List<Row> rows) {
        return new SweepCell(experiment, rows, new LoopVerdict(experiment, rows));
    }

    private static DoseResponse synthetic(int seed) {
        int n = 200;
        List<Object> doses = List.of(0.95, 0.97, 0.98, 0.99);
        List<SweepCell> cells = doses.stream()
                .map(s -> run(
                        experiment(List.of(new FreshMix((double) s, FreshMix.Sampling.BERNOULLI)), 60, n, 30, seed)))
                .toList();
        Sweep sweep = Sweep.of(
                        Map.of("regimes.fresh-mix.synthetic", doses), cells, new Sweep.Terms(0.9, "heterozygosity"))
                .orElseThrow();
        return sweep.lines().get(0).response();
    }

    /**
     * Science page, section 12, after Riis 2026 (arXiv:2604.08554): with each row real with chance f, homozygosity goes by
     * S' = 1/n + (1-1/n)(S0 (1-(1-f)^2) + (1-f)^2 S), and about 4.5 real rows a fit keep 90 % of H0. What is compared with here is the
     * control, which keeps 1-1/n of H0.
     */
    @Test
    void theThresholdOfTheLoopIsThatOfTheTheory() {
        double n = 200;
        double f = 0;
        double kept = 0;
        while (kept < 0.9) {
            f += 1e-5;
            double s = 0.05 + 0.95 / n;
            for (int t = 2; t <= 60; t++) {
                s = 1 / n + (1 - 1 / n) * (0.05 * (1 - (1 - f) * (1 - f)) + (1 - f) * (1 - f) * s);
            }
            kept = (1 - s) / (0.95 * (1 - 1 / n));
        }
        assertThat(n * f).isBetween(3.5, 5.0);
        DoseResponse response = synthetic(1);
        assertThat(response.falling()).isTrue();
        assertThat(response.threshold())
                .isInstanceOfSatisfying(
                        Threshold.Found.class,
                        found -> assertThat(found.interval().high()
                                        - found.interval().low())
                                .isLessThan(0.01));
        double truth = 1 - f;
        assertThat(((Threshold.Found) response.threshold()).interval().contains(truth))
                .as("%s of %s", response.threshold(), truth)
                .isTrue();
    }

    /** Five replicates of two regimes that keep the given shares of heterozygosity and support. */
    private static SweepCell fixed(double replace, double mix, double support) {
        Experiment experiment = experiment(List.of(new Replace(), new FreshMix()), 1, 50, 5, 1);
        List<Row> rows = new ArrayList<>();
        for (int r = 1; r <= 5; r++) {
            double noise = 1 + 0.002 * (r - 3);
            rows.add(new Row("replace", r, 1, "heterozygosity", new Value.Of("model", replace * noise)));
            rows.add(new Row(
                    Arm.of(new FreshMix()).label(), r, 1, "heterozygosity", new Value.Of("model", mix * noise)));
            rows.add(new Row("replace", r, 1, "support", new Value.Of("model", support * noise)));
            rows.add(new Row(Arm.of(new FreshMix()).label(), r, 1, "support", new Value.Of("model", support * noise)));
            for (String measure : List.of("heterozygosity", "support")) {
                rows.add(new Row(Arm.REAL_ONLY.label(), r, 1, measure, new Value.Of("model", 1 / noise)));
            }
        }
        return cell(experiment, rows);
    }

    private static final Sweep.Terms UNASKED = new Sweep.Terms(0.9, "");

    @Test
    void theReadingOfAFixedOrderIsFollowedWhateverFellFurthest() {
        List<SweepCell> fallen = List.of(fixed(1, 1, 0.99), fixed(0.95, 0.95, 0.1));
        assertThat(Sweep.of(Map.of("items", List.of(100, 50)), fallen, UNASKED)
                        .orElseThrow()
                        .reading()
                        .card()
                        .id())
                .isEqualTo("heterozygosity");
        List<SweepCell> cells = List.of(fixed(1, 1, 0.99), fixed(0.4, 0.8, 0.7));
        Sweep sweep =
                Sweep.of(Map.of("items", List.of(100, 50)), cells, UNASKED).orElseThrow();
        assertThat(sweep.reading().card().id()).isEqualTo("heterozygosity");
        assertThat(Sweep.of(Map.of("items", List.of(100, 50)), cells, new Sweep.Terms(0.9, "support"))
                        .orElseThrow()
                        .reading()
                        .card()
                        .id())
                .isEqualTo("support");
        assertThat(sweep.cells().get(1).kept().get(0).ratio()).isCloseTo(0.4, within(1e-3));
        assertThat(sweep.lines()).hasSize(2);
        assertThat(sweep.lines().get(0).response().falling()).isFalse();
        Threshold.Found found =
                (Threshold.Found) sweep.lines().get(0).response().threshold();
        assertThat(found.at()).isCloseTo(50 + 50 * 0.5 / 0.6, within(0.3));
    }

    /** A setting of fresh-mix says nothing about replace: no line for it, and none for each value of it. */
    @Test
    void onlyRegimesThatAFactorTouchesAreJudgedByIt() {
        Map<String, List<Object>> vary = new LinkedHashMap<>();
        vary.put("learner.smoothing", List.of(0, 1));
        vary.put("regimes.fresh-mix.synthetic", List.of(0.1, 0.5, 0.9));
        List<SweepCell> cells = new ArrayList<>();
        for (double mix : new double[] {1, 0.9, 0.8, 0.99, 0.7, 0.6}) {
            cells.add(fixed(1, mix, 1));
        }
        Sweep sweep = Sweep.of(vary, cells, UNASKED).orElseThrow();
        assertThat(sweep.lines()).extracting(Sweep.Line::regime).containsExactly(0, 1, 1);
        assertThat(sweep.lines()).extracting(Sweep.Line::factor).containsExactly(0, 1, 1);
        assertThat(sweep.lines().get(2).at()).containsExactly(1, -1);
        assertThat(sweep.lines().get(2).response().points())
                .extracting(DoseResponse.Point::dose)
                .containsExactly(0.1, 0.5, 0.9);
        assertThat(sweep.varied(0)).containsExactly(0);
        assertThat(sweep.varied(1)).containsExactly(0, 1);
    }

    @Test
    void withoutNumbersThereIsATableAndNoLine() {
        Sweep sweep = Sweep.of(
                        Map.of("learner.kind", List.of("a", "b")), List.of(fixed(1, 1, 1), fixed(0.5, 0.6, 1)), UNASKED)
                .orElseThrow();
        assertThat(sweep.lines()).isEmpty();
        assertThat(sweep.cells()).hasSize(2);
    }
}
