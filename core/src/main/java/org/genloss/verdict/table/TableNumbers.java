package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.table.Column;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Wording;

/** The statistics of one column of numbers: tails, spread, shares of eighths. */
final class TableNumbers implements TablePart {
    private static final double[] TAILS = {0.005, 0.025};
    private static final List<String> NAMES = List.of("0.5 %", "2.5 %");
    private static final int FEWEST = 6;
    private static final double MOST_MOVED = 0.25;
    private static final double LEAST_TV = 0.03;
    /** Variance of the scores of a side that holds one value: 0, which has no logarithm, and by rounding anything next to it. */
    private static final double ONE_VALUE = 1e-12;

    private record Tail(String subject, int[] rows, String words) {}

    private final Column column;
    private final List<Tail> tails = new ArrayList<>();
    private final double[] scores;
    private final int[] bins;
    private final int[] pooledBins;
    private final double sum;
    private final double squares;

    TableNumbers(Column column) {
        this.column = column;
        TableScores ranks = TableScores.of(column);
        this.scores = ranks.scores(column.codes());
        this.bins = ranks.bins(column.codes());
        this.pooledBins = new int[TableScores.BINS + 1];
        double first = 0;
        double second = 0;
        for (int i = 0; i < bins.length; i++) {
            pooledBins[bins[i]]++;
            first += scores[i];
            second += scores[i] * scores[i];
        }
        this.sum = first;
        this.squares = second;
        for (boolean high : new boolean[] {false, true}) {
            addTails(ranks, high);
        }
    }

    private void addTails(TableScores ranks, boolean high) {
        int last = 0;
        for (int t = 0; t < TAILS.length; t++) {
            TableScores.Edge edge = ranks.tail(high, TAILS[t]);
            if (edge.rows() >= FEWEST && edge.rows() != last) {
                int[] codes = column.codes();
                int[] rows = IntStream.range(0, codes.length)
                        .filter(i -> codes[i] >= edge.first() && codes[i] <= edge.last())
                        .toArray();
                tails.add(new Tail(
                        column.name() + (high ? " high " : " low ") + NAMES.get(t), rows, words(column, high, edge)));
                last = edge.rows();
            }
        }
    }

    private static String words(Column column, boolean high, TableScores.Edge edge) {
        return (high ? "above " : "below ") + TableWords.number(column.numbers()[edge.edge()]);
    }

    @Override
    public List<Statistic> statistics() {
        List<Statistic> list = new ArrayList<>();
        for (Tail tail : tails) {
            list.add(TableStatistics.TAIL.about(tail.subject));
        }
        list.add(TableStatistics.SPREAD.about(column.name()));
        list.add(TableStatistics.COLUMN_TV.about(column.name()));
        return list;
    }

    private boolean isTail(int which) {
        return which < tails.size();
    }

    private boolean isSpread(int which) {
        return which == tails.size();
    }

    @Override
    public void evaluate(TableSplit split, double[] out, int at) {
        int next = at;
        for (Tail tail : tails) {
            out[next++] = TableMath.root(split.count(tail.rows), tail.rows.length, split);
        }
        Sides sides = sides(split);
        out[next++] = 0.5 * Math.log(sides.candidateVariance / sides.referenceVariance);
        if (!Double.isFinite(out[next - 1])) {
            out[next - 1] = Double.NaN;
        }
        out[next] = TableMath.totalVariation(sides.bins, pooledBins);
    }

    private record Sides(int[] bins, double moved, double candidateVariance, double referenceVariance) {}

    private Sides sides(TableSplit split) {
        int[] counts = new int[pooledBins.length];
        double first = 0;
        double second = 0;
        for (int item : split.items) {
            counts[bins[item]]++;
            double score = scores[item];
            first += score;
            second += score * score;
        }
        double n = split.items.length - counts[TableScores.BINS];
        double m = split.others() - (pooledBins[TableScores.BINS] - counts[TableScores.BINS]);
        double mean = first / n;
        double other = (sum - first) / m;
        return new Sides(
                counts,
                mean - other,
                Math.max(ONE_VALUE, second / n - mean * mean),
                Math.max(ONE_VALUE, (squares - second) / m - other * other));
    }

    @Override
    public double effect(int which, TableSplit split, double observed, double permutedMean) {
        if (isTail(which)) {
            int[] rows = tails.get(which).rows;
            return TableMath.kept(split.count(rows), rows.length, split);
        }
        return isSpread(which) ? Math.exp(observed) : observed - permutedMean;
    }

    @Override
    public Battery.Effect effectOf(int which, TableSplit split, double permutedMean) {
        if (isTail(which)) {
            int rows = tails.get(which).rows.length;
            return Battery.Effect.kept(value -> TableMath.kept(value, rows, split));
        }
        return Battery.Effect.kept(isSpread(which) ? Math::exp : value -> value - permutedMean);
    }

    /** Difference of the sides' mean normal scores, candidate less reference. */
    double moved(TableSplit split) {
        return sides(split).moved;
    }

    /** A tail that is gone because the whole column moved away from it is no loss. */
    @Override
    public boolean lossHolds(int which, TableSplit split, double effect) {
        return !isTail(which) || Math.abs(sides(split).moved) <= MOST_MOVED;
    }

    @Override
    public boolean shiftHolds(int which, double effect) {
        return effect >= LEAST_TV;
    }

    @Override
    public Battery.Told tell(int which, TableSplit split, double effect) {
        String name = TableWords.quoted(column.name());
        if (isTail(which)) {
            Tail tail = tails.get(which);
            int c = split.count(tail.rows);
            String counts =
                    tail.rows.length - c + " of " + Wording.count(split.others()) + " reference rows, " + c + " of ";
            String sentence =
                    name + " " + tail.words + ": " + counts + Wording.count(split.items.length) + " generated.";
            return new Battery.Told(sentence, List.of(column.name() + " " + tail.words));
        }
        if (isSpread(which)) {
            String way = effect < 1 ? "less" : "more";
            double by = Math.abs(1 - effect);
            return new Battery.Told(
                    name + " spreads " + Wording.percent(by) + " " + way + " than in the reference.", List.of());
        }
        return new Battery.Told(
                name + " has changed: " + Wording.percent(effect) + " of its rows moved" + how(split, effect) + ".",
                List.of());
    }

    /** Whether rows moved by losing or gaining a value, or else upwards or downwards. */
    private String how(TableSplit split, double effect) {
        Sides sides = sides(split);
        double none = sides.bins[TableScores.BINS] / (double) split.items.length;
        double before = (pooledBins[TableScores.BINS] - sides.bins[TableScores.BINS]) / (double) split.others();
        if (2 * Math.abs(none - before) >= effect) {
            return "; " + Wording.percent(before) + " have no value in the reference, " + Wording.percent(none)
                    + " here";
        }
        return Math.abs(sides.moved) < 0.02 ? "" : ", " + (sides.moved > 0 ? "up" : "down") + "wards on the whole";
    }

    @Override
    public double seen(int which, double need) {
        if (isTail(which)) {
            return TableMath.seenInTail(need, tails.get(which).rows.length);
        }
        return isSpread(which) ? Math.exp(-need) : Double.NaN;
    }
}
