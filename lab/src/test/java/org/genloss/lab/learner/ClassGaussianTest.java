package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Schema.Column;
import org.genloss.data.Schema.Scale;
import org.genloss.data.Seed;
import org.genloss.lab.Sampling;
import org.genloss.lab.Tally;
import org.junit.jupiter.api.Test;

class ClassGaussianTest {
    private static final Seed SEED = Seed.of(1);
    private static final Schema SCHEMA = Schema.table(List.of(
            new Column("a", Scale.NUMERIC), new Column("class", Scale.CATEGORICAL), new Column("b", Scale.NUMERIC)));

    private static Item row(String label, double a, double b) {
        return Item.of(
                label + a + b,
                new Payload.Row(List.of(new Cell.Number(a), new Cell.Category(label), new Cell.Number(b))));
    }

    /** Class p lies on b = 2a, class q is one item, class r has both directions. */
    private static Items data() {
        return new Items(
                SCHEMA,
                List.of(
                        row("p", 1, 2),
                        row("p", 3, 6),
                        row("r", 0, 0),
                        row("q", 9, 9),
                        row("r", 1, 5),
                        row("r", 2, 1),
                        row("r", 5, 6)));
    }

    private static String label(Item item) {
        return ((Cell.Category) ((Payload.Row) item.payload()).cells().get(1)).value();
    }

    private static double number(Item item, int column) {
        return ((Cell.Number) ((Payload.Row) item.payload()).cells().get(column)).value();
    }

    /** The same classes by number in a vector: the same laws, drawn in the same places. */
    @Test
    void classesMayBeNumbers() {
        Items tables = data();
        List<Item> vectors = tables.items()
                .map(item -> Item.of(item.id(), new Payload.Vector(new double[] {
                    number(item, 0), label(item).charAt(0), number(item, 2)
                })))
                .toList();
        ClassGaussian learner = new ClassGaussian(Gaussian.Estimator.BIASED, 2, 0);
        assertThat(learner.fits(Schema.vector(3))).isTrue();
        ClassGaussianModel model = learner.fit(new Items(Schema.vector(3), vectors), SEED);
        ClassGaussianModel named = new ClassGaussian().fit(tables, SEED);
        assertThat(model.classes()).containsExactly("112.0", "113.0", "114.0");
        assertThat(model.logDensity(vectors.get(4)))
                .isCloseTo(named.logDensity(tables.items().toList().get(4)), within(1e-12));
        List<Item> drawn = named.draw(50, SEED).items().toList();
        List<Item> numbers = model.draw(50, SEED).items().toList();
        for (int i = 0; i < 50; i++) {
            double[] x = ((Payload.Vector) numbers.get(i).payload()).x();
            assertThat(x)
                    .containsExactly(
                            number(drawn.get(i), 0), label(drawn.get(i)).charAt(0), number(drawn.get(i), 2));
        }
    }

    /** Class q is one item at (9, 9), and excludes all else: with a floor of 1 its density one step aside is share 1/7 times exp(-1/2)/(2 pi). */
    @Test
    void aFloorGivesFlatClassesADensity() {
        Item q = row("q", 9, 8);
        assertThat(new ClassGaussian().fit(data(), SEED).logDensity(q)).isInfinite();
        double expected = -Math.log(14 * Math.PI) - 0.5;
        ClassGaussian learner = new ClassGaussian(Gaussian.Estimator.BIASED, 0, 1);
        assertThat(learner.fit(data(), SEED).logDensity(q)).isCloseTo(expected, within(1e-12));
        Tally tally = learner.tally(10).orElseThrow();
        tally.add(data());
        ClassGaussianModel summed = (ClassGaussianModel) tally.fit(learner.fit(data(), SEED), SEED);
        assertThat(summed.logDensity(q)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void evenDrawsKeepSharesOfClassesAndTheirFlats() {
        List<Item> drawn = new ClassGaussian()
                .sampled(Sampling.even())
                .fit(data(), SEED)
                .draw(71, SEED.child("draw"))
                .items()
                .toList();
        Map<String, Long> counts = drawn.stream()
                .collect(Collectors.groupingBy(ClassGaussianTest::label, TreeMap::new, Collectors.counting()));
        assertThat(counts.get("p")).isBetween(20L, 21L);
        assertThat(counts.get("q")).isBetween(10L, 11L);
        assertThat(counts.get("r")).isBetween(40L, 41L);
        for (Item item : drawn) {
            if (label(item).equals("p")) {
                assertThat(number(item, 2)).isCloseTo(2 * number(item, 0), within(1e-9));
            } else if (label(item).equals("q")) {
                assertThat(number(item, 0)).isEqualTo(9);
            }
        }
        assertThat(drawn.subList(0, 20)).map(ClassGaussianTest::label).contains("p", "r");
    }

    /** Shares are 2/7, 1/7 and 4/7; four standard deviations of a binomial of 7,000. */
    @Test
    void classesAreDrawnToo() {
        Map<String, Long> counts = new ClassGaussian()
                .fit(data(), SEED)
                .draw(7_000, SEED.child("draw"))
                .items()
                .collect(Collectors.groupingBy(ClassGaussianTest::label, Collectors.counting()));
        assertThat(counts.get("p") / 7_000.0).isCloseTo(2 / 7.0, within(0.022));
        assertThat(counts.get("q") / 7_000.0).isCloseTo(1 / 7.0, within(0.017));
        assertThat(counts.get("p") % 1_000).isNotZero();
        long none = IntStream.range(0, 1_000)
                .filter(i -> new ClassGaussian()
                        .fit(data(), SEED)
                        .draw(7, SEED.child("few").child(i))
                        .items()
                        .noneMatch(item -> label(item).equals("q")))
                .count();
        assertThat(none / 1_000.0).isCloseTo(Math.pow(6 / 7.0, 7), within(0.06)); // 0.340, 4 standard deviations
    }

    @Test
    void parametersAndDensity() {
        ClassGaussianModel model = new ClassGaussian().fit(data(), SEED);
        assertThat(model.parameters()).map(p -> p.name()).containsExactly("classes", "variance", "rank");
        assertThat(model.parameters().get(0).value()).isEqualTo(3);
        assertThat(model.parameters().get(2).value()).isCloseTo((2 * 1 + 4 * 2) / 7.0, within(1e-12));
        assertThat(model.logDensity(row("s", 1, 2))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(model.logDensity(row("p", 1, 3))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(model.logDensity(row("r", 1, 3))).isFinite();
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        List<Item> missing = new ArrayList<>(data().list());
        missing.add(Item.of("m", new Payload.Row(List.of(new Cell.Number(1), Cell.MISSING, new Cell.Number(1)))));
        assertThatThrownBy(() -> new ClassGaussian().fit(new Items(SCHEMA, missing), SEED))
                .hasMessageContaining("item m has no class");
        assertThatThrownBy(() ->
                        new ClassGaussian().fit(new Items(SCHEMA, List.of(row("p", 1, 1), row("q", 2, 2))), SEED))
                .hasMessageContaining("no spread is left");
        assertThat(new ClassGaussian().fits(Schema.vector(3))).isFalse();
        assertThat(new ClassGaussian().fits(SCHEMA)).isTrue();
    }
}
