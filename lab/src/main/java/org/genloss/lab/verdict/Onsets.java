package org.genloss.lab.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.data.Schema;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.probe.Phases;
import org.genloss.metric.Value;

/**
 * When early collapse, late collapse and expansion begin in a regime, from the rows of {@link Phases}: C and V divided by the same replicate's
 * at generation 1; F as it is where the truth is known, else divided likewise, since two samples never agree wholly.
 *
 * <p>At each generation a mean over the replicates and its 95 % interval (Student's t): of C and F as they are, of V as logarithms where data
 * has numbers, because the mean variance of an unbiased loop never falls though nearly every run collapses; a V below 0.01 counts as that. A
 * phase begins where its condition holds; the interval is that of the generations that the 95 % intervals neither exclude nor go beyond,
 * so for a steady course it covers the generation at which the expected course crosses in at least 95 % of cases.
 */
public final class Onsets {
    private static final double LEVEL = 0.975;
    private static final double LEAST = 0.01;
    private static final List<String> PARTS = List.of(Phases.TAIL, Phases.BODY, Phases.SPREAD);

    private final int generations;
    private final boolean logs;
    private final List<Row> rows;

    public Onsets(Experiment experiment, List<Row> rows) {
        generations = experiment.generations();
        logs = experiment.real().schema().kind() != Schema.Kind.TEXT
                && experiment.real().schema().columns().stream().anyMatch(c -> c.scale() == Schema.Scale.NUMERIC);
        this.rows = Spread.parts(experiment, rows);
    }

    /** Whether the parts, or the spread alone, are measured after generation 1. */
    boolean known(String regime) {
        return generations > 1 && rows.stream().anyMatch(row -> row.regime().equals(regime));
    }

    /** One for each phase; none where the experiment does not measure the parts. @param regime its label */
    public List<Onset> of(String regime) {
        Course course = course(regime);
        return course == null
                ? List.of()
                : Arrays.stream(Phase.values())
                        .filter(phase -> phase != Phase.EARLY || course.whole)
                        .map(course::onset)
                        .toList();
    }

    /**
     * Whether a phase is confirmed at the last generation; early collapse also where the spread has begun to follow the tail, expansion also
     * where it was confirmed before and the mean still meets it. And where it is no chance: what tells the phase differs from generation 1 at
     * this rate, divided by the tests (tail and spread; where any generation will do, all generations).
     */
    boolean ends(String regime, Phase phase, double alpha) {
        Course course = course(regime);
        return course != null && course.ends(phase, alpha / 2);
    }

    /** "body fidelity 0.80 at the end", where the whole of its interval is below that of an intact body; empty elsewhere. */
    Optional<String> bodyGone(String regime) {
        Course course = course(regime);
        return course == null || !(course.body(generations - 1).high < Phase.INTACT)
                ? Optional.empty()
                : Optional.of(
                        String.format(Locale.ROOT, "body fidelity %.2f at the end", course.body(generations - 1).mean));
    }

    /** Whether the mean of the last generation meets a phase that its interval does not confirm. */
    boolean maybe(String regime, Phase phase, double alpha) {
        Course course = course(regime);
        int last = generations - 1;
        return course != null
                && course.missing(phase).isEmpty()
                && !course.ends(phase, alpha / 2)
                && phase.holds(course.tail(last).mean, course.body(last).mean, course.spread(last).mean);
    }

    /** Whether so many times the replicates, with the same mean and deviation, would confirm a late collapse or an expansion. */
    boolean surely(String regime, Phase phase, double times) {
        Course course = course(regime);
        int n = course.runs.size();
        Band now = course.spread(generations - 1);
        double centre = logs ? Math.log(now.mean) : now.mean;
        double half = (centre - (logs ? Math.log(now.low) : now.low)) / quantile(n - 1.0) / Math.sqrt(times);
        double reach = quantile(n * times - 1) * half;
        double limit = phase == Phase.LATE ? Phase.GONE : Phase.GROWN;
        double bound = logs ? Math.log(limit) : limit;
        return phase == Phase.LATE ? centre + reach < bound : centre - reach > bound;
    }

