package org.genloss.io.curate;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What detectors of an earlier mix said of a record: it goes on with the record, each label with the name of the mix that gave it in {@code mix}. Labels of this run have none, and
 * these alone count for its steps.
 */
final class EarlierLabels {
    /** The field of records that holds labels. */
    static final String FIELD = "labels";

    private static final String MIX = "mix";
    private static final JsonMapper JSON = JsonMapper.shared();

    private EarlierLabels() {}

    /**
     * Of a record, as a JSON list; empty where it has none.
     *
     * @param raw the record as a JSON object; null where its file holds none
     * @param field what the field holds in files without objects: JSON, or nothing
     * @param mix name of the mix that holds the record
     */
    static String of(String raw, Optional<String> field, String mix) {
        Optional<JsonNode> labels = raw == null
                ? field.flatMap(EarlierLabels::list)
                : Optional.of(JSON.readTree(raw).path(FIELD));
        ArrayNode named = JSON.createArrayNode();
        labels.ifPresent(all -> all.valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .forEach(label -> named.add(label.has(MIX) ? label : label.put(MIX, mix))));
        return named.isEmpty() ? "" : JSON.writeValueAsString(named);
    }

    /** Whether what the field of a record holds can be read: a list, or nothing. */
    static boolean sound(String field) {
        return list(field).isPresent();
    }

    private static Optional<JsonNode> list(String field) {
        try {
            return Optional.of(JSON.readTree(field.isBlank() ? "[]" : field)).filter(JsonNode::isArray);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Both lists as one, those of earlier mixes first; empty where neither has a label. */
    static String with(String earlier, String own) {
        return earlier.isEmpty() || own.isEmpty()
                ? earlier + own
                : earlier.substring(0, earlier.length() - 1) + "," + own.substring(1);
    }
}
