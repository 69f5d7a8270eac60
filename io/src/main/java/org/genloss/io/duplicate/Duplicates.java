package org.genloss.io.duplicate;

import java.util.List;
import java.util.Map;
import org.genloss.curate.duplicate.Print;
import org.genloss.curate.duplicate.SourceLoss;

/**
 * What is done about copies.
 *
 * @param exact whether equal texts are copies
 * @param near whether similar texts are copies
 * @param print how texts are compared
 * @param most texts that one is compared with, those of the best provenance; where a text has more candidates that stay, the report counts it
 * @param limit the share of a source that may go; more is refused
 * @param limits shares that differ for some sources, by name
 */
public record Duplicates(
        boolean exact, boolean near, Print.Settings print, int most, double limit, Map<String, Double> limits) {
    /** Equal and similar texts, at most three quarters of a source. */
    public static final Duplicates USUAL = new Duplicates(true, true, Print.Settings.USUAL, 10_000, 0.75, Map.of());

    public Duplicates {
        limits = Map.copyOf(limits);
        if (!exact && !near) {
            throw new IllegalArgumentException("copies are equal texts, similar ones or both; got neither");
        }
        if (most < 1) {
            throw new IllegalArgumentException("a text is compared with at least one other, got " + most);
        }
    }

    /**
     * What was found.
     *
     * @param texts that were read
     * @param exact removed as equal to another
     * @param near removed as similar to another
     * @param compared pairs whose true similarity was asked for
     * @param cut times that a text had more candidates than {@code most}
     * @param losses of each source, by name
     */
    public record Found(long texts, long exact, long near, long compared, long cut, List<SourceLoss> losses) {
        /** Texts that stay. */
        public long kept() {
            return texts - exact - near;
        }
    }
}
