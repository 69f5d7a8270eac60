package org.genloss.verdict.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.genloss.metric.Interval;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;

/** The statistics of texts within each of several subgroups, subgroup after subgroup; so are the groups of a labelling. */
public final class SubgroupTexts implements Battery {
    /**
     * A subgroup.
     *
     * @param subject what its findings are about: {@code language = de}
     * @param quoted the same within a sentence
     * @param pool its texts on both sides
     */
    public record Part(String subject, String quoted, Pool pool) {}

    private static final int ASKED = TextStatistics.values().length;

    private final List<Part> parts;
    private final List<TextBattery> batteries = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();
    private final int[] first; // group of each part in a labelling

    public SubgroupTexts(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.first = new int[parts.size() + 1];
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            first[p + 1] = first[p] + part.pool().groups();
            TextBattery battery = new TextBattery(part.pool());
            batteries.add(battery);
            battery.statistics()
                    .forEach(s -> statistics.add(new Statistic(s.card(), part.subject(), s.family(), s.side())));
        }
    }

    @Override
    public List<Statistic> statistics() {
        return List.copyOf(statistics);
    }

    @Override
    public void evaluate(boolean[] candidate, double[] out) {
        evaluate(new boolean[][] {candidate}, new double[][] {out});
    }

    @Override
    public void evaluate(boolean[][] candidate, double[][] out) {
        for (int p = 0; p < parts.size(); p++) {
            int part = p;
            boolean[][] own = Arrays.stream(candidate).map(c -> labels(part, c)).toArray(boolean[][]::new);
            double[][] of = new double[out.length][ASKED];
            batteries.get(p).evaluate(own, of);
            for (int l = 0; l < out.length; l++) {
                System.arraycopy(of[l], 0, out[l], p * ASKED, ASKED);
            }
        }
    }

    /** The part that a statistic is about. */
    public int part(int statistic) {
        return statistic / ASKED;
    }

    private boolean[] labels(int part, boolean[] candidate) {
        return Arrays.copyOfRange(candidate, first[part], first[part + 1]);
    }

    private static double[] own(int part, double[] all) {
        return Arrays.copyOfRange(all, part * ASKED, (part + 1) * ASKED);
    }

    @Override
    public double[] effect(boolean[] candidate, double[] observed, double[] permutedMean) {
        double[] effect = new double[observed.length];
        for (int p = 0; p < parts.size(); p++) {
            double[] of = batteries.get(p).effect(labels(p, candidate), own(p, observed), own(p, permutedMean));
            System.arraycopy(of, 0, effect, p * ASKED, ASKED);
        }
        return effect;
    }

    @Override
    public Effect effectOf(int statistic, boolean[] candidate, double permutedMean) {
        int part = part(statistic);
        return batteries.get(part).effectOf(statistic % ASKED, labels(part, candidate), permutedMean);
    }

    /** How far the body of that part moved. */
    public double bodyMoved(int part, boolean[] candidate, double[] observed, double[] permutedMean) {
        return batteries.get(part).bodyMoved(labels(part, candidate), own(part, observed), own(part, permutedMean));
    }

    /** How far the body moved farthest. */
    @Override
    public double bodyMoved(boolean[] candidate, double[] observed, double[] permutedMean) {
        double most = 0;
        for (int p = 0; p < parts.size(); p++) {
            most = Math.max(most, bodyMoved(p, candidate, observed, permutedMean));
        }
        return most;
    }

    @Override
    public boolean lossHolds(
            int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
        int part = part(statistic);
        return batteries
                .get(part)
                .lossHolds(
                        statistic % ASKED,
                        labels(part, candidate),
                        own(part, observed),
                        own(part, effect),
                        samePopulation);
    }

    @Override
    public boolean shiftHolds(int statistic, double effect) {
        return false;
    }

    @Override
    public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
        int part = part(statistic);
        Told told = batteries.get(part).tell(statistic % ASKED, labels(part, candidate), effect, floor);
        String sentence = told.sentence();
        return new Told(
                "Within the subgroup " + parts.get(part).quoted() + ": "
                        + sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1),
                told.examples(),
                told.counts());
    }

    @Override
    public double seen(int statistic, double need) {
        return batteries.get(part(statistic)).seen(statistic % ASKED, need);
    }
}
