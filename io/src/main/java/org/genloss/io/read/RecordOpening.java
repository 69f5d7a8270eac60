package org.genloss.io.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;

/** The way from files of records to corpora: what fields there are, what they mean, what is read. */
final class RecordOpening {
    /** So many records are asked what fields there are. */
    static final int SAMPLE = 1000;

    private static final int MAX_SERIES = 1000;

    private final List<RecordFile> all;
    private final List<DataFile> files;
    private final ReadOptions options;
    private final BadRows sink;

    /** @param all of one format */
    RecordOpening(List<RecordFile> all, ReadOptions options, BadRows sink) {
        this.all = all;
        this.files = all.stream().map(RecordFile::file).toList();
        this.options = options;
        this.sink = sink;
    }

    FileCorpus corpus(Optional<Schema> like) {
        Planner planner = planner(Optional.empty());
        like.ifPresent(reference -> requireKind(reference, planner));
        return corpus(planner, planner.layout(like), null, sink);
    }

    /** Columns beside those of the reference. */
    private static List<String> uncompared(Planner planner, Layout layout) {
        return layout.schema().kind() == Schema.Kind.TABLE ? planner.leftOut(layout) : List.of();
    }

    /** One corpus for every value of the field, in natural order; damaged rows are reported by the first. */
    Map<String, FileCorpus> series(String field) {
        Planner planner = planner(Optional.of(field));
        Layout layout = planner.layout(Optional.empty());
        Map<String, FileCorpus> series = new LinkedHashMap<>();
        for (String value : values(field)) {
            series.put(value, corpus(planner, layout, value, series.isEmpty() ? sink : BadRows.NONE));
        }
        return series;
    }

    private FileCorpus corpus(Planner planner, Layout layout, String only, BadRows to) {
        FileCorpus.Opener opener = (file, ids) ->
                new RecordItems(all.get(files.indexOf(file)).open(layout.fields()), layout, ids, only, options.check());
        return new FileCorpus(files, recognised(planner, layout), options, opener, to);
    }

    private TreeSet<String> values(String field) {
        TreeSet<String> values = new TreeSet<>(NaturalOrder.INSTANCE);
        for (RecordFile file : all) {
            try (RecordReader records = file.open(List.of(field))) {
                collect(file, records, values);
            }
        }
        return values;
    }

    private static void collect(RecordFile file, RecordReader records, TreeSet<String> values) {
        while (values.size() <= MAX_SERIES) {
            try {
                RawRow row = records.next();
                if (row == null) {
                    return;
                }
                String value = Values.text(row.value(0));
                if (value != null && !value.isEmpty()) {
                    values.add(value);
                }
            } catch (DamagedRow damaged) {
                continue; // counted when the items are read
            }
        }
        throw BadInput.in(
                file.file().name(),
                "the generation field has more than " + Counts.grouped(MAX_SERIES) + " values",
                "Name the field that numbers generations.");
    }

    private Planner planner(Optional<String> series) {
        RecordFile first = all.get(0);
        FieldStats stats = new FieldStats();
        first.scan(stats, SAMPLE);
        requireRecords(first, stats);
        Planner planner = new Planner(first, stats, options, series);
        if (first.typed() || planner.kind() == Schema.Kind.TEXT) {
            return planner;
        }
        FieldStats whole = new FieldStats();
        all.forEach(file -> file.scan(whole, Long.MAX_VALUE));
        return new Planner(first, whole, options, series);
    }

    private Recognised recognised(Planner planner, Layout layout) {
        Layout.Roles roles = layout.roles();
        List<String> names = files.stream().map(DataFile::name).toList();
        List<String> candidates = roles.group() >= 0 ? List.of() : planner.groupCandidates(layout);
        return new Recognised(
                names,
                all.get(0).format(),
                layout.schema(),
                layout.field(roles.text()),
                layout.field(roles.id()),
                layout.field(roles.group()),
                candidates,
                planner.unused(layout),
                uncompared(planner, layout));
    }

    /** Where not one record could be read, says what is wrong with the first. */
    private void requireRecords(RecordFile file, FieldStats stats) {
        if (stats.rows() > 0) {
            return;
        }
        try (RecordReader records = file.open(List.of())) {
            new Damage(file.file(), new Marks(records), options.withOnBadRow(ReadOptions.OnBadRow.FAIL), BadRows.NONE)
                    .next();
        }
        throw BadInput.in(
                file.file().name(),
                file.header().isEmpty()
                        ? "expected a collection, found no row"
                        : "expected rows of data, found none: its one line is a header (" + Words.list(file.header())
                                + ")",
                "Give a file with data in it: every row is an item, and two are the least that can be compared.");
    }

    /** Records as items without content, to count them. */
    private record Marks(RecordReader records) implements ItemReader {
        @Override
        public Item next() throws DamagedRow {
            return records.next() == null ? null : Item.of("", new Payload.Text(""));
        }

        @Override
        public boolean lines() {
            return records.lines();
        }

        @Override
        public long column(String line, int cell) {
            return records.column(line, cell);
        }

        @Override
        public void close() {
            records.close();
        }
    }

    /** Kinds that differ are told before fields are looked for. */
    private void requireKind(Schema reference, Planner planner) {
        boolean forced = options.shape().isPresent();
        planner.requireValues();
        Schema.Kind own = planner.kind(reference);
        boolean numbers = own != Schema.Kind.TEXT && reference.kind() != Schema.Kind.TEXT;
        if (!forced && !numbers && own != reference.kind()) {
            throw Opening.different(reference.kind(), own, files.get(0).name());
        }
    }
}
