package org.genloss.io.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.catalog.UnknownName;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.io.plugin.Plugin;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.Format;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.lab.Learner;
import org.genloss.lab.Source;
import org.genloss.lab.source.Displaced;
import org.genloss.lab.source.Populations;
import org.genloss.lab.source.RecordSource;

/**
 * The data of an experiment: a file, or something built in; {@code start} where the first model is fitted to something else, {@code populations}
 * where models trained side by side begin with data of their own.
 */
final class Sources {
    static final String POPULATIONS = "populations";
    private static final String START = "start";

    private static final List<String> FILE_KEYS = List.of(
            "path", "holdout", "kind", "documents", "text-field", "id-field", "group-field", "notes", "on-bad-row");

    private Sources() {}

    /** @param learner what is to be fitted to it @param skipped told of rows that were left out */
    static Source open(Map<String, Object> data, Learner learner, long seed, BadRows skipped) {
        if (data.containsKey(POPULATIONS)) {
            only(data, List.of(POPULATIONS));
            return new Populations(populations(data.get(POPULATIONS)).stream()
                    .map(population -> open(population, learner, seed, skipped))
                    .toList());
        }
        if (data.containsKey(START)) {
            Map<String, Object> real = new LinkedHashMap<>(data);
            Object start = real.remove(START);
            return new Displaced(
                    plain(real, learner, seed, skipped), plain(start(real, start), learner, seed, skipped));
        }
        return plain(data, learner, seed, skipped);
    }

