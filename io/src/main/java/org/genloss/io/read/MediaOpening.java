package org.genloss.io.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;
import org.genloss.io.media.LogMel;
import org.genloss.io.media.MelPatches;
import org.genloss.io.media.Picture;
import org.genloss.io.media.Recording;

/** Corpora of images, recordings and whole texts: files that are items, and images in one file. */
final class MediaOpening {
    private static final String SIZE = "Bring all images to one size, or give embeddings of them.";
    private static final String CHANNELS =
            "Bring all images to one number of channels, grey or colour, or give embeddings of them.";
    private static final String RATE = "Resample all recordings to one rate.";

    /** Images that are looked at to tell which size is usual. */
    private static final int CENSUS = 100;

    private final List<DataFile> files;
    private final ReadOptions options;
    private final BadRows sink;

    MediaOpening(List<DataFile> files, ReadOptions options, BadRows sink) {
        this.files = files;
        this.options = options;
        this.sink = sink;
    }

    /** Images of one size. @throws BadInput where the reference's are of another */
    FileCorpus images(Optional<Schema> like) {
        Pixels size = picture(files.get(0)).size();
        require(like, size.schema(), "images, " + size.words(), SIZE);
        return each(Format.IMAGE, size.schema(), file -> {
            Picture picture = decoded(file, Picture::read);
            if (!picture.size().equals(size)) {
                throw odd(file, size, picture.size());
            }
            return List.of(new Payload.Vector(size.of(picture.values())));
        });
    }

    /** Blames the first image where, of those that are looked at, more have another size. */
    private BadInput odd(DataFile file, Pixels size, Pixels found) {
        Map<Pixels, Integer> counts = new LinkedHashMap<>();
        for (DataFile each : files.subList(0, Math.min(CENSUS, files.size()))) {
            try {
                counts.merge(decoded(each, Picture::read).size(), 1, Integer::sum);
            } catch (DamagedRow damaged) {
                continue; // told by itself, once the sizes agree
            }
        }
        Pixels usual = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(size);
        int most = counts.getOrDefault(usual, 0);
        return counts.getOrDefault(size, 0) == most
                ? BadInput.in(
                        file.name(),
                        "expected an image as the first, " + size.words() + ", found " + found.words(),
                        remedy(size, found))
                : BadInput.in(
                        files.get(0).name(),
                        "expected an image as " + Counts.grouped(most) + " of the first "
                                + Counts.grouped(Math.min(CENSUS, files.size())) + ", " + usual.words() + ", found "
                                + size.words(),
                        remedy(usual, size));
    }

    private static String remedy(Pixels one, Pixels other) {
        return one.width() == other.width() && one.height() == other.height() ? CHANNELS : SIZE;
    }

    /** Images in IDX files, all of one size. */
    FileCorpus packed(Optional<Schema> like) {
        Pixels size = Idx.size(files.get(0));
        require(like, size.schema(), "images, " + size.words(), SIZE);
        for (DataFile file : files) {
            if (!Idx.size(file).equals(size)) {
                throw BadInput.in(
                        file.name(),
                        "expected images as in " + files.get(0).name() + ", " + size.words() + ", found "
                                + Idx.size(file).words(),
                        SIZE);
            }
        }
        return new FileCorpus(
                files, Recognised.plain(files, Format.IDX, size.schema()), options, (f, ids) -> new Idx(f, ids), sink);
    }

    /** Recordings of one sampling rate, as points or as pieces of their spectrograms. */
    FileCorpus recordings(Optional<Schema> like) {
        LogMel features = features(files.get(0));
        if (options.kind().equals(Optional.of(ReadOptions.Content.SPECTROGRAM))) {
            Pixels size = MelPatches.size();
            require(like, size.schema(), "images, " + size.words(), SIZE);
            return each(Format.WAVE, size.schema(), new SpectrogramItems(features));
        }
        require(like, features.schema(), "recordings of " + features.words(), RATE);
        return each(
                Format.WAVE,
                features.schema(),
                file -> List.of(new Payload.Vector(features.of(samples(file, features)))));
    }

