package org.genloss.curate.contamination;

import java.util.List;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import tools.jackson.databind.JsonNode;

/** Shares from the flags and from the posteriors of a detector. */
public final class PrevalenceFamily implements CurateFamily {
    @Override
    public String name() {
        return "prevalence";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        JsonNode input = asked.input();
        if (input.has("posteriors")) {
            double[] posteriors = CurateCase.numbers(input.path("posteriors"));
            return switch (key) {
                case "estimate" ->
                    new Answer(
                            Prevalence.expectationMaximisation(
                                    posteriors, input.path("train_prior").asDouble()),
                            asked.tolerance("em"));
                default -> Answer.given();
            };
        }
        var flagged = Prevalence.roganGladen(
                input.path("flagged").asLong(),
                input.path("total").asLong(),
                input.path("tpr").asDouble(),
                input.path("fpr").asDouble());
        double tolerance = asked.tolerance("rg");
        return switch (key) {
            case "raw" -> new Answer(flagged.flagged(), tolerance);
            case "estimate" -> new Answer(flagged.estimate(), tolerance);
            case "unclipped" -> new Answer(flagged.unclipped(), tolerance);
            case "standard_error" -> new Answer(flagged.standardError(), tolerance);
            case "ci95" ->
                new Answer(List.of(flagged.interval().low(), flagged.interval().high()), tolerance);
            default -> throw CurateFamily.unknown(asked, key);
        };
    }
}
