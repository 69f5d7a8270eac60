package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.data.Seed;
import org.genloss.verdict.Level;

/** How often a known change is seen, and as what. */
record Power(RealSets sets) implements Study {
    @Override
    public String name() {
        return "power";
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("change", "data", "n", "seed"));
        columns.addAll(Outcome.COLUMNS);
        return columns;
    }

    @Override
    public List<Cell> cells() {
        List<Change> changes = new ArrayList<>(VectorChanges.all(sets));
        changes.addAll(TableChanges.all(sets));
        changes.addAll(TextChanges.all(sets));
        List<Cell> cells = new ArrayList<>();
        for (Change change : changes) {
            for (int n : change.sizes()) {
                List<String> key = List.of(change.name(), change.data(), String.valueOf(n));
                cells.add(new Cell(key, change.seeds(), Math.min(4, n / 500.0), seed -> rows(change, n, seed)));
            }
        }
        return cells;
    }

    private List<List<String>> rows(Change change, int n, int number) {
        Seed seed = Study.seed(name(), number)
                .child(change.name())
                .child(change.data())
                .child(n);
        Change.Sides sides = change.maker().sides(n, seed);
        return List.of(Outcome.of(sides.reference(), sides.generation(), Outcome.settings(seed))
                .cells());
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder table = new StringBuilder(Markdown.head(
                "change",
                "data",
                "n",
                "checks",
                "a loss",
                "rate",
                "early, late",
                "shifted",
                "undecided",
                "mostly by",
                "kept"));
        for (String change : rows.values("change").stream().sorted().toList()) {
            for (String data : rows.where("change", change).values("data")) {
                Rows of = rows.where("change", change).where("data", data);
                of.values("n").stream()
                        .sorted((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)))
                        .forEach(n -> table.append(line(change, data, of.where("n", n))));
            }
        }
        return table.toString();
    }

    private static String line(String change, String data, Rows rows) {
        Rows losses = rows.where(row -> FalseAlarms.loss(row.get("level")));
        String metric = commonest(losses.column("metric"));
        double[] kept = losses.where("metric", metric)
                .column("size")
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        return Markdown.row(
                change,
                data,
                Markdown.count(Long.parseLong(rows.list().get(0).get("n"))),
                String.valueOf(rows.size()),
                String.valueOf(losses.size()),
                Markdown.rate(losses.size(), rows.size()),
                rows.count("level", Level.EARLY_COLLAPSE.id()) + ", " + rows.count("level", Level.LATE_COLLAPSE.id()),
                String.valueOf(rows.count("level", Level.SHIFTED.id())),
                String.valueOf(rows.count("level", Level.UNDECIDED.id())),
                metric,
                kept.length == 0 ? "" : Markdown.two(kept[kept.length / 2]));
    }

    /** The first of them where several are. */
    private static String commonest(Stream<String> values) {
        String[] all = values.sorted().toArray(String[]::new);
        String best = "";
        long most = 0;
        for (String value : all) {
            long count = Arrays.stream(all).filter(value::equals).count();
            if (count > most) {
                most = count;
                best = value;
            }
        }
        return best;
    }
}
