package org.genloss.io.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of cells between separators (RFC 4180, with other separators, and blank lines passed over). */
record Delimited(DataFile file, Dialect dialect) implements RecordFile {
    private static final int HEAD = 1 << 16;
    private static final int SAMPLE = 50;
    private static final int MAX_COLUMNS = 100_000;

    static Delimited of(DataFile file) {
        requireColumns(file);
        byte[] head = file.head(HEAD);
        String begin = new String(head, StandardCharsets.UTF_8);
        char separator = Delimiters.of(begin, head.length == HEAD);
        boolean announced = Delimiters.announced(begin);
        List<List<String>> records = new ArrayList<>();
        try (Cells cells = new Cells(file, separator, announced)) {
            for (CsvRecord record = cells.next(); record != null && records.size() < SAMPLE; record = cells.next()) {
                records.add(record.getFields());
            }
        }
        if (records.isEmpty()) { // a byte order mark is no blank
            throw BadInput.in(
                    file.name(),
                    announced
                            ? "the file names its separator (sep=" + separator + ") and holds nothing else"
                            : "the file holds nothing but blanks",
                    "Give a file with data in it.");
        }
        return new Delimited(file, Dialect.of(separator, announced, records));
    }

    /** Looks at the first line as bytes, so that one without end is noticed before it is cut into cells. */
    private static void requireColumns(DataFile file) {
        int commas = 0;
        try (LineReader lines = new LineReader(file)) {
            lines.next();
            lines.requireWhole();
            for (int i = lines.from(); i < lines.to(); i++) {
                byte b = lines.bytes()[i];
                commas += b == ',' || b == ';' || b == '\t' || b == '|' ? 1 : 0;
            }
        } catch (DamagedRow e) {
            throw BadInput.at(new Place(file.name(), 1, 0), e.getMessage(), e.remedy() + ".");
        }
        if (commas > MAX_COLUMNS) {
            throw BadInput.at(
                    new Place(file.name(), 1, 0),
                    "the first line has " + Counts.of(commas, "separator") + ", and a line is a row",
                    "Break the file into rows.");
        }
    }

    @Override
    public Format format() {
        return Format.DELIMITED;
    }

    @Override
    public boolean named() {
        return dialect.header();
    }

    @Override
    public List<String> header() {
        return dialect.header() ? dialect.names() : List.of();
    }

    @Override
    public void scan(FieldStats stats, long limit) {
        Scan.run(open(dialect.names()), dialect::names, stats, limit);
    }

