package org.genloss.io.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.lab.Source;
import org.genloss.lab.source.RecordSource;

/** The data of an experiment: a file, or something built in. */
final class Sources {
    private static final List<String> FILE_KEYS =
            List.of("path", "holdout", "kind", "documents", "text-field", "id-field", "group-field");

    private Sources() {}

    static Source open(Map<String, Object> data, long seed) {
        if (data.containsKey("builtin")) {
            return data.get("builtin").equals("digits") ? digits(data, seed) : Laws.open(data, Seed.of(seed));
        }
        only(data, FILE_KEYS);
        Object path = data.get("path");
        List<String> paths = path instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(path));
        return RecordSource.split(
                Readers.open(paths, options(data)), share(data), Seed.of(seed).child("holdout"));
    }

    private static Source digits(Map<String, Object> data, long seed) {
        only(data, List.of("builtin", "holdout"));
        return RecordSource.split(Builtin.digits(), share(data), Seed.of(seed).child("holdout"));
    }

    private static double share(Map<String, Object> data) {
        return Laws.number(data, "holdout", 0.2);
    }

    private static ReadOptions options(Map<String, Object> data) {
        ReadOptions options = ReadOptions.defaults();
        if (data.containsKey("kind")) {
            options = options.withKind(Words.one(org.genloss.data.Schema.Kind.class, "data.kind", data.get("kind")));
        }
        if (data.containsKey("documents")) {
            options = options.withDocuments(
                    Words.one(ReadOptions.Documents.class, "data.documents", data.get("documents")));
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

    /** The same settings with the path made absolute, so that the file runs from anywhere. */
    static Map<String, Object> absolute(Map<String, Object> data) {
        Map<String, Object> copy = new LinkedHashMap<>(data);
        if (copy.get("path") instanceof String path) {
            copy.put("path", Path.of(path).toAbsolutePath().normalize().toString());
        }
        copy.putIfAbsent("holdout", 0.2);
        if (copy.containsKey("builtin") && !copy.get("builtin").equals("digits")) {
            copy.remove("holdout");
        }
        return copy;
    }

    /** SHA-256 over the held-out items, and over the first real items where the data is a file; a law is known by its holdout. */
    static String digest(Collection<Source> sources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Source source : sources) {
                update(digest, source.holdout());
                if (source instanceof RecordSource records) {
                    update(digest, records.train());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
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
