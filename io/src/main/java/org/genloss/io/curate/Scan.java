package org.genloss.io.curate;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.genloss.curate.duplicate.Print;
import org.genloss.curate.recipe.Recipe;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.Duck;
import org.genloss.io.read.BadRow;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;
import org.genloss.io.read.Place;
import org.genloss.io.verify.ReviewFile;
import org.genloss.select.Label;
import tools.jackson.databind.json.JsonMapper;

/** The first pass: every record is read once, judged by the steps that look at one record, and entered into the index. A part is entered whole or not at all. */
final class Scan {
    private static final int BATCH = 1024;
    private static final long BATCH_CHARACTERS = 4L << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Recipe recipe;
    private final Steps steps;
    private final Index index;
    private Workers workers = Workers.SERIAL;
    private Progress progress;
    private final Seed choice;
    private final Tail tail;
    private final Map<Path, String> digests;
    private final Optional<Copies> copies;
    private final List<String> methods;

    /** So many rows that were left out are listed. */
    static final int LISTED = 10_000;

    /** A record as it was read. @param row its number within the part. @param labels of earlier mixes, a JSON list; empty without */
    private record Read(Item item, boolean named, long row, String labels) {}

    /** A record with all that is entered. */
    private record Entered(
            Read read, Provenance from, Judged judged, Sizes sizes, HashValue128 hash, Print print, long marks) {}

    /** The lengths of a text. */
    record Sizes(long words, long tokens, long characters, long bytes) {
        static Sizes of(String text) {
            long words = 0;
            long tokens = 0;
            long characters = 0;
            long bytes = 0;
            boolean inWord = false;
            boolean inToken = false;
            for (int at = 0; at < text.length(); ) {
                int c = text.codePointAt(at);
                at += Character.charCount(c);
                characters++;
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
                boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
                boolean part = !space && (Character.isLetterOrDigit(c) || c == '_');
                words += !space && !inWord ? 1 : 0;
                tokens += part ? inToken ? 0 : 1 : space ? 0 : 1;
                inWord = !space;
                inToken = part;
            }
            return new Sizes(words, tokens, characters, bytes);
        }
    }

    /** @param copies where the recipe leaves one copy of each text @param known digests of files that were read for them before */
    Scan(Recipe recipe, Steps steps, Index index, Optional<Copies> copies, Tail tail, Map<Path, String> known) {
        this.digests = known;
        this.tail = tail;
        this.recipe = recipe;
        this.steps = steps;
        this.index = index;
        this.copies = copies;
        this.choice = Seed.of(recipe.seed()).child("mix");
        this.methods = IntStream.rangeClosed(1, recipe.steps().size())
                .mapToObj(step ->
                        Steps.detector(recipe, step).map(Steps.Detector::method).orElse(""))
                .toList();
    }

    void run(List<Part> parts, Workers threads, Progress told) {
        workers = threads;
        progress = told;
        Generations generations = new Generations(recipe, index);
        for (Part part : generations.inOrder(parts)) {
            progress.reading(part);
            index.once("read " + part.number(), () -> enter(generations.known(part)));
        }
    }

    /** Records whose dates cannot be read, and the first of these. */
    private static final class Undated {
        private long records;
        private String date = "";
        private String id = "";

        private void add(String of, String record) {
            date = records == 0 ? of : date;
            id = records == 0 ? record : id;
            records++;
        }
    }

    /** A row that was left out; where its file is stands by itself, since it is nobody's who reads the card. */
    private static void list(int part, List<BadRow> rows, DuckDBAppender to) throws SQLException {
        for (int i = 0; i < rows.size(); i++) {
            Place place = rows.get(i).place();
            String name = Path.of(place.file()).getFileName().toString();
            Place there = new Place(name, place.unit(), place.line(), place.column());
            to.beginRow()
                    .append(part)
                    .append(i)
                    .append(place.file().substring(0, place.file().lastIndexOf(name)))
                    .append(new BadRow(there, rows.get(i).reason()).toString())
                    .endRow();
        }
    }

    private void enter(Part part) throws SQLException {
        boolean known = copies.map(c -> c.knows(part)).orElse(true);
        Against against = new Against(part);
        AtomicLong damaged = new AtomicLong();
        Undated undated = new Undated();
        List<BadRow> listed = new ArrayList<>();
        BadRows sink = row -> {
            if (damaged.getAndIncrement() < LISTED) {
                listed.add(row);
            }
        };
        String digest = part.digest(digests);
        try (Documents.Cursor cursor = part.documents().open(part.index(), sink);
                DuckDBAppender appender = index.connection().createAppender("records");
                DuckDBAppender repeats = index.connection().createAppender("repeats")) {
            long row = 0;
            List<Read> batch = new ArrayList<>();
            long characters = 0;
            for (Item item = cursor.next(); item != null; item = cursor.next()) {
                against.read(item, cursor.identified());
                String id = part.id(item, cursor.identified());
                Dates.unread(part, item).ifPresent(date -> undated.add(date, id));
                if (cursor.repeats()) {
                    String first = item.id().substring(0, item.id().lastIndexOf('#'));
                    repeats.beginRow().append(part.first() + row).append(first).endRow();
                }
                batch.add(new Read(item, cursor.identified(), row++, part.labels(item, cursor)));
                characters += ((Payload.Text) item.payload()).value().length();
                if (batch.size() == BATCH || characters > BATCH_CHARACTERS) {
                    append(part, batch, known, appender);
                    progress.read(batch.size(), characters);
                    batch.clear();
                    characters = 0;
                }
            }
            append(part, batch, known, appender);
            progress.read(batch.size(), characters);
        }
        if (!known) {
            copies.orElseThrow().commit(part);
        }
        try (DuckDBAppender appender = index.connection().createAppender("damage")) {
            list(part.number(), listed, appender);
        }
        against.enter(index);
        index.execute("INSERT INTO parts VALUES (" + part.number() + ", " + part.source() + ", '" + digest + "', "
                + part.names().size() + ", " + damaged.get() + ")");
        if (undated.records > 0) {
            index.execute("INSERT INTO undated VALUES (" + part.number() + ", " + part.source() + ", " + undated.records
                    + ", " + Duck.text(undated.date) + ", " + Duck.text(undated.id) + ")");
        }
    }

