package org.genloss.curate.watermark;

import java.util.List;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import tools.jackson.databind.JsonNode;

/** The green lists of contexts. */
public final class KgwFamily implements CurateFamily {
    @Override
    public String name() {
        return "kgw";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        JsonNode input = asked.input();
        Kgw kgw = new Kgw(
                SeedingScheme.of(input.path("scheme").asString()),
                input.path("vocab_size").asInt(),
                input.path("gamma").asDouble());
        int[] ids = CurateCase.integers(input.path("ids"));
        Kgw.Found found = kgw.score(ids, input.path("ignore_repeated_ngrams").asBoolean());
        return switch (key) {
            case "num_tokens_scored" -> Answer.exact(found.scored());
            case "num_green_tokens" -> Answer.exact(found.greens());
            case "green_fraction" -> new Answer(found.share(), asked.tolerance("z_score"));
            case "z_score" -> new Answer(found.z(), asked.tolerance(key));
            case "p_value" -> new Answer(found.p(), asked.tolerance(key));
            case "prediction" ->
                Answer.exact(found.z() > input.path("z_threshold").asDouble());
            case "green_mask" -> Answer.exact(bits(found.green()));
            case "windowed.window_sizes", "windowed.stride" -> Answer.given();
            case "windowed.best_window" -> Answer.exact(windows(asked, kgw, ids).size());
            case "windowed.z_score" -> new Answer(windows(asked, kgw, ids).z(), asked.tolerance("windowed_z"));
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private static Kgw.Window windows(CurateCase asked, Kgw kgw, int[] ids) {
        List<Integer> sizes = asked.expected()
                .path("windowed")
                .path("window_sizes")
                .valueStream()
                .map(JsonNode::asInt)
                .toList();
        return kgw.windows(ids, sizes);
    }

    static String bits(boolean[] flags) {
        StringBuilder bits = new StringBuilder();
        for (boolean flag : flags) {
            bits.append(flag ? '1' : '0');
        }
        return bits.toString();
    }
}
