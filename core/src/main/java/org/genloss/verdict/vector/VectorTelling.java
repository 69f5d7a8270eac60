package org.genloss.verdict.vector;

import java.util.List;
import java.util.Locale;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Wording;

/**
 * What a statistic of points found, in words.
 *
 * @param effect share retained, or size of the change
 * @param clusters number of clusters of the pool
 * @param examples ids of reference items
 */
record VectorTelling(VectorStatistic statistic, double effect, int clusters, List<String> examples) {
    /** @param counts of the marked items, for the statistics that count; otherwise null */
    Battery.Told told(VectorCounts counts) {
        return new Battery.Told(counts == null ? change() : counted(counts), examples);
    }

    private String counted(VectorCounts counts) {
        String against = counts.candidate() + " against " + counts.reference() + " of the reference (retained "
                + number(effect) + ")";
        return switch (statistic) {
            case OUTLYING -> "Items far from all others are rarer: " + against + such();
            case FAR -> "Items far from the centre are rarer: " + against + such();
            default -> "One of " + clusters + " clusters is " + emptied() + closest();
        };
    }

    private String emptied() {
        return effect == 0 ? "empty" : "nearly empty (" + Wording.percent(effect) + " of its share)";
    }

    private String such() {
        return examples.isEmpty() ? "." : "; the farthest of the reference: " + first() + ".";
    }

    private String closest() {
        return examples.isEmpty() ? "." : "; closest reference items: " + first() + ".";
    }

    private String first() {
        return String.join(", ", examples.subList(0, Math.min(3, examples.size())));
    }

    private String change() {
        return switch (statistic) {
            case COVERAGE ->
                "Reference items have a generated one nearby only " + Wording.percent(effect)
                        + " as often as in two samples of one source.";
            case SUPPORT ->
                "Generated items have a reference one nearby " + Wording.percent(effect)
                        + " as often as in two samples of one source.";
            case MIXING ->
                "Neighbours come from the other side " + Wording.percent(effect)
                        + " as often as in two samples of one source.";
            case LOCAL_SPREAD ->
                "Items sit " + less() + " closer together than in the reference (local spread " + number(effect) + ").";
            case EFFECTIVE_CLUSTERS ->
                "Items spread over " + less() + " fewer clusters than in the reference (effective clusters "
                        + number(effect) + ").";
            case TOTAL_SPREAD ->
                "The cloud as a whole is " + less() + " narrower than the reference (total spread " + number(effect)
                        + ").";
            case AXES_SPREAD ->
                "Along its axes the cloud is " + less() + " narrower than the reference (spread " + number(effect)
                        + ").";
            case CLUSTER_TV -> Wording.percent(effect) + " of the items changed cluster beyond chance.";
            default -> "The middle of the cloud moved by " + number(effect) + " standard deviations.";
        };
    }

    private String less() {
        return Wording.percent(1 - effect);
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.2f", x);
    }
}
