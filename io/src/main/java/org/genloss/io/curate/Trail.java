package org.genloss.io.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Yaml;
import org.genloss.io.ledger.FileDigest;
import org.genloss.io.ledger.LedgerCheck;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.io.write.AtomicFile;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;

/**
 * A record of a mix that came from an earlier mix, followed from one to the next as long as they are where they were read and as they were.
 *
 * @param hops the earlier mixes, the last first; none where its source is no mix
 * @param lost why it goes no further, where the record comes from somewhere before; empty where the last hop, or without one the record's own source, is no mix
 */
public record Trail(List<Hop> hops, Optional<String> lost) {
    private static final String RECIPE = "recipe.yaml";

    /**
     * A record as an earlier mix has it.
     *
     * @param mix its name
     * @param directory where it is
     * @param record with the id and the source that it has there
     * @param ledger of that mix
     */
    public record Hop(String mix, Path directory, MixRecord record, Ledger ledger) {}

    public Trail {
        hops = List.copyOf(hops);
    }

    /** Where a path leads: a mix, or why there is none. */
    private record Step(Optional<Hop> hop, Optional<String> lost) {
        static final Step END = new Step(Optional.empty(), Optional.empty());

        static Step lost(String why) {
            return new Step(Optional.empty(), Optional.of(why));
        }
    }

    /**
     * Follows a record.
     *
     * @param directory of its mix
     * @param ledger of its mix
     */
    public static Trail of(Path directory, MixRecord record, Ledger ledger) {
        List<Hop> hops = new ArrayList<>();
        Hop here = new Hop("", directory, record, ledger);
        Set<Path> been = new HashSet<>(Set.of(directory));
        while (true) {
            Step step = before(here);
            if (step.hop.isEmpty()) {
                return new Trail(hops, step.lost);
            }
            here = step.hop.get();
            if (!been.add(here.directory)) {
                return new Trail(hops, Optional.of("the mixes are read from each other in a circle"));
            }
            hops.add(here);
        }
    }

    private static Step before(Hop here) {
        Optional<Entry.Facts> read = here.ledger.lines().stream()
                .map(Ledger.Marked::entry)
                .filter(entry ->
                        entry instanceof Entry.Read && entry.facts().subject().equals(here.record.source()))
                .map(Entry::facts)
                .findFirst();
        String mixes = read.map(facts -> facts.settings().getOrDefault(Lineage.MIXES, ""))
                .orElse("");
        Optional<List<String>> paths = paths(here);
        if (paths.isEmpty()) {
            return mixes.isEmpty()
                    ? Step.END
                    : Step.lost("it came from " + names(mixes) + ", and " + RECIPE + " in " + here.directory
                            + ", which says where that was read, is missing or was changed");
        }
        List<String> plain = new ArrayList<>();
        Set<Path> directories = new LinkedHashSet<>();
        paths.get()
                .forEach(path -> EarlierMix.directory(path).ifPresentOrElse(directories::add, () -> plain.add(path)));
        List<Hop> found = new ArrayList<>();
        List<String> told = new ArrayList<>();
        directories.forEach(directory -> look(here.record, directory, mixes, found, told));
        if (found.size() == 1 || (!found.isEmpty() && found.get(0).record.id().equals(here.record.id()))) {
            return new Step(
                    Optional.of(found.get(0)), Optional.empty()); // of equal ids the first that is read bears it
        }
        int gone = mixes.isEmpty() ? 0 : mixes.split(", ").length - directories.size();
        if (found.isEmpty() && gone <= 0 && !plain.isEmpty()) {
            return Step.END; // of the other files of the source
        }
        if (gone > 0) {
            told.add("no mix is any more at " + String.join(" or ", plain));
        }
        if (!found.isEmpty()) {
            told.add(found.stream().map(hop -> hop.directory.toString()).collect(Collectors.joining(" and "))
                    + " both have a record of that id");
        }
        String from = mixes.isEmpty() ? "an earlier mix" : names(mixes);
        return told.isEmpty() ? Step.END : Step.lost("it came from " + from + ", and " + String.join("; ", told));
    }

    /** "first", "first or second". */
    private static String names(String mixes) {
        return mixes.replaceAll(" [0-9a-f]{64}", "").replace(", ", " or ");
    }

    private static void look(MixRecord record, Path directory, String mixes, List<Hop> found, List<String> told) {
        Path file = directory.resolve("ledger.jsonl");
        if (!Files.isRegularFile(file)) {
            told.add(directory + " has no ledger.jsonl");
            return;
        }
        Ledger ledger = LedgerFile.read(file);
        if (LedgerCheck.broken(ledger).isPresent()) {
            told.add("the ledger of " + directory + " does not hold");
        } else if (!mixes.isEmpty() && !mixes.contains(ledger.mark())) {
            told.add(directory + " holds another mix now than the one that was read");
        } else {
            Optional<MixRecord> before = in(directory, record, ledger);
            if (before.isPresent()) {
                found.add(new Hop(EarlierMix.name(directory.toString()).orElse(""), directory, before.get(), ledger));
            } else {
                told.add(directory + " does not tell of a record of that id");
            }
        }
    }

    /** The record with its id in the earlier mix; one of an id that was there before got its place behind it, {@code #crawl:17}. */
    private static Optional<MixRecord> in(Path directory, MixRecord record, Ledger ledger) {
        List<String> ids = new ArrayList<>(List.of(record.id()));
        if (record.id().matches(".*#[^#]*")) {
            ids.add(record.id().substring(0, record.id().lastIndexOf('#')));
        }
        for (String id : ids) {
            for (MixRecord one : MixRecord.find(directory, id, ledger)) {
                if (one.kept() && one.id().equals(id)) {
                    return Optional.of(one);
                }
            }
        }
        return Optional.empty();
    }

    /** What the source of a record read, as the recipe beside the ledger says; empty where that is not as it was written. */
    private static Optional<List<String>> paths(Hop here) {
        Path file = here.directory.resolve(RECIPE);
        boolean same = Files.isRegularFile(file)
                && here.ledger.lines().stream()
                        .map(line -> line.entry().facts().settings().get(RECIPE))
                        .filter(Objects::nonNull)
                        .allMatch(FileDigest.of(file)::equals);
        if (!same) {
            return Optional.empty();
        }
        try {
            Object sources = Yaml.parse(file.toString(), Files.readString(file)).get("sources");
            List<String> paths = new ArrayList<>();
            for (Object source : sources instanceof List<?> list ? list : List.of()) {
                if (source instanceof Map<?, ?> map
                        && here.record.source().equals(String.valueOf(map.get("id")))
                        && map.get("paths") instanceof List<?> all) {
                    all.forEach(path -> paths.add(String.valueOf(path)));
                }
            }
            return Optional.of(paths);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    /** For people: a line for each mix, the last first, and one for what is not at hand. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Hop hop : hops) {
            text.append("  earlier mix ")
                    .append(hop.mix)
                    .append(" (")
                    .append(hop.directory)
                    .append("): ");
            text.append(hop.record.id()).append(", ").append(hop.record.where()).append('\n');
        }
        lost.ifPresent(why -> text.append("  not at hand ").append(why).append('\n'));
        return text.toString();
    }

    /** For programs: each mix with what its record is there. */
    public List<Map<String, Object>> json() {
        return hops.stream()
                .map(hop -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("mix", hop.mix);
                    json.put("directory", hop.directory.toString());
                    json.put("id", hop.record.id());
                    json.put("source", hop.record.source());
                    json.putAll(hop.record.facts());
                    return json;
                })
                .toList();
    }
}
