package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.genloss.metric.table.ChanceInformation;
import org.genloss.metric.table.Column;
import org.genloss.profile.Pool;

/** The joint tables of pairs of columns, and what is counted over all of them under a labelling. */
final class TableJoint {
    private static final int MOST_COLUMNS = 40;
    private static final int MOST_PAIRS = 120;

    /** Sums over all pairs; one entry a side, candidate first. */
    record Sums(double[] entropy, double[] dependence, int[] rareCells, double variation) {}

    final List<TableCode> columns;
    final List<TablePair> pairs;
    private final int items;
    private final int rareUpTo;
    private final double[] xLogX;

    /**
     * All pairs of up to {@value #MOST_COLUMNS} columns; where there are over {@value #MOST_PAIRS}, those with the most pooled mutual
     * information, so that one labelling costs at most that many passes over the items. The choice is blind to sides.
     */
    TableJoint(Pool pool) {
        items = pool.items().size();
        rareUpTo = Math.max(3, items / 200);
        xLogX = new double[items + 1];
        for (int i = 2; i <= items; i++) {
            xLogX[i] = i * Math.log(i);
        }
        columns = TableCode.of(pool, MOST_COLUMNS);
        pairs = choose();
    }

    private List<TablePair> choose() {
        record Ranked(TablePair pair, int order, double information) {}
        List<Ranked> all = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a + 1; b < columns.size(); b++) {
                TablePair pair = TablePair.of(columns.get(a), a, columns.get(b), b);
                all.add(new Ranked(pair, all.size(), pooledInformation(pair)));
                if (all.size() >= 2 * MOST_PAIRS) {
                    all.sort(Comparator.comparingDouble(r -> -r.information));
                    all.subList(MOST_PAIRS, all.size()).clear();
                }
            }
        }
        all.sort(Comparator.comparingDouble(r -> -r.information));
        return all.stream()
                .limit(MOST_PAIRS)
                .map(Ranked::pair)
                .sorted(Comparator.comparingInt(TablePair::first).thenComparingInt(TablePair::second))
                .toList();
    }

    boolean rare(TablePair pair, int cell) {
        return pair.pooled()[cell] <= rareUpTo;
    }

    /** Mutual information of the pooled rows in nats, Miller-Madow. */
    double pooledInformation(TablePair pair) {
        double[] a = entropy(columns.get(pair.first()).pooled());
        double[] b = entropy(columns.get(pair.second()).pooled());
        return information(a, b, entropy(pair.pooled()), items);
    }

    /** Mutual information from {plug-in entropy, codes in use} of both columns and their cells. */
    private static double information(double[] a, double[] b, double[] joint, int n) {
        return a[0] + b[0] - joint[0] - (joint[1] - a[1] - b[1] + 1) / (2.0 * n);
    }

    private double[] entropy(int[] counts) {
        double sum = 0;
        int n = 0;
        int used = 0;
        for (int count : counts) {
            sum += xLogX[count];
            n += count;
            used += count > 0 ? 1 : 0;
        }
        return new double[] {Math.log(n) - sum / n, used};
    }

    /** Mutual information of each pair on the candidate's side and on the reference's. */
    double[][] informations(TableSplit split) {
        double[][] columnEntropy = columnEntropies(split);
        double[][] result = new double[pairs.size()][];
        for (int p = 0; p < result.length; p++) {
            TablePair pair = pairs.get(p);
            int[] counts = pair.counts(split);
            double[] g = entropy(counts);
            double[] r = entropy(TableMath.rest(counts, pair.pooled()));
            result[p] = informations(columnEntropy, pair, g, r, split);
        }
        return result;
    }

    private static double[] informations(double[][] columns, TablePair pair, double[] g, double[] r, TableSplit split) {
        int a = 2 * pair.first();
        int b = 2 * pair.second();
        double inG = information(columns[a], columns[b], g, split.items.length);
        double inR = information(columns[a + 1], columns[b + 1], r, split.others());
        return new double[] {inG, inR};
    }

    /** {entropy, codes in use} of each column on the candidate's side and on the reference's, in turn. */
    private double[][] columnEntropies(TableSplit split) {
        double[][] entropies = new double[2 * columns.size()][];
        for (int j = 0; j < columns.size(); j++) {
            TableCode code = columns.get(j);
            int[] counts = split.counts(code.codes(), code.size());
            entropies[2 * j] = entropy(counts);
            entropies[2 * j + 1] = entropy(TableMath.rest(counts, code.pooled()));
        }
        return entropies;
    }

    /**
     * The dependence of each side, candidate first, less what its counts would show by chance if all columns were independent. Of use where the
     * sides differ; under relabelling both have the same.
     */
    double[] adjusted(TableSplit split) {
        double[][] columnEntropy = columnEntropies(split);
        ChanceInformation inG = new ChanceInformation(split.items.length);
        ChanceInformation inR = new ChanceInformation(split.others());
        double[] sums = new double[2];
        for (TablePair pair : pairs) {
            int[] counts = pair.counts(split);
            double[] joint = {entropy(counts)[0], entropy(TableMath.rest(counts, pair.pooled()))[0]};
            int[][] a = sides(columns.get(pair.first()), split);
            int[][] b = sides(columns.get(pair.second()), split);
            for (int side = 0; side < 2; side++) {
                double plain = columnEntropy[2 * pair.first() + side][0]
                        + columnEntropy[2 * pair.second() + side][0]
                        - joint[side];
                sums[side] += plain - (side == 0 ? inG : inR).nats(a[side], b[side]);
            }
        }
        return sums;
    }

    /** Items at each code, candidate first. */
    private static int[][] sides(TableCode code, TableSplit split) {
        int[] counts = split.counts(code.codes(), code.size());
        return new int[][] {counts, TableMath.rest(counts, code.pooled())};
    }

    Sums sums(TableSplit split) {
        double[][] columnEntropy = columnEntropies(split);
        double[] entropy = new double[2];
        double[] dependence = new double[2];
        int[] rareCells = new int[2];
        double variation = 0;
        for (TablePair pair : pairs) {
            int[] counts = pair.counts(split);
            double[][] joint = new double[2][2];
            variation += joint(pair, counts, split, joint, rareCells);
            double[] both = informations(columnEntropy, pair, joint[0], joint[1], split);
            for (int side = 0; side < 2; side++) {
                entropy[side] += joint[side][0];
                dependence[side] += both[side];
            }
        }
        return new Sums(entropy, dependence, rareCells, variation / pairs.size());
    }

    /** Fills {entropy, cells in use} of both sides and adds the rare cells in use; gives half the sum of differences of shares. */
    private double joint(TablePair pair, int[] counts, TableSplit split, double[][] joint, int[] rareCells) {
        int[] pooled = pair.pooled();
        double n = split.items.length;
        double m = split.others();
        double sumG = 0;
        double sumR = 0;
        double difference = 0;
        int usedG = 0;
        int usedR = 0;
        for (int k = 0; k < pooled.length; k++) {
            int c = counts[k];
            int r = pooled[k] - c;
            sumG += xLogX[c];
            sumR += xLogX[r];
            difference += Math.abs(c / n - r / m);
            int hasG = c > 0 ? 1 : 0;
            int hasR = r > 0 ? 1 : 0;
            usedG += hasG;
            usedR += hasR;
            if (pooled[k] <= rareUpTo) {
                rareCells[0] += hasG;
                rareCells[1] += hasR;
            }
        }
        joint[0] = new double[] {Math.log(n) - sumG / n, usedG};
        joint[1] = new double[] {Math.log(m) - sumR / m, usedR};
        return difference / 2;
    }

    /**
     * Entropy and rare cells in use, of the rows alone in which neither cell is empty; candidate first. Pairs with a column whose values were
     * exchanged for others, as days of one year for those of another, are left out: which of its values are looked at singly decides whose are rare.
     */
    Sums ofValues(TableSplit split) {
        double[] entropy = new double[2];
        int[] rareCells = new int[2];
        boolean[] exchanged = new boolean[columns.size()];
        for (int j = 0; j < exchanged.length; j++) {
            exchanged[j] = exchanged(columns.get(j).column(), split);
        }
        for (TablePair pair : pairs) {
            if (exchanged[pair.first()] || exchanged[pair.second()]) {
                continue;
            }
            int[] counts = pair.counts(split);
            int[][] sides = {counts, TableMath.rest(counts, pair.pooled())};
            for (int[] side : sides) {
                for (int k = 0; k < side.length; k++) {
                    side[k] = empty(pair, k) ? 0 : side[k];
                }
            }
            for (int side = 0; side < 2; side++) {
                entropy[side] += TableMath.sum(sides[side]) == 0 ? 0 : entropy(sides[side])[0];
                for (int k = 0; k < counts.length; k++) {
                    rareCells[side] += rare(pair, k) && sides[side][k] > 0 ? 1 : 0;
                }
            }
        }
        return new Sums(entropy, new double[2], rareCells, Double.NaN);
    }

    /** Whether half of either side's rows have categories there that the other has nowhere. */
    private static boolean exchanged(Column column, TableSplit split) {
        if (column.numeric()) {
            return false;
        }
        int[] pooled = new int[column.levels() + 1];
        for (int code : column.codes()) {
            pooled[code]++;
        }
        int[] counts = split.counts(column.codes(), pooled.length);
        int fresh = 0;
        int vanished = 0;
        for (int v = 0; v < pooled.length; v++) {
            fresh += counts[v] == pooled[v] ? counts[v] : 0;
            vanished += counts[v] == 0 ? pooled[v] : 0;
        }
        return 2 * fresh >= split.items.length && 2 * vanished >= split.others();
    }

    private boolean empty(TablePair pair, int cell) {
        return pair.firstOf()[cell] == columns.get(pair.first()).missing()
                || pair.secondOf()[cell] == columns.get(pair.second()).missing();
    }

    /**
     * Sum of the pooled mutual informations, beyond chance, and the standard error of its difference between two sides of half the pool: the variance of the
     * rows' pointwise informations plus that of chi-square.
     */
    double[] pooledDependence() {
        double[] pointwise = new double[items];
        double total = 0;
        double freedom = 0;
        ChanceInformation chance = new ChanceInformation(items);
        for (TablePair pair : pairs) {
            int[] a = columns.get(pair.first()).pooled();
            int[] b = columns.get(pair.second()).pooled();
            total += entropy(a)[0] + entropy(b)[0] - entropy(pair.pooled())[0] - chance.nats(a, b);
            freedom += (a.length - 1.0) * (b.length - 1.0);
            for (int i = 0; i < items; i++) {
                int cell = pair.cell()[i];
                double expected = (double) a[pair.firstOf()[cell]] * b[pair.secondOf()[cell]] / items;
                pointwise[i] += Math.log(pair.pooled()[cell] / expected);
            }
        }
        double mean = Arrays.stream(pointwise).average().orElse(0);
        double variance = Arrays.stream(pointwise)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0);
        double half = items / 2.0;
        return new double[] {total, Math.sqrt(2 * variance / half + freedom / (half * half))};
    }
}
