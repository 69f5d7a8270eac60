package org.genloss.cli;

import java.util.SortedMap;
import java.util.TreeMap;
import org.genloss.io.UserError;
import org.genloss.io.read.ReadOptions;
import picocli.CommandLine.Option;

/** How files are read. */
class InputOptions {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "text, table, vector, image, audio, code, or spectrogram (recordings as images); recognised from the content by default.")
    String kind;

    @Option(
            names = "--documents",
            paramLabel = "UNIT",
            description = "What an item of a plain text is: line (the default), paragraph or file.")
    String documents;

    @Option(names = "--text-field", paramLabel = "NAME", description = "The field that holds the text.")
    String textField;

    @Option(names = "--id-field", paramLabel = "NAME", description = "The field that names the item.")
    String idField;

    @Option(
            names = "--group-field",
            paramLabel = "NAME",
            description = "What belongs together (document, user, prompt): the unit of every test.")
    String groupField;

    @Option(
            names = "--origin-field",
            paramLabel = "NAME",
            description = "The field that says where the item comes from.")
    String originField;

    @Option(
            names = "--on-bad-row",
            paramLabel = "fail|skip",
            description = "Damaged rows: fail, or skip and list them. Default: fail below 1,000 rows read.")
    String onBadRow;

    @Option(
            names = "--max-bad",
            paramLabel = "SHARE",
            description = "Share of damaged rows from which on reading fails.")
    Double maxBad;

    ReadOptions read() {
        ReadOptions options = ReadOptions.defaults();
        if (documents != null) {
            options = options.withDocuments(documents(documents));
        }
        if (kind != null) {
            options = options.withKind(one(ReadOptions.Content.class, "--kind", kind));
        }
        if (textField != null) {
            options = options.withTextField(textField);
        }
        if (idField != null) {
            options = options.withIdField(idField);
        }
        if (groupField != null) {
            options = options.withGroupField(groupField);
        }
        if (originField != null) {
            options = options.withOriginField(originField);
        }
        if (onBadRow != null) {
            options = options.withOnBadRow(one(ReadOptions.OnBadRow.class, "--on-bad-row", onBadRow));
        }
        if (maxBad != null) {
            if (!(maxBad >= 0 && maxBad <= 1)) {
                throw new UserError("--max-bad is a share from 0 to 1, got " + maxBad + ".");
            }
            options = options.withMaxBad(maxBad);
        }
        return options;
    }

    static ReadOptions.Documents documents(String word) {
        return one(ReadOptions.Documents.class, "--documents", word);
    }

    /** What decides which items there are, by name: a profile remembers it. Where damage is left out is not among it. */
    SortedMap<String, String> asked() {
        SortedMap<String, String> asked = new TreeMap<>();
        put(asked, "--kind", kind);
        put(asked, "--documents", documents == null || documents.equalsIgnoreCase("line") ? null : documents);
        put(asked, "--text-field", textField);
        put(asked, "--id-field", idField);
        put(asked, "--group-field", groupField);
        put(asked, "--origin-field", originField);
        return asked;
    }

    static void put(SortedMap<String, String> into, String name, String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    static <E extends Enum<E>> E one(Class<E> type, String option, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().replace('_', '-').equalsIgnoreCase(word)) {
                return constant;
            }
        }
        String all = String.join(
                ", ",
                java.util.Arrays.stream(type.getEnumConstants())
                        .map(c -> c.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                        .toList());
        throw new UserError(option + " takes " + all + ", got " + word + ".");
    }
}
