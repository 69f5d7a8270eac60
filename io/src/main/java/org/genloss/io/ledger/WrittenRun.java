package org.genloss.io.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.io.UserError;
import org.genloss.io.write.AtomicFile;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run wrote. The ledger's marks hold its entries together, and nothing holds {@code run.json}: wherever both speak of the same, the ledger counts, and a
 * {@code run.json} that says otherwise was changed.
 */
final class WrittenRun {
    private static final List<String> FOLDERS = List.of("shards", "generations");

    private final Path directory;
    private final Ledger ledger;
    private final Map<String, String> drawn = new TreeMap<>();
    private final Map<String, String> held = new TreeMap<>();
    private final List<String> shards = new ArrayList<>();
    private Optional<Entry.Facts> mix = Optional.empty();

    /** @param directory that the ledger stands in */
    WrittenRun(Path directory, Ledger ledger) {
        this.directory = directory;
        this.ledger = ledger;
        for (Ledger.Marked line : ledger.lines()) {
            Entry.Facts facts = line.entry().facts();
            facts.settings().forEach((name, value) -> {
                if (name.startsWith(Lineage.FILES)) {
                    held.put(name.substring(Lineage.FILES.length()), value);
                }
            });
            Optional<String> file = Optional.ofNullable(facts.settings().get(Lineage.FILE));
            if (line.entry() instanceof Entry.Drawn || (file.isPresent() && !(line.entry() instanceof Entry.Judged))) {
                drawn.put(file.orElse(facts.subject()), facts.outputDigest());
            } else if (LedgerFile.isShard(line.entry())) {
                shards.add(facts.subject());
                held.put(facts.subject(), facts.outputDigest());
            } else if (line.entry() instanceof Entry.Mixed) {
                mix = Optional.of(facts);
            }
        }
        if (shards.isEmpty()) {
            mix = Optional.empty(); // of a run whose entries mix what models are trained on
        }
        mix.ifPresent(facts -> facts.settings().forEach((name, value) -> {
            if (value.matches("[0-9a-f]{64}")) {
                held.put(name, value);
            }
        }));
    }

    /** Whether the files are there at all: a ledger may be kept by itself. */
    private boolean here() {
        return Files.isRegularFile(directory.resolve("run.json"))
                || Stream.of(drawn, held)
                        .flatMap(files -> files.keySet().stream())
                        .anyMatch(name -> Files.exists(directory.resolve(name)));
    }

    /** Whether it is a mix of {@code curate}. */
    boolean isMix() {
        return mix.isPresent();
    }

    /** What the ledger says of a file of the mix; empty where it says nothing. */
    Optional<String> shard(Path file) {
        return Optional.ofNullable(held.get(name(file)));
    }

    String name(Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    /** The digests of all files that ledger or {@code run.json} name. @param problems get what one says against the other, and files that neither names */
    Map<String, String> digests(List<String> problems) {
        Map<String, String> digests = new LinkedHashMap<>();
        if (here()) {
            told(digests, problems);
            digests.putAll(held);
        }
        drawn.forEach(digests::putIfAbsent);
        if (here()) {
            FOLDERS.forEach(folder -> strange(folder, digests, problems));
        }
        return digests;
    }

    /** Top-level files and folders of the run's directory that hold nothing that ledger or {@code run.json} name, folders with a slash. */
    List<String> unlisted(Map<String, String> digests) {
        if (!here()) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .map(path -> name(path) + (Files.isDirectory(path) ? "/" : ""))
                    .filter(name -> !name.equals("run.json")
                            && digests.keySet().stream()
                                    .noneMatch(listed ->
                                            name.endsWith("/") ? listed.startsWith(name) : listed.equals(name)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError("cannot read " + directory + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    private void told(Map<String, String> digests, List<String> problems) {
        Path run = directory.resolve("run.json");
        if (!Files.isRegularFile(run)) {
            problems.add("run.json is missing.");
            return;
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(run));
            String mark = json.path("ledger").asString("");
            boolean named = !mark.isEmpty() || mix.isPresent() || !drawn.isEmpty();
            if (named && !mark.equals(ledger.mark())) {
                problems.add("the last mark is " + ledger.mark().substring(0, 12) + ", and run.json says "
                        + (mark.isEmpty() ? "none" : mark.substring(0, Math.min(12, mark.length())))
                        + ": lines at the end are missing, or were added.");
            }
            json.path("files")
                    .properties()
                    .forEach(f -> digests.put(f.getKey(), f.getValue().asString("")));
            held.forEach((name, digest) -> {
                if (!digests.containsKey(name)) {
                    problems.add("run.json does not list " + name + ", which the run wrote: it was changed.");
                } else if (!digests.get(name).equals(digest)) {
                    problems.add("run.json says another digest of " + name + " than the ledger: it was changed.");
                }
            });
            mix.ifPresent(facts -> compare(json, facts, problems));
        } catch (IOException | JacksonException e) {
            problems.add("run.json cannot be read: it was changed or cut.");
        }
    }

    private void compare(JsonNode json, Entry.Facts facts, List<String> problems) {
        String generation = (json.path("atLeast").asBoolean(false) ? "at least " : "")
                + json.path("generation").asString("");
        List<String> listed = json.path("shards")
                .valueStream()
                .map(shard -> shard.asString(""))
                .toList();
        differ("schema", json.path("schema").asString(""), LedgerCheck.MIX, problems);
        differ("name", json.path("name").asString(""), facts.subject(), problems);
        differ("seed", json.path("seed").asString("") + "/mix", facts.seedPath(), problems);
        differ("generation", generation, facts.settings().getOrDefault("generation", generation), problems);
        if (!listed.equals(shards)) {
            problems.add("run.json lists other shards than the ledger: it was changed.");
        }
    }

    private static void differ(String what, String told, String counts, List<String> problems) {
        if (!told.equals(counts)) {
            problems.add("run.json says " + what + " " + told + ", and the ledger " + counts + ": it was changed.");
        }
    }

    /** Files that somebody else put beside those of the run; a model that a run keeps is no data. */
    private void strange(String folder, Map<String, String> digests, List<String> problems) {
        if (!Files.isDirectory(directory.resolve(folder))) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory.resolve(folder))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("\\..*|last\\.model"))
                    .map(this::name)
                    .filter(name -> !digests.containsKey(name))
                    .sorted()
                    .forEach(name -> problems.add(name + " was not written by this run."));
        } catch (IOException e) {
            throw new UserError("cannot read " + directory.resolve(folder) + ": " + AtomicFile.reason(e) + ".", e);
        } catch (UncheckedIOException e) {
            throw new UserError("cannot read " + directory.resolve(folder) + ": " + e.getMessage() + ".", e);
        }
    }
}
