package org.genloss.lab.probe;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Discrete;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * The three numbers of which early collapse, late collapse and expansion are made; the conclusions are drawn in {@link org.genloss.lab.verdict.Onsets}.
 *
 * <p>Tail: categories expected at most {@value PhaseLaw#RARE} times among the n items of a generation; on the line, each of the two regions
 * beyond the 2.5 % and the 97.5 % quantile. Body: the rest. Tail coverage C: share of the tail that is left, a category where its probability
 * is positive, a region where at least half of its mass is. Body fidelity F: 1 - total variation on the body, both laws renormalised to it.
 * Spread V: variance, or heterozygosity 1 - sum p^2, divided by the truth's.
 *
 * <p>By the laws themselves where the model and the truth have probabilities of categories, or densities on the line. Otherwise by what is
 * drawn against the held-out data, column by column (C over all tails together, F and V means over the columns; body of a numeric column in
 * up to ten bins of equal mass), and for texts over words, V being their effective number exp(-sum p ln p). These subjects end in
 * {@code sampled}: they include the noise of two samples, so only their ratio to generation 1 says something.
 */
@Shelf(Probe.class)
public record Phases() implements DataProbe {
    /** Share of the tail left. */
    public static final String TAIL = "tail coverage";

    /** Agreement on the body. */
    public static final String BODY = "body fidelity";

    /** Spread as a share of the truth's. */
    public static final String SPREAD = "spread";

    /** What the subjects read from samples end in. */
    public static final String SAMPLED = ", sampled";

    /** The three numbers; NaN where there is none. */
    record Parts(double tail, double body, double spread) {}

    @Override
    public Card card() {
        return Card.of("phases", "Parts of collapse and expansion")
                .says("What is left of the true tails, how well the body agrees, and how much spread there is: "
                        + "early collapse is lost tails with an intact body, late collapse is lost spread.")
                .formula(
                        "C = share of the tail left; F = 1 - TV on the body; V = Var X / Var truth, or H / H truth with "
                                + "H = 1 - sum p^2, or exp(entropy) for words")
                .unit(Card.Unit.RATIO)
                .from(0)
                .undefinedWhen("the truth has no tail, no body, or no spread")
                .source(
                        "Shumailov et al. 2024, Nature 631:755 (early and late collapse); Crow and Kimura 1970 (heterozygosity)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return true;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        GenerativeModel truth = evidence.truth().orElse(null);
        if (model instanceof Discrete law && truth instanceof Discrete known) {
            return values(PhaseLaw.categories(Ask.aligned(law, known), known.probabilities(), evidence.items()), "");
        }
        boolean line = evidence.holdout().schema().width() == 1;
        if (line && model instanceof Scored law && truth instanceof Scored known && PhaseLaw.line(law, known)) {
            return values(PhaseLaw.of(law, known), "");
        }
        return values(PhaseSample.of(evidence), SAMPLED);
    }

    private static List<Value> values(Parts parts, String how) {
        return List.of(
                Value.of(TAIL + how, parts.tail, "the truth has no tail: nothing in it is rare"),
                Value.of(BODY + how, parts.body, "the truth has no body: everything in it is rare"),
                Value.of(SPREAD + how, parts.spread, "the truth, or the model, has no finite spread"));
    }
}
