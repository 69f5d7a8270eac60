package org.genloss.curate.watermark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import org.genloss.ledger.Ledger;
import tools.jackson.databind.JsonNode;

/** The g-values of runs of tokens and their three scores. */
public final class SynthIdFamily implements CurateFamily {
    @Override
    public String name() {
        return "synthid_text";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        JsonNode input = asked.input();
        long[] keys =
                input.path("keys").valueStream().mapToLong(JsonNode::asLong).toArray();
        SynthId synthId = new SynthId(
                keys,
                input.path("ngram_len").asInt(),
                input.path("context_history_size").asInt());
        SynthId.GValues values = synthId.of(CurateCase.integers(input.path("ids")));
        return switch (key) {
            case "mean" -> new Answer(values.mean().mean(), asked.tolerance("scores"));
            case "null_z_mean" -> new Answer(values.mean().z(), asked.tolerance("scores"));
            case "weighted_mean" -> new Answer(values.weightedMean().mean(), asked.tolerance("scores"));
            case "null_z_weighted" -> new Answer(values.weightedMean().z(), asked.tolerance("scores"));
            case "bayes_log_odds" ->
                new Answer(values.logOdds(trained(input, keys.length)), asked.tolerance("bayes_log_odds"));
            case "bayes_posterior" ->
                new Answer(
                        SynthId.posterior(values.logOdds(trained(input, keys.length))),
                        asked.tolerance("bayes_log_odds"));
            case "g_rows_first5" -> Answer.exact(rows(values).subList(0, 5));
            case "g_sha256" -> Answer.exact(Ledger.digest(rows(values).stream().collect(Collectors.joining())));
            case "context_mask" -> Answer.exact(KgwFamily.bits(values.counted()));
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private static List<String> rows(SynthId.GValues values) {
        return Arrays.stream(values.values()).map(KgwFamily::bits).toList();
    }

    private static SynthId.Trained trained(JsonNode input, int keys) {
        double[][] delta = input.path("bayes_delta").isNull()
                ? new double[keys][keys]
                : input.path("bayes_delta")
                        .valueStream()
                        .map(CurateCase::numbers)
                        .toArray(double[][]::new);
        return new SynthId.Trained(CurateCase.numbers(input.path("bayes_beta")), delta);
    }
}
