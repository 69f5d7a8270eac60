package org.genloss.verdict;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;

/**
 * The permutation test: every statistic of a battery under the true labels and under random relabellings of whole groups. The largest of
 * the
 * scaled statistics of a budget, in the same relabellings, gives p values that bound the chance of any false finding of that budget
 * exactly,
 * under any dependence (Westfall and Young 1993). Rows of the table are relabellings, row 0 the truth.
 */
final class Engine {
    private static final int BLOCK = 250;
    private static final int CHUNK = 25;
    private static final int ENOUGH = 20;

    private final Battery battery;
    private final Labelling relabelling;
    private final Seed seed;
    private final int statistics;
    private final double[][] table;
    private int rows = 1;

    private Engine(Battery battery, Labelling relabelling, Seed seed, int permutations) {
        this.battery = battery;
        this.relabelling = relabelling;
        this.seed = seed;
        this.statistics = battery.statistics().size();
        this.table = new double[permutations + 1][];
    }

    /**
     * Runs the test; the result is the same for any number of threads.
     *
     * @param permutations at most as many; stops after a block of 250 once every statistic has been exceeded 20 times, when no finding is
     *     possible any more
     */
    static Tested run(Battery battery, Labelling relabelling, Seed seed, int permutations, Workers workers) {
        Engine engine = new Engine(battery, relabelling, seed, permutations);
        engine.fill(workers);
        return Tested.of(battery.statistics(), Arrays.copyOf(engine.table, engine.rows));
    }

    private void fill(Workers workers) {
        table[0] = new double[statistics];
        battery.evaluate(relabelling.truth(), table[0]);
        int[] below = new int[statistics];
        int[] above = new int[statistics];
        while (rows < table.length) {
            int first = rows;
            int count = Math.min(BLOCK, table.length - rows);
            int chunks = (count + CHUNK - 1) / CHUNK;
            workers.map(chunks, c -> chunk(first + c * CHUNK, Math.min(first + count, first + (c + 1) * CHUNK)));
            for (int row = first; row < first + count; row++) {
                compare(table[row], below, above);
            }
            rows += count;
            if (exceeded(below, above)) {
                return;
            }
        }
    }

    private int chunk(int from, int to) {
        boolean[][] candidate = new boolean[to - from][relabelling.truth().length];
        int[] scratch = relabelling.scratch();
        for (int row = from; row < to; row++) {
            relabelling.draw(seed.child(row), candidate[row - from], scratch);
            table[row] = new double[statistics];
        }
        battery.evaluate(candidate, Arrays.copyOfRange(table, from, to));
        return to - from;
    }

    private void compare(double[] row, int[] below, int[] above) {
        for (int j = 0; j < statistics; j++) {
            below[j] += row[j] <= table[0][j] ? 1 : 0;
            above[j] += row[j] >= table[0][j] ? 1 : 0;
        }
    }

    private boolean exceeded(int[] below, int[] above) {
        List<Statistic> all = battery.statistics();
        for (int j = 0; j < statistics; j++) {
            boolean loss = all.get(j).side() == Statistic.Side.LOSS;
            int exceeding = loss ? below[j] : 2 * Math.min(below[j], above[j]);
            if (!Double.isNaN(table[0][j]) && exceeding < ENOUGH) {
                return false;
            }
        }
        return true;
    }
}