    /** "spread grew to 134 % (120 to 150 %) of that of generation 1": what the last generation has of what tells the phase. */
    String last(String regime, Phase phase) {
        Course course = course(regime);
        Band band = phase == Phase.EARLY ? course.tail(generations - 1) : course.spread(generations - 1);
        String part = phase == Phase.EARLY ? Phases.TAIL : Phases.SPREAD;
        return String.format(
                Locale.ROOT,
                "%s %s to %.0f %% (%.0f to %.0f %%) of that of generation 1",
                part,
                band.mean > 1 ? "grew" : "fell",
                100 * band.mean,
                100 * Math.max(0, band.low),
                100 * band.high);
    }

    private static double quantile(double degrees) {
        return TDistribution.of(degrees).inverseCumulativeProbability(LEVEL);
    }

    /** Whether the spread of the last generation is confirmed to be above nine tenths. */
    boolean spreadIntact(String regime) {
        Course course = course(regime);
        return course != null && course.spread(generations - 1).low > Phase.INTACT;
    }

    private Course course(String regime) {
        TreeMap<Integer, double[][]> runs = new TreeMap<>();
        boolean sampled = false;
        boolean whole = false;
        for (Row row : rows) {
            String subject = row.value().subject().replace(Phases.SAMPLED, "");
            if (row.regime().equals(regime) && PARTS.contains(subject)) {
                sampled |= row.value().subject().endsWith(Phases.SAMPLED);
                whole |= subject.equals(Phases.TAIL);
                double[][] run = runs.computeIfAbsent(row.replicate(), r -> new double[PARTS.size()][generations]);
                run[PARTS.indexOf(subject)][row.generation() - 1] =
                        row.value() instanceof Value.Of of ? of.number() : Double.NaN;
            }
        }
        if (runs.isEmpty()) {
            return null;
        }
        boolean known = !sampled;
        return new Course(
                runs.values().stream().map(run -> relative(run, known)).toList(), whole);
    }

    /** NaN where the first generation has nothing left to lose. */
    private static double[][] relative(double[][] run, boolean known) {
        double[][] relative = new double[run.length][];
        for (int part = 0; part < run.length; part++) {
            double first = known && part == 1 ? 1 : run[part][0] > 0 ? run[part][0] : Double.NaN;
            relative[part] = Arrays.stream(run[part]).map(x -> x / first).toArray();
        }
        return relative;
    }

    /** Mean, 95 % limits and the two-sided chance of such a mean where nothing has changed since generation 1. */
    private record Band(double low, double mean, double high, double p) {
        static Band of(double[] x, boolean logs) {
            double[] all = Arrays.stream(x)
                    .filter(Double::isFinite)
                    .map(v -> logs ? Math.log(Math.max(LEAST, v)) : v)
                    .toArray();
            int n = all.length;
            double mean = Arrays.stream(all).sum() / n;
            double square = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum();
            double half = n < 2 ? Double.POSITIVE_INFINITY : quantile(n - 1.0) * Math.sqrt(square / (n - 1) / n);
            double away = Math.abs(logs ? mean : mean - 1);
            double p = n < 2
                    ? 1
                    : half == 0
                            ? (away == 0 ? 1 : 0)
                            : 2 * TDistribution.of(n - 1.0).survivalProbability(away * quantile(n - 1.0) / half);
            return logs
                    ? new Band(Math.exp(mean - half), Math.exp(mean), Math.exp(mean + half), p)
                    : new Band(mean - half, mean, mean + half, p);
        }
    }

    /** All replicates of a regime: one array for each part, relative to where it began. */
    private final class Course {
        private final List<double[][]> runs;
        private final Band[][] bands = new Band[PARTS.size()][generations];

        /** Whether tail and body are known beside the spread. */
        private final boolean whole;

