package org.genloss.verdict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.genloss.data.Schema;

/** Whether two data sets can be compared at all. */
final class Shapes {
    private Shapes() {}

    /** @throws IllegalArgumentException that says what was asked, what is there and what to do */
    static void requireAlike(String reference, Schema expected, String generation, Schema found) {
        if (expected.kind() != found.kind()) {
            throw new IllegalArgumentException("cannot compare " + generation + " with " + reference
                    + ": the reference is read as " + expected.kind().word() + ", " + generation + " as "
                    + found.kind().word() + ". Give both in one form, or force the kind with --kind.");
        }
        if (expected.kind() != Schema.Kind.TABLE && expected.width() != found.width()) {
            boolean texts = expected.kind() == Schema.Kind.TEXT;
            throw new IllegalArgumentException("cannot compare " + generation + " with " + reference
                    + (texts ? ": the embeddings of the reference have " : ": the reference has ")
                    + (texts ? expected.embedding() : expected.width()) + " dimensions, those of " + generation + " "
                    + (texts ? found.embedding() : found.width()) + ". Embed both with the same model.");
        }
        if (expected.kind() == Schema.Kind.TABLE && !expected.equals(found)) {
            throw new IllegalArgumentException(
                    "cannot compare " + generation + " with " + reference + ": " + columns(expected, found));
        }
    }

    private static String columns(Schema expected, Schema found) {
        Set<String> missing = names(expected);
        missing.removeAll(names(found));
        Set<String> extra = names(found);
        extra.removeAll(names(expected));
        if (!missing.isEmpty() || !extra.isEmpty()) {
            return (missing.isEmpty() ? "" : "it lacks the columns " + shortened(missing) + ". ")
                    + (extra.isEmpty() ? "" : "The reference does not have its columns " + shortened(extra) + ". ")
                    + "Give both the same columns.";
        }
        for (int i = 0; i < expected.width(); i++) {
            Schema.Column a = expected.columns().get(i);
            Schema.Column b = found.columns().get(i);
            if (!a.name().equals(b.name())) {
                return "column " + (i + 1) + " is " + a.name() + " in the reference and " + b.name()
                        + " here. Put the columns into the same order.";
            }
            if (a.scale() != b.scale()) {
                return "column " + a.name() + " is " + word(a) + " in the reference and " + word(b)
                        + " here. Write it alike in both files.";
            }
        }
        return "their columns differ. Give both the same columns.";
    }

    private static Set<String> names(Schema schema) {
        return new LinkedHashSet<>(
                schema.columns().stream().map(Schema.Column::name).toList());
    }

    private static String shortened(Set<String> names) {
        List<String> first = names.stream().limit(5).toList();
        return String.join(", ", first) + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
    }

    private static String word(Schema.Column column) {
        return column.scale() == Schema.Scale.NUMERIC ? "numeric" : "categorical";
    }
}
