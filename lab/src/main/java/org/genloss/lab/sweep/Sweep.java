package org.genloss.lab.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.lab.Regime;
import org.genloss.metric.Interval;

/**
 * What a sweep found: the share e that each cell kept of one reading, the mean at the last generation divided by that of "real data only",
 * and for one factor of numbers where e crosses the tolerance.
 *
 * @param factors what was varied, in the order of the file
 * @param reading what e is about, the same in all cells
 * @param tolerance the share that is to be kept
 * @param regimes what each regime is called without what is varied
 * @param cells all combinations, the last factor running fastest
 * @param lines one for each regime and each combination of the other factors that touch it; empty where no factor is of numbers
 */
public record Sweep(
        List<Factor> factors,
        Reading reading,
        double tolerance,
        List<String> regimes,
        List<Cell> cells,
        List<Line> lines) {
    /** A measure and what of it. */
    public record Reading(Card card, String subject) {
        public String name() {
            boolean whole = List.of("items", "model", "all columns", "").contains(subject);
            return whole ? card.name() : card.name() + ", " + subject;
        }
    }

    /**
     * What is looked for.
     *
     * @param tolerance the share that is to be kept, above 0 and below 1
     * @param reading id of a measure in which less is a loss; empty for the first of a fixed order
     */
    public record Terms(double tolerance, String reading) {}

    /**
     * One combination of the factors.
     *
     * @param at which value each factor has, counted from 0
     * @param labels by regime: its label with these settings
     * @param kept by regime
     */
    public record Cell(List<Integer> at, List<String> labels, List<Kept> kept) {
        public Cell {
            at = List.copyOf(at);
            labels = List.copyOf(labels);
            kept = List.copyOf(kept);
        }

        /** Id of a regime. */
        String id(int regime) {
            return labels.get(regime).split(" ")[0];
        }
    }

    /** @param ratio NaN where it is undefined; @param interval 95 %, by Welch's t on the logarithm; empty where the replicates do not differ */
    public record Kept(double ratio, Optional<Interval> interval) {}

    /**
     * One regime along one factor.
     *
     * @param regime which, counted from 0
     * @param factor which is followed, counted from 0
     * @param at which value each factor has; -1 for those that are followed or do not touch the regime
     * @param response the share kept along the factor
     */
    public record Line(int regime, int factor, List<Integer> at, DoseResponse response) {
        public Line {
            at = List.copyOf(at);
        }
    }

    public Sweep {
        factors = List.copyOf(factors);
        regimes = List.copyOf(regimes);
        cells = List.copyOf(cells);
        lines = List.copyOf(lines);
    }

    /**
     * Empty where nothing is varied, or no reading has a share.
     *
     * @param vary the factors as in the experiment file
     * @param cells all combinations, the last factor running fastest
     */
    public static Optional<Sweep> of(Map<String, List<Object>> vary, List<SweepCell> cells, Terms terms) {
        List<Factor> factors = vary.entrySet().stream()
                .map(e -> new Factor(e.getKey(), e.getValue()))
                .toList();
        SweepCell first = cells.get(0);
        List<Integer> touched = IntStream.range(0, first.experiment().regimes().size())
                .filter(r -> factors.stream().anyMatch(f -> f.touches(first.id(r))))
                .boxed()
                .toList();
        return new Preferred(cells, touched).choose(terms.reading()).map(reading -> {
            Lines lines = new Lines(factors, cells, reading, terms.tolerance());
            List<Cell> table = IntStream.range(0, cells.size())
                    .mapToObj(i -> cell(lines.places().get(i), cells.get(i), reading))
                    .toList();
            List<Line> all = touched.stream().flatMap(r -> lines.of(r).stream()).toList();
            return new Sweep(factors, reading, terms.tolerance(), names(factors, first), table, all);
        });
    }

    /** The factors with more than one value that touch a regime, counted from 0. */
    public List<Integer> varied(int regime) {
        return IntStream.range(0, factors.size())
                .filter(f -> factors.get(f).values().size() > 1
                        && factors.get(f).touches(cells.get(0).id(regime)))
                .boxed()
                .toList();
    }

    private static Cell cell(List<Integer> at, SweepCell cell, Reading reading) {
        List<String> labels = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (int r = 0; r < cell.experiment().regimes().size(); r++) {
            labels.add(cell.label(r));
            Optional<Interval> interval = cell.retained(r).stream()
                    .filter(k -> new Reading(k.card(), k.subject()).equals(reading))
                    .map(k -> new Interval(k.low(), k.high()))
                    .findFirst();
            kept.add(new Kept(cell.dose(0, r, reading).ratio(), interval));
        }
        return new Cell(at, labels, kept);
    }

    /** The label; only the id where a setting of the regime is varied and no other regime has that id. */
    private static List<String> names(List<Factor> factors, SweepCell first) {
        List<Regime> regimes = first.experiment().regimes();
        return IntStream.range(0, regimes.size())
                .mapToObj(r -> {
                    String id = regimes.get(r).card().id();
                    boolean own = factors.stream().anyMatch(f -> f.path().startsWith("regimes." + id + "."));
                    long same = regimes.stream()
                            .filter(other -> other.card().id().equals(id))
                            .count();
                    return own ? same == 1 ? id : id + " (" + (r + 1) + ")" : first.label(r);
                })
                .toList();
    }
}
