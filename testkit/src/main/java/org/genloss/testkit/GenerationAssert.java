package org.genloss.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractAssert;
import org.genloss.data.Corpus;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Comparison;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Verdict;

/**
 * Assertions about one generation, by the verdict of {@code genloss check} and with its false-alarm rate: 0.01 an assertion, unless
 * {@link #withAlpha} says otherwise before it. A failure tells the headline of the check and every finding with its examples.
 */
public final class GenerationAssert extends AbstractAssert<GenerationAssert, Corpus> {
    private UnaryOperator<Comparison> settings = c -> c.metrics(List.of());

    GenerationAssert(Corpus generation) {
        super(generation, GenerationAssert.class);
    }

    /** The false-alarm rate of each assertion that follows. @throws IllegalArgumentException where it does not lie between 0 and 0.5 */
    public GenerationAssert withAlpha(double falseAlarms) {
        return and(c -> c.alpha(falseAlarms));
    }

    /** The generation is meant to be the same population as the reference: missing fidelity counts as loss, and so does what two genuine sources may differ in. */
    public GenerationAssert ofTheSamePopulation() {
        return and(Comparison::samePopulation);
    }

    private GenerationAssert and(UnaryOperator<Comparison> more) {
        UnaryOperator<Comparison> before = settings;
        settings = c -> more.apply(before.apply(c));
        return this;
    }

    /** Neither early nor late collapse. Too little data passes, as it does the gate of {@code genloss check}; {@link #isHealthyAgainst} is stricter. */
    public GenerationAssert hasNotCollapsedFrom(Corpus reference) {
        return require(reference, "not to have collapsed", List.of(Level.HEALTHY, Level.SHIFTED, Level.UNDECIDED));
    }

    /** Healthy: nothing lost, nothing changed, and enough data to say so. */
    public GenerationAssert isHealthyAgainst(Corpus reference) {
        return require(reference, "to be healthy", List.of(Level.HEALTHY));
    }

    private GenerationAssert require(Corpus reference, String wanted, List<Level> levels) {
        isNotNull();
        CheckResult result = settings.apply(Comparison.with("reference", reference))
                .generation("generation", actual)
                .run();
        Verdict verdict = result.generations().get(0).verdict();
        if (!levels.contains(verdict.level())) {
            failWithMessage(
                    "%s",
                    "Expected the generation " + wanted + ", but it is "
                            + verdict.level().words() + ".\n" + result.headline() + "\n" + told(verdict.findings()));
        }
        return this;
    }

    /**
     * Holds no copies of what its model was trained on, beyond those that the holdout has as well. It may have lost whatever it has lost.
     *
     * @param training what the model learned from
     * @param holdout data of the same source that it never saw
     */
    public GenerationAssert hasNotCopiedFrom(Corpus training, Corpus holdout) {
        isNotNull();
        List<Finding> found = settings.apply(Comparison.with("the training data", training))
                .holdout("the holdout", holdout)
                .generation("generation", actual)
                .copying();
        if (!found.isEmpty()) {
            failWithMessage("%s", "Expected no copies of the training data.\n" + told(found));
        }
        return this;
    }

    private static String told(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            lines.add("- " + finding.sentence());
            if (!finding.examples().isEmpty()) {
                lines.add("  for example " + String.join(", ", finding.examples()));
            }
        }
        return String.join("\n", lines);
    }
}
