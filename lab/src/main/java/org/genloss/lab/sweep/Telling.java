package org.genloss.lab.sweep;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.lab.Retained;

/**
 * Which reading a sweep is about where none was asked for: the one that would decide the verdict of the worst cell. First what fell to half
 * for certain and is not of the tail alone, then what fell significantly (1 %, Bonferroni over readings, regimes and cells), the lowest share
 * first; where nothing did, what came nearest. A reading that every cell has goes before one that some lack.
 */
final class Telling {
    private static final double ALPHA = 0.01;
    private static final double HALF = 0.5;

    private final List<SweepCell> cells;
    private final List<Integer> regimes;
    private final Map<Sweep.Reading, Rank> best = new LinkedHashMap<>();

    /** @param kind 0 late, 1 significant, 2 neither; @param size the share or p, less is more telling */
    private record Rank(int kind, double size) implements Comparable<Rank> {
        @Override
        public int compareTo(Rank other) {
            return kind != other.kind ? Integer.compare(kind, other.kind) : Double.compare(size, other.size);
        }
    }

    /** @param regimes those that a factor touches */
    Telling(List<SweepCell> cells, List<Integer> regimes) {
        this.cells = cells;
        this.regimes = regimes;
    }

    /** @param wanted id of the only measure to choose among; empty for all */
    Optional<Sweep.Reading> choose(String wanted) {
        for (SweepCell cell : cells) {
            for (int regime : regimes) {
                List<Retained> all = cell.retained(regime);
                double tests = (double) all.size() * cells.size() * regimes.size();
                for (Retained one : all) {
                    if (wanted.isEmpty() || one.card().id().equals(wanted)) {
                        best.merge(
                                new Sweep.Reading(one.card(), one.subject()),
                                rank(one, tests),
                                (a, b) -> a.compareTo(b) <= 0 ? a : b);
                    }
                }
            }
        }
        return best.keySet().stream()
                .min(Comparator.<Sweep.Reading>comparingInt(this::lacking)
                        .thenComparing(best::get)
                        .thenComparing(r -> r.card().id())
                        .thenComparing(Sweep.Reading::subject));
    }

    private static Rank rank(Retained one, double tests) {
        if (one.p() * tests > ALPHA || one.ratio() >= 1) {
            return new Rank(2, one.p());
        }
        return new Rank(!one.card().tail() && one.high() <= HALF ? 0 : 1, one.ratio());
    }

    private int lacking(Sweep.Reading reading) {
        int lacking = 0;
        for (SweepCell cell : cells) {
            for (int regime : regimes) {
                lacking += Double.isFinite(cell.dose(0, regime, reading).ratio()) ? 0 : 1;
            }
        }
        return lacking;
    }
}
