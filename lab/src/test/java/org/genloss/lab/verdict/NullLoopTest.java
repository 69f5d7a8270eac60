package org.genloss.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.probe.Absorbed;
import org.genloss.lab.probe.DivergenceFromTruth;
import org.genloss.lab.probe.DivergenceToTruth;
import org.genloss.lab.probe.Heterozygosity;
import org.genloss.lab.probe.LogVariance;
import org.genloss.lab.probe.LostMass;
import org.genloss.lab.probe.MeanError;
import org.genloss.lab.probe.ModelMean;
import org.genloss.lab.probe.ModelVariance;
import org.genloss.lab.probe.Phases;
import org.genloss.lab.probe.RareCoverage;
import org.genloss.lab.probe.Support;
import org.genloss.lab.probe.TailMass;
import org.genloss.lab.probe.TotalVariationFromTruth;
import org.genloss.lab.probe.WassersteinToTruth;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Metric;
import org.genloss.metric.table.KolmogorovSmirnov;
import org.genloss.metric.table.QuantileCoverage;
import org.genloss.metric.table.RareCategoryRecall;
import org.genloss.metric.table.TotalVariation;
import org.genloss.metric.table.Wasserstein;
import org.genloss.metric.vector.VarianceRatio;
import org.genloss.verdict.Level;
import org.junit.jupiter.api.Test;

/** A regime that only ever sees fresh real data against "real data only": whatever is found is a false alarm. */
class NullLoopTest {
    private static final int STUDIES = 8;

    private static Map<Level, Integer> levels(
            Source source, Learner learner, List<Metric> metrics, List<Probe> probes, int n) {
        Map<Level, Integer> levels = new EnumMap<>(Level.class);
        FreshMix fresh = new FreshMix(0, FreshMix.Sampling.EXACT);
        for (int seed = 0; seed < STUDIES; seed++) {
            Experiment experiment =
                    new Experiment("", source, learner, List.of(fresh), metrics, probes, 5, 50, n, Seed.of(seed));
            List<Row> rows = new ArrayList<>();
            for (Arm arm : List.of(Arm.of(fresh), Arm.REAL_ONLY)) {
                for (int r = 1; r <= n; r++) {
                    rows.addAll(Simulate.rows(experiment, arm, r, (drawn, model, generation) -> {}));
                }
            }
            levels.merge(
                    new LoopVerdict(experiment, rows).of(Arm.of(fresh).label()).level(), 1, Integer::sum);
        }
        return levels;
    }

    private static Source zipf() {
        double[] shares = IntStream.rangeClosed(1, 20).mapToDouble(k -> 1.0 / k).toArray();
        double sum = DoubleStream.of(shares).sum();
        CategoricalLaw law =
                CategoricalLaw.of(DoubleStream.of(shares).map(x -> x / sum).toArray());
        return new LawSource(law, 200, law.draw(1, Seed.of(0)).schema());
    }

    /** At most 1 % of the studies; more findings than asserted have a chance below 1e-3 at that rate. */
    @Test
    void falseAlarmsStayAtTheirRate() {
        List<Probe> line = List.of(
                new ModelVariance(),
                new LogVariance(),
                new ModelMean(),
                new MeanError(),
                new WassersteinToTruth(),
                new DivergenceFromTruth(),
                new DivergenceToTruth(),
                new TotalVariationFromTruth(),
                new TailMass(),
                new Phases());
        List<Metric> numbers =
                List.of(new VarianceRatio(), new KolmogorovSmirnov(), new Wasserstein(), new QuantileCoverage());
        List<Probe> kinds = List.of(
                new Support(),
                new Heterozygosity(),
                new Absorbed(),
                new LostMass(),
                new RareCoverage(),
                new DivergenceToTruth(),
                new TotalVariationFromTruth(),
                new Phases());
        List<Metric> categories = List.of(new TotalVariation(), new RareCategoryRecall());
        int studies = 0;
        int alarms = 0;
        List<String> table = new ArrayList<>();
        for (int replicates : List.of(3, 10)) {
            Map<Level, Integer> gaussian =
                    levels(LawSource.gaussian(0, 1, 200), new Gaussian(), numbers, line, replicates);
            Map<Level, Integer> zipf = levels(zipf(), new Categorical(), categories, kinds, replicates);
            Map<Level, Integer> alone = levels(
                    LawSource.gaussian(0, 1, 200), new Gaussian(), List.of(), List.of(new ModelVariance()), replicates);
            for (Map<Level, Integer> levels : List.of(gaussian, zipf, alone)) {
                studies += STUDIES;
                alarms += STUDIES - levels.getOrDefault(Level.HEALTHY, 0) - levels.getOrDefault(Level.UNDECIDED, 0);
            }
            table.add(
                    replicates + " replicates: gaussian " + gaussian + ", zipf " + zipf + ", variance alone " + alone);
        }
        assertThat(BinomialDistribution.of(studies, 0.01).survivalProbability(alarms - 1))
                .as(alarms + " of " + studies + "; " + table)
                .isGreaterThan(1e-3);
    }
}
