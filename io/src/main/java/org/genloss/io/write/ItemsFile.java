package org.genloss.io.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A corpus as JSON lines that the readers read back: text and the log probabilities of its tokens where it has them, vector, or one key a column; the id before it where the data names its items. */
public final class ItemsFile {
    private static final long EXACT = 1L << 53; // up to here every whole number is a double
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("\n")
            .build();

    private ItemsFile() {}

    public static void write(Corpus corpus, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
                Stream<Item> items = corpus.items()) {
            for (Item item : (Iterable<Item>) items::iterator) {
                json.writeStartObject();
                if (item.named()) {
                    json.writeStringProperty("id", item.id());
                }
                payload(item.payload(), corpus.schema(), json);
                json.writeEndObject();
            }
            json.writeRaw('\n');
        }
    }

    private static void payload(Payload payload, Schema schema, JsonGenerator json) {
        if (payload instanceof Payload.Text text) {
            json.writeStringProperty("text", text.value());
            if (text.logProbabilities().length > 0) {
                json.writeName("logprobs");
                json.writeArray(text.logProbabilities(), 0, text.logProbabilities().length);
            }
        } else if (payload instanceof Payload.Vector vector) {
            json.writeName("vector");
            json.writeArray(vector.x(), 0, vector.x().length);
        } else if (payload instanceof Payload.Row row) {
            List<Cell> cells = row.cells();
            for (int j = 0; j < cells.size(); j++) {
                json.writeName(schema.columns().get(j).name());
                cell(cells.get(j), json);
            }
        }
    }

    private static void cell(Cell cell, JsonGenerator json) {
        if (cell instanceof Cell.Number number) {
            number(number.value(), json);
        } else if (cell instanceof Cell.Category category) {
            json.writeString(category.value());
        } else {
            json.writeNull();
        }
    }

    /** Whole numbers as such: a column of integers comes back as one. */
    private static void number(double value, JsonGenerator json) {
        long whole = (long) value;
        if (whole == value && Math.abs(whole) <= EXACT && !(whole == 0 && 1 / value < 0)) {
            json.writeNumber(whole);
        } else {
            json.writeNumber(value);
        }
    }
}
