package org.genloss.io.read;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A file that is one JSON list of objects, read object by object. Broken JSON cannot be skipped here: nothing tells where the next one begins. */
record JsonArray(DataFile file) implements RecordFile {
    @Override
    public Format format() {
        return Format.JSON_ARRAY;
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
        private final DataFile file;
        private final JsonParser parser;
        private final JsonFields fields;
        private final JsonObjects objects = new JsonObjects();
        private long number;

        Reader(DataFile file, JsonFields fields) {
            this.file = file;
            this.fields = fields;
            this.parser = JsonObjects.parser(file.open());
            try {
                parser.nextToken();
            } catch (JacksonException e) {
                throw broken(e);
            }
        }

        @Override
        public RawRow next() throws DamagedRow {
            try {
                JsonToken token = parser.nextToken();
                if (token == JsonToken.END_ARRAY) {
                    return null;
                }
                number++;
                long line = parser.currentTokenLocation().getLineNr();
                if (token != JsonToken.START_OBJECT) {
                    long column = parser.currentTokenLocation().getColumnNr();
                    parser.skipChildren();
                    throw DamagedRow.at(line, column, "expected an object, found " + JsonProblem.token(token));
                }
                return new RawRow.Of(
                        number, line, objects.fields(parser, fields.names().size(), fields));
            } catch (JacksonException e) {
                throw broken(e);
            }
        }

        private BadInput broken(JacksonException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            long column = JsonProblem.column(e);
            return BadInput.at(
                            new Place(file.name(), line, column),
                            JsonProblem.words(e, "file"),
                            "Repair it, or write one object a line (jq -c '.[]').")
                    .withExcerpt(Excerpt.of(file, line, column));
        }

        @Override
        public void close() {
            parser.close();
        }
    }
}
