package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;

/** Lengths and first tokens of documents; documents in which both agree may be one entry that weighs as much as they do. */
final class NgramDocuments {
    private final int[] lengths;
    private final int[] firsts;
    private final Inverse byWeight;

    /** @param weights one a document; null where all count alike */
    private NgramDocuments(int[] lengths, int[] firsts, double[] weights) {
        this.lengths = lengths;
        this.firsts = firsts;
        this.byWeight = weights == null ? null : new Inverse(weights);
    }

    static NgramDocuments of(NgramText text, boolean weighted) {
        int[] lengths = new int[text.documents()];
        int[] firsts = new int[lengths.length];
        double[] weights = new double[lengths.length];
        for (int d = 0; d < lengths.length; d++) {
            lengths[d] = text.length(d);
            firsts[d] = text.first(d);
            weights[d] = text.weight(d);
        }
        return new NgramDocuments(lengths, firsts, weighted ? weights : null);
    }

    /** So many symbols, and then this token. */
    private record Kind(int length, int first) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return length == other.length ? Integer.compare(first, other.first) : Integer.compare(length, other.length);
        }
    }

    /** Documents that come in pieces. */
    static final class Census {
        private final Map<Kind, Double> weights = new TreeMap<>();

        void add(NgramText text) {
            for (int d = 0; d < text.documents(); d++) {
                weights.merge(new Kind(text.length(d), text.first(d)), text.weight(d), Double::sum);
            }
        }

        void scale(double factor) {
            weights.replaceAll((kind, weight) -> weight * factor);
        }

        NgramDocuments documents() {
            return new NgramDocuments(
                    weights.keySet().stream().mapToInt(Kind::length).toArray(),
                    weights.keySet().stream().mapToInt(Kind::first).toArray(),
                    weights.values().stream().mapToDouble(w -> w).toArray());
        }
    }

    /** A document of the data, with a chance of its weight. */
    int any(UniformRandomProvider random) {
        return byWeight == null ? random.nextInt(lengths.length) : byWeight.at(random.nextDouble());
    }

    int length(int document) {
        return lengths[document];
    }

    int first(int document) {
        return firsts[document];
    }

    int longest() {
        return Arrays.stream(lengths).max().orElse(0);
    }

    /** Whether there is one without symbols. */
    boolean empties() {
        return Arrays.stream(lengths).anyMatch(length -> length == 0);
    }
}
