package org.genloss.io.curate;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.curate.recipe.Declared;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A record of the mix as a line of JSON: id, text and where it comes from, then the fields that it had. A field of its own whose name is one of ours and
 * whose value differs moves into {@code original}; so does what an earlier mix had moved there, where something is moved again.
 */
final class RecordJson {
    private static final String ORIGINAL = "original";

    static final List<String> OURS = List.of(
            "id",
            "text",
            "source",
            "origin",
            "generation",
            "generation_at_least",
            "generator",
            "licence",
            "date",
            EarlierLabels.FIELD,
            "weight",
            ORIGINAL);

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private RecordJson() {}

    /**
     * What is written of a record.
     *
     * @param raw the record as a JSON object as it stands in its file; null where there is none
     * @param fields what it carries along where there is none
     * @param textField the field that held the text
     */
    record Content(String text, String raw, Map<String, String> fields, String textField) {}

    /** With its own fields beside ours. */
    static byte[] line(Fate fate, String source, Content content) {
        return json(fate, source, content, false);
    }

    /** With its own fields as one JSON object in the text of the field {@code fields}, for formats with fixed columns. */
    static byte[] columns(Fate fate, String source, Content content) {
        return json(fate, source, content, true);
    }

    private static byte[] json(Fate fate, String source, Content content, boolean packed) {
        Map<String, String> others = new LinkedHashMap<>();
        if (content.raw != null) {
            split(content.raw, others);
        } else {
            new TreeMap<>(content.fields).forEach((name, value) -> others.put(name, quoted(value)));
        }
        others.remove(content.textField);
        if (!fate.earlierLabels().isEmpty()) {
            others.remove(EarlierLabels.FIELD); // they go on beside those of this run
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.text.length() + 512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            Map<String, String> own = new LinkedHashMap<>();
            own.put("id", quoted(fate.id()));
            own.put("text", quoted(content.text));
            provenance(fate, source, own);
            own.forEach((name, value) -> {
                json.writeName(name);
                json.writeRawValue(value);
            });
            if (packed) {
                StringWriter fields = new StringWriter();
                try (JsonGenerator inner = JSON.createGenerator(ObjectWriteContext.empty(), fields)) {
                    inner.writeStartObject();
                    rest(inner, own, others);
                    inner.writeEndObject();
                }
                json.writeStringProperty("fields", fields.toString());
            } else {
                rest(json, own, others);
            }
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void provenance(Fate fate, String source, Map<String, String> own) {
        boolean synthetic = fate.kind() == Declared.Kind.SYNTHETIC;
        own.put("source", quoted(source));
        own.put("origin", quoted(fate.kind().word()));
        own.put("generation", fate.kind() == Declared.Kind.UNKNOWN ? "null" : Integer.toString(fate.generation()));
        own.put("generation_at_least", Boolean.toString(synthetic && fate.atLeast()));
        own.put("generator", fate.generator().isEmpty() ? "null" : quoted(fate.generator()));
        own.put("licence", fate.licence().isEmpty() ? "null" : quoted(fate.licence()));
        own.put("date", fate.date().isEmpty() ? "null" : quoted(fate.date()));
        String labels = EarlierLabels.with(fate.earlierLabels(), fate.labels());
        own.put(EarlierLabels.FIELD, labels.isEmpty() ? "[]" : labels);
        own.put("weight", Double.toString(fate.weight()));
    }

    private static void rest(JsonGenerator json, Map<String, String> own, Map<String, String> others) {
        Map<String, String> displaced = new LinkedHashMap<>();
        others.forEach((name, value) -> {
            if (!OURS.contains(name)) {
                json.writeName(name);
                json.writeRawValue(value);
            } else if (!name.equals(ORIGINAL) && !value.equals(own.get(name)) && !value.equals("null")) {
                displaced.put(name, value);
            }
        });
        String before = others.get(ORIGINAL);
        if (before != null && displaced.isEmpty()) {
            json.writeName(ORIGINAL);
            json.writeRawValue(before);
        } else if (before != null) {
            displaced.put(ORIGINAL, before);
        }
        if (!displaced.isEmpty()) {
            json.writeName(ORIGINAL);
            json.writeStartObject();
            displaced.forEach((name, value) -> {
                json.writeName(name);
                json.writeRawValue(value);
            });
            json.writeEndObject();
        }
    }

    /** The fields of an object, each as JSON; numbers as they are written. */
    private static void split(String raw, Map<String, String> into) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), raw)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                StringWriter value = new StringWriter();
                try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), value)) {
                    json.copyCurrentStructureExact(parser);
                }
                into.put(name, value.toString());
            }
        }
    }

    static String quoted(String text) {
        StringWriter out = new StringWriter(text.length() + 2);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeString(text);
        }
        return out.toString();
    }
}
