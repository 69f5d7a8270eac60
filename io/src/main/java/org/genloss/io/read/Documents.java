package org.genloss.io.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.data.Item;
import org.genloss.data.Schema;

/**
 * Texts in files, read file by file and with the records behind them. Unlike a corpus, a file may hold a single text, and every file is read by itself:
 * texts without a name are called by their place in their file.
 */
public final class Documents {
    private final List<DataFile> files;
    private final ReadOptions options;
    private final boolean together;

    /** One pass over a file. After {@link #next} the other methods tell of the item that it gave. */
    public interface Cursor extends AutoCloseable {
        /** The next item, null at the end. */
        Item next();

        /** The record as a JSON object as it stands in the file; null where the file does not hold one. */
        String raw();

        /** Whether the item bears a name of its own. */
        boolean identified();

        /** Whether that name was another item's before, so that its row was added. */
        boolean repeats();

        /** The field that holds the text; empty where the file has no fields. */
        String textField();

        /** The field that names items; empty where there is none. */
        String idField();

        @Override
        void close();
    }

    private Documents(List<DataFile> files, ReadOptions options) {
        this.files = files;
        this.options = options;
        this.together = options.documents() == ReadOptions.Documents.FILE
                || options.kind().equals(Optional.of(ReadOptions.Content.CODE));
    }

    /**
     * The files that the names stand for.
     *
     * @throws BadInput if there are none
     */
    public static Documents of(List<String> names, ReadOptions options) {
        List<DataFile> files = Opening.files(names, options);
        return new Documents(files, options);
    }

    /** How many are read by themselves; plain files of which each is a text are read together. */
    public int size() {
        return together ? 1 : files.size();
    }

    /** The files of one part, as the user calls them. */
    public List<String> names(int part) {
        return part(part).stream().map(DataFile::name).toList();
    }

    /** Where they are. */
    public List<Path> paths(int part) {
        return part(part).stream().map(DataFile::path).toList();
    }

    private List<DataFile> part(int part) {
        return together ? files : List.of(files.get(part));
    }

    /**
     * Reads a part. What the items carry along are the notes of the options and, of tables, all fields that are otherwise not read.
     *
     * @throws BadInput if the part holds no text
     */
    public Cursor open(int part, BadRows sink) {
        Set<ReadOptions.Note> notes = new LinkedHashSet<>(options.notes());
        FileCorpus corpus = corpus(part, options, sink);
        if (corpus.recognised().format() != Format.JSON_LINES
                && !corpus.recognised().unused().isEmpty()) {
            corpus.recognised().unused().forEach(field -> notes.add(new ReadOptions.Note(field, "")));
            corpus = corpus(part, options.withNotes(new ArrayList<>(notes)), sink);
        }
        return corpus.cursor(sink);
    }

    /**
     * Whether a record of a part has a field.
     *
     * @param all whether all its records are asked, where the first do not tell; else these alone
     */
    public boolean has(int part, String field, boolean all) {
        return new Opening(part(part), row -> {}, options).has(field, all);
    }

    /** Names of all fields of a part. */
    public List<String> fields(int part) {
        return new Opening(part(part), row -> {}, options).fields();
    }

    /** @throws BadInput where a part holds no text */
    public void requireText(int part) {
        corpus(part, options.withNotes(List.of()), row -> {});
    }

    private FileCorpus corpus(int part, ReadOptions read, BadRows sink) {
        FileCorpus corpus = new Opening(part(part), sink, read).single();
        if (corpus.schema().kind() != Schema.Kind.TEXT) {
            throw BadInput.in(
                    files.get(part).name(),
                    "a training mix is made of texts, and this is of the kind "
                            + corpus.schema().kind().word(),
                    "Give text, or name its field: text-field.");
        }
        return corpus;
    }
}
