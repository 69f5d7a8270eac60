package org.genloss.io.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.data.Schema;
import org.genloss.data.Schema.Kind;
import org.genloss.data.Schema.Scale;

/** Decides what the fields of records mean: by the options, then by the usual names, then by what the fields hold. */
final class Planner {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

    private final String file;
    private final Format format;
    private final boolean named;
    private final FieldStats stats;
    private final RecordFile records;
    private final ReadOptions options;
    private final Optional<String> series;
    private final List<String> fields = new ArrayList<>();

    /** @param series the field that says to which of several corpora in the file a record belongs */
    Planner(RecordFile records, FieldStats stats, ReadOptions options, Optional<String> series) {
        this.records = records;
        this.file = records.file().name();
        this.format = records.format();
        this.series = series;
        this.named = records.named();
        this.stats = stats;
        this.options = options;
    }

    /** The kind that the options ask for, or that the fields suggest. */
    Kind kind() {
        if (options.shape().isPresent()) {
            return options.shape().get();
        }
        boolean asked = options.fields().text().isPresent()
                || options.embeddings().field().isPresent();
        if (asked || usualText() != null) {
            return Kind.TEXT;
        }
        if (lists().size() == 1) {
            return Kind.VECTOR;
        }
        return coordinates() ? Kind.VECTOR : Kind.TABLE;
    }

    /** The same where a reference is of texts: a field of the usual name holds texts then, be they empty or numbers alone. */
    Kind kind(Schema reference) {
        return reference.kind() == Kind.TEXT && options.shape().isEmpty() && sameText() != null ? Kind.TEXT : kind();
    }

    /** The field of a usual name that holds nothing but single values. */
    private FieldStats.Field sameText() {
        FieldStats.Field field = UsualNames.first(stats, UsualNames.TEXT);
        return json() && field != null && field.scalar() ? field : null;
    }

    private boolean json() {
        return format == Format.JSON_LINES || format == Format.JSON_ARRAY;
    }

    /** Numbers only, in columns without names, or numbered from 0 or 1 without a gap. */
    private boolean coordinates() {
        List<FieldStats.Field> columns = columns();
        if (columns.isEmpty() || !columns.stream().allMatch(f -> f.numeric() && f.texts == 0 && f.notAvailable == 0)) {
            return false;
        }
        return !named || (columns.size() > 1 && numbered(columns));
    }

    private static boolean numbered(List<FieldStats.Field> columns) {
        String prefix = null;
        long expected = -1;
        for (FieldStats.Field column : columns) {
            Matcher match = NUMBERED.matcher(column.name);
            if (!match.matches() || match.group(2).length() > 9) {
                return false;
            }
            long number = Long.parseLong(match.group(2));
            boolean follows = prefix == null
                    ? number <= 1
                    : number == expected && match.group(1).equals(prefix);
            if (!follows) {
                return false;
            }
            prefix = match.group(1);
            expected = number + 1;
        }
        return true;
    }

    /** The field that holds the text by its usual name; in tables it must also read like text. */
    private FieldStats.Field usualText() {
        FieldStats.Field field = UsualNames.first(stats, UsualNames.TEXT);
        return field != null && (json() ? field.strings() : field.prose()) ? field : null;
    }

    Layout layout(Optional<Schema> like) {
        Kind kind = like.map(Schema::kind).orElseGet(this::kind);
        refuseProse(kind);
        int id = role(options.fields().id(), "id-field", idField());
        int group = role(options.fields().group(), "group-field", null);
        int origin = role(options.fields().origin(), "origin-field", UsualNames.first(stats, UsualNames.ORIGIN));
        int part = role(series, "generation-field", null);
        List<Integer> notes = notes(kind);
        Layout.Roles roles = new Layout.Roles(-1, -1, -1, id, group, origin, part, notes);
        return switch (kind) {
            case TEXT -> text(roles, like);
            case VECTOR -> vector(roles, like);
            case TABLE -> table(roles, like);
        };
    }

    /** Columns of a table are carried along only where a note asks for them: most read the cells. */
    private List<Integer> notes(Kind kind) {
        return options.notes().stream()
                .filter(note -> kind == Kind.TEXT || note.columns())
                .filter(this::wanted)
                .map(note -> place(note.option().isEmpty() ? note.field() : existing(note.field(), note.option())))
                .toList();
    }

