package org.genloss.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.verdict.Compare;
import org.genloss.verdict.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every metric on the shelf keeps, whatever the data: its range, and the value that its card calls unchanged. */
class MetricLawsTest {
    /** Of ratios and shares: a few roundings of sums. Differences and distances of a copy are exactly 0. */
    private static final double ROUNDING = 1e-12;

    /** Deflate is told the texts in another order. */
    private static final double COMPRESSED = 0.02;

    private static final Schema TABLE = Schema.table(List.of(
            new Schema.Column("pay", Schema.Scale.NUMERIC),
            new Schema.Column("job", Schema.Scale.CATEGORICAL),
            new Schema.Column("age", Schema.Scale.NUMERIC)));

    static Stream<Metric> metrics() {
        return Catalog.of(Metric.class, "metric").all().stream();
    }

    /** Sets of payloads by name: of each kind one like the reference, one shifted, one collapsed onto few items. */
    private static Map<String, List<Payload>> data(Schema schema, int n) {
        Map<String, List<Payload>> data = new LinkedHashMap<>();
        for (String name : List.of("reference", "like", "shifted", "collapsed")) {
            UniformRandomProvider random =
                    Seed.of(5).child(schema.kind() + name).random();
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            List<Payload> items = new ArrayList<>();
            double by = name.equals("shifted") ? 1.5 : 0;
            for (int i = 0; i < n; i++) {
                boolean again = name.equals("collapsed") && i >= 3;
                items.add(again ? items.get(i % 3) : payload(schema, random, normal, by));
            }
            data.put(name, items);
        }
        return data;
    }

    private static Payload payload(
            Schema schema, UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, double by) {
        return switch (schema.kind()) {
            case VECTOR ->
                new Payload.Vector(IntStream.range(0, schema.width())
                        .mapToDouble(j -> by + 0.1 + normal.sample())
                        .toArray());
            case TABLE -> {
                double pay = Math.exp(by + normal.sample());
                String job = "job" + Integer.numberOfTrailingZeros(random.nextInt() | 1 << 8);
                Cell age = random.nextInt(10) == 0 ? Cell.MISSING : new Cell.Number(pay / 3 + normal.sample());
                yield new Payload.Row(List.of(new Cell.Number(pay), new Cell.Category(job), age));
            }
            default -> {
                StringBuilder text = new StringBuilder();
                for (int k = 10 + random.nextInt(20); k > 0; k--) {
                    text.append(" w").append((int) (Math.pow(300, random.nextDouble()) + 100 * by));
                }
                yield new Payload.Text(text.substring(1));
            }
        };
    }

    private static List<Draw.Group> groups(String prefix, List<Payload> items) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String id = prefix + i;
            groups.add(new Draw.Group(id, Hashes.of(id), List.of(Item.of(id, items.get(i)))));
        }
        groups.sort((a, b) -> Long.compareUnsigned(a.hash(), b.hash()));
        return groups;
    }

    private static Pool pool(Schema schema, List<Payload> reference, List<Payload> candidate) {
        return new Pool(schema, groups("r", reference), groups("g", candidate));
    }

    private static List<Schema> schemas(Metric metric) {
        return Stream.of(Schema.text(), TABLE, Schema.vector(3), Schema.vector(24))
                .filter(metric::fits)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void valueIntervalAndFloorStayInTheRange(Metric metric) {
        for (Schema schema : schemas(metric)) {
            Map<String, List<Payload>> data = data(schema, 60);
            data.forEach((name, items) -> Compare.run(
                            pool(schema, data.get("reference"), items), List.of(metric), 19, Seed.of(1), Workers.SERIAL)
                    .forEach(reading -> inRange(reading, name)));
        }
    }

    private static void inRange(Reading reading, String name) {
        Card card = reading.card();
        if (reading.value() instanceof Value.Of of) {
            List<Double> numbers = new ArrayList<>(List.of(of.number()));
            Stream.of(reading.interval(), reading.floor())
                    .forEach(interval -> interval.ifPresent(i -> {
                        numbers.add(i.low());
                        numbers.add(i.high());
                    }));
            assertThat(numbers)
                    .as("%s of %s against %s", card.id(), reading.subject(), name)
                    .allMatch(card.range()::contains);
            assertThat(reading.interval().isEmpty() || reading.floor().isEmpty())
                    .as("what is missing has a reason: %s of %s", card.id(), reading.subject())
                    .isEqualTo(!reading.reason().isEmpty());
            assertThat(reading.interval().stream())
                    .as("an interval has a width: %s of %s against %s", card.id(), reading.subject(), name)
                    .allMatch(i -> i.high() > i.low());
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aCopyInAnotherOrderIsUnchanged(Metric metric) {
        Card card = metric.card();
        for (Schema schema : schemas(metric)) {
            List<Payload> items = data(schema, 200).get("reference");
            List<Payload> copy = new ArrayList<>(items);
            Collections.shuffle(copy, new Random(7));
            for (Value value : metric.compare(Sides.of(pool(schema, items, copy)))) {
                if (value instanceof Value.Of of
                        && card.unchanged().isPresent()
                        && !value.subject().endsWith("by chance")) {
                    double unchanged = card.unchanged().getAsDouble();
                    double slack = card.id().equals("compression-ratio") ? COMPRESSED : unchanged == 0 ? 0 : ROUNDING;
                    assertThat(of.number())
                            .as("%s of %s", card.id(), value.subject())
                            .isCloseTo(unchanged, within(slack));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void levelsAreWhatTheNumberIsMadeOf(Metric metric) {
        for (Schema schema : schemas(metric)) {
            Map<String, List<Payload>> data = data(schema, 60);
            data.forEach((name, items) -> metric.compare(Sides.of(pool(schema, data.get("reference"), items)))
                    .forEach(value -> {
                        if (value instanceof Value.Of of && of.levels().isPresent()) {
                            Value.Levels levels = of.levels().get();
                            double from = levels.reference();
                            double to = levels.generation();
                            assertThat(Stream.of(to / from, to - from, Math.sqrt(Math.max(0, to) / from)))
                                    .as("%s of %s against %s: %s", metric.card().id(), of.subject(), name, levels)
                                    .anyMatch(made -> Math.abs(made - of.number()) <= 1e-9 * Math.max(1, Math.abs(to)));
                            if (name.equals("reference") && !metric.card().id().equals("compression-ratio")) {
                                assertThat(to).as(metric.card().id()).isCloseTo(from, within(1e-9 * Math.abs(from)));
                            }
                        }
                    }));
        }
    }
}
