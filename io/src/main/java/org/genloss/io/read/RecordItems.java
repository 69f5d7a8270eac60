package org.genloss.io.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;

/** Items from records by a layout. */
final class RecordItems implements ItemReader {
    private static final String NUMBERS = "Write finite numbers, leave the cell empty if there is no value";

    private static final double[] NOTHING = {};

    /** Of rows whose content is not asked for. */
    private static final Payload UNREAD = new Payload.Row(List.of());

    private final RecordReader records;
    private final Layout layout;
    private final Ids ids;
    private final String only;
    private final Optional<ReadOptions.Check> check;
    private final boolean[] numbers; // by column
    private Optional<Corpus.Wanted> wanted = Optional.empty();
    private boolean identified;
    private boolean repeats;

    /** @param only the value that the series field must have; all records if null */
    RecordItems(RecordReader records, Layout layout, Ids ids, String only, Optional<ReadOptions.Check> check) {
        this.check = check;
        this.records = records;
        this.layout = layout;
        this.ids = ids;
        this.only = only;
        this.numbers = new boolean[layout.columns().length];
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = layout.schema().columns().get(j).scale() == Schema.Scale.NUMERIC;
        }
    }

    /** Where nothing can be wrong with any row. */
    @Override
    public void only(Corpus.Wanted asked) {
        int[] places = IntStream.range(0, numbers.length)
                .filter(j -> numbers[j])
                .map(j -> layout.columns()[j])
                .toArray();
        long rows = layout.schema().kind() == Schema.Kind.TABLE ? records.sound(places) : 0;
        if (rows > 0) {
            wanted = Optional.of(asked);
        }
        if (rows > 0 && layout.roles().id() < 0 && layout.roles().group() < 0 && only == null) {
            asked.announce(layout.schema(), rows, ids::row);
        }
    }

    @Override
    public Item next() throws DamagedRow {
        RawRow row = records.next();
        while (row != null
                && only != null
                && !only.equals(named(row, layout.roles().series()))) {
            row = records.next();
        }
        return row == null ? null : item(row);
    }

    private Item item(RawRow row) throws DamagedRow {
        Payload payload = wanted.isEmpty() ? payload(row) : UNREAD; // before the names: a damaged row takes no id
        String given = named(row, layout.roles().id());
        Map<String, String> notes = checked(row, given);
        boolean names = given != null && !layout.field(layout.roles().id()).isEmpty();
        identified = names;
        String id = given == null
                ? ids.row(row.number())
                : names ? ids.field(given, row.number()) : ids.index(given, row.number());
        repeats = names && !id.equals(given);
        String group = named(row, layout.roles().group());
        String together = group != null ? group : names ? given : id;
        boolean named = group != null || names;
        if (wanted.isPresent() && !wanted.get().wants(together, named)) {
            return new Item(id, together, payload, Origin.unknown(), named);
        }
        return new Item(id, together, wanted.isEmpty() ? payload : payload(row), origin(row), named, notes);
    }

    private Map<String, String> checked(RawRow row, String given) throws DamagedRow {
        Map<String, String> notes = notes(row);
        if (check.isPresent()) {
            List<String> lists = check.get().fields().stream()
                    .filter(field -> list(row, layout.fields().indexOf(field)))
                    .toList();
            Optional<ReadOptions.Check.Wrong> wrong =
                    check.get().wrong(given == null ? "the record" : "record " + given, notes, lists);
            if (wrong.isPresent()) {
                int place = layout.fields().indexOf(wrong.get().field());
                throw damaged(row, place, wrong.get().what(), "Repair the record, or leave empty what is not known");
            }
        }
        return notes;
    }

    private static boolean list(RawRow row, int place) {
        return place >= 0 && (row.value(place) == Values.NESTED || row.value(place) instanceof double[]);
    }

    /** Fields without a value are left out. */
    private Map<String, String> notes(RawRow row) {
        if (layout.roles().notes().isEmpty()) {
            return Map.of();
        }
        Map<String, String> notes = new HashMap<>();
        for (int place : layout.roles().notes()) {
            String value = row.value(place) instanceof double[] list ? listed(list) : named(row, place);
            if (value != null) {
                notes.put(layout.field(place), value);
            }
        }
        return notes;
    }

    private static String named(RawRow row, int place) {
        String text = place < 0 ? null : Values.text(row.value(place));
        return text == null || text.isEmpty() ? null : text;
    }

    /** A list of numbers as JSON writes it: token ids stay whole. */
    private static String listed(double[] list) {
        return Arrays.stream(list)
                .mapToObj(x -> x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Origin origin(RawRow row) {
        int place = layout.roles().origin();
        return place < 0 ? Origin.unknown() : Origins.of(Values.plain(row.value(place)));
    }

    private Payload payload(RawRow row) throws DamagedRow {
        Layout.Roles roles = layout.roles();
        if (roles.text() >= 0) {
            return text(row, roles.text());
        }
        if (roles.list() >= 0) {
            return new Payload.Vector(numbers(row, roles.list(), layout.schema().width()));
        }
        return layout.schema().kind() == Schema.Kind.VECTOR ? vector(row) : cells(row);
    }

    private Payload text(RawRow row, int place) throws DamagedRow {
        String text = Values.text(row.value(place));
        if (text == null) {
            String found = row.value(place) == Values.MISSING ? "nothing" : "a list or an object";
            throw damaged(
                    row,
                    place,
                    "expected text in the field " + layout.field(place) + ", found " + found,
                    "Repair the line");
        }
        Layout.Roles roles = layout.roles();
        return new Payload.Text(
                text,
                roles.list() < 0 ? NOTHING : logProbabilities(row, roles.list(), text.isBlank()),
                roles.embedding() < 0
                        ? NOTHING
                        : numbers(row, roles.embedding(), layout.schema().embedding()));
    }

    /** Empty where the record has none, or a blank text has an empty list. */
    private double[] logProbabilities(RawRow row, int place, boolean blank) throws DamagedRow {
        if (blank || row.value(place) == Values.MISSING) {
            return NOTHING;
        }
        String expected = "expected a list of log probabilities in the field " + layout.field(place) + ", found ";
        String remedy = "Write the natural logarithm of each token's probability, at most 0";
        if (!(row.value(place) instanceof double[] logs)) {
            throw damaged(row, place, expected + "something else", remedy);
        }
        for (double log : logs) {
            if (!(log <= 0) || !Double.isFinite(log)) {
                throw damaged(row, place, expected + log, remedy);
            }
        }
        return logs;
    }

    private double[] numbers(RawRow row, int place, int d) throws DamagedRow {
        Object value = row.value(place);
        double[] list = value instanceof String text ? Values.list(text) : value instanceof double[] x ? x : null;
        if (list == null || list.length != d) {
            String found =
                    list != null ? Counts.of(list.length, "number") : value == Values.MISSING ? "none" : other(value);
            throw damaged(
                    row,
                    place,
                    "expected " + Counts.of(d, "number") + " in the field " + layout.field(place) + ", found " + found,
                    "Repair the line");
        }
        for (double x : list) {
            coordinate(row, place, x);
        }
        return list;
    }

    private double coordinate(RawRow row, int place, double x) throws DamagedRow {
        if (!(Math.abs(x) <= Payload.Vector.LARGEST)) {
            Values.Wrong wrong = Values.coordinate(x);
            throw damaged(
                    row,
                    place,
                    "the column " + layout.field(place) + " holds " + Values.shown(x) + ", and " + wrong.what(),
                    wrong.remedy());
        }
        return x;
    }

    private static String other(Object value) {
        return value == Values.NESTED
                ? "a list or an object that holds something else"
                : "\"" + shorten(value.toString()) + "\"";
    }

    private Payload vector(RawRow row) throws DamagedRow {
        int[] columns = layout.columns();
        double[] x = new double[columns.length];
        for (int j = 0; j < x.length; j++) {
            if (!(number(row, columns[j]) instanceof Cell.Number number)) {
                throw damaged(
                        row,
                        columns[j],
                        "the cell is empty, and a vector has a number in every place",
                        "Fill it in, or read the file as a table (--kind table)");
            }
            x[j] = coordinate(row, columns[j], number.value());
        }
        return new Payload.Vector(x);
    }

    private Payload cells(RawRow row) throws DamagedRow {
        List<Schema.Column> columns = layout.schema().columns();
        List<Cell> cells = new ArrayList<>(columns.size());
        for (int j = 0; j < columns.size(); j++) {
            int place = layout.columns()[j];
            cells.add(numbers[j] ? number(row, place) : category(row, place));
        }
        return new Payload.Row(cells);
    }

    private Cell category(RawRow row, int place) throws DamagedRow {
        if (row.value(place) instanceof Cell.Category known && !known.value().isEmpty()) {
            return known;
        }
        requireSingle(row, place);
        String text = Values.text(row.value(place));
        return text == null || text.isEmpty() ? Cell.MISSING : new Cell.Category(text);
    }

    private Cell number(RawRow row, int place) throws DamagedRow {
        if (row.value(place) instanceof Cell.Number known) {
            return known;
        }
        requireSingle(row, place);
        Object value = Values.plain(row.value(place));
        if (value instanceof Double number) {
            // what it looks like is only asked for where it is wrong: writing numbers took a third of the time
            return new Cell.Number(Double.isFinite(number) ? number : finite(row, place, number, number.toString()));
        }
        if (!(value instanceof String text) || text.isBlank() || Values.notAvailable(text)) {
            return Cell.MISSING;
        }
        double number = Values.number(text);
        if (Double.isNaN(number) && !Values.notFinite(text)) {
            throw damaged(
                    row,
                    place,
                    "expected a number in the column " + layout.field(place) + ", found \"" + shorten(text) + "\"",
                    NUMBERS);
        }
        return new Cell.Number(Double.isFinite(number) ? number : finite(row, place, number, text.strip()));
    }

    private void requireSingle(RawRow row, int place) throws DamagedRow {
        if (list(row, place)) {
            throw damaged(
                    row,
                    place,
                    "expected one value in the field " + layout.field(place) + ", found a list or an object",
                    "Repair the line");
        }
    }

    private double finite(RawRow row, int place, double number, String shown) throws DamagedRow {
        if (!Double.isFinite(number)) {
            throw damaged(
                    row,
                    place,
                    "the column " + layout.field(place) + " holds " + shown + ", and every number must be finite",
                    NUMBERS);
        }
        return number;
    }

    private DamagedRow damaged(RawRow row, int place, String what, String remedy) {
        return DamagedRow.inCell(row.line(), records.cell(place), what, remedy);
    }

    private static String shorten(String text) {
        return text.length() > 40 ? text.substring(0, 39) + "…" : text;
    }

    @Override
    public long column(String line, int cell) {
        return records.column(line, cell);
    }

    @Override
    public String raw() {
        return records.raw();
    }

    @Override
    public boolean identified() {
        return identified;
    }

    @Override
    public boolean repeats() {
        return repeats;
    }

    @Override
    public boolean lines() {
        return records.lines();
    }

    @Override
    public void close() {
        records.close();
    }
}