    private void append(Part part, List<Read> batch, boolean known, DuckDBAppender appender) throws SQLException {
        int slices = Math.min(batch.size(), 16);
        List<List<Entered>> entered = workers.map(slices, slice -> {
            int from = (int) ((long) batch.size() * slice / slices);
            int to = (int) ((long) batch.size() * (slice + 1) / slices);
            return batch.subList(from, to).stream()
                    .map(read -> entered(part, read))
                    .toList();
        });
        for (List<Entered> slice : entered) {
            for (Entered one : slice) {
                append(part, one, appender);
                if (!known && one.print != null) {
                    copies.orElseThrow().accept(part.first() + one.read.row, part, one.from, one.print);
                }
            }
        }
    }

    private Entered entered(Part part, Read read) {
        Provenance from = part.provenance(read.item);
        long marks = tail.marks(read.item);
        Judged judged = steps.judge(
                from.on(read.item, part.of(), part.id(read.item, read.named)),
                copies.map(Copies::step).orElse(0),
                tail.protects(marks));
        String original = ((Payload.Text) read.item.payload()).value();
        return new Entered(
                read,
                from,
                judged,
                Sizes.of(judged.text()),
                Hashing.xxh3_128().hashCharsTo128Bits(original),
                judged.seen() == null ? null : copies.orElseThrow().print(judged.seen()),
                marks);
    }

    private void append(Part part, Entered one, DuckDBAppender to) throws SQLException {
        String id = part.id(one.read.item, one.read.named);
        String name = one.read.named ? id : Long.toHexString(one.hash.getMostSignificantBits());
        Provenance from = one.from;
        Judged judged = one.judged;
        to.beginRow()
                .append(part.first() + one.read.row)
                .append(part.source())
                .append(id)
                .append(one.read.named)
                .append(one.hash.getMostSignificantBits())
                .append(one.hash.getLeastSignificantBits())
                .append(choice.child(name).key())
                .append((byte) from.declared().kind().ordinal())
                .append(from.declared().generation())
                .append(from.declared().atLeast())
                .append(from.declared().model())
                .append(from.licence())
                .append(from.date())
                .append(subgroups(one.read.item.notes()))
                .append(one.sizes.words)
                .append(one.sizes.tokens)
                .append(one.sizes.characters)
                .append(one.sizes.bytes);
        if (judged.step() < 0) {
            to.appendNull();
        } else {
            to.append((short) judged.step());
        }
        to.append(judged.reason());
        if (Double.isNaN(judged.score())) {
            to.appendNull();
        } else {
            to.append(judged.score());
        }
        to.append(from.weight() * judged.weight())
                .append(labels(judged.labels()))
                .append(reviews(judged.reviews()))
                .append(judged.changed())
                .append(false)
                .append(one.marks)
                .append(judged.fails())
                .append((short) judged.barred())
                .append(from.weight())
                .append(one.read.labels)
                .append(!from.declared().from().isEmpty())
                .endRow();
    }

    /** The values of the fields that the report looks at, as a JSON list; empty where there are none. */
    private String subgroups(Map<String, String> notes) {
        List<String> by = recipe.watch().by();
        return by.isEmpty()
                ? ""
                : JSON.writeValueAsString(
                        by.stream().map(field -> notes.getOrDefault(field, "")).toList());
    }

    /** As a JSON list; empty without labels. */
    private String labels(List<Judged.Given> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        var list = JSON.createArrayNode();
        for (Judged.Given given : labels) {
            Label label = given.label();
            var node = list.addObject()
                    .put("step", recipe.steps().get(given.step() - 1).name())
                    .put("detector", label.detector());
            String method = methods.get(given.step() - 1);
            if (!method.isEmpty()) {
                node.put("method", method);
            }
            if (!Double.isNaN(label.score())) {
                node.put("score", label.score());
            }
            node.put("flagged", label.flagged());
            label.errorRate().ifPresent(rate -> node.put("errorRate", rate));
            if (!label.unrated().isEmpty()) {
                node.put("noErrorRate", label.unrated());
            }
        }
        return JSON.writeValueAsString(list);
    }

    /** As a JSON list; empty where nobody decided. Who is always there, empty where nobody said so. */
    private String reviews(List<Judged.Review> reviews) {
        if (reviews.isEmpty()) {
            return "";
        }
        var list = JSON.createArrayNode();
        for (Judged.Review review : reviews) {
            ReviewFile.Answer answer = review.answer();
            list.addObject()
                    .put("step", recipe.steps().get(review.step() - 1).name())
                    .put("decision", answer.keep() ? "keep" : "drop")
                    .put("who", answer.who())
                    .put("when", answer.when())
                    .put("reason", answer.reason());
        }
        return JSON.writeValueAsString(list);
    }

    /** Told of what is read. */
    interface Progress {
        void reading(Part part);

        void read(long records, long characters);
    }
}
