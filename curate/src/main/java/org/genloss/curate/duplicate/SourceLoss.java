package org.genloss.curate.duplicate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the removal of copies takes from a source. A source that loses most of itself is more often a wrong threshold than a copied source.
 *
 * @param source its name
 * @param texts texts that it had
 * @param removed those that do not stay
 */
public record SourceLoss(String source, long texts, long removed) {
    /** The share that is removed; 0 of a source without texts. */
    public double share() {
        return texts == 0 ? 0 : (double) removed / texts;
    }

    /**
     * The losses of all sources, by name.
     *
     * @param sources of each text
     * @throws IllegalArgumentException if there are not as many as texts
     */
    public static List<SourceLoss> of(Clusters clusters, List<String> sources) {
        int[] representatives = clusters.representatives();
        if (sources.size() != representatives.length) {
            throw new IllegalArgumentException(
                    "a source for each of " + representatives.length + " texts, got " + sources.size());
        }
        Map<String, long[]> counts = new TreeMap<>();
        for (int i = 0; i < representatives.length; i++) {
            long[] count = counts.computeIfAbsent(sources.get(i), source -> new long[2]);
            count[0]++;
            count[1] += representatives[i] == i ? 0 : 1;
        }
        return counts.entrySet().stream()
                .map(entry -> new SourceLoss(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    /**
     * Refuses a removal that takes more than a share of any source.
     *
     * @throws IllegalArgumentException that names the sources, what they lose and the limit
     */
    public static void limit(List<SourceLoss> losses, double most) {
        limit(losses, most, Map.of());
    }

    /**
     * The same, with shares of their own for some sources, by name.
     *
     * @throws IllegalArgumentException that names the sources, what they lose and the limit
     */
    public static void limit(List<SourceLoss> losses, double most, Map<String, Double> others) {
        List<String> over = losses.stream()
                .filter(loss -> loss.share() > others.getOrDefault(loss.source(), most))
                .map(loss -> "more than " + others.getOrDefault(loss.source(), most) + " of " + loss.source() + " ("
                        + loss.removed() + " of " + loss.texts() + ")")
                .toList();
        if (!over.isEmpty()) {
            throw new IllegalArgumentException("duplicates would take " + String.join(", ", over)
                    + "; raise the similarity from which texts are copies, or the limit");
        }
    }
}