    @Override
    public RecordReader open(List<String> fields) {
        int[] places = fields.stream().mapToInt(dialect.names()::indexOf).toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                throw BadInput.in(
                        file.name(),
                        "there is no column " + fields.get(i) + (dialect.header() ? "" : ", and no header"),
                        "Its columns are " + Words.list(dialect.names()) + ".");
            }
        }
        return new Reader(this, places);
    }

    /** The records of the file as FastCSV cuts them. */
    private static final class Cells implements AutoCloseable {
        private final DataFile file;
        private final StrictReader text;
        private final CloseableIterator<CsvRecord> records;

        /** @param announced whether the first line only names the separator */
        Cells(DataFile file, char separator, boolean announced) {
            this.file = file;
            this.text = new StrictReader(file);
            this.records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LineReader.MAX_LINE)
                    .ofCsvRecord(text)
                    .iterator();
            if (announced) {
                next();
            }
        }

        /** Null at the end. @throws BadInput also where a quote of the last record is not closed: what follows it was read as its cell */
        CsvRecord next() {
            try {
                CsvRecord record = records.hasNext() ? records.next() : null;
                if (record != null && runsOn(record) && !records.hasNext() && text.last() != '"') {
                    throw BadInput.at(
                            new Place(file.name(), record.getStartingLineNumber(), 1),
                            "a quote that opens in this row is not closed until the end of the file",
                            "Close it, or double it where it is part of a cell.");
                }
                return record;
            } catch (CsvParseException e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    if (cause instanceof BadInput unreadable) {
                        throw unreadable;
                    }
                }
                throw BadInput.in(
                        file.name(),
                        "the table cannot be cut into cells: " + plain(e),
                        "Look for a quote that is not closed.");
            }
        }

        /** Whether its last cell has several lines. */
        private static boolean runsOn(CsvRecord record) {
            String cell = record.getField(record.getFieldCount() - 1);
            return cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
        }

        private static String plain(CsvParseException e) {
            Throwable deepest = e;
            while (deepest.getCause() != null) {
                deepest = deepest.getCause();
            }
            String message = String.valueOf(deepest.getMessage()).replaceFirst("\\.$", "");
            String where =
                    String.valueOf(e.getMessage()).replaceAll("(?s).*record starting at line (\\d+).*", " in line $1");
            return message.contains("maximum buffer size")
                    ? "a cell that begins" + where + " is longer than " + Counts.grouped(LineReader.MAX_LINE)
                            + " characters"
                    : message;
        }

        boolean malformed(CsvRecord record) {
            return text.malformed()
                    && record.getFields().stream().anyMatch(cell -> cell.indexOf(StrictReader.MALFORMED) >= 0);
        }

        @Override
        public void close() {
            try {
                records.close();
            } catch (IOException e) {
                throw file.unreadable(e, Codec.NONE, 0);
            }
        }
    }

    private static final class Reader implements RecordReader {
        private static final int SOUGHT = 20;

        /** Ends of lines within a damaged row from which on its quotes are to blame. */
        private static final int RUNS_ON = 3;

        private final Delimited table;
        private final int[] places;
        private final Cells cells;
        private long number;
        private int broken;

        Reader(Delimited table, int[] places) {
            this.table = table;
            this.places = places;
            this.cells = new Cells(table.file, table.dialect.separator(), table.dialect.announced());
            if (table.dialect.header()) {
                cells.next();
            }
        }

        @Override
        public RawRow next() throws DamagedRow {
            CsvRecord record = cells.next();
            if (record == null) {
                return null;
            }
            number++;
            long line = record.getStartingLineNumber();
            int width = table.dialect.names().size();
            if (record.getFieldCount() != width) {
                throw DamagedRow.at(
                        line,
                        1,
                        "expected " + Counts.of(width, "cell") + ", as in the "
                                + (table.dialect.announced() ? "second" : "first") + " line, found "
                                + record.getFieldCount() + runsOn(record));
            }
            if (cells.malformed(record)) {
                throw broken(line);
            }
            Object[] values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                String cell = table.dialect.cell(record.getField(places[i]));
                values[i] = cell.isEmpty() ? Values.MISSING : cell;
            }
            return new RawRow.Of(number, line, values);
        }

        /** What a row says that goes on over many lines: most likely a quote opens in it by mistake. */
        private static String runsOn(CsvRecord record) {
            long ends = record.getFields().stream()
                    .flatMapToInt(String::chars)
                    .filter(c -> c == '\n' || c == '\r')
                    .count();
            return ends < RUNS_ON
                    ? ""
                    : "; a quote that opens there goes on over " + Counts.of(ends, "line break")
                            + ", so it is probably not closed";
        }

        /** The first byte of the line that is no UTF-8; for the first rows only, because each is sought from the top of the file. */
        private DamagedRow broken(long line) {
            if (++broken > SOUGHT) {
                return DamagedRow.notUtf8(line, 1, "expected UTF-8");
            }
            try (LineReader lines = new LineReader(table.file)) {
                while (lines.next()) {
                    if (lines.line() >= line && !lines.ascii()) {
                        Utf8.decode(lines);
                    }
                }
            } catch (DamagedRow e) {
                return e;
            }
            return DamagedRow.notUtf8(line, 1, "expected UTF-8");
        }

        @Override
        public int cell(int field) {
            return places[field];
        }

        @Override
        public long column(String line, int cell) {
            return Delimiters.column(line, table.dialect.separator(), cell);
        }

        @Override
        public void close() {
            cells.close();
        }
    }
}
