package org.genloss.io.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A file with a JSON object in every line. Blank lines at the end are no lines; elsewhere they are damaged rows. */
record JsonLines(DataFile file) implements RecordFile {
    @Override
    public Format format() {
        return Format.JSON_LINES;
    }

    @Override
    public void scan(FieldStats stats, long limit) {
        JsonFields fields = JsonFields.all();
        Scan.run(new Reader(file, fields), fields::names, stats, limit);
    }

    @Override
    public RecordReader open(List<String> fields) {
        return new Reader(file, JsonFields.of(fields));
    }

    private static final class Reader implements RecordReader {
        private final LineReader lines;
        private final JsonFields fields;
        private final JsonObjects objects = new JsonObjects();
        private long blanks;
        private boolean waiting;

        Reader(DataFile file, JsonFields fields) {
            this.lines = new LineReader(file);
            this.fields = fields;
        }

        @Override
        public RawRow next() throws DamagedRow {
            while (!waiting) {
                if (!lines.next()) {
                    return null;
                }
                if (!lines.blank()) {
                    waiting = true;
                } else {
                    blanks++;
                }
            }
            if (blanks > 0) {
                throw DamagedRow.at(lines.line() - blanks--, 1, "expected an object, found the end of the line");
            }
            waiting = false;
            return row();
        }

        private RawRow row() throws DamagedRow {
            lines.requireWhole();
            if (!lines.ascii()) {
                Utf8.decode(lines);
            }
            try (JsonParser parser = JsonObjects.parser(lines.bytes(), lines.from(), lines.to() - lines.from())) {
                JsonToken token = parser.nextToken();
                if (token != JsonToken.START_OBJECT) {
                    throw damaged(
                            parser.currentTokenLocation().getColumnNr(),
                            "expected an object, found " + JsonProblem.token(token));
                }
                Object[] values = objects.fields(parser, fields.names().size(), fields);
                if (parser.nextToken() != null) {
                    throw damaged(
                            parser.currentTokenLocation().getColumnNr(),
                            "expected the end of the line behind the object, found more");
                }
                return new RawRow.Of(lines.line(), lines.line(), values);
            } catch (JacksonException e) {
                throw damaged(JsonProblem.column(e), JsonProblem.words(e, "line"));
            }
        }

        @Override
        public String raw() {
            return new String(lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8);
        }

        /** @param bytes the column in bytes */
        private DamagedRow damaged(long bytes, String what) {
            int length = (int) Math.min(bytes - 1, lines.to() - lines.from());
            long column = 1L + new String(lines.bytes(), lines.from(), length, StandardCharsets.UTF_8).length();
            return DamagedRow.at(lines.line(), column, what);
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
