package org.genloss.curate.watermark;

import java.util.HexFormat;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import org.genloss.ledger.Ledger;
import tools.jackson.databind.JsonNode;

/** One green set, drawn from the key as NumPy draws it. */
public final class UnigramFamily implements CurateFamily {
    @Override
    public String name() {
        return "unigram_watermark";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        JsonNode input = asked.input();
        int vocabulary = input.path("vocab_size").asInt();
        long secret = input.path("key").asLong();
        Unigram unigram = Unigram.of(secret, vocabulary, input.path("fraction").asDouble());
        byte[] mask = new byte[(vocabulary + 7) / 8];
        for (int i = 0; i < vocabulary; i++) {
            mask[i / 8] |= (byte) (unigram.green(i) ? 0x80 >>> i % 8 : 0);
        }
        if (!input.path("mask_hex").isNull()) {
            String ours = HexFormat.of().formatHex(mask);
            if (!ours.equals(input.path("mask_hex").asString())) {
                return Answer.exact("another green set: " + ours);
            }
        }
        Unigram.Found found = unigram.score(
                CurateCase.integers(input.path("ids")), input.path("alpha").asDouble());
        return switch (key) {
            case "pcg_seed" -> Answer.exact(Integer.toUnsignedLong(Unigram.seed(secret)));
            case "mask_sha256" -> Answer.exact(Ledger.digest(mask));
            case "z_all" -> new Answer(found.zAll(), asked.tolerance("z"));
            case "z_unique" -> new Answer(found.zUnique(), asked.tolerance("z"));
            case "tau_unique" -> new Answer(found.tau(), asked.tolerance("z"));
            case "unique_tokens" -> Answer.exact(found.unique());
            case "green_all" -> Answer.exact(found.greens());
            case "green_unique" -> Answer.exact(found.greensUnique());
            case "watermarked" -> Answer.exact(found.watermarked());
            default -> throw CurateFamily.unknown(asked, key);
        };
    }
}
