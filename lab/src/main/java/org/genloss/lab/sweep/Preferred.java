package org.genloss.lab.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.genloss.lab.verdict.Retained;

/**
 * Which reading a sweep is about where none was asked for: by a fixed order of what is measured, whatever it shows, so that a threshold is not
 * estimated on the numbers that chose its reading. Diversity and spread of the whole first, in the order of {@link #ORDER}; then any other
 * reading that is not of the tail alone, then those, each by id and subject. A reading that every cell has goes before one that some lack. Of
 * texts the words of the reference that are kept: pairs of words that nobody wrote make texts more diverse, not better.
 */
final class Preferred {
    /** Ids of metrics and probes, the first that is there is followed. */
    static final List<String> ORDER = List.of(
            "heterozygosity",
            "variance",
            "standard-deviation",
            "variance-ratio",
            "effective-rank-ratio",
            "vendi-ratio",
            "hill-numbers",
            "type-coverage",
            "distinct-ngrams",
            "prdc-recall",
            "prdc-coverage");

    private final List<SweepCell> cells;
    private final List<Integer> regimes;

    /** @param regimes those that a factor touches */
    Preferred(List<SweepCell> cells, List<Integer> regimes) {
        this.cells = cells;
        this.regimes = regimes;
    }

    /** @param wanted id of the only measure to choose among; empty for all */
    Optional<Sweep.Reading> choose(String wanted) {
        return cells.stream()
                .flatMap(cell -> regimes.stream().flatMap(regime -> cell.retained(regime).stream()))
                .filter(one -> wanted.isEmpty() || one.card().id().equals(wanted))
                .map(Preferred::reading)
                .distinct()
                .min(Comparator.<Sweep.Reading>comparingInt(this::lacking)
                        .thenComparing(Preferred::place)
                        .thenComparing(reading -> reading.card().tail())
                        .thenComparing(reading -> reading.card().id())
                        .thenComparing(Sweep.Reading::subject));
    }

    private static Sweep.Reading reading(Retained one) {
        return new Sweep.Reading(one.card(), one.subject());
    }

    private static int place(Sweep.Reading reading) {
        int place = ORDER.indexOf(reading.card().id());
        return place < 0 ? ORDER.size() : place;
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