    /** Each population as a map. @throws UserError where it is no list of maps that say where data comes from */
    private static List<Map<String, Object>> populations(Object value) {
        List<Map<String, Object>> populations = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(entry -> populations.add(entries("data.populations", entry)));
        }
        if (populations.isEmpty()
                || populations.stream().anyMatch(p -> !p.containsKey("builtin") && !p.containsKey("path"))) {
            throw new UserError("data.populations needs a list of data, each with path or builtin, got " + value
                    + ". For example: data: [ { builtin: gaussian, mean: 0 }, { builtin: gaussian, mean: 4 } ]");
        }
        return populations;
    }

    /** The real data's own settings but for those that differ, or data of its own. */
    private static Map<String, Object> start(Map<String, Object> real, Object start) {
        Map<String, Object> differing = entries("data.start", start);
        if (differing.containsKey("path") || differing.containsKey("builtin")) {
            return differing;
        }
        Map<String, Object> whole = new LinkedHashMap<>(real);
        whole.putAll(differing);
        return whole;
    }

    private static Map<String, Object> entries(String key, Object value) {
        if (!(value instanceof Map<?, ?> given)) {
            throw new UserError(
                    key + " needs settings of data such as { mean: 5 } or { path: other.csv }, got " + value + ".");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        given.forEach((name, setting) -> map.put(String.valueOf(name), setting));
        return map;
    }

    private static Source plain(Map<String, Object> data, Learner learner, long seed, BadRows skipped) {
        if (data.containsKey("builtin")) {
            return data.get("builtin").equals("digits") ? digits(data, learner, seed) : Laws.open(data, Seed.of(seed));
        }
        only(data, FILE_KEYS);
        Object path = data.get("path");
        List<String> paths = path instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(path));
        paths.forEach(Sources::notBuiltin);
        FileCorpus records = Readers.open(paths, options(data), skipped);
        RecordSource source =
                RecordSource.split(records, share(data), Seed.of(seed).child("holdout"));
        List<String> remarks = new ArrayList<>(records.remarks());
        if (summed(records) && Plugin.having(learner.card().id()).isPresent()) {
            remarks.add("The recordings are learned as points of "
                    + records.schema().width()
                    + " numbers each, which sum up their spectra: nothing is drawn that can be looked at. --kind spectrogram"
                    + " (data: { path: .., kind: spectrogram }) learns their spectrograms as images.");
        }
        return source.remarked(remarks);
    }

    /** Whether recordings are points of what sums up their spectra. */
    private static boolean summed(FileCorpus records) {
        return records.recognised().format() == Format.WAVE
                && Pixels.of(records.schema()).isEmpty();
    }

    /** A name of built-in data is not a file, unless there is one. */
    private static void notBuiltin(String path) {
        if (Laws.NAMES.contains(path) && Files.notExists(Path.of(path))) {
            throw new UserError(path + ": no such file. Built-in data of that name is --data builtin:" + path
                    + ", in an experiment file data: { builtin: " + path + " }.");
        }
    }

    /** A learner of images gets them without their labels where nobody asks for these, as it gets those of an IDX file. */
    private static Source digits(Map<String, Object> data, Learner learner, long seed) {
        only(data, List.of("builtin", "holdout", "labels"));
        boolean said = data.containsKey("labels");
        String labels = String.valueOf(data.getOrDefault("labels", true));
        if (!List.of("true", "false").contains(labels)) {
            throw new UserError("data.labels is true or false, got " + labels + ".");
        }
        Corpus images = Builtin.images();
        Corpus digits = Builtin.digits();
        boolean alone = labels.equals("true") && !learner.fits(digits.schema()) && learner.fits(images.schema());
        String id = learner.card().id();
        if (alone && said) {
            throw new UserError("the learner " + id
                    + " takes images and no labels, and data.labels is true: leave it out, or say builtin:digits:labels=false,"
                    + " in an experiment file data: { builtin: digits, labels: false }.");
        }
        Corpus read = alone || labels.equals("false") ? images : digits;
        RecordSource source =
                RecordSource.split(read, share(data), Seed.of(seed).child("holdout"));
        return alone
                ? source.remarked(List.of("The built-in digits are learned as images without their labels, as by"
                        + " builtin:digits:labels=false: the learner " + id + " takes no labels."))
                : source;
    }

    private static double share(Map<String, Object> data) {
        return Laws.number(data, "holdout", 0.2);
    }

    private static ReadOptions options(Map<String, Object> data) {
        ReadOptions options = ReadOptions.defaults();
        if (data.containsKey("kind")) {
            options = options.withKind(Words.one(ReadOptions.Content.class, "data.kind", data.get("kind")));
        }
        if (data.containsKey("documents")) {
            options = options.withDocuments(
                    Words.one(ReadOptions.Documents.class, "data.documents", data.get("documents")));
        }
        if (data.containsKey("on-bad-row")) {
            options = options.withOnBadRow(
                    Words.one(ReadOptions.OnBadRow.class, "data.on-bad-row", data.get("on-bad-row")));
        }
        if (data.containsKey("notes")) {
            Object fields = data.get("notes");
            options = options.withNotes((fields instanceof List<?> list ? list : List.of(fields))
                    .stream()
                            .map(field -> new ReadOptions.Note(String.valueOf(field), ""))
                            .toList());
        }
        if (data.containsKey("text-field")) {
            options = options.withTextField(String.valueOf(data.get("text-field")));
        }
        if (data.containsKey("id-field")) {
            options = options.withIdField(String.valueOf(data.get("id-field")));
        }
        if (data.containsKey("group-field")) {
            options = options.withGroupField(String.valueOf(data.get("group-field")));
        }
        return options;
    }

    static void only(Map<String, Object> data, List<String> known) {
        for (String key : data.keySet()) {
            if (!known.contains(key)) {
                throw new UserError(new UnknownName("data setting", key, known, "").getMessage() + " All of them: "
                        + String.join(", ", known) + ".");
            }
        }
    }

    /** The same settings with the paths made absolute, so that the file runs from anywhere. */
    static Map<String, Object> absolute(Map<String, Object> data) {
        Map<String, Object> copy = new LinkedHashMap<>(data);
        if (copy.containsKey(POPULATIONS)) {
            copy.put(
                    POPULATIONS,
                    populations(copy.get(POPULATIONS)).stream()
                            .map(Sources::absolute)
                            .toList());
            return copy;
        }
        copy.computeIfPresent("path", (key, path) -> absolute(path));
        copy.computeIfPresent(START, (key, start) -> {
            Map<String, Object> settings = entries("data.start", start);
            settings.computeIfPresent("path", (name, path) -> absolute(path));
            return settings;
        });
        copy.putIfAbsent("holdout", 0.2);
        if (copy.containsKey("builtin") && !copy.get("builtin").equals("digits")) {
            copy.remove("holdout");
        }
        return copy;
    }

    static Object absolute(Object path) {
        if (path instanceof List<?> list) {
            return list.stream().map(Sources::absolute).toList();
        }
        return Path.of(String.valueOf(path)).toAbsolutePath().normalize().toString();
    }

    /** SHA-256 over the held-out items, and over the first real items where the data is a file; a law is known by its holdout. */
    static String digest(Collection<Source> sources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            sources.forEach(source -> update(digest, source));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, Source source) {
        if (source instanceof Populations populations) {
            populations.each().forEach(each -> update(digest, each));
        } else if (source instanceof Displaced displaced) {
            update(digest, displaced.real());
            update(digest, displaced.from());
        } else {
            update(digest, source.holdout());
            if (source instanceof RecordSource records) {
                update(digest, records.train());
            }
        }
    }

    private static void update(MessageDigest digest, Corpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            items.forEachOrdered(item -> digest.update(
                    (item.id() + "\n" + content(item.payload()) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String content(Payload payload) {
        return payload instanceof Payload.Vector vector ? java.util.Arrays.toString(vector.x()) : payload.toString();
    }
}
