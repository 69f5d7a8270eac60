package org.genloss.curate.mix;

import java.util.OptionalLong;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import tools.jackson.databind.JsonNode;

/** Share caps under budgets, and real shares of the regimes. */
public final class MixFamily implements CurateFamily {
    /** Shares are quotients of exact counts; the family names no tolerance for them. */
    private static final double SHARES = 1e-15;

    @Override
    public String name() {
        return "mix";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        JsonNode input = asked.input();
        return input.has("max_synthetic_share") ? ratio(asked, key, input) : regime(asked, key, input);
    }

    private static Answer ratio(CurateCase asked, String key, JsonNode input) {
        JsonNode budget = input.path("budget");
        var cap = new ShareCap(
                input.path("max_synthetic_share").asDouble(),
                budget.isNumber() ? OptionalLong.of(budget.asLong()) : OptionalLong.empty());
        var mix = cap.of(new ShareCap.Amounts(
                input.path("real").asLong(), input.path("synthetic").asLong()));
        double counts = asked.tolerance("counts");
        return switch (key) {
            case "real_used" -> new Answer(mix.real(), counts);
            case "synthetic_used" -> new Answer(mix.synthetic(), counts);
            case "share" -> new Answer(mix.share(), SHARES);
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private static Answer regime(CurateCase asked, String key, JsonNode input) {
        var share = new RealShare(
                input.path("real").asLong(),
                input.path("generations").asInt(),
                input.path("synthetic_per_generation").asLong());
        return switch (key) {
            case "accumulate_real_share" -> new Answer(share.accumulate(), SHARES);
            case "replace_real_share" -> new Answer(share.replace(), SHARES);
            case "accumulate_subsample_expected_real" ->
                new Answer(share.accumulateSubsample(), SHARES * Math.max(1, share.real()));
            default -> throw CurateFamily.unknown(asked, key);
        };
    }
}
