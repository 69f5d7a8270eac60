package org.genloss.io.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;

/** Data that comes with genloss. */
public final class Builtin {
    private static final Pixels SIZE = new Pixels(8, 8, 1);

    /** What a pixel of a digit is at most. */
    private static final double BRIGHTEST = 16;

    private Builtin() {}

    /** {@link #digits} as images, without what they show. */
    public static Corpus images() {
        List<Item> items = digits().items().map(Builtin::image).toList();
        return new Items(SIZE.schema(), items);
    }

    private static Item image(Item digit) {
        double[] pixels = ((Payload.Row) digit.payload())
                .cells().stream()
                        .limit(SIZE.width() * SIZE.height())
                        .mapToDouble(cell -> ((Cell.Number) cell).value() / BRIGHTEST)
                        .toArray();
        return new Item(digit.id(), digit.group(), new Payload.Vector(pixels), digit.origin());
    }

    /** 1,797 handwritten digits of 8x8 pixels, 0 to 16, and the digit as a category (Alpaydin and Kaynak 1998, CC BY 4.0). */
    public static Corpus digits() {
        List<Schema.Column> columns = new ArrayList<>();
        for (int p = 0; p < 64; p++) {
            columns.add(new Schema.Column("p" + p, Schema.Scale.NUMERIC));
        }
        columns.add(new Schema.Column("digit", Schema.Scale.CATEGORICAL));
        List<Item> items = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Builtin.class.getResourceAsStream("/org/genloss/io/builtin/digits.csv.gz")),
                StandardCharsets.US_ASCII))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split(",");
                List<Cell> cells = new ArrayList<>(65);
                for (int p = 0; p < 64; p++) {
                    cells.add(new Cell.Number(Double.parseDouble(fields[p])));
                }
                cells.add(new Cell.Category(fields[64]));
                String id = "digit-" + items.size();
                items.add(new Item(
                        id,
                        id,
                        new Payload.Row(cells),
                        new Origin.Human("UCI optical recognition of handwritten digits")));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the jar lacks its digits", e);
        }
        return new Items(Schema.table(columns), items);
    }
}
