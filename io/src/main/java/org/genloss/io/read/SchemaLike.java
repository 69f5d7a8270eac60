package org.genloss.io.read;

import java.util.List;
import org.genloss.data.Schema;
import org.genloss.data.Schema.Scale;

/** Whether data that was read before has the shape of a reference; said as where a file is opened like the reference. */
final class SchemaLike {
    private static final String ANEW =
            "Make the profile anew, read like the reference: genloss profile --like REFERENCE";

    private SchemaLike() {}

    static void require(Schema reference, String name, Schema own) {
        if (reference.kind() != own.kind()) {
            throw Opening.different(reference.kind(), own.kind(), name);
        }
        if (reference.embedding() > 0 && own.embedding() == 0) {
            throw EmbeddingField.missing(name);
        }
        if (reference.kind() == Schema.Kind.TEXT && reference.embedding() == 0 && own.embedding() > 0) {
            throw BadInput.in(
                    name,
                    "this profile brings embeddings with its texts, and the reference does not",
                    "Make the profile anew with --embedding-field none, or give the reference's embeddings too.");
        }
        if (reference.embedding() > 0 && reference.embedding() != own.embedding()) {
            throw Planner.dimensions(name, reference.embedding(), own.embedding());
        }
        if (reference.kind() == Schema.Kind.VECTOR && reference.width() != own.width()) {
            throw Planner.dimensions(name, reference.width(), own.width());
        }
        if (reference.kind() == Schema.Kind.TABLE) {
            requireColumns(reference, name, own);
        }
    }

    private static void requireColumns(Schema reference, String name, Schema own) {
        List<String> absent = without(reference, own);
        if (!absent.isEmpty()) {
            throw BadInput.in(
                    name,
                    "the reference has " + (absent.size() == 1 ? "a column" : "columns") + " that this file lacks: "
                            + Words.list(absent),
                    "Columns are matched by name. The file has " + Words.orNone(names(own))
                            + TableLike.lacking(names(own), reference) + ".");
        }
        List<String> more = without(own, reference);
        if (!more.isEmpty()) {
            throw BadInput.in(
                    name,
                    "this profile has " + (more.size() == 1 ? "a column" : "columns") + " that the reference lacks: "
                            + Words.list(more),
                    ANEW);
        }
        for (Schema.Column column : reference.columns()) {
            if (!own.columns().contains(column)) {
                boolean numbers = column.scale() == Scale.NUMERIC;
                throw BadInput.in(
                        name,
                        "the column " + column.name() + " holds " + (numbers ? "numbers" : "text")
                                + " in the reference and " + (numbers ? "text" : "numbers") + " here",
                        numbers ? "Write the column the same way in both files." : ANEW);
            }
        }
    }

    private static List<String> without(Schema schema, Schema other) {
        List<String> there = names(other);
        return names(schema).stream().filter(n -> !there.contains(n)).toList();
    }

    private static List<String> names(Schema schema) {
        return schema.columns().stream().map(Schema.Column::name).toList();
    }
}
