package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.genloss.data.Cell;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Evidence;
import org.genloss.lab.probe.Phases.Parts;
import org.genloss.metric.text.Tokens;

/** The parts of the phases of what a model draws, against the held-out data. */
final class PhaseSample {
    private static final int BINS = 10;
    private static final double HALF = 0.5;

    private final Corpus real;
    private final Corpus drawn;
    private int tails;
    private int left;
    private double fidelity;
    private int bodies;
    private double spread;
    private int spreads;

    private PhaseSample(Corpus real, Corpus drawn) {
        this.real = real;
        this.drawn = drawn;
    }

    static Parts of(Evidence evidence) {
        return evidence.once("sampled parts", () -> parts(evidence));
    }

    private static Parts parts(Evidence evidence) {
        PhaseSample sample = new PhaseSample(evidence.holdout(), evidence.drawn());
        Schema schema = sample.real.schema();
        if (schema.kind() == Schema.Kind.TEXT) {
            sample.texts();
        } else {
            for (int j = 0; j < schema.width(); j++) {
                sample.column(j, schema.columns().get(j).scale());
            }
        }
        return new Parts(
                (double) sample.left / sample.tails, sample.fidelity / sample.bodies, sample.spread / sample.spreads);
    }

    private void column(int j, Schema.Scale scale) {
        if (scale == Schema.Scale.NUMERIC) {
            numbers(numbers(real, j), numbers(drawn, j));
        } else {
            categories(words(real, j), words(drawn, j));
        }
    }

    /** Words count as categories; of the longer side only as many are read as the shorter has, because more words have more kinds. */
    private void texts() {
        Tokens.Coded coded =
                Tokens.of(java.util.stream.Stream.concat(Corpora.list(real).stream(), Corpora.list(drawn).stream())
                        .map(item -> ((Payload.Text) item.payload()).value())
                        .toList());
        int border = coded.start()[Corpora.size(real)];
        int[] there = new int[coded.names().size()];
        int[] here = new int[there.length];
        int size = Math.min(border, coded.word().length - border);
        for (int i = 0; i < size; i++) {
            there[coded.word()[i]]++;
            here[coded.word()[border + i]]++;
        }
        counts(there, here, 1, true);
    }

    /** Categories are of the tail by what is expected of them in a generation. */
    private void categories(List<String> there, List<String> here) {
        TreeMap<String, int[]> counts = new TreeMap<>();
        there.forEach(word -> counts.computeIfAbsent(word, w -> new int[2])[0]++);
        here.forEach(word -> counts.computeIfAbsent(word, w -> new int[2])[1]++);
        counts(
                counts.values().stream().mapToInt(c -> c[0]).toArray(),
                counts.values().stream().mapToInt(c -> c[1]).toArray(),
                Corpora.size(drawn) / (double) Corpora.size(real),
                false);
    }

    private void counts(int[] there, int[] here, double more, boolean words) {
        int[] bodyThere = there.clone();
        int[] bodyHere = here.clone();
        for (int i = 0; i < there.length; i++) {
            if (there[i] * more <= PhaseLaw.RARE) {
                tails += there[i] > 0 ? 1 : 0;
                left += there[i] > 0 && here[i] > 0 ? 1 : 0;
                bodyThere[i] = 0;
                bodyHere[i] = 0;
            }
        }
        body(bodyThere, bodyHere);
        spread(
                words ? effective(shares(here)) : PhaseLaw.heterozygosity(shares(here)),
                words ? effective(shares(there)) : PhaseLaw.heterozygosity(shares(there)));
    }

    private void body(int[] there, int[] here) {
        double all = Arrays.stream(there).sum();
        double drawn = Arrays.stream(here).sum();
        if (all > 0) {
            double apart = 0;
            for (int i = 0; i < there.length; i++) {
                apart += Math.abs(there[i] / all - (drawn > 0 ? here[i] / drawn : 0)) / 2;
            }
            fidelity += drawn > 0 ? 1 - apart : 0;
            bodies++;
        }
    }

    private void spread(double here, double there) {
        if (there > 0) {
            spread += here / there;
            spreads++;
        }
    }

    private void numbers(double[] there, double[] here) {
        if (there.length == 0 || here.length == 0) {
            return;
        }
        double low = quantile(there, PhaseLaw.TAIL);
        double high = quantile(there, 1 - PhaseLaw.TAIL);
        tail(outside(there, Double.NEGATIVE_INFINITY, low), outside(here, Double.NEGATIVE_INFINITY, low));
        tail(outside(there, high, Double.POSITIVE_INFINITY), outside(here, high, Double.POSITIVE_INFINITY));
        double[] body = Arrays.stream(there).filter(x -> x >= low && x <= high).toArray();
        double[] edges = new double[BINS - 1];
        for (int k = 1; k < BINS && body.length > 0; k++) {
            edges[k - 1] = quantile(body, k / (double) BINS);
        }
        if (body.length > 0) {
            body(bins(there, edges, low, high), bins(here, edges, low, high));
        }
        spread(variance(here), variance(there));
    }

    private void tail(double there, double here) {
        if (there > 0) {
            tails++;
            left += here >= HALF * there ? 1 : 0;
        }
    }

    /** Share strictly between two points. */
    private static double outside(double[] sorted, double from, double to) {
        return Arrays.stream(sorted).filter(x -> x > from && x < to).count() / (double) sorted.length;
    }

    /** Counts up to and including each edge; equal edges leave empty bins, which say nothing. */
    private static int[] bins(double[] sorted, double[] edges, double low, double high) {
        int[] counts = new int[edges.length + 1];
        int bin = 0;
        for (double x : sorted) {
            while (bin < edges.length && x > edges[bin]) {
                bin++;
            }
            counts[bin] += x >= low && x <= high ? 1 : 0;
        }
        return counts;
    }

    /** Hyndman and Fan 1996, definition 7. */
    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double variance(double[] x) {
        double mean = Arrays.stream(x).sum() / x.length;
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
    }

    private static double[] shares(int[] counts) {
        double all = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToDouble(c -> c / all).toArray();
    }

    private static double effective(double[] shares) {
        double entropy = 0;
        for (double p : shares) {
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.exp(entropy);
    }

    /** The numbers of a column in ascending order; missing ones are left out. */
    private static double[] numbers(Corpus corpus, int j) {
        if (corpus instanceof Vectors vectors) {
            double[] x = new double[vectors.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = vectors.values()[i * vectors.dimensions() + j];
            }
            Arrays.sort(x);
            return x;
        }
        return Corpora.list(corpus).stream()
                .map(Item::payload)
                .filter(p -> p instanceof Payload.Vector || cell(p, j) instanceof Cell.Number)
                .mapToDouble(p -> p instanceof Payload.Vector v ? v.x()[j] : ((Cell.Number) cell(p, j)).value())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static Cell cell(Payload payload, int j) {
        return ((Payload.Row) payload).cells().get(j);
    }

    private static List<String> words(Corpus corpus, int j) {
        if (corpus instanceof Codes codes) {
            return Arrays.stream(codes.codes())
                    .mapToObj(codes.dictionary()::word)
                    .toList();
        }
        List<String> words = new ArrayList<>();
        for (Item item : Corpora.list(corpus)) {
            if (cell(item.payload(), j) instanceof Cell.Category category) {
                words.add(category.value());
            }
        }
        return words;
    }
}
