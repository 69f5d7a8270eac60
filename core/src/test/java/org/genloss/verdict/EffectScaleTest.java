package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Value;
import org.genloss.metric.table.Tables;
import org.genloss.metric.vector.Clouds;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reports show of the verdict's own test: the effects that its sentences tell, and floors on the same scale. */
class EffectScaleTest {
    private static final Seed SEED = Seed.of(11);

    private static ZigguratSampler.NormalizedGaussian normal(String name) {
        return ZigguratSampler.NormalizedGaussian.of(SEED.child(name).random());
    }

    private static Pool texts() {
        UniformRandomProvider random = SEED.child("texts").random();
        List<List<Draw.Group>> sides = new ArrayList<>();
        for (int types : new int[] {900, 300}) {
            List<Draw.Group> groups = new ArrayList<>();
            for (int g = 0; g < 150; g++) {
                StringBuilder text = new StringBuilder();
                for (int w = 0; w < 25 + random.nextInt(20); w++) {
                    text.append("w")
                            .append((int) Math.pow(types, random.nextDouble()))
                            .append(' ');
                }
                String name = types + "-" + g;
                groups.add(new Draw.Group(
                        name,
                        Hashes.of(name),
                        List.of(Item.of(name, new Payload.Text(text.toString().strip())))));
            }
            sides.add(groups);
        }
        return new Pool(Schema.text(), sides.get(0), sides.get(1));
    }

    private static Pool table() {
        return Tables.pool(rows("left", 1), rows("right", 0.6));
    }

    private static List<Object[]> rows(String name, double spread) {
        ZigguratSampler.NormalizedGaussian normal = normal(name);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double x = spread * normal.sample();
            rows.add(new Object[] {x, x + normal.sample(), "v" + (int) Math.abs(4 * x)});
        }
        return rows;
    }

    private static Pool vectors() {
        return Clouds.pool(cloud("left", 1), cloud("right", 0.7));
    }

    private static double[][] cloud(String name, double spread) {
        ZigguratSampler.NormalizedGaussian normal = normal(name);
        double[][] cloud = new double[250][4];
        for (double[] point : cloud) {
            Arrays.setAll(point, i -> spread * normal.sample());
        }
        return cloud;
    }

    static Stream<Trial> trials() {
        return Stream.of(texts(), table(), vectors()).map(pool -> {
            Relabelling relabelling = new Relabelling(pool);
            Battery battery = Batteries.of(pool);
            return Trial.of(battery, Engine.run(battery, relabelling, SEED, 200, Workers.SERIAL), relabelling.truth());
        });
    }

    @ParameterizedTest
    @MethodSource("trials")
    void theObservedValueReadsAsTheEffectThatSentencesTellAndLargerValuesNeverAsLess(Trial trial) {
        for (int j = 0; j < trial.size(); j++) {
            Tested.Result result = trial.result(j);
            if (!result.defined() || !Double.isFinite(trial.effect()[j])) {
                continue;
            }
            Battery.Effect scale = trial.battery().effectOf(j, trial.truth(), result.mean());
            String name = trial.statistic(j).card().id() + " of " + trial.subject(j);
            assertThat(scale.of().applyAsDouble(result.observed())).as(name).isCloseTo(trial.effect()[j], within(1e-9));
            double before = Double.NEGATIVE_INFINITY;
            for (int step = -4; step <= 4; step++) {
                double effect = scale.of().applyAsDouble(result.mean() + step * result.deviation());
                assertThat(effect).as(name).isGreaterThanOrEqualTo(before);
                before = effect;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void aLossReadsAsAShareKeptWithAllKeptNearTheMiddleOfItsFloor(Trial trial) {
        List<Reading> readings = TestedReadings.of(trial, texts());
        assertThat(readings).hasSize(trial.size()).allMatch(Reading::tested);
        for (int j = 0; j < trial.size(); j++) {
            Reading reading = readings.get(j);
            assertThat(reading.interval().isEmpty() || reading.floor().isEmpty())
                    .as(reading.card().id())
                    .isEqualTo(!reading.reason().isEmpty());
            boolean extreme = List.of("rarest-values", "emptiest-cluster", "emptiest-small-cluster")
                    .contains(reading.card().id()); // the least of many lies below 1 in the reference too
            if (trial.statistic(j).side() == Statistic.Side.LOSS && reading.value() instanceof Value.Of of) {
                assertThat(reading.card().unit()).isEqualTo(Card.Unit.SHARE);
                assertThat(of.number()).isGreaterThanOrEqualTo(0).isEqualTo(trial.effect()[j]);
                assertThat(extreme || reading.floor().orElseThrow().contains(1))
                        .as(reading.card().id())
                        .isTrue();
            }
        }
    }
}
