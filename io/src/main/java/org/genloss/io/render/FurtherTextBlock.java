package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.novelty.Accumulation;
import org.genloss.curate.novelty.FurtherText;

/** What a crawl adds to what one has, for people and for programs. */
final class FurtherTextBlock {
    private FurtherTextBlock() {}

    static void write(StringBuilder text, FurtherText.Result result, int width) {
        text.append('\n')
                .append(Wrap.at(
                        result.all()
                                .map(FurtherTextBlock::headline)
                                .orElse(
                                        "What more of the corpus would add cannot be said: it has fewer than two documents with words."),
                        0,
                        width))
                .append(result.copies() == 0 ? "" : "\n" + Wrap.at(copies(result.copies()), 0, width))
                .append("\n\n");
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "per million words",
            "found",
            "equal size",
            "first half",
            "second half",
            "as much again",
            "95 % interval",
            "four times",
            "95 % interval"
        });
        result.all().ifPresent(gain -> add(rows, "all", gain));
        result.parts()
                .forEach((field, values) -> values.forEach(
                        (value, gain) -> add(rows, field + " " + (value.isEmpty() ? "(none)" : value), gain)));
        if (rows.size() > 1) {
            text.append(Columns.of(rows, "  "));
            text.append('\n')
                    .append(Wrap.at(
                            "Equal size: in as many words as the smallest part of the field has; otherwise small parts look richer. Halves: the mean over all orders of the documents. Ahead: Good and Toulmin 1956; four times: Orlitsky, Suresh and Wu 2016."
                                    + " Of what you have, " + Numbers.count(result.rare(), "word is", "words are")
                                    + " in one or two of " + Numbers.count(result.have(), "document")
                                    + "; regions are cells of random projections of a document's words.",
                            2,
                            width))
                    .append('\n');
        }
    }

    private static String copies(long copies) {
        return Numbers.count(copies, "document of the corpus is", "documents of the corpus are")
                + " in what you have, word for word, and " + (copies == 1 ? "adds" : "add") + " nothing.";
    }

    private static String headline(FurtherText.Gain gain) {
        FurtherText.Growth words = gain.growths().get(0);
        return "A million words of this corpus added about " + count(words.earlier())
                + " new words in its first half and " + count(words.lately())
                + " in its second; as much of it again would add about "
                + count(words.again().value()) + " (" + range(words.again()) + "), and four times as much about "
                + count(words.farther().value()) + " (" + range(words.farther()) + ").";
    }

    private static void add(List<String[]> rows, String name, FurtherText.Gain gain) {
        rows.add(new String[] {name, Numbers.count(gain.words(), "word"), "", "", "", "", "", "", ""});
        gain.growths()
                .forEach(growth -> rows.add(new String[] {
                    "  " + growth.name(),
                    Numbers.count(growth.found()),
                    growth.alike().isPresent() ? count(growth.alike().getAsDouble()) : "",
                    count(growth.earlier()),
                    count(growth.lately()),
                    count(growth.again().value()),
                    range(growth.again()),
                    count(growth.farther().value()),
                    range(growth.farther())
                }));
    }

    private static String count(double number) {
        return Numbers.count(Math.round(number));
    }

    private static String range(Accumulation.Expected expected) {
        return count(expected.interval().low()) + " to "
                + count(expected.interval().high());
    }

    static Map<String, Object> json(FurtherText.Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("documentsHad", result.have());
        json.put("rareWordsHad", result.rare());
        json.put("copies", result.copies());
        result.all().ifPresent(gain -> json.put("all", json(gain)));
        Map<String, Object> parts = new LinkedHashMap<>();
        result.parts().forEach((field, values) -> {
            Map<String, Object> byValue = new LinkedHashMap<>();
            values.forEach((value, gain) -> byValue.put(value, json(gain)));
            parts.put(field, byValue);
        });
        json.put("parts", parts);
        return json;
    }

    private static Map<String, Object> json(FurtherText.Gain gain) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("groups", gain.groups());
        json.put("words", gain.words());
        gain.growths().forEach(growth -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("found", growth.found());
            map.put("firstHalfPerMillionWords", growth.earlier());
            map.put("secondHalfPerMillionWords", growth.lately());
            growth.alike().ifPresent(rate -> map.put("atEqualSizePerMillionWords", rate));
            map.put("asMuchAgainPerMillionWords", json(growth.again()));
            map.put("fourTimesPerMillionWords", json(growth.farther()));
            json.put(growth.name(), map);
        });
        return json;
    }

    private static Map<String, Object> json(Accumulation.Expected expected) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", expected.value());
        map.put("low", expected.interval().low());
        map.put("high", expected.interval().high());
        return map;
    }
}
