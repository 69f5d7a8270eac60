package org.genloss.io.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.curate.recipe.Recipe;
import org.genloss.io.UserError;
import org.genloss.io.ledger.FileDigest;
import org.genloss.io.read.BadInput;
import org.genloss.io.read.Readers;
import org.genloss.io.write.AtomicFile;

/**
 * Files that settings of a recipe name beside its sources: detectors, models, word lists, answers of people, programs that verify, the reference of what is protected.
 * They may change under one name, and with them what a first pass finds.
 */
final class NamedFiles {
    private final SortedSet<Path> files = new TreeSet<>();

    private NamedFiles() {}

    /** SHA-256 of each, a line a file. */
    static String digests(Recipe recipe) {
        NamedFiles named = new NamedFiles();
        recipe.steps().forEach(step -> named.add(step.settings()));
        if (!recipe.protect().isEmpty()) {
            named.add(recipe.protect());
            recipe.reference().ifPresent(path -> named.add(EarlierMix.files(path)));
        }
        return named.digests().values().stream().map(digest -> digest + "\n").collect(Collectors.joining());
    }

    /** SHA-256 of each file that settings of a step name, by the name they give it. */
    static SortedMap<String, String> digests(Map<String, Object> settings) {
        NamedFiles named = new NamedFiles();
        named.add(settings);
        SortedMap<String, String> digests = new TreeMap<>();
        named.digests().forEach((file, digest) -> digests.put(file.toString(), digest));
        return digests;
    }

    private SortedMap<Path, String> digests() {
        SortedMap<Path, String> digests = new TreeMap<>();
        files.forEach(file -> digests.put(file, FileDigest.of(file)));
        return digests;
    }

    private void add(Object setting) {
        if (setting instanceof Map<?, ?> map) {
            map.values().forEach(this::add);
        } else if (setting instanceof Collection<?> list) {
            list.forEach(one -> several(String.valueOf(one)));
        } else if (setting instanceof String text) {
            file(text);
            Arrays.stream(text.split("\\s+")).forEach(this::file); // a command line has files among its words
        }
    }

    private void file(String name) {
        path(name).filter(Files::isRegularFile).ifPresent(files::add);
    }

    private static Optional<Path> path(String name) {
        try {
            return name.isBlank() ? Optional.empty() : Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What a list names may be a directory or a pattern. */
    private void several(String name) {
        try {
            for (String one : Readers.expand(List.of(name))) {
                file(one);
                path(one).filter(Files::isDirectory).ifPresent(this::directory);
            }
        } catch (BadInput e) {
            return; // no name of a file
        }
    }

    private void directory(Path path) {
        try (Stream<Path> entries = Files.list(path)) {
            entries.filter(Files::isRegularFile).forEach(files::add);
        } catch (IOException e) {
            throw new UserError("cannot read " + path + ": " + AtomicFile.reason(e) + ".", e);
        }
    }
}
