package org.genloss.metric.copying;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.oracle.OracleCase;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;

/** Pools of three sides for tests, each item its own group, in the order given. */
final class Trios {
    private Trios() {}

    static Pool vectors(double[][] reference, double[][] candidate, double[][] holdout) {
        return new Pool(
                Schema.vector(reference[0].length),
                groups("r", reference),
                groups("c", candidate),
                groups("h", holdout));
    }

    static Pool texts(List<String> reference, List<String> candidate, List<String> holdout) {
        return new Pool(Schema.text(), texts("r", reference), texts("c", candidate), texts("h", holdout));
    }

    private static List<Draw.Group> texts(String prefix, List<String> texts) {
        return groups(
                prefix, texts.stream().<Payload>map(t -> new Payload.Text(t)).toList());
    }

    private static List<Draw.Group> groups(String prefix, double[][] points) {
        return groups(
                prefix,
                Arrays.stream(points).<Payload>map(x -> new Payload.Vector(x)).toList());
    }

    static List<Draw.Group> groups(String prefix, List<Payload> payloads) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            groups.add(new Draw.Group(prefix + i, i, List.of(Item.of(prefix + i, payloads.get(i)))));
        }
        return groups;
    }

    /** Tables of numbers as points. */
    static double[][] points(OracleCase.Table table) {
        return table.rows().stream()
                .map(row -> row.stream().mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
    }

    /** Two tables, the first real; a column is of numbers where all cells of both are. */
    static Pool tables(OracleCase.Table real, OracleCase.Table generated) {
        boolean[] numbers = new boolean[real.width()];
        List<Schema.Column> columns = new ArrayList<>();
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = numbers(real, j) && numbers(generated, j);
            Schema.Scale scale = numbers[j] ? Schema.Scale.NUMERIC : Schema.Scale.CATEGORICAL;
            columns.add(new Schema.Column(real.columns().get(j), scale));
        }
        return new Pool(
                Schema.table(columns),
                groups("r", rows(real, numbers)),
                groups("c", rows(generated, numbers)),
                List.of());
    }

    private static boolean numbers(OracleCase.Table table, int column) {
        return table.rows().stream()
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty() || cell.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?"));
    }

    private static List<Payload> rows(OracleCase.Table table, boolean[] numbers) {
        return table.rows().stream()
                .<Payload>map(row -> new Payload.Row(IntStream.range(0, numbers.length)
                        .mapToObj(j -> cell(row.get(j), numbers[j]))
                        .toList()))
                .toList();
    }

    static Cell cell(String text, boolean number) {
        if (text.isEmpty()) {
            return Cell.MISSING;
        }
        return number ? new Cell.Number(Double.parseDouble(text)) : new Cell.Category(text);
    }
}
