package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Probe;
import org.genloss.lab.Trajectory;
import org.genloss.lab.probe.Phases;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;

/** The numbers of one cell as curves, and which of them to show first: those in which the regimes left the control furthest. */
final class Curves {
    /**
     * One measure and subject.
     *
     * @param settings that are not the defaults; empty where there are none, and where the subject bears them
     */
    record Curve(Card card, String measure, String subject, String settings) {
        private static final Pattern PLAIN = Pattern.compile("(?:items|model|all columns)(?:, |$)");

        String title() {
            String said = PLAIN.matcher(subject).replaceFirst("");
            boolean twice = card.name().toLowerCase(Locale.ROOT).startsWith(said.toLowerCase(Locale.ROOT) + " ");
            return card.name()
                    + (settings.isEmpty() ? "" : " [" + settings + "]")
                    + (said.isEmpty() || twice ? "" : ", " + said);
        }
    }

    /** What a measure shows of a loss. */
    private enum Shows {
        SPREAD,
        DIVERSITY,
        DISTANCE,
        OTHER;

        private static final Set<String> SPREADS =
                Set.of("variance", "variance-ratio", "standard-deviation", "component-variance", "class-spread");

        static Shows of(Card card) {
            if (SPREADS.contains(card.id())) {
                return SPREAD;
            }
            return switch (card.harm()) {
                case LESS -> DIVERSITY;
                case MORE, AWAY_FROM_ONE -> DISTANCE;
                case EITHER -> OTHER;
            };
        }
    }

    private final SimulateResult.Cell cell;
    private final Map<Trajectory.Key, Trajectory.Point> points = new HashMap<>();
    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private final Regimes names;

    Curves(SimulateResult.Cell cell) {
        this.cell = cell;
        names = new Regimes(cell.experiment());
        Map<String, Carded> usual = new HashMap<>();
        Catalog.of(Metric.class, "metric").all().forEach(m -> usual.put(m.card().id(), m));
        Catalog.of(Probe.class, "probe")
                .all()
                .forEach(p -> usual.putIfAbsent(p.card().id(), p));
        Map<String, String> settings = new HashMap<>();
        Stream.<Carded>concat(cell.experiment().metrics().stream(), cell.experiment().probes().stream())
                .filter(one -> usual.containsKey(one.card().id()))
                .forEach(one -> settings.merge(
                        one.card().id(),
                        Settings.apart(one, List.of(usual.get(one.card().id()))),
                        (first, second) -> ""));
        for (Trajectory.Point point : cell.trajectory().points()) {
            points.put(point.key(), point);
            Trajectory.Key key = point.key();
            Carded known = usual.get(key.measure());
            Card card = known == null ? Card.of(key.measure(), key.measure()) : known.card();
            curves.putIfAbsent(
                    key.measure() + "\n" + key.subject(),
                    new Curve(card, key.measure(), key.subject(), settings.getOrDefault(key.measure(), "")));
        }
    }

    /** How the regimes of the cell are called. */
    Regimes names() {
        return names;
    }

    List<Curve> all() {
        return List.copyOf(curves.values());
    }

    int generations() {
        return cell.experiment().generations();
    }

    Optional<Trajectory.Point> point(Curve curve, String regime, int generation) {
        return Optional.ofNullable(
                points.get(new Trajectory.Key(regime, generation, curve.measure(), curve.subject())));
    }

    double mean(Curve curve, String regime, int generation) {
        return point(curve, regime, generation)
                .map(p -> p.mean() instanceof Value.Of of ? of.number() : Double.NaN)
                .orElse(Double.NaN);
    }

    Experiment experiment() {
        return cell.experiment();
    }

    /** Means of a regime, generation after generation; NaN where undefined. */
    double[] means(Curve curve, String regime) {
        double[] means = new double[generations()];
        for (int t = 1; t <= means.length; t++) {
            means[t - 1] = mean(curve, regime, t);
        }
        return means;
    }

    double[] theory(Curve curve, String regime) {
        double[] theory = new double[generations()];
        for (int t = 1; t <= theory.length; t++) {
            theory[t - 1] = cell.expected(new Trajectory.Key(regime, t, curve.measure(), curve.subject()))
                    .orElse(Double.NaN);
        }
        return theory;
    }

    /** Under what condition the theory of a regime at the last generation is only nearly right; empty where it is exact, or there is none. */
    Optional<String> approximation(Curve curve, String regime) {
        return cell.approximation(new Trajectory.Key(regime, generations(), curve.measure(), curve.subject()));
    }

    /** The theory of a regime at the last generation, marked where it is only nearly right; empty where there is none. */
    String expected(Curve curve, String regime) {
        double theory = theory(curve, regime)[generations() - 1];
        String mark = approximation(curve, regime).isPresent() ? "≈" : "";
        return Double.isFinite(theory) ? mark + Numbers.of(theory, curve.card().unit()) : "";
    }

    /** The reference against itself: its single point at generation 0. */
    Optional<Trajectory.Point> reference(Curve curve) {
        return point(curve, Arm.REFERENCE.label(), 0);
    }

