package org.genloss.lab.decomposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.catalog.Card;
import org.genloss.data.Workers;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.decomposition.Decomposition.Corner;
import org.genloss.lab.decomposition.Decomposition.Outcome;
import org.genloss.lab.decomposition.Signature.Slope;
import org.genloss.metric.Interval;
import org.genloss.verdict.battery.Wording;

/**
 * The distance of one regime from the truth, taken apart into its three errors.
 *
 * @param regime label of the arm
 * @param distance card of the distance
 * @param richClass learner that stood for a class with the truth; empty where there was none, and then only the nested order has numbers
 * @param steps one a generation
 * @param silent arms without a number at the last generation in any replicate, by the errors they let in: {@code statistics alone}; none where there
 *     is no class with the truth
 * @param signature how each error grows
 */
public record Breakdown(
        String regime,
        Card distance,
        Optional<String> richClass,
        List<Step> steps,
        List<String> silent,
        Signature signature) {
    /**
     * A mean over replicates.
     *
     * @param mean NaN where no replicate has a number
     * @param interval 95 %, by Student's t; empty for fewer than two replicates
     * @param n replicates with a number
     */
    public record Estimate(double mean, Optional<Interval> interval, int n) {}

    /** What each error adds to the distance, in one order of letting them in, or over all orders. */
    public record Parts(Estimate expressivity, Estimate learning, Estimate statistics) {
        public List<Estimate> all() {
            return List.of(expressivity, learning, statistics);
        }
    }

    /**
     * One generation.
     *
     * @param total distance of the experiment's own model, in the replicates of {@code nested}
     * @param nested expressivity let in first, then learning, then statistics; the three sum to the total
     * @param reverse statistics first, then learning, then expressivity; a step from an arm without a number has none
     * @param shapley the average over the six orders
     * @param interaction the total less each error let in alone: what they only do together
     */
    public record Step(
            int generation, Estimate total, Parts nested, Parts reverse, Parts shapley, Estimate interaction) {}

    private static final List<String> NAMES = List.of("expressivity", "learning", "statistics");
    private static final double LEVEL = 0.975;
    private static final double SMALL = 0.05;
    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Optional.empty(), 0);
    private static final Corner EVERYTHING = new Corner(true, true, 1);

    public Breakdown {
        steps = List.copyOf(steps);
        silent = List.copyOf(silent);
    }

    /** All regimes and distances of an experiment, in that order. */
    public static List<Breakdown> all(Decomposition decomposition, Workers workers) {
        return all(decomposition, workers, Kept.NOTHING);
    }

    /** @param kept where the numbers of finished replicates are found and left */
    public static List<Breakdown> all(Decomposition decomposition, Workers workers, Kept kept) {
        Experiment e = decomposition.experiment();
        int replicates = e.replicates();
        List<Outcome> outcomes = workers.map(
                e.regimes().size() * replicates, i -> decomposition.outcome(i / replicates, i % replicates + 1, kept));
        List<Breakdown> all = new ArrayList<>();
        for (int r = 0; r < e.regimes().size(); r++) {
            List<Outcome> own = outcomes.subList(r * replicates, (r + 1) * replicates);
            for (int d = 0; d < decomposition.distances().size(); d++) {
                Arms arms = new Arms(own, d, e.generations(), decomposition.aboveBest(d));
                all.add(new Breakdown(
                        Arm.of(e.regimes().get(r)).label(),
                        decomposition.card(d),
                        decomposition.richClass(),
                        IntStream.rangeClosed(1, e.generations())
                                .mapToObj(arms::step)
                                .toList(),
                        decomposition.richClass().isEmpty() ? List.of() : arms.silent(),
                        arms.signature()));
            }
        }
        return List.copyOf(all);
    }

    /** The arms of one regime under one distance. */
    private record Arms(List<Outcome> outcomes, int distance, int generations, boolean aboveBest) {
        /** A number of one replicate. */
        private interface Ask {
            double of(Outcome outcome);
        }

        private double at(Outcome o, int t, Corner corner) {
            return o.at(corner, distance, t);
        }

        private double at(Outcome o, int t, int errors) {
            return at(o, t, new Corner((errors & 1) != 0, (errors & 2) != 0, (errors & 4) != 0 ? 1 : 0));
        }

        private Estimate estimate(Ask ask, Ask needed) {
            double[] x = outcomes.stream()
                    .filter(o -> Double.isFinite(needed.of(o)))
                    .mapToDouble(ask::of)
                    .toArray();
            int n = x.length;
            double mean = n == 0
                    ? Double.NaN
                    : IntStream.range(0, n).mapToDouble(i -> x[i]).sum() / n;
            if (n < 2) {
                return new Estimate(mean, Optional.empty(), n);
            }
            double squares = IntStream.range(0, n)
                    .mapToDouble(i -> (x[i] - mean) * (x[i] - mean))
                    .sum();
            double half =
                    TDistribution.of(n - 1.0).inverseCumulativeProbability(LEVEL) * Math.sqrt(squares / (n - 1) / n);
            return new Estimate(mean, Optional.of(new Interval(mean - half, mean + half)), n);
        }

        Step step(int t) {
            Ask nested = o -> at(o, t, 0) + at(o, t, 1) + at(o, t, 3) + at(o, t, 7);
            Ask reverse = o -> at(o, t, 0) + at(o, t, 4) + at(o, t, 6) + at(o, t, 7);
            Ask every = o -> IntStream.range(0, 8).mapToDouble(s -> at(o, t, s)).sum();
            return new Step(
                    t,
                    estimate(o -> at(o, t, EVERYTHING), nested),
                    parts(t, new int[] {0, 1, 3}, nested),
                    parts(t, new int[] {6, 4, 0}, reverse),
                    new Parts(
                            estimate(o -> shapley(o, t, 1), every),
                            estimate(o -> shapley(o, t, 2), every),
                            estimate(o -> shapley(o, t, 4), every)),
                    estimate(o -> at(o, t, 7) + 2 * at(o, t, 0) - at(o, t, 1) - at(o, t, 2) - at(o, t, 4), every));
        }

        List<String> silent() {
            return IntStream.range(1, 8)
                    .filter(errors -> outcomes.stream().noneMatch(o -> Double.isFinite(at(o, generations, errors))))
                    .mapToObj(errors -> IntStream.range(0, 3)
                            .filter(i -> (errors >> i & 1) != 0)
                            .mapToObj(NAMES::get)
                            .toList())
                    .map(names -> names.size() == 1 ? names.get(0) + " alone" : Wording.list(names))
                    .toList();
        }

        /** @param before errors let in before each of the three */
        private Parts parts(int t, int[] before, Ask needed) {
            List<Estimate> parts = IntStream.range(0, 3)
                    .mapToObj(i -> estimate(o -> at(o, t, before[i] | 1 << i) - at(o, t, before[i]), needed))
                    .toList();
            boolean unknown = aboveBest && (t == 1 || before[0] != 0);
            return new Parts(unknown ? UNKNOWN : parts.get(0), parts.get(1), parts.get(2));
        }

        /** Two of the six orders have an error first and two have it last; each of the two others comes before it alone in one. */
        private double shapley(Outcome o, int t, int error) {
            double sum = 0;
            for (int before = 0; before < 8; before++) {
                if ((before & error) == 0) {
                    double weight = Integer.bitCount(before) == 1 ? 1 / 6.0 : 1 / 3.0;
                    sum += weight * (at(o, t, before | error) - at(o, t, before));
                }
            }
            return sum;
        }

        /** What a slope is taken of: the size of an error, averaged over the replicates that have it. */
        private interface Size {
            double of(List<Outcome> outcomes, int x);
        }

        private Size mean(AskAt ask) {
            return (some, x) -> some.stream()
                    .mapToDouble(o -> ask.of(o, x))
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
        }

        private interface AskAt {
            double of(Outcome outcome, int x);
        }

        /** A small error is mostly what noise is left of the others: its growth would say nothing about it. */
        private Optional<Slope> slope(int error, List<Integer> xs, Size y) {
            Step last = step(generations);
            boolean small = Math.abs(last.nested().all().get(error).mean())
                    < SMALL * Math.abs(last.total().mean());
            OptionalDouble value = small ? OptionalDouble.empty() : Signature.slope(xs, x -> y.of(outcomes, x));
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Slope(
                            value.getAsDouble(),
                            Signature.jackknife(
                                    value.getAsDouble(), outcomes, some -> Signature.slope(xs, x -> y.of(some, x)))));
        }

        Signature signature() {
            List<Integer> times = Signature.TIMES.stream().filter(m -> m > 0).toList();
            List<Integer> fits = IntStream.rangeClosed(1, generations).boxed().toList();
            Corner infinite = new Corner(true, true, 0);
            int last = generations;
            Size learning =
                    mean((o, m) -> at(o, last, new Corner(true, true, m)) - at(o, last, new Corner(true, false, m)));
            return new Signature(
                    slope(2, times, mean((o, m) -> at(o, last, new Corner(true, true, m)) - at(o, last, infinite))),
                    slope(2, fits, mean((o, t) -> at(o, t, EVERYTHING) - at(o, t, infinite))),
                    slope(1, times, (some, m) -> Math.abs(learning.of(some, m))),
                    slope(
                            1,
                            fits,
                            (some, t) -> Math.abs(
                                    mean((o, g) -> at(o, g, 3) - at(o, g, 1)).of(some, t))),
                    aboveBest ? Optional.empty() : slope(0, fits, mean((o, t) -> at(o, t, 1) - at(o, t, 0))));
        }
    }
}
