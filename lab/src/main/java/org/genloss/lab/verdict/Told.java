package org.genloss.lab.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the replicates of a regime say. @param losses where less is a loss @param others all else @param share of the false alarms for each */
record Told(String regime, List<Comparison> losses, List<Comparison> others, double share) {
    /** A rise of more is told as a factor. */
    private static final double TIMES = 3;

    /** A thousandfold: what is seen from there on is no more than that there are numbers. */
    private static final double ANY = Math.log(1000);

    boolean sure(Comparison one) {
        return one.p() * (one.kind() == Comparison.Kind.KEPT ? losses : others).size() <= share;
    }

    double alpha(Comparison one) {
        return share / (one.kind() == Comparison.Kind.KEPT ? losses : others).size();
    }

    /** Surely lost, least first. */
    List<Comparison> lost() {
        return losses.stream().filter(k -> k.lost() && sure(k)).toList();
    }

    /** Surely changed without a loss: what grew, then errors by size, then the others; those of all runs before those of some. */
    List<Comparison> changed() {
        return Stream.concat(losses.stream(), others.stream())
                .filter(k -> k.changed() && sure(k))
                .sorted(Comparator.<Comparison>comparingInt(k -> k.kind().ordinal())
                        .thenComparing(k -> !k.counted().isEmpty())
                        .thenComparingDouble(k -> -Math.abs(k.ratio())))
                .toList();
    }

    /** What the power is told of: losses where there are any. */
    List<Comparison> powered() {
        return !losses.isEmpty()
                ? losses
                : of(Comparison.Kind.ERROR)
                        .orElseGet(() -> of(Comparison.Kind.LEVEL).orElse(others));
    }

    private Optional<List<Comparison>> of(Comparison.Kind kind) {
        List<Comparison> all = others.stream().filter(k -> k.kind() == kind).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** The difference that half of these readings would have shown in four of five cases, with so many times the replicates. */
    double seen(double times) {
        double[] all = powered().stream()
                .mapToDouble(k -> k.seen(alpha(k), times))
                .sorted()
                .toArray();
        return all.length == 0 ? Double.POSITIVE_INFINITY : all[all.length / 2];
    }

    String power(double seen) {
        if (seen >= ANY) {
            return losses.isEmpty() ? "No change could have been seen." : "No loss could have been seen.";
        }
        return "Half of the readings would have shown " + change(seen) + ".";
    }

    /** "a loss of 7 %": a difference on the scale of what the power is told of. */
    String change(double seen) {
        return switch (powered().get(0).kind()) {
            case KEPT -> "a loss of " + Comparison.percent(1 - Math.exp(-seen));
            case ERROR -> more("a rise", seen);
            case LEVEL -> more("a change", seen);
            case MOVED -> "a move of " + String.format(Locale.ROOT, "%.2f", seen) + " times what single fits differ by";
        };
    }

    /** "a rise of 40 %", "a rise to 25 times", "any rise". */
    private static String more(String what, double seen) {
        double times = Math.exp(seen);
        if (seen >= ANY) {
            return what.replaceFirst("^a ", "any ");
        }
        return times < TIMES
                ? what + " of " + Comparison.percent(times - 1)
                : what + " to " + Comparison.times(times) + " times";
    }

    /** What has to be seen before it is said that nothing happened: a loss of half, an error of twice the control's, a move of one deviation. */
    double enough() {
        return powered().get(0).kind() == Comparison.Kind.MOVED ? 1 : Math.log(2);
    }
}