    static double[] samples(DataFile file, LogMel features) throws DamagedRow {
        Recording recording = decoded(file, Recording::read);
        if (recording.rate() != features.rate()) {
            throw BadInput.in(
                    file.name(),
                    "expected a recording as the first, of " + features.words() + ", found " + recording.rate() + " Hz",
                    RATE);
        }
        return recording.samples();
    }

    /** Texts of which each fills a file; blank files are none. */
    FileCorpus texts() {
        return each(Format.TEXT, Schema.text(), file -> {
            String text = text(file);
            return text.isBlank() ? List.of() : List.of(new Payload.Text(text));
        });
    }

    private FileCorpus each(Format format, Schema schema, FileItems.Content content) {
        DataFile all = files.get(0);
        return new FileCorpus(
                List.of(all),
                Recognised.plain(files, format, schema),
                options,
                (file, ids) -> new FileItems(files, content),
                sink,
                content::remarks);
    }

    /** What the reference's items are must be what these are. */
    private void require(Optional<Schema> like, Schema own, String words, String remedy) {
        if (like.isPresent() && !like.get().equals(own)) {
            String there = space(like.get());
            boolean same = there.replaceAll("[0-9]", "").equals(words.replaceAll("[0-9]", ""));
            throw BadInput.in(
                    files.get(0).name(),
                    "expected " + there + " as in the reference, found " + words,
                    same ? remedy : "Give both in one form.");
        }
    }

    /** What the items of a schema are: features say so in the names of their columns. */
    private static String space(Schema schema) {
        String first = schema.columns().get(0).name();
        if (schema.kind() != Schema.Kind.VECTOR) {
            return schema.kind() == Schema.Kind.TEXT ? "texts" : "rows of a table";
        }
        if (first.endsWith("]") || first.endsWith("] r")) {
            return "images, " + first.replaceAll(" \\[.*", "");
        }
        return first.contains(" Hz mel ")
                ? "recordings of " + first.replaceAll(" mel .*", "")
                : "vectors of " + schema.width() + " dimensions";
    }

    private static Picture picture(DataFile file) {
        try {
            return decoded(file, Picture::read);
        } catch (DamagedRow e) {
            throw BadInput.in(
                    file.name(), e.getMessage(), "The first image tells the size of all; repair or remove it.");
        }
    }

    private static LogMel features(DataFile file) {
        try {
            return new LogMel(decoded(file, Recording::read).rate());
        } catch (IllegalArgumentException e) {
            throw BadInput.in(file.name(), e.getMessage(), "Resample all recordings to 8,000 Hz or more.");
        } catch (DamagedRow e) {
            throw BadInput.in(
                    file.name(),
                    e.getMessage(),
                    "The first recording tells the sampling rate of all; repair or remove it.");
        }
    }

    /** Decodes one medium. */
    private interface Decoder<T> {
        T read(InputStream in) throws IOException;
    }

    private static <T> T decoded(DataFile file, Decoder<T> decoder) throws DamagedRow {
        try (InputStream in = file.open()) {
            return decoder.read(in);
        } catch (IOException e) {
            throw DamagedRow.at(0, 0, "the file cannot be read: " + e.getMessage(), "Repair or remove the file")
                    .in(file);
        }
    }

    private static String text(DataFile file) throws DamagedRow {
        byte[] bytes = decoded(file, in -> in.readNBytes(LineReader.MAX_LINE + 1));
        if (bytes.length > LineReader.MAX_LINE) {
            throw DamagedRow.tooLong(
                            0,
                            "file",
                            Counts.of(LineReader.MAX_LINE, "byte"),
                            "Split it, or read line by line (--documents line)")
                    .in(file);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw DamagedRow.notUtf8(0, 0, "the file is not UTF-8").in(file);
        }
    }
}
