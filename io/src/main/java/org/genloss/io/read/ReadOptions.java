package org.genloss.io.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.data.Schema;

/**
 * How to read.
 *
 * @param kind what the items are; recognised from the content if empty
 * @param documents what an item of a plain text is
 * @param fields what holds what
 * @param embeddings where the embeddings of texts are
 * @param tolerated what happens to damaged rows
 * @param notes fields that items carry along, {@link org.genloss.data.Item#notes}
 * @param check of what records carry along; what it finds wrong is a damaged row
 */
public record ReadOptions(
        Optional<Content> kind,
        Documents documents,
        Fields fields,
        Embeddings embeddings,
        Tolerated tolerated,
        List<Note> notes,
        Optional<Check> check) {
    /**
     * The fields that hold what.
     *
     * @param text holds the text; the usual names if empty
     * @param id names the item; the usual names if empty
     * @param group says what belongs together; every item on its own if empty
     * @param origin says where the item comes from; "origin" if empty
     * @param asker what messages put before the name of a setting: {@code --}, or {@code sources.forum.} in a recipe
     */
    public record Fields(
            Optional<String> text, Optional<String> id, Optional<String> group, Optional<String> origin, String asker) {
        /** All by their usual names. */
        public static final Fields USUAL =
                new Fields(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "--");

        /** A setting by the name that its user knows: {@code --id-field}. */
        String option(String setting) {
            return asker + setting;
        }
    }

    /**
     * What happens to damaged rows.
     *
     * @param most the share of damaged rows of a file from which on reading fails; if empty, 0.001 for {@link OnBadRow#AUTO} and no limit for
     *     {@link OnBadRow#SKIP}
     */
    public record Tolerated(OnBadRow onBadRow, OptionalDouble most) {
        public Tolerated {
            if (most.isPresent() && !(most.getAsDouble() >= 0 && most.getAsDouble() <= 1)) {
                throw new IllegalArgumentException("--max-bad is a share from 0 to 1, got " + most.getAsDouble());
            }
        }
    }

    /**
     * A field that items carry along.
     *
     * @param option the option that named it; where it is empty none did, and the field need not be there
     * @param columns whether it is carried along beside the rows of a table too, as it is written there
     */
    public record Note(String field, String option, boolean columns) {
        /** A field beside texts; of tables the rows have it anyway. */
        public Note(String field, String option) {
            this(field, option, false);
        }
    }

    /** Looks at what a record carries along. */
    public interface Check {
        /** Fields that are looked at. */
        List<String> fields();

        /**
         * What is wrong with a record; empty where nothing is.
         *
         * @param record as messages call it: "record q-7", "the record"
         * @param notes what it carries along
         * @param lists of the fields, those that hold a list or an object
         */
        Optional<Wrong> wrong(String record, Map<String, String> notes, List<String> lists);

        /**
         * Something wrong.
         *
         * @param field that is wrong
         * @param what a clause
         */
        record Wrong(String field, String what) {}
    }

    /** What files are said to hold. */
    public enum Content {
        TEXT(Schema.Kind.TEXT),
        TABLE(Schema.Kind.TABLE),
        VECTOR(Schema.Kind.VECTOR),
        /** Points of pixels: {@link org.genloss.data.Pixels}. */
        IMAGE(Schema.Kind.VECTOR),
        /** Points of log-mel spectra: {@link org.genloss.io.media.LogMel}. */
        AUDIO(Schema.Kind.VECTOR),
        /** Recordings as images: {@link org.genloss.io.media.MelPatches}. */
        SPECTROGRAM(Schema.Kind.VECTOR),
        /** Texts; of plain files each is one. */
        CODE(Schema.Kind.TEXT);

        private final Schema.Kind shape;

        Content(Schema.Kind shape) {
            this.shape = shape;
        }

        /** What its items are. */
        public Schema.Kind shape() {
            return shape;
        }

        /** The word users type and read. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What an item of a plain text is. */
    public enum Documents {
        /** Every line that is not blank. */
        LINE,
        /** Every run of lines between blank lines. */
        PARAGRAPH,
        /** Every file. */
        FILE
    }

    /**
     * Where the embeddings of texts are.
     *
     * @param read whether there may be any
     * @param field the field that holds them; the usual names if empty
     */
    public record Embeddings(boolean read, Optional<String> field) {
        /** Texts are words alone. */
        public static final Embeddings NONE = new Embeddings(false, Optional.empty());

        /** In a field of a usual name, where there is one. */
        public static final Embeddings USUAL = new Embeddings(true, Optional.empty());

        public static Embeddings in(String field) {
            return new Embeddings(true, Optional.of(field));
        }
    }

    /** What happens to a damaged row. */
    public enum OnBadRow {
        /** Fail if the file has fewer than 1,000 rows, otherwise leave out up to the share maxBad. */
        AUTO,
        /** Fail at the first one. */
        FAIL,
        /** Leave it out. */
        SKIP
    }

    /** Everything but embeddings found by itself, damaged rows as in {@link OnBadRow#AUTO}. */
    public static ReadOptions defaults() {
        return new ReadOptions(
                Optional.empty(),
                Documents.LINE,
                Fields.USUAL,
                Embeddings.NONE,
                new Tolerated(OnBadRow.AUTO, OptionalDouble.empty()),
                List.of(),
                Optional.empty());
    }

    /** What the items are, where it was said. */
    Optional<Schema.Kind> shape() {
        return kind.map(Content::shape);
    }

    public ReadOptions withKind(Schema.Kind value) {
        return withKind(Content.valueOf(value.name()));
    }

    public ReadOptions withKind(Content value) {
        return new ReadOptions(Optional.of(value), documents, fields, embeddings, tolerated, notes, check);
    }

    public ReadOptions withDocuments(Documents value) {
        return new ReadOptions(kind, value, fields, embeddings, tolerated, notes, check);
    }

    private ReadOptions with(Fields value) {
        return new ReadOptions(kind, documents, value, embeddings, tolerated, notes, check);
    }

    public ReadOptions withTextField(String value) {
        return with(new Fields(Optional.of(value), fields.id, fields.group, fields.origin, fields.asker));
    }

    public ReadOptions withoutTextField() {
        return with(new Fields(Optional.empty(), fields.id, fields.group, fields.origin, fields.asker));
    }

    public ReadOptions withIdField(String value) {
        return with(new Fields(fields.text, Optional.of(value), fields.group, fields.origin, fields.asker));
    }

    public ReadOptions withGroupField(String value) {
        return with(new Fields(fields.text, fields.id, Optional.of(value), fields.origin, fields.asker));
    }

    public ReadOptions withOriginField(String value) {
        return with(new Fields(fields.text, fields.id, fields.group, Optional.of(value), fields.asker));
    }

    /** With what messages put before the names of settings. */
    public ReadOptions withAsker(String value) {
        return with(new Fields(fields.text, fields.id, fields.group, fields.origin, value));
    }

    public ReadOptions withEmbeddings(Embeddings value) {
        return new ReadOptions(kind, documents, fields, value, tolerated, notes, check);
    }

    private ReadOptions with(Tolerated value) {
        return new ReadOptions(kind, documents, fields, embeddings, value, notes, check);
    }

    public ReadOptions withOnBadRow(OnBadRow value) {
        return with(new Tolerated(value, tolerated.most));
    }

    public ReadOptions withMaxBad(double value) {
        return with(new Tolerated(tolerated.onBadRow, OptionalDouble.of(value)));
    }

    public ReadOptions withNotes(List<Note> value) {
        return new ReadOptions(kind, documents, fields, embeddings, tolerated, List.copyOf(value), check);
    }

    public ReadOptions withCheck(Check value) {
        return new ReadOptions(kind, documents, fields, embeddings, tolerated, notes, Optional.of(value));
    }
}
