package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.junit.jupiter.api.Test;

/** Two columns of 600 categories have 361,201 pairs: counted by sorting. The plain table of the same rows is counted here. */
class JointCountsTest {
    private static final int LEVELS = 600;

    private static List<Draw.Group> groups(Random random, int[][] table) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int r = 0; r < 3000; r++) {
            int a = r < LEVELS ? r : random.nextInt(LEVELS);
            int b = r < LEVELS ? r : random.nextInt(3) == 0 ? random.nextInt(LEVELS) : a;
            table[a][b]++;
            Payload row = new Payload.Row(List.of(new Cell.Category(name(a)), new Cell.Category(name(b))));
            groups.add(new Draw.Group("r" + r, r, List.of(Item.of("r" + r, row))));
        }
        return groups;
    }

    private static String name(int level) {
        return String.format("c%04d", level);
    }

    @Test
    void manyPairsAreCountedAsFewAre() {
        int[][] left = new int[LEVELS + 1][LEVELS + 1];
        int[][] right = new int[LEVELS + 1][LEVELS + 1];
        Random random = new Random(8);
        Schema schema = Schema.table(List.of(
                new Schema.Column("a", Schema.Scale.CATEGORICAL), new Schema.Column("b", Schema.Scale.CATEGORICAL)));
        Pool pool = new Pool(schema, groups(random, left), groups(random, right));
        List<JointCounts.Binned> binned = Columns.of(pool).all().stream()
                .map(column -> new JointCounts.Binned(column, JointCounts.bins(column, Sides.of(pool))))
                .toList();
        JointCounts reference = counted(pool.reference(), binned);
        JointCounts candidate = counted(pool.candidate(), binned);
        assertThat(reference.information()).isCloseTo(JointCounts.of(left).information(), within(1e-12));
        assertThat(reference.association()).isCloseTo(JointCounts.of(left).association(), within(1e-12));
        assertThat(reference.normalized()).isCloseTo(JointCounts.of(left).normalized(), within(1e-12));
        assertThat(reference.moved(candidate)).isCloseTo(moved(left, right), within(1e-12));
    }

    private static JointCounts counted(View view, List<JointCounts.Binned> binned) {
        return JointCounts.of(view, binned.get(0), binned.get(1));
    }

    private static double moved(int[][] left, int[][] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                sum += Math.abs(left[i][j] - right[i][j]) / 3000.0;
            }
        }
        return sum / 2;
    }
}
