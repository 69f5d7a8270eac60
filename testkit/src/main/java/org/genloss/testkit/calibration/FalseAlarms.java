package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.verdict.Level;

/** Two random parts of one real source: whatever a check finds between them is a false alarm. */
record FalseAlarms(RealSets sets) implements Study {
    private static final List<Integer> SIZES = List.of(100, 500, 2000, 10_000);
    private static final int SEEDS = 1000;
    private static final double MOST_WEIGHT = 1500;
    /** What a check states: its alpha. */
    private static final double STATED = 0.01;

    @Override
    public String name() {
        return "false-alarms";
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("data", "kind", "n", "seed"));
        columns.addAll(Outcome.COLUMNS);
        return columns;
    }

    /** Every kind gets the same time at every size, whatever the number of its sets; large sizes more, since they are slow. */
    @Override
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String name : sets.names()) {
            RealSet set = sets.get(name);
            for (int n : SIZES) {
                if (set.allows(n)) {
                    List<String> key = List.of(name, set.kind(), String.valueOf(n));
                    double weight = Math.min(n, MOST_WEIGHT) / alike(set.kind(), n);
                    cells.add(new Cell(key, SEEDS, weight, seed -> rows(set, n, seed)));
                }
            }
        }
        return cells;
    }

    private double alike(String kind, int n) {
        return sets.names().stream()
                .map(sets::get)
                .filter(set -> set.kind().equals(kind) && set.allows(n))
                .count();
    }

    private List<List<String>> rows(RealSet set, int n, int number) {
        Seed seed = Study.seed(name(), number).child(n);
        List<Items> halves = set.parts(seed, n, n);
        return List.of(
                Outcome.of(halves.get(0), halves.get(1), Outcome.settings(seed)).cells());
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(
                Markdown.head("kind", "n", "checks", "found", "rate", "stated", "of these a loss", "undecided"));
        List<String> sizes = SIZES.stream().map(String::valueOf).toList();
        for (String kind : rows.values("kind")) {
            sizes.forEach(n -> line(page, kind, n, rows.where("kind", kind).where("n", n)));
        }
        sizes.forEach(n -> line(page, "all", n, rows.where("n", n)));
        line(page, "all", "all", rows);
        page.append('\n').append(Markdown.head("found of checks", "100", "500", "2,000", "10,000"));
        for (String data : rows.values("data").stream().sorted().toList()) {
            List<String> cells = new ArrayList<>(List.of(data));
            sizes.forEach(n -> cells.add(share(rows.where("data", data).where("n", n))));
            page.append(Markdown.row(cells.toArray(String[]::new)));
        }
        page.append('\n').append(Markdown.head("what was found in", "n", "seed", "level", "by", "p", "kept, or size"));
        rows.where(row -> found(row.get("level")))
                .list()
                .forEach(row -> page.append(Markdown.row(
                        row.get("data"),
                        row.get("n"),
                        row.get("seed"),
                        row.get("level"),
                        row.get("metric") + ": " + row.get("subject"),
                        row.get("p"),
                        row.get("size"))));
        return page.toString();
    }

    private static String share(Rows rows) {
        return rows.isEmpty()
                ? ""
                : rows.column("level").filter(FalseAlarms::found).count() + " of " + rows.size();
    }

    private static void line(StringBuilder page, String what, String n, Rows rows) {
        if (!rows.isEmpty()) {
            page.append(line(what, n, rows));
        }
    }

    private static String line(String what, String n, Rows rows) {
        long found = rows.column("level").filter(FalseAlarms::found).count();
        long losses = rows.column("level").filter(FalseAlarms::loss).count();
        return Markdown.row(
                what,
                n,
                Markdown.count(rows.size()),
                String.valueOf(found),
                Markdown.rate(found, rows.size()),
                Markdown.percent(STATED),
                String.valueOf(losses),
                String.valueOf(rows.count("level", Level.UNDECIDED.id())));
    }

    static boolean found(String level) {
        return !level.equals(Level.HEALTHY.id()) && !level.equals(Level.UNDECIDED.id());
    }

    static boolean loss(String level) {
        return level.equals(Level.EARLY_COLLAPSE.id()) || level.equals(Level.LATE_COLLAPSE.id());
    }
}
