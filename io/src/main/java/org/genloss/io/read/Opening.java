package org.genloss.io.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Schema;

/** The way from names to a corpus: files, format, fields, schema. */
final class Opening {
    private final List<DataFile> files;
    private final ReadOptions options;
    private final BadRows sink;

    Opening(List<String> names, ReadOptions options, BadRows sink) {
        this.files = files(names, options);
        this.options = options;
        this.sink = sink;
    }

    Opening(List<DataFile> files, BadRows sink, ReadOptions options) {
        this.files = files;
        this.options = options;
        this.sink = sink;
    }

    static List<DataFile> files(List<String> names, ReadOptions options) {
        return Inputs.files(names, options.kind().equals(Optional.of(ReadOptions.Content.CODE)));
    }

    FileCorpus corpus(Optional<Schema> like) {
        return any(like).requireTwo();
    }

    /** The same, of one item as well. */
    FileCorpus any(Optional<Schema> like) {
        FileCorpus corpus = wholeFiles() ? media().texts() : opened(like);
        requireAsked(corpus);
        like.ifPresent(reference -> requireKind(reference, corpus));
        return corpus;
    }

    /** A corpus that may hold a single item. */
    FileCorpus single() {
        return wholeFiles() ? media().texts() : opened(Optional.empty());
    }

    private FileCorpus opened(Optional<Schema> like) {
        Format format = format(like);
        return switch (format) {
            case TEXT -> text();
            case NPY -> arrays(like);
            case IDX -> media().packed(like);
            case IMAGE -> media().images(like);
            case WAVE -> media().recordings(like);
            default ->
                new RecordOpening(
                                files.stream().map(file -> record(format, file)).toList(), options, sink)
                        .corpus(like);
        };
    }

    /** Whether every plain file is an item: source code, or by --documents file. */
    private boolean wholeFiles() {
        boolean plain = files.stream()
                .noneMatch(f -> f.endsWith(".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet", ".npy"));
        boolean code = files.size() > 1 && files.stream().allMatch(Inputs::isCode);
        return options.kind()
                        .map(asked -> plain && asked == ReadOptions.Content.CODE)
                        .orElse(code)
                || (plain && options.documents() == ReadOptions.Documents.FILE);
    }

    /** One corpus for every value of the field, in natural order. */
    Map<String, FileCorpus> series(String field) {
        Format format = format();
        requireFields(format, "--generation-field", Optional.of(field));
        Map<String, FileCorpus> all = new RecordOpening(
                        files.stream().map(file -> record(format, file)).toList(), options, sink)
                .series(field);
        all.values().forEach(this::requireAsked);
        all.values().forEach(FileCorpus::requireTwo);
        return all;
    }

    private static RecordFile record(Format format, DataFile file) {
        return switch (format) {
            case JSON_LINES -> new JsonLines(file);
            case JSON_ARRAY -> new JsonArray(file);
            case DELIMITED -> Delimited.of(file);
            case PARQUET -> Parquet.of(file);
            case TEXT, NPY, IDX, IMAGE, WAVE -> throw new IllegalArgumentException(format.words() + " has no records");
        };
    }

    /** Whether a record has a field. @param all whether more than the first records are asked, where these do not tell */
    boolean has(String field, boolean all) {
        Format format = format();
        return format.hasFields()
                && files.stream().map(file -> record(format, file)).anyMatch(file -> {
                    FieldStats stats = new FieldStats();
                    file.scan(stats, RecordOpening.SAMPLE);
                    return stats.field(field) != null || (all && file.has(field));
                });
    }

    /** Names of all fields that the first records have; empty where there are none. */
    List<String> fields() {
        Format format = format();
        FieldStats stats = new FieldStats();
        if (format.hasFields()) {
            record(format, files.get(0)).scan(stats, RecordOpening.SAMPLE);
        }
        return stats.names();
    }

    private void requireFields(Format format, String option, Optional<String> field) {
        if (field.isPresent() && !format.hasFields()) {
            throw BadInput.in(
                    files.get(0).name(),
                    option + " asks for the field " + field.get() + ", and " + format.words() + " has no fields",
                    "Leave " + option + " out, or give JSON lines, a table or parquet.");
        }
    }

