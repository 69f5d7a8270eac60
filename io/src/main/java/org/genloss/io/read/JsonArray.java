package org.genloss.io.read;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

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
                    requireEnd();
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

        /** Two lists one behind the other are no file of JSON: the second must not be lost without a word. */
        private void requireEnd() {
            if (parser.nextToken() != null) {
                throw broken(
                        parser.currentTokenLocation(),
                        "expected the end of the file behind the list, found more",
                        "Join the lists into one, or write one object a line (jq -c '.[]').");
            }
        }

        private BadInput broken(TokenStreamLocation at, String what, String remedy) {
            long line = at == null ? 0 : at.getLineNr();
            long column = at == null ? 1 : Math.max(1, at.getColumnNr());
            return BadInput.at(new Place(file.name(), line, column), what, remedy)
                    .withExcerpt(Excerpt.of(file, line, column));
        }

        private BadInput broken(JacksonException e) {
            return broken(
                    e.getLocation(),
                    JsonProblem.words(e, "file"),
                    "Repair it, or write one object a line (jq -c '.[]').");
        }

        @Override
        public void close() {
            parser.close();
        }
    }
}
