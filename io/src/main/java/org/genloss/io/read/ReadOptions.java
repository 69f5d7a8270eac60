package org.genloss.io.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.data.Schema;

/**
 * How to read.
 *
 * @param kind what the items are; recognised from the content if empty
 * @param documents what an item of a plain text is
 * @param textField the field that holds the text; the usual names if empty
 * @param idField the field that names the item; the usual names if empty
 * @param groupField the field that says what belongs together; every item on its own if empty
 * @param originField the field that says where the item comes from; "origin" if empty
 * @param embeddings where the embeddings of texts are
 * @param onBadRow what happens to damaged rows
 * @param maxBad the share of damaged rows of a file from which on reading fails; if empty, 0.001 for {@link OnBadRow#AUTO} and no limit for
 *     {@link OnBadRow#SKIP}
 * @param notes fields that items carry along, {@link org.genloss.data.Item#notes}
 */
public record ReadOptions(
        Optional<Content> kind,
        Documents documents,
        Optional<String> textField,
        Optional<String> idField,
        Optional<String> groupField,
        Optional<String> originField,
        Embeddings embeddings,
        OnBadRow onBadRow,
        OptionalDouble maxBad,
        List<Note> notes) {
    /** A field that items carry along, and the option that named it; where none did, the field need not be there. */
    public record Note(String field, String option) {}

    /** What files are said to hold. */
    public enum Content {
        TEXT(Schema.Kind.TEXT),
        TABLE(Schema.Kind.TABLE),
        VECTOR(Schema.Kind.VECTOR),
        /** Points of pixels: {@link org.genloss.data.Pixels}. */
        IMAGE(Schema.Kind.VECTOR),
        /** Points of log-mel spectra: {@link org.genloss.io.media.LogMel}. */
        AUDIO(Schema.Kind.VECTOR),
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
        String word() {
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

    public ReadOptions {
        if (maxBad.isPresent() && !(maxBad.getAsDouble() >= 0 && maxBad.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("--max-bad is a share from 0 to 1, got " + maxBad.getAsDouble());
        }
    }

    /** Everything but embeddings found by itself, damaged rows as in {@link OnBadRow#AUTO}. */
    public static ReadOptions defaults() {
        return new ReadOptions(
                Optional.empty(),
                Documents.LINE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Embeddings.NONE,
                OnBadRow.AUTO,
                OptionalDouble.empty(),
                List.of());
    }

    /** What the items are, where it was said. */
    Optional<Schema.Kind> shape() {
        return kind.map(Content::shape);
    }

    public ReadOptions withKind(Schema.Kind value) {
        return withKind(Content.valueOf(value.name()));
    }

    public ReadOptions withKind(Content value) {
        return new ReadOptions(
                Optional.of(value),
                documents,
                textField,
                idField,
                groupField,
                originField,
                embeddings,
                onBadRow,
                maxBad,
                notes);
    }

    public ReadOptions withDocuments(Documents value) {
        return new ReadOptions(
                kind, value, textField, idField, groupField, originField, embeddings, onBadRow, maxBad, notes);
    }

    public ReadOptions withTextField(String value) {
        return new ReadOptions(
                kind,
                documents,
                Optional.of(value),
                idField,
                groupField,
                originField,
                embeddings,
                onBadRow,
                maxBad,
                notes);
    }

    public ReadOptions withIdField(String value) {
        return new ReadOptions(
                kind,
                documents,
                textField,
                Optional.of(value),
                groupField,
                originField,
                embeddings,
                onBadRow,
                maxBad,
                notes);
    }

    public ReadOptions withGroupField(String value) {
        return new ReadOptions(
                kind,
                documents,
                textField,
                idField,
                Optional.of(value),
                originField,
                embeddings,
                onBadRow,
                maxBad,
                notes);
    }

    public ReadOptions withOriginField(String value) {
        return new ReadOptions(
                kind,
                documents,
                textField,
                idField,
                groupField,
                Optional.of(value),
                embeddings,
                onBadRow,
                maxBad,
                notes);
    }

    public ReadOptions withEmbeddings(Embeddings value) {
        return new ReadOptions(
                kind, documents, textField, idField, groupField, originField, value, onBadRow, maxBad, notes);
    }

    public ReadOptions withOnBadRow(OnBadRow value) {
        return new ReadOptions(
                kind, documents, textField, idField, groupField, originField, embeddings, value, maxBad, notes);
    }

    public ReadOptions withMaxBad(double value) {
        return new ReadOptions(
                kind,
                documents,
                textField,
                idField,
                groupField,
                originField,
                embeddings,
                onBadRow,
                OptionalDouble.of(value),
                notes);
    }

    public ReadOptions withNotes(List<Note> value) {
        return new ReadOptions(
                kind,
                documents,
                textField,
                idField,
                groupField,
                originField,
                embeddings,
                onBadRow,
                maxBad,
                List.copyOf(value));
    }
}
