package org.genloss.io.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.io.UserError;
import org.genloss.io.ledger.LedgerCheck;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an earlier run of curate wrote, named by the directory of the run, that of its shards, or shards: sources whose records say where they come from. */
final class EarlierMix {
    private static final String SHARDS = "shards";

    /** A run, and what its run.json says. */
    private record Found(Path directory, JsonNode json) {}

    private EarlierMix() {}

    static boolean is(String path) {
        return run(path).isPresent();
    }

    /** The name of the mix that a path names, or is of; empty where it is none. */
    static Optional<String> name(String path) {
        return run(path).map(run -> run.json.path("name").asString(""));
    }

    /** The directory of the run that wrote what a path names; empty where none did. */
    static Optional<Path> directory(String path) {
        return run(path).map(Found::directory);
    }

    /** The run that wrote what a path names: its directory, that of its shards, one of these, or a pattern of them. */
    private static Optional<Found> run(String path) {
        try {
            Path named = Path.of(path);
            Optional<Found> own = in(named);
            if (own.isPresent()) {
                return own;
            }
            Path whole = named.toAbsolutePath().normalize();
            Path above = whole.getParent();
            Optional<Found> holds = above == null ? Optional.empty() : in(above);
            if (holds.isPresent()) {
                return holds.filter(run -> shards(above.toString(), run.json).stream()
                        .anyMatch(shard -> Path.of(shard).getParent().equals(whole)));
            }
            return above == null || above.getParent() == null
                    ? Optional.empty()
                    : in(above.getParent()).filter(run -> wrote(run, above.getParent(), whole));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a run wrote a shard, or a shard that a pattern matches. */
    private static boolean wrote(Found run, Path directory, Path named) {
        List<Path> shards =
                shards(directory.toString(), run.json).stream().map(Path::of).toList();
        return Files.exists(named)
                ? shards.contains(named)
                : shards.stream().anyMatch(named.getFileSystem().getPathMatcher("glob:" + named)::matches);
    }

    private static Optional<Found> in(Path directory) {
        Path file = directory.resolve("run.json");
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            return LedgerCheck.MIX.equals(json.path("schema").asString(""))
                    ? Optional.of(new Found(directory.toAbsolutePath().normalize(), json))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** The shards of the directory of a run, another path as it is. */
    static List<String> files(String path) {
        try {
            return in(Path.of(path)).map(run -> shards(path, run.json)).orElseGet(() -> List.of(path));
        } catch (InvalidPathException e) {
            return List.of(path);
        }
    }

    private static List<String> shards(String path, JsonNode run) {
        List<String> files = new ArrayList<>();
        run.path("shards")
                .valueStream()
                .forEach(shard -> files.add(Path.of(path, shard.asString()).toString()));
        return files;
    }

    /**
     * Refuses earlier mixes that are not as they were written: what a record says of its origin is taken from them unasked.
     *
     * @return SHA-256 of the shards that are read of them
     * @throws UserError that names what was changed
     */
    static Map<Path, String> verified(Recipe recipe, List<Part> parts) {
        Map<Path, String> digests = new HashMap<>();
        for (int s = 0; s < recipe.sources().size(); s++) {
            int number = s;
            Source source = recipe.sources().get(s);
            List<Path> read = parts.stream()
                    .filter(part -> part.source() == number && part.earlier())
                    .flatMap(part -> part.documents().paths(part.index()).stream())
                    .map(path -> path.toAbsolutePath().normalize())
                    .toList();
            Set<Path> runs = new LinkedHashSet<>();
            source.paths().forEach(path -> run(path).ifPresent(run -> runs.add(run.directory)));
            source.declared().from().stream()
                    .filter(name -> recipe.sources().stream()
                            .noneMatch(other -> other.id().equals(name)))
                    .forEach(name -> run(name).ifPresent(run -> runs.add(run.directory)));
            for (Path run : runs) {
                List<Path> own =
                        read.stream().filter(path -> path.startsWith(run)).toList();
                require(Optional.of(source), run, LedgerCheck.changed(run, own, digests));
            }
        }
        return digests;
    }

    /**
     * Refuses a mix without its run.json, before it is read as any other files.
     *
     * @param path that a source names, or the reference
     * @param source empty for the reference
     */
    static void requireWhole(String path, Optional<Source> source) {
        headless(path).ifPresent(run -> require(source, run, LedgerCheck.changed(run, List.of(), new HashMap<>())));
    }

    /**
     * Refuses a reference that is an earlier mix and not as it was written.
     *
     * @param files that are read of it
     */
    static void verified(String reference, List<String> files) {
        run(reference).ifPresent(run -> {
            List<Path> own = files.stream()
                    .map(file -> Path.of(file).toAbsolutePath().normalize())
                    .filter(file -> file.startsWith(run.directory))
                    .toList();
            require(Optional.empty(), run.directory, LedgerCheck.changed(run.directory, own, new HashMap<>()));
        });
    }

    /** @param source that takes its word over; empty for the reference */
    private static void require(Optional<Source> source, Path run, List<String> changed) {
        if (!changed.isEmpty()) {
            throw new UserError(
                    source.map(s -> "sources." + s.id() + " takes the origin of its records from an earlier mix")
                                    .orElse("reference is an earlier mix")
                            + ", " + run + ", which is not as it was written:\n  " + String.join("\n  ", changed)
                            + "\n  Restore it from a copy. To use it as it is, copy the shards to a directory that has neither run.json"
                            + " nor ledger.jsonl"
                            + (source.isEmpty()
                                    ? "."
                                    : ", and declare what they are, if you believe what they say by origin-field: origin,"
                                            + " generation-field: generation, generator-field: generator."));
        }
    }

    /** The directory of the mix that a path names as {@link #run} does, where its ledger is there and its run.json is not, or is none. */
    private static Optional<Path> headless(String path) {
        try {
            Path named = Path.of(path).toAbsolutePath().normalize();
            Path shards = Path.of(SHARDS);
            return Stream.of(
                            Optional.of(named),
                            Optional.ofNullable(named.getParent()).filter(run -> named.endsWith(shards)),
                            Optional.ofNullable(named.getParent())
                                    .filter(folder -> folder.endsWith(shards))
                                    .map(Path::getParent))
                    .flatMap(Optional::stream)
                    .filter(run -> in(run).isEmpty() && LedgerCheck.mix(run))
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What a source is for a model that was trained on it: of earlier mixes, the highest generation in any of them. */
    static Declared declared(List<String> paths, Declared otherwise) {
        List<JsonNode> runs = paths.stream()
                .map(EarlierMix::run)
                .flatMap(Optional::stream)
                .map(Found::json)
                .toList();
        if (runs.isEmpty()) {
            return otherwise;
        }
        int generation = runs.stream()
                .mapToInt(run -> run.path("generation").asInt(0))
                .max()
                .getAsInt();
        boolean atLeast = runs.stream().anyMatch(run -> run.path("atLeast").asBoolean(true));
        return new Declared(Declared.Kind.UNKNOWN, "", generation, atLeast, List.of());
    }

    /** The generation of what a ledger made last; empty where there is no ledger. */
    static Optional<Declared> ledger(String name) {
        try {
            Path path = Path.of(name);
            Path file = Files.isDirectory(path) ? path.resolve("ledger.jsonl") : path;
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            if (is(name)) {
                return Optional.of(declared(List.of(name), Declared.unknown()));
            }
            Lineage.Generation generation = last(LedgerFile.read(file));
            return Optional.of(
                    new Declared(Declared.Kind.UNKNOWN, "", generation.number(), generation.atLeast(), List.of()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Of what was made last; of a mix its own, whatever its last shard holds and it was compared with. */
    private static Lineage.Generation last(Ledger ledger) {
        List<Ledger.Marked> lines = ledger.lines();
        for (int i = 1; i < lines.size(); i++) {
            if (LedgerFile.isShard(lines.get(i).entry())) {
                return new Lineage(ledger).trace(lines.get(i - 1)).generation(); // shards come behind their mix
            }
        }
        return lines.isEmpty()
                ? new Lineage.Generation(0, true)
                : new Lineage(ledger).trace(lines.get(lines.size() - 1)).generation();
    }

    /** The last mark of a ledger; empty where there is none. */
    static Optional<String> mark(String name) {
        try {
            Path path = Path.of(name);
            Path file = Files.isDirectory(path) ? path.resolve("ledger.jsonl") : path;
            return Files.isRegularFile(file) ? Optional.of(LedgerFile.read(file).mark()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The path as it is known from any directory. */
    static String absolute(String path) {
        try {
            return path.equals("-")
                    ? path
                    : Path.of(path).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }
}
