package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class PairTableTest {
    private final Random random = new Random(4);

    private List<Draw.Group> groups(String side, double by) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double[] x = {by + random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            groups.add(new Draw.Group(side + i, random.nextLong(), List.of(Item.of(side + i, new Payload.Vector(x)))));
        }
        return groups;
    }

    private static double value(Metric metric, Sides sides) {
        return ((Value.Of) metric.compare(sides).get(0)).number();
    }

    /** Once the table is there, relabellings look at nothing else: with every distance in it set to 0, none is found between any sides. */
    @Test
    void relabellingsMeasureNoDistanceAgain() {
        Pool pool = new Pool(Schema.vector(3), groups("a", 0), groups("b", 2));
        Metric energy = new EnergyDistance();
        assertThat(value(energy, Sides.of(pool))).isGreaterThan(0.1);
        PairTable table = pool.get(new PairTable.Of(new EnergyDistance().items(), PairTable.Kind.DISTANCE));
        Arrays.stream(table.lower()).forEach(row -> Arrays.fill(row, 0));
        for (int relabelling = 0; relabelling < 5; relabelling++) {
            int first = relabelling;
            int[] some = java.util.stream.IntStream.range(first, first + 30).toArray();
            int[] others = java.util.stream.IntStream.range(0, 60)
                    .filter(g -> g < first || g >= first + 30)
                    .toArray();
            assertThat(value(energy, new Sides(pool.view(some), pool.view(others))))
                    .isZero();
        }
    }
}
