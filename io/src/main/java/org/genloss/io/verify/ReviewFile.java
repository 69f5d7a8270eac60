package org.genloss.io.verify;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Serializable;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.genloss.io.UserError;
import org.genloss.io.write.AtomicFile;
import org.genloss.profile.Hashes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A queue for people: CSV or JSON lines (by the ending of the name) with id, source, why, record, text, and decision, who, when and reason to fill in. A decision is
 * {@code keep} or {@code drop}; rows without one wait. The record tells texts of one id apart: a decision is about the text that was read.
 */
public final class ReviewFile {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> COLUMNS =
            List.of("id", "source", "why", "decision", "who", "when", "reason", "record", "text");

    private ReviewFile() {}

    /**
     * What a decision is about.
     *
     * @param source of the item; empty for an item of that id in any source
     * @param id of the item
     * @param record the {@link #record} of its text; empty for an item of that id with any text
     */
    public record Asked(String source, String id, String record) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /**
     * A decision.
     *
     * @param keep whether the item stays
     * @param who decided
     * @param when as it was written
     * @param reason as it was written
     */
    public record Answer(boolean keep, String who, String when, String reason) implements Serializable {
        private static final long serialVersionUID = 1;

        /** Who, when and why. */
        public String words() {
            String by = who.isEmpty() ? "somebody" : who;
            return by + (when.isEmpty() ? "" : " on " + when) + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /** What tells a text from others: the hash of its characters, in hex behind a letter, as spreadsheets turn some of the others into numbers. */
    public static String record(String text) {
        return "r" + Long.toHexString(Hashes.of(text));
    }

    /** An item that waits. @param why it was chosen */
    public record Waiting(String id, String source, String why, String text) {}

    /** A queue that is written item by item; it is there when it is finished. */
    public static final class Queue implements AutoCloseable {
        private final Path file;
        private final Path aside;
        private final Writer writer;
        private final CsvWriter csv;
        private boolean closed;

        public Queue(Path file) throws IOException {
            this.file = file;
            aside = file.resolveSibling("." + file.getFileName() + ".unfinished");
            writer = Files.newBufferedWriter(aside);
            csv = lines(file.toString()) ? null : CsvWriter.builder().build(writer);
            if (csv != null) {
                csv.writeRecord(COLUMNS);
            }
        }

        public void add(Waiting one) throws IOException {
            if (csv == null) {
                writer.write(JSON.writeValueAsString(row(one)) + "\n");
            } else {
                csv.writeRecord(row(one).values());
            }
        }

        /** Puts the queue into its place. */
        public void finish() throws IOException {
            close();
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            if (csv != null) {
                csv.close();
            }
            writer.close();
        }
    }

    private static Map<String, String> row(Waiting one) {
        Map<String, String> row = new LinkedHashMap<>();
        COLUMNS.forEach(column -> row.put(column, ""));
        row.put("id", one.id());
        row.put("source", one.source());
        row.put("why", one.why());
        row.put("record", record(one.text()));
        row.put("text", one.text());
        return row;
    }

    /**
     * The decisions of a queue by source, id and record of their items; rows without one are left out.
     *
     * @throws UserError where the file cannot be read, a row has no id, or a decision is neither keep nor drop
     */
    public static Map<Asked, Answer> read(String name) {
        Map<Asked, Answer> answers = new LinkedHashMap<>();
        try {
            if (lines(name)) {
                int row = 0;
                for (String line : Files.readAllLines(Path.of(name))) {
                    row++;
                    if (!line.isBlank()) {
                        JsonNode node = JSON.readTree(line);
                        add(answers, name, row, column -> node.path(column).asString(""));
                    }
                }
            } else {
                int row = 1;
                try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(Path.of(name))) {
                    for (NamedCsvRecord record : csv) {
                        row++;
                        add(
                                answers,
                                name,
                                row,
                                column -> record.findField(column).orElse(""));
                    }
                }
            }
        } catch (JacksonException e) {
            throw new UserError(name + " is no file of JSON lines: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new UserError("cannot read the decisions in " + name + ": " + AtomicFile.reason(e) + ".", e);
        }
        return answers;
    }

    private static void add(Map<Asked, Answer> answers, String name, int row, UnaryOperator<String> cell) {
        String id = cell.apply("id");
        String decision = cell.apply("decision").strip().toLowerCase(Locale.ROOT);
        if (id.isEmpty()) {
            throw new UserError(name + ", row " + row + ", has no id. Keep the column id of the queue as it is.");
        }
        if (decision.isEmpty()) {
            return;
        }
        if (!decision.equals("keep") && !decision.equals("drop")) {
            throw new UserError(name + ", row " + row + ", decides \"" + decision
                    + "\". Write keep or drop, or nothing to leave it in the queue.");
        }
        Answer answer = new Answer(
                decision.equals("keep"),
                cell.apply("who").strip(),
                cell.apply("when").strip(),
                cell.apply("reason").strip());
        String source = cell.apply("source").strip();
        Answer before = answers.put(new Asked(source, id, cell.apply("record").strip()), answer);
        if (before != null && before.keep() != answer.keep()) {
            throw new UserError(name + " both keeps and drops " + id + (source.isEmpty() ? "" : " of " + source)
                    + ". Leave one of the two decisions.");
        }
    }

    private static boolean lines(String name) {
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }
}
