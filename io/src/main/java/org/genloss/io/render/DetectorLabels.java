package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.stylometry.StylometricDetector;
import org.genloss.verdict.battery.Wording;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a detector said of a corpus.
 *
 * @param content the detector
 * @param parts for each field, the counts of each of its values
 */
public record DetectorLabels(
        List<String> paths, StylometricDetector.Content content, Count all, Map<String, Map<String, Count>> parts) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Texts so far. */
    public static final class Count {
        private long texts;
        private long flagged;
        private long unjudged;
        private long seen;
        private double expected;

        public void add(StylometricDetector.Finding finding) {
            texts++;
            flagged += finding.flagged() ? 1 : 0;
            unjudged += finding.threshold().isEmpty() ? 1 : 0;
            seen += finding.seen() ? 1 : 0;
            expected += finding.threshold().map(t -> t.falsePositives()).orElse(0.0);
        }
    }

    /** @param width of the terminal */
    public String text(int width) {
        StringBuilder text = new StringBuilder();
        ContaminationText.side(text, "corpus", new ContaminationReport.Read(paths, all.texts, all.texts));
        text.append('\n')
                .append(Wrap.at(
                        Numbers.count(all.flagged) + " of " + Numbers.count(all.texts, "text")
                                + " flagged; were all of them by people, as those of the training, about "
                                + Numbers.count(Math.round(all.expected)) + " would be."
                                + " That is no share of synthetic text: genloss contamination estimates it.",
                        0,
                        width))
                .append('\n');
        if (all.unjudged > 0) {
            text.append(Wrap.at(
                            Numbers.count(all.unjudged, "text is", "texts are")
                                    + " shorter or longer than every human text of the training and cannot be flagged.",
                            0,
                            width))
                    .append('\n');
        }
        if (all.seen > 0) {
            text.append(Wrap.at(
                            Numbers.count(all.seen, "text was", "texts were")
                                    + " in the training, and judged by a model that has not seen them.",
                            0,
                            width))
                    .append('\n');
        }
        parts.forEach((field, values) -> {
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {"by " + field, "texts", "flagged", "", "by chance"});
            values.forEach((value, count) -> rows.add(new String[] {
                value.isEmpty() ? "(none)" : value,
                Numbers.count(count.texts),
                Numbers.count(count.flagged),
                Wording.percent((double) count.flagged / count.texts),
                Wording.percent(count.expected / count.texts)
            }));
            text.append('\n').append(Columns.of(rows, "  "));
        });
        return text.toString();
    }

    public String json(String version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.detector-labels/1");
        json.put("version", version);
        json.put("paths", paths);
        json.put("falsePositiveRate", content.settings().falsePositiveRate());
        json.putAll(map(all));
        Map<String, Object> byField = new LinkedHashMap<>();
        parts.forEach((field, values) -> {
            Map<String, Object> byValue = new LinkedHashMap<>();
            values.forEach((value, count) -> byValue.put(value, map(count)));
            byField.put(field, byValue);
        });
        json.put("parts", byField);
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> map(Count count) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("texts", count.texts);
        map.put("flagged", count.flagged);
        map.put("expectedFalsePositives", count.expected);
        map.put("withoutThreshold", count.unjudged);
        map.put("ofTheTraining", count.seen);
        return map;
    }
}
