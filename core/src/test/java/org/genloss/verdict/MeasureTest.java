package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;
import org.junit.jupiter.api.Test;

/** One metric alone and the same metric within a check are one reading: value, interval, floor, p and relabellings. */
class MeasureTest {
    private static Check.Given points(String name, int n, double by) {
        UniformRandomProvider random = Seed.of(19).child(name).random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] x = {by + normal.sample(), normal.sample(), normal.sample()};
            items.add(Item.of(name + i, new Payload.Vector(x)));
        }
        return Check.Given.of(name, List.of(), new Items(Schema.vector(3), items));
    }

    @Test
    void aMetricAloneReadsAsInACheck() {
        Check.Given reference = points("reference", 90, 0);
        Check.Given generation = points("generation", 60, 0.3);
        CheckSettings settings = CheckSettings.of(Seed.of(4));
        CheckResult result = Check.run(reference, List.of(generation), settings, Workers.SERIAL, (what, share) -> {});
        List<Reading> all = result.generations().get(0).readings();
        for (String id : List.of("mean-distance", "variance-ratio", "prdc-recall", "frechet-distance")) {
            Metric metric = Catalog.of(Metric.class, "metric").get(id);
            List<Reading> alone = Measure.run(Check.Real.of(reference), generation, metric, settings, Workers.SERIAL);
            assertThat(alone)
                    .isEqualTo(all.stream()
                            .filter(r -> !r.tested() && r.card().id().equals(id))
                            .toList());
            assertThat(alone).allSatisfy(r -> {
                assertThat(r.items()).isEqualTo(60);
                assertThat(r.relabellings()).isEqualTo(metric.card().effort() == Card.Effort.LIGHT ? 99 : 39);
                assertThat(r.p().orElseThrow() * (r.relabellings() + 1)).isBetween(1.0, r.relabellings() + 1.0);
            });
        }
        assertThat(all.stream().filter(Reading::tested).map(Reading::relabellings))
                .containsOnly(result.permutations());
    }

    /** Light and heavy ones, two of one name, and one that asks the holdout: each reads as it does alone. */
    @Test
    void severalAtOnceReadAsEachAlone() {
        Check.Given generation = points("generation", 60, 0.3);
        Check.Real real =
                new Check.Real(points("reference", 90, 0), Optional.of(points("holdout", 70, 0)), Optional.empty());
        CheckSettings settings = CheckSettings.of(Seed.of(4));
        var catalog = Catalog.of(Metric.class, "metric");
        List<Metric> metrics = List.of(
                catalog.get("prdc-recall"),
                catalog.get("mean-distance"),
                catalog.get("dcr-share"),
                Settings.with(catalog.get("prdc-recall"), Map.of("neighbours", 2)),
                catalog.get("variance-ratio"));
        List<List<Reading>> together = Measure.run(real, generation, metrics, settings, Workers.SERIAL);
        for (int m = 0; m < metrics.size(); m++) {
            assertThat(together.get(m))
                    .isNotEmpty()
                    .isEqualTo(Measure.run(real, generation, metrics.get(m), settings, Workers.SERIAL));
        }
        assertThat(together.get(0)).isNotEqualTo(together.get(3));
    }
}
