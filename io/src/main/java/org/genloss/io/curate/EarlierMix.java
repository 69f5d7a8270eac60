package org.genloss.io.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.curate.recipe.Declared;
import org.genloss.io.UserError;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A directory that an earlier run of curate wrote: its shards are sources whose records say where they come from. */
final class EarlierMix {
    static final String SCHEMA = "genloss.curate/1";

    private EarlierMix() {}

    static boolean is(String path) {
        return run(path).isPresent();
    }

    private static Optional<JsonNode> run(String path) {
        try {
            Path file = Path.of(path).resolve("run.json");
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            return SCHEMA.equals(json.path("schema").asString("")) ? Optional.of(json) : Optional.empty();
        } catch (InvalidPathException | JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UserError("cannot read " + path + "/run.json: " + e.getMessage() + ".", e);
        }
    }

    /** The shards of such a directory, another path as it is. */
    static List<String> files(String path) {
        return run(path).map(json -> shards(path, json)).orElseGet(() -> List.of(path));
    }

    private static List<String> shards(String path, JsonNode run) {
        List<String> files = new ArrayList<>();
        run.path("shards")
                .valueStream()
                .forEach(shard -> files.add(Path.of(path, shard.asString()).toString()));
        return files;
    }

    /** What a source is for a model that was trained on it: of earlier mixes, the highest generation in any of them. */
    static Declared declared(List<String> paths, Declared otherwise) {
        List<JsonNode> runs =
                paths.stream().map(EarlierMix::run).flatMap(Optional::stream).toList();
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
            Ledger ledger = LedgerFile.read(file);
            if (ledger.lines().isEmpty()) {
                return Optional.of(Declared.unknown());
            }
            Lineage.Generation generation = new Lineage(ledger)
                    .trace(ledger.lines().get(ledger.lines().size() - 1))
                    .generation();
            return Optional.of(
                    new Declared(Declared.Kind.UNKNOWN, "", generation.number(), generation.atLeast(), List.of()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
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