    /**
     * The curves in which some regime ends furthest from the control, in standard deviations of a replicate; one a measure. First comes what
     * is lost: the curve of each kind that moved furthest, a spread, a diversity or coverage, a distance. Then the others; then what neither
     * way is a loss, such as the number of a model's parameters. What no regime moved is left out, unless all is of that kind. P-values are
     * never among them: they say how sure a difference is, not how large.
     */
    List<Curve> moved(int most) {
        List<Curve> sorted = curves.values().stream()
                .filter(c -> distance(c) > 0 && !c.subject().endsWith("by chance"))
                .filter(c -> !c.card().significance())
                .sorted(Comparator.<Curve>comparingDouble(c -> -rank(c)))
                .toList();
        List<Curve> order = new ArrayList<>();
        List<Curve> left = sorted.stream().filter(c -> !constant(c)).toList();
        for (Shows kind : List.of(Shows.SPREAD, Shows.DIVERSITY, Shows.DISTANCE)) {
            left.stream().filter(c -> Shows.of(c.card()) == kind).findFirst().ifPresent(order::add);
        }
        left.stream().filter(c -> Shows.of(c.card()) != Shows.OTHER).forEach(order::add);
        order.addAll(left);
        return first(order.isEmpty() ? sorted : order, most);
    }

    /** One a measure. */
    private static List<Curve> first(List<Curve> order, int most) {
        List<Curve> chosen = new ArrayList<>();
        for (Curve curve : order) {
            if (chosen.size() < most
                    && chosen.stream()
                            .noneMatch(c -> c.card().name().equals(curve.card().name()))) {
                chosen.add(curve);
            }
        }
        return chosen;
    }

    /** All curves of a measure, those that moved furthest first. */
    List<Curve> of(String measure) {
        return curves.values().stream()
                .filter(c -> c.measure().equals(measure))
                .sorted(Comparator.comparingDouble(c -> -distance(c)))
                .toList();
    }

    /** What the verdicts rest on: of each regime the reading of its first finding, and the spread where a phase decides. */
    List<Curve> deciding() {
        List<Curve> deciding = new ArrayList<>();
        cell.verdicts().values().forEach(verdict -> {
            boolean phase = verdict.sentence().startsWith("Ends in ");
            Stream<Curve> parts = phase ? of("phases").stream() : Stream.empty();
            Stream<Curve> found = verdict.findings().stream()
                    .limit(1)
                    .flatMap(
                            f -> of(f.metric()).stream().filter(c -> c.subject().equals(f.subject())));
            Stream.concat(parts.filter(c -> c.subject().startsWith(part(verdict.sentence()))), found)
                    .filter(c -> !deciding.contains(c))
                    .forEach(deciding::add);
        });
        return deciding;
    }

    /** The part of the phases that a sentence is about. */
    private static String part(String sentence) {
        return sentence.startsWith("Ends in early") ? Phases.TAIL : Phases.SPREAD;
    }

    /** "301 of 500" runs where the mean is over those alone; empty where it is over all. */
    Optional<String> counted(Curve curve, String regime, int generation) {
        return point(curve, regime, generation)
                .filter(p -> p.n() > 0 && p.undefined() > 0)
                .map(p -> Numbers.count(p.n()) + " of " + Numbers.count(p.n() + p.undefined()));
    }

    /** A curve with a theory goes before others that moved about as much. */
    private double rank(Curve curve) {
        boolean known = cell.regimes().stream().anyMatch(r -> Double.isFinite(theory(curve, r)[generations() - 1]));
        return distance(curve) * (known ? 3 : 1);
    }

    private double spread(Curve curve) {
        return spread(curve, Arm.REAL_ONLY.label());
    }

    private double spread(Curve curve, String regime) {
        return point(curve, regime, generations()).map(Trajectory.Point::sd).orElse(0.0);
    }

    /**
     * Whether no regime moved it: at the last generation each reads in three digits as the control does, or the control and all of them lie
     * within the noise floor.
     */
    private boolean constant(Curve curve) {
        Optional<Interval> floor = reference(curve).flatMap(Trajectory.Point::spread);
        double control = mean(curve, Arm.REAL_ONLY.label(), generations());
        boolean within = floor.filter(f -> within(f, control)).isPresent();
        return cell.regimes().stream()
                .mapToDouble(r -> mean(curve, r, generations()))
                .allMatch(x -> Numbers.plain(x).equals(Numbers.plain(control)) || (within && within(floor.get(), x)));
    }

    private static boolean within(Interval floor, double x) {
        return x >= floor.low() && x <= floor.high();
    }

    /**
     * In standard deviations of a replicate: the larger of the control's, which is 0 where it always fits the same items, and the regime's. A
     * mean over some of the runs says nothing of the others, so it counts as not moved.
     */
    private double distance(Curve curve) {
        double control = mean(curve, Arm.REAL_ONLY.label(), generations());
        double least = Math.max(spread(curve), 1e-3 * Math.abs(control));
        double most = 0;
        for (String regime : cell.regimes()) {
            double own = spread(curve, regime);
            double sd = Double.isNaN(own) ? least : Math.max(least, own);
            if (counted(curve, regime, generations()).isPresent()) {
                continue;
            }
            double away = Math.abs(mean(curve, regime, generations()) - control) / sd;
            most = Double.isFinite(away) ? Math.max(most, Math.min(away, 1e3)) : most;
        }
        return most;
    }

    /** What a regime keeps of the control at the last generation, as a ratio; empty where no ratio makes sense. */
    Optional<Double> kept(Curve curve, String regime) {
        double control = mean(curve, Arm.REAL_ONLY.label(), generations());
        double ratio = mean(curve, regime, generations()) / control;
        boolean share = !curve.card().difference() && !curve.card().significance();
        boolean scale = share && curve.card().harm() == Card.Harm.LESS && control > 0 && ratio >= 0;
        return scale && Double.isFinite(ratio) ? Optional.of(ratio) : Optional.empty();
    }
}
