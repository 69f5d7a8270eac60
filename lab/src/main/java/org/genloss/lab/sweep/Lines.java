package org.genloss.lab.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The dose-response lines of a sweep: along the factor of numbers that has most values, for each combination of the others. */
final class Lines {
    private final List<Factor> factors;
    private final List<SweepCell> cells;
    private final Sweep.Reading reading;
    private final double tolerance;
    private final List<List<Integer>> places;

    Lines(List<Factor> factors, List<SweepCell> cells, Sweep.Reading reading, double tolerance) {
        this.factors = factors;
        this.cells = cells;
        this.reading = reading;
        this.tolerance = tolerance;
        this.places = places(factors);
    }

    /** Which value each factor has in each cell. */
    List<List<Integer>> places() {
        return places;
    }

    private static List<List<Integer>> places(List<Factor> factors) {
        List<List<Integer>> places = List.of(List.of());
        for (Factor factor : factors) {
            List<List<Integer>> more = new ArrayList<>();
            for (List<Integer> place : places) {
                for (int i = 0; i < factor.values().size(); i++) {
                    List<Integer> longer = new ArrayList<>(place);
                    longer.add(i);
                    more.add(List.copyOf(longer));
                }
            }
            places = more;
        }
        return places;
    }

    List<Sweep.Line> of(int regime) {
        Optional<Integer> followed = followed(regime);
        List<Sweep.Line> lines = new ArrayList<>();
        if (followed.isPresent()) {
            int factor = followed.get();
            places.stream()
                    .map(place -> fixed(place, factor, regime))
                    .distinct()
                    .forEach(at -> lines.add(new Sweep.Line(regime, factor, at, response(regime, factor, at))));
        }
        return lines;
    }

    private Optional<Integer> followed(int regime) {
        String own = cells.get(0).id(regime);
        Integer most = null;
        for (int f = 0; f < factors.size(); f++) {
            Factor factor = factors.get(f);
            boolean more = most == null
                    || factor.values().size() >= factors.get(most).values().size();
            if (factor.touches(own) && factor.numeric() && more) {
                most = f;
            }
        }
        return Optional.ofNullable(most);
    }

    private List<Integer> fixed(List<Integer> place, int followed, int regime) {
        String own = cells.get(0).id(regime);
        return IntStream.range(0, place.size())
                .map(f -> f == followed || !factors.get(f).touches(own) ? -1 : place.get(f))
                .boxed()
                .toList();
    }

    /** Where a factor does not touch the regime, its first value stands for all: the rows are the same. */
    private DoseResponse response(int regime, int followed, List<Integer> at) {
        List<Dose> doses = new ArrayList<>();
        for (int c = 0; c < cells.size(); c++) {
            List<Integer> place = places.get(c);
            boolean own = IntStream.range(0, place.size())
                    .allMatch(f -> f == followed || place.get(f) == Math.max(0, at.get(f)));
            if (own) {
                doses.add(cells.get(c).dose(factors.get(followed).number(place.get(followed)), regime, reading));
            }
        }
        return DoseResponse.of(
                doses,
                tolerance,
                cells.get(0).experiment().seed().child(followed).child(regime));
    }
}