    private void requireAsked(FileCorpus corpus) {
        Schema.Kind found = corpus.schema().kind();
        Format format = corpus.recognised().format();
        options.kind().filter(asked -> !is(asked, format, found)).ifPresent(asked -> {
            throw BadInput.in(
                    files.get(0).name(),
                    "--kind asks for " + asked.word() + ", and the file is "
                            + corpus.recognised().format().words() + ": " + found.word(),
                    "Leave --kind out, or give a file of that kind.");
        });
    }

    private static boolean is(ReadOptions.Content asked, Format format, Schema.Kind found) {
        return switch (asked) {
            case IMAGE -> format == Format.IMAGE || format == Format.IDX;
            case AUDIO, SPECTROGRAM -> format == Format.WAVE;
            default -> asked.shape() == found;
        };
    }

    private MediaOpening media() {
        return new MediaOpening(files, options, sink);
    }

    private Format format() {
        return format(Optional.empty());
    }

    private Format format(Optional<Schema> like) {
        Format format = sniffed(files.get(0), like);
        requireFields(
                format, options.fields().option("text-field"), options.fields().text());
        requireFields(
                format, options.fields().option("id-field"), options.fields().id());
        requireFields(
                format, options.fields().option("group-field"), options.fields().group());
        requireFields(
                format,
                options.fields().option("origin-field"),
                options.fields().origin());
        requireFields(format, "--embedding-field", options.embeddings().field());
        options.notes().stream()
                .filter(note -> !note.option().isEmpty())
                .forEach(note -> requireFields(format, note.option(), Optional.of(note.field())));
        for (DataFile file : files.subList(1, files.size())) {
            Format other = Sniffer.damaged(file, format) ? format : sniffed(file, like);
            if (other != format) {
                throw BadInput.in(
                        file.name(),
                        "expected " + format.words() + " as in " + files.get(0).name() + ", found " + other.words(),
                        "Give files of one kind, for example with a glob: '*" + ending(files.get(0)) + "'");
            }
        }
        return format;
    }

    private Format sniffed(DataFile file, Optional<Schema> like) {
        Format format = Sniffer.sniff(file, options);
        boolean table = format == Format.TEXT && options.kind().isEmpty() && Sniffer.piped(file, like);
        return table ? Format.DELIMITED : format;
    }

    private static String ending(DataFile file) {
        int dot = file.plainName().lastIndexOf('.');
        return dot < 0 ? "" : file.plainName().substring(dot);
    }

    private FileCorpus text() {
        Recognised recognised = Recognised.plain(files, Format.TEXT, Schema.text());
        FileCorpus.Opener opener =
                options.documents() == ReadOptions.Documents.PARAGRAPH ? ParagraphItems::new : LineItems::new;
        return new FileCorpus(files, recognised, options, opener, sink);
    }

    private FileCorpus arrays(Optional<Schema> like) {
        int width = like.filter(s -> s.kind() == Schema.Kind.VECTOR)
                .map(Schema::width)
                .orElseGet(() -> dimensions(files.get(0)));
        for (DataFile file : files) {
            if (dimensions(file) != width) {
                throw Planner.dimensions(file.name(), width, dimensions(file));
            }
        }
        return new FileCorpus(
                files, Recognised.plain(files, Format.NPY, Schema.vector(width)), options, Npy::new, sink);
    }

    private static int dimensions(DataFile file) {
        try (Npy array = new Npy(file, new Ids(1))) {
            return array.width();
        }
    }

    private void requireKind(Schema reference, FileCorpus corpus) {
        if (reference.kind() != corpus.schema().kind()) {
            throw different(
                    reference.kind(), corpus.schema().kind(), files.get(0).name());
        }
        if (reference.embedding() > 0 && corpus.schema().embedding() == 0) {
            throw EmbeddingField.missing(files.get(0).name());
        }
    }

    static BadInput different(Schema.Kind reference, Schema.Kind own, String file) {
        return BadInput.in(
                file,
                "the reference is of the kind " + reference.word() + ", and this file is of the kind " + own.word(),
                "Give files of one kind, or force one with --kind " + reference.word() + " if that is what they are.");
    }
}