    /** Lines of a plain text file that the options ask to take for vectors or rows. */
    private void refuseProse(Kind kind) {
        boolean asked = options.shape().isPresent() && kind != Kind.TEXT && file.matches("(?i).*\\.txt(\\.gz|\\.zst)?");
        boolean prose = kind == Kind.VECTOR
                ? columns().stream().noneMatch(FieldStats.Field::numeric)
                : columns().stream().anyMatch(FieldStats.Field::prose);
        if (asked && prose) {
            throw BadInput.in(
                    file,
                    "--kind " + kind.word() + " asks for " + (kind == Kind.VECTOR ? "vectors" : "a table")
                            + ", and the file is lines of text: "
                            + columns().get(0).firstText(),
                    "Leave --kind out to read each line as a text, or give "
                            + (kind == Kind.VECTOR
                                    ? "numbers: .npy, or .csv with a vector a line."
                                    : "a table: .csv, .tsv or .parquet."));
        }
    }

    /** A field that no option names is carried along where there is one; of JSON objects any may have it. */
    private boolean wanted(ReadOptions.Note note) {
        return json() || !note.option().isEmpty() || stats.field(note.field()) != null;
    }

    private FieldStats.Field idField() {
        FieldStats.Field index = named && stats.fields().size() > 1 ? stats.field("") : null;
        FieldStats.Field field = UsualNames.first(stats, UsualNames.ID);
        return field != null && field.scalar() ? field : index;
    }

    private int role(Optional<String> asked, String option, FieldStats.Field usual) {
        if (asked.isPresent()) {
            return place(existing(asked.get(), options.fields().option(option)));
        }
        return usual == null ? -1 : place(usual.name);
    }

    /** A field that an option names. That the first records lack it does not say that none has it. */
    private String existing(String name, String option) {
        if (stats.field(name) == null && !records.has(name)) {
            throw BadInput.in(
                    file,
                    option + " asks for the field " + name + ", which is not there",
                    "The fields are " + Words.orNone(stats.names()) + ".");
        }
        return name;
    }

    private int place(String name) {
        if (!fields.contains(name)) {
            fields.add(name);
        }
        return fields.indexOf(name);
    }

    private Layout text(Layout.Roles roles, Optional<Schema> like) {
        int text = place(options.fields()
                .text()
                .map(name -> existing(name, options.fields().option("text-field")))
                .orElseGet(() -> textField(like).name));
        like.ifPresent(reference -> requireStrings(fields.get(text)));
        FieldStats.Field logs = UsualNames.first(stats, UsualNames.LOG_PROBABILITIES);
        Layout.Roles all = logs == null || logs.lists == 0 ? roles : roles.withList(place(logs.name));
        FieldStats.Field embedding = new EmbeddingField(file, stats, options).find(like);
        return embedding == null
                ? new Layout(Schema.text(), fields, all.withText(text), new int[0])
                : new Layout(
                        Schema.text(embedding.dimensions()),
                        fields,
                        all.withText(text).withEmbedding(place(embedding.name)),
                        new int[0]);
    }

    /** What was text in the reference and is a number here has changed its type; a string of digits is a text. */
    private void requireStrings(String name) {
        FieldStats.Field field = stats.field(name);
        if (json() && field != null && !field.bare().isEmpty()) {
            throw BadInput.in(
                    file,
                    "the field " + name + " holds texts in the reference and numbers here, such as " + field.bare(),
                    "Write texts as strings, between quotes, or name the field that holds them: "
                            + options.fields().option("text-field") + ".");
        }
    }

    private FieldStats.Field textField(Optional<Schema> like) {
        FieldStats.Field usual = UsualNames.first(stats, UsualNames.TEXT);
        if (like.isPresent() && sameText() != null) {
            return usual;
        }
        if (usual != null && usual.strings()) {
            return usual;
        }
        return columns().stream()
                .filter(f -> f.prose())
                .max(java.util.Comparator.comparingDouble(FieldStats.Field::meanLength))
                .orElseThrow(() -> BadInput.in(
                        file,
                        "expected text, found " + format.words() + " of which no field reads like text",
                        "Name the field that holds it: " + options.fields().option("text-field") + ", one of "
                                + Words.orNone(stats.names()) + "."));
    }

    private Layout vector(Layout.Roles roles, Optional<Schema> like) {
        List<FieldStats.Field> lists = lists();
        if (lists.size() > 1) {
            throw BadInput.in(
                    file,
                    "several fields are lists of numbers: " + Words.list(names(lists)),
                    "Keep one of them, or name it: --embedding-field.");
        }
        int d = lists.isEmpty() ? columns().size() : lists.get(0).dimensions();
        Schema schema = Schema.vector(Math.max(1, d));
        like.ifPresent(reference -> requireDimensions(reference.width(), d));
        if (lists.size() == 1) {
            int list = place(lists.get(0).name);
            return new Layout(schema, fields, roles.withList(list), new int[0]);
        }
        requireNumbers();
        return new Layout(
                schema,
                fields,
                roles,
                columns().stream().mapToInt(f -> place(f.name)).toArray());
    }

