package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genloss.io.run.SimulateResult;
import org.genloss.verdict.Level;
import org.genloss.verdict.Verdict;

/** What a run says in words: only what was measured. */
final class Sentences {
    private final SimulateResult.Cell cell;
    private final Curves curves;

    Sentences(SimulateResult.Cell cell, Curves curves) {
        this.cell = cell;
        this.curves = curves;
    }

    /** The worst regime, then the mildest; two short sentences. */
    List<String> two() {
        List<String> sentences = new ArrayList<>();
        List<Curves.Curve> moved = curves.moved(6);
        Optional<Curves.Curve> headline = moved.stream()
                .filter(c ->
                        cell.regimes().stream().anyMatch(r -> curves.kept(c, r).isPresent()))
                .findFirst();
        int generations = curves.generations();
        if (headline.isEmpty()) {
            sentences.add("After " + Numbers.count(generations, "generation")
                    + " nothing that falls with a loss had left real data only.");
            return sentences;
        }
        Curves.Curve curve = headline.get();
        List<String> order = cell.regimes().stream()
                .filter(r -> curves.kept(curve, r).isPresent())
                .sorted(Comparator.comparingDouble(r -> curves.kept(curve, r).get()))
                .toList();
        String worst = order.get(0);
        sentences.add("Under " + Regimes.title(worst) + ", " + change(curve, worst) + " in "
                + Numbers.count(generations, "generation") + theory(curve, worst) + ".");
        if (order.size() > 1) {
            String best = order.get(order.size() - 1);
            sentences.add(Regimes.capital(best) + " kept "
                    + percent(curves.kept(curve, best).get()) + " of what real data alone keeps.");
        }
        return sentences;
    }

    private String change(Curves.Curve curve, String regime) {
        double kept = curves.kept(curve, regime).orElse(Double.NaN);
        String name = curve.title().substring(0, 1).toLowerCase(Locale.ROOT)
                + curve.title().substring(1);
        return kept <= 1
                ? name + " fell to " + percent(kept) + " of what real data alone keeps"
                : name + " rose to " + percent(kept) + " of what real data alone gives";
    }

    private String theory(Curves.Curve curve, String regime) {
        double expected = curves.theory(curve, regime)[curves.generations() - 1];
        double control = curves.mean(curve, org.genloss.lab.Arm.REAL_ONLY.label(), curves.generations());
        return Double.isFinite(expected) && control > 0 ? "; theory says " + percent(expected / control) : "";
    }

    static String percent(double share) {
        return share < 0.095 ? Numbers.plain(Math.round(share * 1000) / 10.0) + " %" : Math.round(share * 100) + " %";
    }

    Optional<Verdict> verdict(String regime) {
        return Optional.ofNullable(cell.verdicts().get(regime));
    }

    /** The worst level of all regimes; healthy where none was judged. */
    Level worst() {
        return cell.verdicts().values().stream()
                .map(Verdict::level)
                .max(Level::compareTo)
                .orElse(Level.HEALTHY);
    }
}
