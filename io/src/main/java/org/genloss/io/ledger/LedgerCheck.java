package org.genloss.io.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.io.read.BadInput;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;

/**
 * Whether a ledger, and the files of the run that it stands beside, are as they were written.
 *
 * @param entries how many there are
 * @param files how many were compared with their digests
 * @param mark the last one
 * @param problems what is not as it was, a sentence each
 * @param unlisted files and folders beside those of the run, which nothing holds
 */
public record LedgerCheck(int entries, int files, String mark, List<String> problems, List<String> unlisted) {
    /** What {@code run.json} of a mix of {@code curate} calls itself. */
    public static final String MIX = "genloss.curate/1";

    private static final int TOLD = 5; // damaged lines that are named
    private static final String CHANGED = " was changed since it was written.";

    public LedgerCheck {
        problems = List.copyOf(problems);
        unlisted = List.copyOf(unlisted);
    }

    public boolean intact() {
        return problems.isEmpty();
    }

    /**
     * Checks a ledger.
     *
     * @param file the ledger
     * @param noted the last mark or its first digits, as noted elsewhere; null if nowhere but in run.json
     */
    public static LedgerCheck of(Path file, String noted) {
        List<String> problems = new ArrayList<>();
        Ledger ledger = entries(file, problems);
        if (noted != null && !ledger.mark().startsWith(noted)) {
            problems.add("the last mark is " + ledger.mark().substring(0, 12) + ", and it was noted as " + noted
                    + ": lines at the end are missing, or were added.");
        }
        Path directory = file.toAbsolutePath().normalize().getParent();
        WrittenRun run = new WrittenRun(directory, ledger);
        Map<String, String> digests = run.digests(problems);
        int files = files(directory, file, digests, problems);
        digests.put(directory.relativize(file.toAbsolutePath().normalize()).toString(), "");
        return new LedgerCheck(ledger.lines().size(), files, ledger.mark(), problems, run.unlisted(digests));
    }

    /** What can be read. The chain is followed up to the first line that cannot. */
    private static Ledger entries(Path file, List<String> problems) {
        List<Ledger.Marked> entries = new ArrayList<>();
        List<Integer> damaged = new ArrayList<>();
        List<String> lines = LedgerFile.lines(file);
        for (int number = 1; number <= lines.size(); number++) {
            try {
                entries.add(LedgerFile.entry(file, number, lines.get(number - 1)));
            } catch (BadInput e) {
                damaged.add(number);
                if (damaged.size() == lines.size()) {
                    throw e; // no ledger at all
                }
            }
        }
        int followed = damaged.isEmpty() ? entries.size() : damaged.get(0) - 1;
        broken(new Ledger(entries.subList(0, followed))).ifPresent(problems::add);
        damaged.stream()
                .limit(TOLD)
                .map(line -> "line " + line + " is no entry any more: it was changed or cut.")
                .forEach(problems::add);
        if (damaged.size() > TOLD) {
            problems.add((damaged.size() - TOLD) + " more lines are no entries any more.");
        }
        return new Ledger(entries);
    }

    /** Where the chain of marks is broken first, in a sentence; empty where all marks follow. Files are not looked at, nor whether lines at the end are missing. */
    public static Optional<String> broken(Ledger ledger) {
        int broken = ledger.firstBroken();
        if (broken < 0) {
            return Optional.empty();
        }
        Entry entry = ledger.lines().get(broken).entry();
        return Optional.of("line " + (broken + 1) + " (" + entry.type() + " "
                + entry.facts().subject()
                + "): its mark does not follow from what stands there. It was changed, or lines before it were"
                + " changed, moved or taken out.");
    }

    /**
     * What was changed of that from which an earlier run's word of its records is taken: ledger, run.json, shards.
     *
     * @param directory of the run
     * @param read shards that are taken over, absolute
     * @param digests gets those of the shards
     * @return a sentence for each change
     */
    public static List<String> changed(Path directory, Collection<Path> read, Map<Path, String> digests) {
        Path file = directory.resolve("ledger.jsonl");
        if (!Files.isRegularFile(file)) {
            return List.of("ledger.jsonl is missing.");
        }
        List<String> problems = new ArrayList<>();
        WrittenRun run = new WrittenRun(directory, entries(file, problems));
        run.digests(problems);
        for (Path shard : read) {
            String digest = FileDigest.of(shard);
            digests.put(shard, digest);
            if (run.shard(shard).isPresent() && !run.shard(shard).get().equals(digest)) {
                problems.add(run.name(shard) + CHANGED);
            }
        }
        return problems;
    }

    /** Whether the ledger of a directory, as far as it can be read, is that of a mix of {@code curate}. */
    public static boolean mix(Path directory) {
        Path file = directory.resolve("ledger.jsonl");
        try {
            return Files.isRegularFile(file) && new WrittenRun(directory, entries(file, new ArrayList<>())).isMix();
        } catch (BadInput e) {
            return false; // no ledger of ours
        }
    }

    /** Files that are not there are told of only where the run itself is: entries may speak of data that is kept elsewhere. */
    private static int files(Path directory, Path ledger, Map<String, String> digests, List<String> problems) {
        int compared = 0;
        for (Map.Entry<String, String> digest : digests.entrySet()) {
            Path path = directory.resolve(digest.getKey()).normalize();
            if (!path.startsWith(directory)
                    || path.equals(ledger.toAbsolutePath().normalize())) {
                continue; // the ledger is judged by its marks
            }
            if (!Files.isRegularFile(path)) {
                problems.add(digest.getKey() + " is missing.");
            } else if (!FileDigest.of(path).equals(digest.getValue())) {
                problems.add(digest.getKey() + CHANGED);
            }
            compared++;
        }
        return compared;
    }

    /** For people. */
    public String text(String name) {
        StringBuilder text = new StringBuilder();
        text.append(name)
                .append(intact() ? ": intact. " : ": NOT intact. ")
                .append(entries)
                .append(entries == 1 ? " entry" : " entries")
                .append(files == 0 ? "" : ", " + files + (files == 1 ? " file" : " files"))
                .append(", last mark ")
                .append(mark, 0, 12)
                .append('\n');
        problems.forEach(problem -> text.append("  ").append(problem).append('\n'));
        if (!unlisted.isEmpty()) {
            text.append("  Not of the run, so not compared: ")
                    .append(String.join(", ", unlisted))
                    .append('\n');
        }
        return text.toString();
    }
}