    private List<FieldStats.Field> lists() {
        String asked = options.embeddings().field().orElse(null);
        List<FieldStats.Field> lists =
                stats.fields().stream().filter(f -> f.lists > 0 && !f.scalar()).toList();
        return lists.stream().anyMatch(f -> f.name.equals(asked)) ? List.of(stats.field(asked)) : lists;
    }

    private void requireDimensions(int expected, int found) {
        if (expected != found) {
            throw dimensions(file, expected, found);
        }
    }

    static BadInput dimensions(String file, int expected, int found) {
        return BadInput.in(
                file,
                "expected vectors of " + expected + " dimensions, as before, found " + found,
                "Vectors are compared in one space: make all of them with the same model and settings.");
    }

    private void requireNumbers() {
        for (FieldStats.Field column : columns()) {
            if (!column.numeric()) {
                String found = column.texts > 0 ? column.firstText() : column.scalar() ? "nothing" : "lists or objects";
                throw BadInput.in(
                        file,
                        "expected vectors, and the column " + column.name + " holds " + found,
                        "Keep only columns of numbers, or read the file as a table (--kind table).");
            }
        }
        if (columns().isEmpty()) {
            throw BadInput.in(
                    file,
                    "expected vectors, found no column of numbers",
                    "The fields are " + Words.orNone(stats.names()) + ".");
        }
    }

    private Layout table(Layout.Roles roles, Optional<Schema> like) {
        List<Schema.Column> columns = new ArrayList<>();
        if (like.isPresent()) {
            TableLike.require(file, named, stats, names(columns()), like.get());
            columns.addAll(like.get().columns());
        } else {
            columns()
                    .forEach(f ->
                            columns.add(new Schema.Column(f.name, f.numeric() ? Scale.NUMERIC : Scale.CATEGORICAL)));
        }
        if (columns.isEmpty()) {
            throw noValues();
        }
        int[] places = columns.stream().mapToInt(c -> place(c.name())).toArray();
        return new Layout(Schema.table(columns), fields, roles, places);
    }

    /** Records of nothing but lists and objects, such as chats. */
    private BadInput noValues() {
        List<String> nested = names(
                stats.fields().stream().filter(f -> f.nested > 0 && !f.scalar()).toList());
        String field = nested.isEmpty() ? "" : nested.get(0);
        boolean chat = field.equals("messages") || field.equals("conversations");
        return BadInput.in(
                file,
                "expected a text or a table, found no field with a single value",
                "The fields are " + Words.orNone(stats.names()) + "."
                        + (nested.isEmpty()
                                ? ""
                                : " Of lists and objects genloss reads nothing: write what is to be compared into a field of its own"
                                        + (chat ? ", for example the last message of each: " + jq(field) : ".")));
    }

    private String jq(String field) {
        return "jq -c " + (format == Format.JSON_ARRAY ? "'.[]|" : "'") + "{text:." + field + "[-1]."
                + (field.equals("messages") ? "content" : "value") + "}' " + file + " > texts.jsonl";
    }

    /** Nothing that could be compared, whatever the kind. */
    void requireValues() {
        boolean asked = options.fields().text().isPresent();
        if (json() && !asked && columns().isEmpty() && lists().isEmpty()) {
            throw noValues();
        }
    }

    /** The fields with one value each that have no other role. */
    private List<FieldStats.Field> columns() {
        FieldStats.Field id = options.fields().id().map(stats::field).orElseGet(this::idField);
        FieldStats.Field origin =
                options.fields().origin().map(stats::field).orElseGet(() -> UsualNames.first(stats, UsualNames.ORIGIN));
        FieldStats.Field group = options.fields().group().map(stats::field).orElse(null);
        FieldStats.Field part = series.map(stats::field).orElse(null);
        return stats.fields().stream()
                .filter(f -> f.scalar() && f != id && f != origin && f != group && f != part)
                .toList();
    }

    /** Fields whose name and repetition suggest that they say what belongs together. */
    List<String> groupCandidates(Layout layout) {
        String text = layout.field(layout.roles().text());
        return names(stats.fields().stream()
                .filter(f -> f.groups() && !f.name.equals(text))
                .toList());
    }

    /** Fields that nothing reads. */
    List<String> unused(Layout layout) {
        return stats.names().stream()
                .filter(name -> !layout.fields().contains(name))
                .toList();
    }

    /** Columns that nothing reads: others than those of a reference. */
    List<String> leftOut(Layout layout) {
        return names(columns()).stream()
                .filter(name -> !layout.fields().contains(name))
                .toList();
    }

    private static List<String> names(List<FieldStats.Field> fields) {
        return fields.stream().map(f -> f.name).toList();
    }
}
