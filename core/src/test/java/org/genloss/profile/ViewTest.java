package org.genloss.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.genloss.catalog.Catalog;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A view less a part of it, which metrics may count by subtraction, against a view of the same groups that is counted directly. */
class ViewTest {
    private static List<Draw.Group> groups(Random random, String side, boolean text) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int g = 0; g < 40; g++) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                items.add(Item.of(side + g + "-" + i, text ? text(random) : row(random)));
            }
            groups.add(new Draw.Group(side + g, random.nextLong(), items));
        }
        return groups;
    }

    private static Payload text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < 3 + random.nextInt(30); w++) {
            text.append((char) ('a' + (int) (26 * random.nextDouble() * random.nextDouble())))
                    .append("w ");
        }
        return new Payload.Text(text.toString());
    }

    private static Payload row(Random random) {
        return new Payload.Row(List.of(
                new Cell.Number(Math.round(20 * random.nextGaussian())),
                new Cell.Category("c" + (int) (9 * random.nextDouble() * random.nextDouble())),
                random.nextInt(10) == 0 ? Cell.MISSING : new Cell.Number(random.nextGaussian())));
    }

    private static Pool pool(long seed, boolean text) {
        Schema table = Schema.table(List.of(
                new Schema.Column("a", Schema.Scale.NUMERIC),
                new Schema.Column("b", Schema.Scale.CATEGORICAL),
                new Schema.Column("c", Schema.Scale.NUMERIC)));
        Random random = new Random(seed);
        return new Pool(text ? Schema.text() : table, groups(random, "r", text), groups(random, "g", text));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void metricsOfADifferenceAreThoseOfTheRest(long seed) {
        Pool pool = pool(seed, seed % 2 == 0);
        int[] all = IntStream.range(0, pool.groups()).toArray();
        Random random = new Random(seed);
        int[] part = IntStream.of(all).filter(g -> random.nextInt(3) == 0).toArray();
        int[] rest =
                IntStream.of(all).filter(g -> Arrays.binarySearch(part, g) < 0).toArray();
        View chosen = pool.view(part);
        Sides bySubtraction = new Sides(pool.view(all).minus(chosen), chosen);
        Sides direct = new Sides(pool.view(rest), pool.view(part));
        assertThat(bySubtraction.reference().groups()).isEqualTo(rest);
        assertThat(bySubtraction.reference().items())
                .isEqualTo(direct.reference().items());
        assertThat(bySubtraction.reference().difference()).isPresent();
        same(pool, bySubtraction, direct);
        same(pool, folded(bySubtraction), new Sides(unfolded(pool, rest), unfolded(pool, part)));
    }

    private static Sides folded(Sides sides) {
        return new Sides(sides.reference().without(3, 16), sides.candidate().without(3, 16));
    }

    private static View unfolded(Pool pool, int[] groups) {
        return pool.view(IntStream.of(groups)
                .filter(g -> Hashes.fold(pool.group(g).hash(), 16) != 3)
                .toArray());
    }

    private static void same(Pool pool, Sides one, Sides other) {
        for (Metric metric : Catalog.of(Metric.class, "metric").all()) {
            if (metric.fits(pool.schema())) {
                List<Value> expected = metric.compare(other);
                List<Value> found = metric.compare(one);
                assertThat(found).as(metric.card().id()).hasSameSizeAs(expected);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(number(found.get(i)))
                            .as(metric.card().id() + " " + expected.get(i).subject())
                            .isCloseTo(number(expected.get(i)), within(1e-9));
                }
            }
        }
    }

    private static Double number(Value value) {
        return value instanceof Value.Of of ? of.number() : -12345.0;
    }
}