        Course(List<double[][]> runs, boolean whole) {
            this.runs = runs;
            this.whole = whole;
            for (int part = 0; part < bands.length; part++) {
                for (int t = 0; t < generations; t++) {
                    int p = part;
                    int at = t;
                    double[] all = runs.stream().mapToDouble(run -> run[p][at]).toArray();
                    bands[part][t] = Band.of(all, logs && PARTS.get(part).equals(Phases.SPREAD));
                }
            }
        }

        Onset onset(Phase phase) {
            List<String> missing = missing(phase);
            boolean told = missing.isEmpty();
            return new Onset(
                    phase,
                    phase.by(),
                    told ? first(t -> phase.holds(tail(t).mean, body(t).mean, spread(t).mean)) : OptionalInt.empty(),
                    told ? first(t -> phase.holds(tail(t).low, body(t).high, reaching(phase, t))) : OptionalInt.empty(),
                    told ? first(t -> confirmed(phase, t)) : OptionalInt.empty(),
                    (int) runs.stream().filter(run -> reaches(phase, run)).count(),
                    runs.size(),
                    generations,
                    told ? "" : String.join(", and ", missing),
                    phase == Phase.EARLY ? besides() : "");
        }

        /** What else had gone when half of the tail was gone. */
        private String besides() {
            OptionalInt half = first(t -> tail(t).mean < Phase.GONE);
            if (half.isEmpty()) {
                return "";
            }
            int t = half.getAsInt() - 1;
            return String.format(
                    Locale.ROOT,
                    "half of the tail is gone by generation %d, with body fidelity %.2f and spread %.2f",
                    half.getAsInt(),
                    body(t).mean,
                    spread(t).mean);
        }

        private List<String> missing(Phase phase) {
            List<String> missing = new ArrayList<>();
            if (phase == Phase.EARLY && !whole) {
                return List.of("tails and body are not measured");
            }
            if (phase == Phase.EARLY && Double.isNaN(tail(0).mean)) {
                missing.add("nothing rare was left to lose after the first fit");
            }
            if (phase == Phase.EARLY && !(body(0).mean > Phase.INTACT)) {
                missing.add(
                        Double.isNaN(body(0).mean)
                                ? "there is no body beside the tails"
                                : "already the first fit misses more than a tenth of the body");
            }
            if (Double.isNaN(spread(0).mean)) {
                missing.add("the spread of the first fit is not known");
            }
            return missing;
        }

        /** The limit of the spread that is more in favour of the phase. */
        private double reaching(Phase phase, int t) {
            return phase == Phase.LATE ? spread(t).low : spread(t).high;
        }

        private boolean confirmed(Phase phase, int t) {
            double against = phase == Phase.LATE ? spread(t).high : spread(t).low;
            return phase.holds(tail(t).high, body(t).low, against);
        }

        boolean ends(Phase phase, double alpha) {
            if (!missing(phase).isEmpty()) {
                return false;
            }
            int last = generations - 1;
            boolean before = first(t -> confirmed(phase, t) && telling(phase, t).p * generations <= alpha)
                    .isPresent();
            boolean begun = phase == Phase.EARLY && tail(last).high < Phase.GONE;
            boolean grown = phase == Phase.EXPANSION && spread(last).mean > Phase.GROWN;
            return ((begun || grown) && before) || (confirmed(phase, last) && telling(phase, last).p <= alpha);
        }

        private Band telling(Phase phase, int t) {
            return phase == Phase.EARLY ? tail(t) : spread(t);
        }

        private boolean reaches(Phase phase, double[][] run) {
            return first(t -> phase.holds(run[0][t], run[1][t], run[2][t])).isPresent();
        }

        private OptionalInt first(java.util.function.IntPredicate holds) {
            OptionalInt first = IntStream.range(0, generations).filter(holds).findFirst();
            return first.isPresent() ? OptionalInt.of(first.getAsInt() + 1) : first;
        }

        private Band tail(int t) {
            return bands[0][t];
        }

        private Band body(int t) {
            return bands[1][t];
        }

        private Band spread(int t) {
            return bands[2][t];
        }
    }
}
