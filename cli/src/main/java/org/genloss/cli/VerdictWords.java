package org.genloss.cli;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.lab.verdict.Phase;
import org.genloss.verdict.Level;

/** The words of verdicts, with their rules: what {@code genloss explain early-collapse} prints. */
final class VerdictWords {
    private static final String PHASES =
            "Shumailov et al. 2024, Nature 631:755 (early and late); the limits are genloss's: docs/decisions.md";
    private static final String RULES =
            "genloss, docs/decisions.md: What the verdict adds to the page it was built from";
    private static final String KEPT =
            "Kept: the share of what the reference has, under a label permutation test in which all findings of a"
                    + " check share one false-alarm rate (--alpha, 1 %). ";

    private VerdictWords() {}

    static List<Carded> all() {
        return List.of(
                word(
                        Level.HEALTHY.id(),
                        "Healthy",
                        "Nothing was lost, and a loss of the size that the report names would have been seen.",
                        "check: no finding of loss or of change, and four of five times the test would have seen that 70 % of rare content, or"
                                + " 20 % of diversity, had gone.",
                        RULES),
                word(
                        Level.SHIFTED.id(),
                        "Shifted",
                        "Differs from the reference, but has lost nothing: longer, on another topic, more varied.",
                        "check: a finding of change (shares of words, values or clusters, length, spread, mean, overlap) and none of loss. Things lost"
                                + " by name count as change where the body of a text moved too (S above 0.08): in another domain words go and come.",
                        RULES),
                word(
                        Level.EARLY_COLLAPSE.id(),
                        "Early collapse",
                        "Tails or rare content are gone, or some of the diversity is, while the body is intact.",
                        KEPT
                                + "check: a loss, and none that is late. It is a loss where the share kept is at most 0.80 of a tail, 0.95 of diversity"
                                + " (0.85 of a single column, or of evenness), 0.90 of structure, 0.95 of benchmark results, 0.97 of coverage, 0.50 of variety across texts, or"
                                + " where something is lost by name. Limits of texts and clusters fall where their body moved."
                                + "\nsimulate, of a regime: " + Phase.EARLY.condition()
                                + " of what generation 1 had; its verdict: below 90 % of what real data alone keeps.",
                        PHASES),
                word(
                        Level.LATE_COLLAPSE.id(),
                        "Late collapse",
                        "Variance, diversity, structure or agreement are gone: what is left is a narrow piece of the reference.",
                        KEPT
                                + "check: at most 0.50 kept of diversity, structure or coverage, 0.71 of a spread (half of its variance), 0.67 of agreement or of a benchmark,"
                                + " 0.05 of variety across texts; of single columns in a third of the columns at least. A tail alone is never late."
                                + "\nsimulate, of a regime: " + Phase.LATE.condition()
                                + " of what generation 1 had; its verdict: at or below half of what real data alone keeps.",
                        PHASES),
                word(
                        "expansion",
                        "Expansion",
                        "The spread grows from generation to generation, as with smoothing or a high temperature. It is no collapse.",
                        "simulate: " + Phase.EXPANSION.condition()
                                + " of what generation 1 had; the verdict of a regime that ends in it is shifted, or undecided where"
                                + " no interval confirms it. check calls it shifted: more varied than the reference.",
                        "genloss; for kernel estimates the variance grows by h^2 a fit (Silverman 1986, section 6.4.1)"),
                word(
                        Level.UNDECIDED.id(),
                        "Undecided",
                        "Too little data to say; the report says how much would do.",
                        "check: no finding, and the smallest loss that would have been seen in four of five times leaves less than 0.30 of rare content"
                                + " or less than 0.80 of diversity; or fewer than 20 items, or groups, on a side.",
                        RULES));
    }

    private static Carded word(String id, String name, String sentence, String rule, String source) {
        Card card = Card.of(id, name).says(sentence).formula(rule).source(source);
        return () -> card;
    }
}
