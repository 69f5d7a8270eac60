package org.genloss.io.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.genloss.io.UserError;
import org.genloss.io.read.BadInput;
import org.genloss.io.write.AtomicFile;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledger.jsonl}: one entry a line, each with the mark before it and its own. */
public final class LedgerFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A lock of the file is one of the process: its own threads wait for each other here. */
    private static final Object APPENDING = new Object();

    private LedgerFile() {}

    public static void write(Ledger ledger, OutputStream out) throws IOException {
        for (Ledger.Marked line : ledger.lines()) {
            out.write((line(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether an entry is of a file of a mix. */
    public static boolean isShard(Entry entry) {
        return entry instanceof Entry.Mixed && entry.facts().subject().startsWith("shards/");
    }

    /** An entry as one line of JSON. */
    public static String line(Ledger.Marked line) {
        Entry.Facts facts = line.entry().facts();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("previous", line.previous());
        object.put("mark", line.mark());
        object.put("type", line.entry().type());
        object.put("subject", facts.subject());
        object.put("inputs", facts.inputs());
        object.put("settings", facts.settings());
        object.put("seed", facts.seedPath());
        object.put("output", facts.outputDigest());
        return JSON.writeValueAsString(object);
    }

    /**
     * The ledger as it stands there; whether its marks hold is asked of {@link Ledger#firstBroken}.
     *
     * @throws BadInput where there is none, or a line is no entry
     */
    public static Ledger read(Path file) {
        try {
            return new Ledger(entries(file, lines(Files.readString(file, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw unread(file, e);
        }
    }

    /** What stands in a file, text or not, each line with its end, which the last one lacks where it was cut. */
    static List<String> lines(Path file) {
        try {
            return lines(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unread(file, e);
        }
    }

    private static BadInput unread(Path file, IOException e) {
        return BadInput.in(
                file.toString(),
                "the ledger cannot be read: " + AtomicFile.reason(e),
                "Give a ledger.jsonl, or a directory that holds one.");
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static List<Ledger.Marked> entries(Path file, List<String> lines) {
        List<Ledger.Marked> all = new ArrayList<>(lines.size());
        for (String line : lines) {
            all.add(entry(file, all.size() + 1, line));
        }
        return all;
    }

    /** @throws BadInput where the line is not one that was written */
    static Ledger.Marked entry(Path file, int number, String line) {
        try {
            JsonNode json = JSON.readTree(line);
            SortedMap<String, String> settings = new TreeMap<>();
            json.path("settings")
                    .properties()
                    .forEach(e -> settings.put(e.getKey(), e.getValue().asString()));
            List<String> inputs =
                    json.path("inputs").valueStream().map(JsonNode::asString).toList();
            Entry.Facts facts =
                    new Entry.Facts(text(json, "subject"), inputs, settings, text(json, "seed"), text(json, "output"));
            Ledger.Marked marked =
                    new Ledger.Marked(text(json, "previous"), text(json, "mark"), Entry.of(text(json, "type"), facts));
            if (!line.equals(line(marked) + "\n")) {
                throw new IllegalArgumentException("the mark does not cover all that stands there");
            }
            return marked;
        } catch (JacksonException | IllegalArgumentException e) {
            throw BadInput.in(
                    file + ", line " + number,
                    "expected an entry of a ledger, found \""
                            + (line.length() > 60 ? line.substring(0, 59) + "…" : line.strip()) + "\"",
                    "The line was changed or cut, or the file is no ledger. Restore it from a copy.");
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("no " + field);
        }
        return value.asString();
    }

    /**
     * Appends entries behind what stands there, made if there is nothing. Whoever appends holds a lock, so that of several processes each continues what the one
     * before it wrote; a line that a killed process left unfinished is cut off.
     *
     * @return the ledger with them
     * @throws UserError where the file cannot be written, or its marks do not hold
     */
    public static Ledger append(Path file, List<? extends Entry> entries) {
        synchronized (APPENDING) {
            return appended(file, entries);
        }
    }

    private static Ledger appended(Path file, List<? extends Entry> entries) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw");
                FileLock lock = access.getChannel().lock()) {
            Ledger before = whole(file, access);
            if (!lock.isValid() || before.firstBroken() >= 0) {
                throw new UserError(file + " was tampered with at line " + (before.firstBroken() + 1)
                        + ", and nothing is appended to it. Look: genloss ledger verify " + file);
            }
            Ledger after = before.with(entries);
            StringBuilder added = new StringBuilder();
            after.lines()
                    .subList(before.lines().size(), after.lines().size())
                    .forEach(line -> added.append(line(line)).append('\n'));
            access.seek(access.length());
            Channels.newOutputStream(access.getChannel()).write(added.toString().getBytes(StandardCharsets.UTF_8));
            access.getChannel().force(true);
            return after;
        } catch (IOException e) {
            throw new UserError("cannot append to " + file + ": " + AtomicFile.reason(e) + ".", 3, e);
        }
    }

    /** What is there up to the last end of a line; the rest is cut off. */
    private static Ledger whole(Path file, RandomAccessFile access) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(access.length())];
        access.readFully(bytes);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        access.setLength(end);
        return new Ledger(entries(file, lines(new String(bytes, 0, end, StandardCharsets.UTF_8))));
    }
}
