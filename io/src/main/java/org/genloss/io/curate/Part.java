package org.genloss.io.curate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.data.Item;
import org.genloss.io.ledger.FileDigest;
import org.genloss.io.read.Documents;
import org.genloss.io.read.ReadOptions;
import org.genloss.ledger.Ledger;

/**
 * What is read at once: a file of a source, or all files of a source of which each is a document.
 *
 * @param number among all parts of the recipe, in the order of its sources
 * @param source number of the source
 * @param of the source
 * @param documents the files
 * @param index of the part among those files
 * @param label prefix of the names of documents without a name: {@code wiki} or, of several files, {@code wiki:2}
 * @param mix name of the mix that an earlier run of curate wrote; empty where none did
 */
record Part(int number, int source, Source of, Documents documents, int index, String label, Optional<String> mix) {
    /** Places of a part: the number of the part, and below it that of the record. */
    static final int BITS = 36;

    static List<Part> all(Recipe recipe) {
        List<Part> parts = new ArrayList<>();
        for (int s = 0; s < recipe.sources().size(); s++) {
            Source source = recipe.sources().get(s);
            List<Part> own = new ArrayList<>();
            for (String path : source.paths()) {
                EarlierMix.requireWhole(path, Optional.of(source));
                Optional<String> mix = EarlierMix.name(path);
                Documents documents = Documents.of(EarlierMix.files(path), options(source, mix.isPresent(), recipe));
                for (int i = 0; i < documents.size(); i++) {
                    own.add(new Part(parts.size() + own.size(), s, source, documents, i, source.id(), mix));
                }
            }
            boolean several = own.size() > 1;
            for (int i = 0; i < own.size(); i++) {
                Part part = own.get(i);
                String label = source.id() + (several ? ":" + (i + 1) : "");
                parts.add(new Part(part.number, s, source, part.documents, part.index, label, part.mix));
            }
        }
        return parts;
    }

    private static ReadOptions options(Source source, boolean earlier, Recipe recipe) {
        Source.Fields fields = source.fields();
        Source.Reading reading = source.reading();
        ReadOptions options = ReadOptions.defaults()
                .withAsker("sources." + source.id() + ".")
                .withDocuments(ReadOptions.Documents.valueOf(reading.documents().toUpperCase(Locale.ROOT)))
                .withOnBadRow(ReadOptions.OnBadRow.valueOf(reading.onBadRow().toUpperCase(Locale.ROOT)));
        options = fields.text().map(options::withTextField).orElse(options);
        options = fields.id().map(options::withIdField).orElse(options);
        options = fields.group().map(options::withGroupField).orElse(options);
        if (earlier || fields.generation().isPresent() || fields.generator().isPresent()) {
            options = options.withCheck(new Stated(source, earlier));
        }
        options = reading.maxBad().map(options::withMaxBad).orElse(options);
        List<ReadOptions.Note> notes = new ArrayList<>();
        fields.date().ifPresent(field -> notes.add(new ReadOptions.Note(field, "")));
        fields.origin().ifPresent(field -> notes.add(new ReadOptions.Note(field, "")));
        fields.generation().ifPresent(field -> notes.add(new ReadOptions.Note(field, "")));
        fields.generator().ifPresent(field -> notes.add(new ReadOptions.Note(field, "")));
        recipe.watch().by().forEach(field -> notes.add(new ReadOptions.Note(field, "")));
        Steps.fields(recipe).forEach(field -> notes.add(new ReadOptions.Note(field, "")));
        if (!recipe.protect().isEmpty()) {
            ProtectFile.of(recipe.protect()).fields().forEach(field -> notes.add(new ReadOptions.Note(field, "")));
        }
        notes.add(new ReadOptions.Note(Stated.ORIGIN, ""));
        if (earlier) {
            Provenance.FIELDS.forEach(field -> notes.add(new ReadOptions.Note(field, "")));
        }
        return options.withNotes(notes.stream().distinct().toList());
    }

    /** The same with more that is known of its source. */
    Part of(Source known) {
        return new Part(number, source, known, documents, index, label, mix);
    }

    /** Whether an earlier run of curate wrote it. */
    boolean earlier() {
        return mix.isPresent();
    }

    /** Where a record comes from. */
    Provenance provenance(Item item) {
        return Provenance.of(item, of, earlier());
    }

    /** What detectors of earlier mixes said of the record that was read last, as a JSON list; empty where they said nothing. */
    String labels(Item item, Documents.Cursor cursor) {
        Optional<String> field = Optional.ofNullable(item.notes().get(EarlierLabels.FIELD));
        return mix.map(name -> EarlierLabels.of(cursor.raw(), field, name)).orElse("");
    }

    /** What a record says against what its source declares; empty where it does not. */
    Optional<String> against(Item item) {
        return new Stated(of, earlier()).against(item.notes());
    }

    /** A record as steps see it. @param named whether it has an id of its own */
    Item seen(Item item, boolean named) {
        return provenance(item).on(item, of, id(item, named));
    }

    /** The id by which a record goes: its own or, without one, its row in this part. */
    String id(Item item, boolean named) {
        return named ? item.id() : label + ":" + item.id();
    }

    long first() {
        return (long) number << BITS;
    }

    long end() {
        return (long) (number + 1) << BITS;
    }

    List<String> names() {
        return documents.names(index);
    }

    /** SHA-256 of the files; of several, of their digests. @param known those of files that were read for it, by absolute path */
    String digest(Map<Path, String> known) {
        StringBuilder digests = new StringBuilder();
        List<Path> paths = documents.paths(index);
        String last = "";
        for (Path path : paths) {
            String before = known.get(path.toAbsolutePath().normalize());
            last = before == null ? FileDigest.of(path) : before;
            digests.append(last).append('\n');
        }
        return paths.size() == 1 ? last : Ledger.digest(digests.toString());
    }
}
