package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Lattice;
import org.genloss.lab.Memory;
import org.genloss.lab.Scored;
import org.genloss.lab.learner.KdeModel;

/**
 * The quantile function of a law on the line, piece by piece from low to high: a piece has a share of the probability, and its quantiles go straight
 * from one number to another. Exact for items, whole numbers and bins; for other densities the pieces are so short (a two-thousandth of where the law has
 * its mass, or less) that squared distances are right to about 10^-5 of the variance.
 */
record Quantiles(List<Piece> pieces) {
    private static final int CELLS = 2000;

    /** Half the distance of the two points of Gauss's rule, in halves of a cell. */
    private static final double POINT = 1 / Math.sqrt(3);

    private record Piece(double share, double from, double to) {}

    /** Empty for laws in several columns, of texts or categories, and where a density has no finite integral. */
    static Optional<Quantiles> of(GenerativeModel law) {
        if (law instanceof Memory memory) {
            return memory.items() instanceof Vectors || Ask.line(memory.items().schema())
                    ? items(memory)
                    : Optional.empty();
        }
        if (!(law instanceof Scored scored) || !Ask.line(law)) {
            return Optional.empty();
        }
        if (Density.point(scored)) {
            double at = Ask.number(law, "mean");
            return Optional.of(new Quantiles(List.of(new Piece(1, at, at))));
        }
        if (law instanceof KdeModel kernels) {
            Optional<double[][]> steps = kernels.steps();
            return steps.isEmpty() ? items(kernels.points()) : normalised(steps(steps.get()));
        }
        return normalised(scored instanceof Lattice ? counts(scored) : cells(scored));
    }

    private static Optional<Quantiles> items(Memory memory) {
        Vectors points = Vectors.of(memory.items());
        if (points.dimensions() != 1) {
            return Optional.empty();
        }
        double[] x = points.values();
        double[] chances = memory.chances().orElse(null);
        List<Piece> pieces = new ArrayList<>(x.length);
        for (int i = 0; i < x.length; i++) {
            pieces.add(new Piece(chances == null ? 1.0 / x.length : chances[i], x[i], x[i]));
        }
        pieces.sort(Comparator.comparingDouble(Piece::from));
        return normalised(pieces);
    }

    private static List<Piece> counts(Scored law) {
        double[] range = Density.range(law);
        List<Piece> pieces = new ArrayList<>();
        for (double k = Math.ceil(range[0]); k <= range[1]; k++) {
            pieces.add(new Piece(Density.at(law, k), k, k));
        }
        return pieces;
    }

    private static List<Piece> cells(Scored law) {
        double[] range = Density.range(law);
        double[] cuts = Density.cuts(List.of(law), range[0], range[1], CELLS);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 1; i < cuts.length; i++) {
            double middle = (cuts[i - 1] + cuts[i]) / 2;
            double half = (cuts[i] - cuts[i - 1]) / 2;
            double mass = half * (Density.at(law, middle - POINT * half) + Density.at(law, middle + POINT * half));
            pieces.add(new Piece(mass, cuts[i - 1], cuts[i]));
        }
        return pieces;
    }

    /** The trapezoidal rule, which for smooth densities errs by less than 10^-10; what lies between two humps has no mass. */
    private static List<Piece> steps(double[][] steps) {
        double[] at = steps[0];
        double[] density = steps[1];
        List<Piece> pieces = new ArrayList<>();
        for (int i = 1; i < at.length; i++) {
            pieces.add(new Piece((density[i - 1] + density[i]) / 2 * (at[i] - at[i - 1]), at[i - 1], at[i]));
        }
        return pieces;
    }

    private static Optional<Quantiles> normalised(List<Piece> pieces) {
        double all = pieces.stream().mapToDouble(Piece::share).sum();
        if (!(all > 0 && all < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        return Optional.of(new Quantiles(pieces.stream()
                .filter(piece -> piece.share > 0)
                .map(piece -> new Piece(piece.share / all, piece.from, piece.to))
                .toList()));
    }

    /** The integral over u of (Q(u) - R(u))^2: the squared 2-Wasserstein distance of the laws (Vallender 1974). */
    double squaredDistance(Quantiles other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        double usedHere = 0;
        double usedThere = 0;
        while (i < pieces.size() && j < other.pieces.size()) {
            Piece a = pieces.get(i);
            Piece b = other.pieces.get(j);
            double restHere = a.share - usedHere;
            double restThere = b.share - usedThere;
            double step = Math.min(restHere, restThere);
            double first = at(a, usedHere) - at(b, usedThere);
            double last = at(a, usedHere + step) - at(b, usedThere + step);
            sum += step * (first * first + first * last + last * last) / 3;
            i += restHere <= restThere ? 1 : 0;
            j += restThere <= restHere ? 1 : 0;
            usedHere = restHere <= restThere ? 0 : usedHere + step;
            usedThere = restThere <= restHere ? 0 : usedThere + step;
        }
        return sum;
    }

    private static double at(Piece piece, double used) {
        return piece.from + (piece.to - piece.from) * Math.min(1, used / piece.share);
    }
}
