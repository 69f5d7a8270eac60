package org.genloss.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Interval;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;

/** A battery for numbers: their spread (ln ratio of standard deviations), the upper 5 % of the pool (root), their mean (shift). */
record SpreadBattery(double[] x, double edge) implements Battery {
    static SpreadBattery of(Pool pool) {
        double[] x = pool.items().stream()
                .mapToDouble(i -> ((Payload.Vector) i.payload()).x()[0])
                .toArray();
        return new SpreadBattery(x, Quantiles.of(Quantiles.sorted(x), 0.95));
    }

    /** A pool of numbers, each its own group. */
    static Pool pool(int reference, int candidate, DoubleSupplier left, DoubleSupplier right) {
        return new Pool(Schema.vector(1), groups("r", reference, left), groups("g", candidate, right));
    }

    private static List<Draw.Group> groups(String prefix, int n, DoubleSupplier numbers) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Item item = Item.of(prefix + i, new Payload.Vector(new double[] {numbers.getAsDouble()}));
            groups.add(new Draw.Group(item.group(), Hashes.of(item.group()), List.of(item)));
        }
        return groups;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(
                new Statistic(
                        Card.of("total-spread", "Spread"), "spread", Statistic.Family.DIVERSITY, Statistic.Side.LOSS),
                new Statistic(
                        Card.of("upper-tail", "Upper tail"),
                        "large numbers",
                        Statistic.Family.TAIL,
                        Statistic.Side.LOSS),
                new Statistic(Card.of("mean", "Mean"), "mean", Statistic.Family.SHIFT, Statistic.Side.SHIFT));
    }

    @Override
    public void evaluate(boolean[] candidate, double[] out) {
        double[] n = new double[2];
        double[] sum = new double[2];
        double[] squares = new double[2];
        double[] tail = new double[2];
        for (int i = 0; i < x.length; i++) {
            int side = candidate[i] ? 1 : 0;
            n[side]++;
            sum[side] += x[i];
            squares[side] += x[i] * x[i];
            tail[side] += x[i] > edge ? 1 : 0;
        }
        out[0] = 0.5 * Math.log(variance(n[1], sum[1], squares[1]) / variance(n[0], sum[0], squares[0]));
        out[1] = (tail[1] - tail[0]) / Math.sqrt(tail[1] + tail[0]);
        out[2] = sum[1] / n[1] - sum[0] / n[0];
    }

    private static double variance(double n, double sum, double squares) {
        return (squares - sum * sum / n) / (n - 1);
    }

    @Override
    public double[] effect(boolean[] candidate, double[] observed, double[] permutedMean) {
        double share = observed[1] / Math.sqrt(0.05 * x.length);
        return new double[] {Math.exp(observed[0]), (1 + share) / (1 - share), Math.abs(observed[2])};
    }

    @Override
    public Effect effectOf(int statistic, boolean[] candidate, double permutedMean) {
        double tail = Math.sqrt(0.05 * x.length);
        return Effect.kept(
                value -> statistic == 0 ? Math.exp(value) : statistic == 1 ? (tail + value) / (tail - value) : value);
    }

    @Override
    public double bodyMoved(boolean[] candidate, double[] observed, double[] permutedMean) {
        return 0;
    }

    @Override
    public boolean lossHolds(
            int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
        return true;
    }

    @Override
    public boolean shiftHolds(int statistic, double effect) {
        return effect > 0.1;
    }

    @Override
    public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
        return new Told(statistics().get(statistic).subject() + " " + effect, List.of());
    }

    @Override
    public double seen(int statistic, double need) {
        double share = Math.min(1, need / Math.sqrt(0.05 * x.length));
        return statistic == 0 ? Math.exp(-need) : (1 - share) / (1 + share);
    }
}
