package org.genloss.io.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.io.write.ItemsFile;

/** Items as the bytes of the file that a program reads. */
final class Handover {
    private Handover() {}

    static String ending(Command.Files files) {
        return files.name().toLowerCase(Locale.ROOT);
    }

    static byte[] bytes(Corpus corpus, Command.Files files) {
        try {
            return switch (files) {
                case JSONL -> jsonLines(corpus);
                case CSV -> csv(corpus).getBytes(StandardCharsets.UTF_8);
                case TXT -> text(corpus).getBytes(StandardCharsets.UTF_8);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static byte[] jsonLines(Corpus corpus) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ItemsFile.write(corpus, out);
        return out.toByteArray();
    }

    private static String text(Corpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            return items.map(item -> ((Payload.Text) item.payload()).value().replaceAll("\\R", " ") + "\n")
                    .collect(Collectors.joining());
        }
    }

    private static String csv(Corpus corpus) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
                Stream<Item> items = corpus.items()) {
            csv.writeRecord(
                    corpus.schema().columns().stream().map(Schema.Column::name).toList());
            items.forEachOrdered(item -> csv.writeRecord(cells(item)));
        }
        return text.toString();
    }

    private static List<String> cells(Item item) {
        if (item.payload() instanceof Payload.Vector vector) {
            return Arrays.stream(vector.x()).mapToObj(Double::toString).toList();
        }
        return ((Payload.Row) item.payload())
                .cells().stream().map(Handover::cell).toList();
    }

    private static String cell(Cell cell) {
        if (cell instanceof Cell.Number number) {
            double x = number.value();
            return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
        }
        return cell instanceof Cell.Category category ? category.value() : "";
    }
}
