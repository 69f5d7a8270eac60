package org.genloss.io.detector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.stylometry.Platt;
import org.genloss.curate.stylometry.StylometricDetector;
import org.genloss.curate.stylometry.Stylometry;
import org.genloss.curate.stylometry.Thresholds;
import org.genloss.io.read.BadInput;
import org.genloss.io.write.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trained detector as JSON, {@code genloss.detector/1}: n-grams with their weights, calibration, thresholds, and for each text of the training its hash (XXH3, 64
 * bits) with the score of a model that has not seen it. The texts themselves are not in it, but the n-grams of two of them or more are.
 */
public final class DetectorFile {
    private static final String FAMILY = "genloss.detector/";
    private static final String SCHEMA = FAMILY + "1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();

    private DetectorFile() {}

    /** Writes aside and moves into place; the same detector gives the same bytes. @throws UserError where it cannot be written */
    public static void write(Path file, StylometricDetector detector) {
        AtomicFile.write(
                file, (JSON.writeValueAsString(json(detector.content())) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> json(StylometricDetector.Content content) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("detector", StylometricDetector.ID);
        Stylometry.Settings settings = content.settings();
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("ngrams", settings.ngrams());
        asked.put("leastTexts", settings.leastTexts());
        asked.put("cost", settings.cost());
        asked.put("folds", settings.folds());
        asked.put("falsePositiveRate", settings.falsePositiveRate());
        json.put("settings", asked);
        json.put("human", content.trained().human());
        json.put("synthetic", content.trained().synthetic());
        Map<String, Object> calibration = new LinkedHashMap<>();
        calibration.put("a", content.platt().a());
        calibration.put("b", content.platt().b());
        json.put("calibration", calibration);
        json.put(
                "thresholds",
                content.thresholds().stretches().stream()
                        .map(DetectorFile::stretch)
                        .toList());
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put(
                "hashes",
                Arrays.stream(content.trained().hashes())
                        .mapToObj(HEX::toHexDigits)
                        .toList());
        seen.put("scores", content.trained().scores());
        json.put("crossFitted", seen);
        json.put("bias", content.weights().bias());
        json.put("grams", content.weights().ngrams());
        json.put("idf", content.weights().idf());
        json.put("weights", content.weights().weights());
        return json;
    }

    private static Map<String, Object> stretch(Thresholds.Stretch stretch) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", stretch.from());
        map.put("to", stretch.to());
        map.put("texts", stretch.texts());
        map.put("groups", stretch.groups());
        map.put("score", stretch.score());
        map.put("falsePositives", stretch.falsePositives());
        map.put("low", stretch.low());
        map.put("high", stretch.high());
        return map;
    }

    /** @throws BadInput where there is none, or it is not whole */
    public static StylometricDetector read(Path file) {
        JsonNode json;
        try (InputStream in = Files.newInputStream(file)) {
            json = JSON.readTree(in); // as it comes: what is no detector may be of any size
        } catch (NoSuchFileException e) {
            throw bad(file, "no such file");
        } catch (IOException e) {
            throw bad(file, "it cannot be read: " + AtomicFile.reason(e));
        } catch (JacksonIOException e) {
            throw bad(file, "it cannot be read: " + AtomicFile.reason(e.getCause()));
        } catch (JacksonException e) {
            throw bad(file, "it is not JSON, or was cut");
        }
        String schema = json.path("schema").asString("");
        if (schema.startsWith(FAMILY) && !schema.equals(SCHEMA)) {
            throw BadInput.in(
                    file.toString(),
                    "the detector is of the layout " + schema + ", and this version reads " + SCHEMA,
                    "Train it again: genloss detector train");
        }
        if (!schema.equals(SCHEMA)) {
            throw bad(file, "it is no trained detector");
        }
        try {
            return detector(json);
        } catch (JacksonException | IllegalArgumentException e) {
            throw bad(file, "the detector is damaged: " + e.getMessage());
        }
    }

    private static BadInput bad(Path file, String what) {
        return BadInput.in(
                file.toString(), what, "Give a file that genloss detector train wrote with --out detector.json.");
    }

    private static StylometricDetector detector(JsonNode json) {
        JsonNode asked = json.path("settings");
        Stylometry.Settings settings = new Stylometry.Settings(
                (int) number(asked, "ngrams"),
                (int) number(asked, "leastTexts"),
                number(asked, "cost"),
                (int) number(asked, "folds"),
                number(asked, "falsePositiveRate"));
        List<Thresholds.Stretch> stretches = new ArrayList<>();
        for (JsonNode node : array(json, "thresholds")) {
            stretches.add(new Thresholds.Stretch(
                    (int) number(node, "from"),
                    (int) number(node, "to"),
                    (long) number(node, "texts"),
                    (long) number(node, "groups"),
                    number(node, "score"),
                    number(node, "falsePositives"),
                    number(node, "low"),
                    number(node, "high")));
        }
        JsonNode seen = json.path("crossFitted");
        long[] hashes = array(seen, "hashes")
                .valueStream()
                .mapToLong(h -> HexFormat.fromHexDigitsToLong(h.asString()))
                .toArray();
        double[] scores = numbers(seen, "scores");
        if (hashes.length != scores.length || stretches.isEmpty()) {
            throw new IllegalArgumentException(
                    hashes.length + " texts with " + scores.length + " scores and " + stretches.size() + " thresholds");
        }
        StylometricDetector.Trained trained = new StylometricDetector.Trained(
                (long) number(json, "human"), (long) number(json, "synthetic"), hashes, scores);
        StylometricDetector.Weights weights = StylometricDetector.Weights.of(
                array(json, "grams").valueStream().map(JsonNode::asString).toList(),
                numbers(json, "idf"),
                numbers(json, "weights"),
                number(json, "bias"));
        JsonNode calibration = json.path("calibration");
        return new StylometricDetector(new StylometricDetector.Content(
                settings,
                trained,
                weights,
                new Platt(number(calibration, "a"), number(calibration, "b")),
                new Thresholds(settings.falsePositiveRate(), stretches)));
    }

    private static JsonNode array(JsonNode json, String field) {
        JsonNode node = json.path(field);
        if (!node.isArray()) {
            throw new IllegalArgumentException("no " + field);
        }
        return node;
    }

    private static double[] numbers(JsonNode json, String field) {
        return array(json, field)
                .valueStream()
                .mapToDouble(n -> finite(n, field))
                .toArray();
    }

    private static double number(JsonNode json, String field) {
        return finite(json.path(field), field);
    }

    private static double finite(JsonNode node, String field) {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw new IllegalArgumentException("no number in " + field);
        }
        return node.asDouble();
    }
}
