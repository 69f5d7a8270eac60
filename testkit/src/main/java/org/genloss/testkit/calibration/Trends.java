package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.metric.Metric;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Profile;
import org.genloss.profile.Sides;
import org.genloss.verdict.Carried;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;
import org.genloss.verdict.SeriesTrend;
import org.genloss.verdict.Verdict;

/**
 * Whether a check tells that readings get worse along its generations: where nothing does, where generations share most of their items, and where
 * each loses a little more than the one before. Each series has twelve generations; its first five and eight are read too.
 */
record Trends(RealSets sets) implements Study {
    private static final int[] GENERATIONS = {5, 8, 12};
    private static final int SEEDS = 400;
    private static final String NOTHING = "nothing";
    private static final String SHARED = "nothing, four fifths of the items shared with the generation before";
    private static final String ADDED = "nothing, a fifth added to all items of the generation before";
    private static final String MORE = "nothing, a fifth more items than the first, none of them shared";
    private static final String ADDED_LOSS =
            " % more lost in each fifth that is added to all items of the generation before";
    /** In per cent: the last fifth that is added has lost nearly all. */
    private static final int ADDED_PERCENT = 8;

    /**
     * Data whose generations lose something.
     *
     * @param what is lost, a generation
     * @param percents how much of it
     */
    private record Losing(String data, int n, String what, List<Double> percents) {}

    private static final List<Losing> ALL = List.of(
            new Losing("shakespeare lines", 200, "more of the text's rarest words replaced", List.of(1.0, 3.0)),
            new Losing("california-housing", 300, "more of medianIncome's upper end cut", List.of(0.5, 2.0)),
            new Losing("glove", 200, "more shrunk to the mean", List.of(0.5, 2.0)),
            new Losing(Texts.ANSWERS, 100, "", List.of()));

    @Override
    public String name() {
        return "trends";
    }

    @Override
    public List<String> columns() {
        return List.of("data", "n", "change", "seed", "generations", "readings", "worse", "undecided", "first");
    }

    @Override
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Losing losing : ALL) {
            if (sets.has(losing.data)) {
                cells.add(cell(losing, NOTHING, new Dose(0, Kept.NOTHING), 3));
                cells.add(cell(losing, SHARED, new Dose(0, Kept.MOST), 2));
                cells.add(cell(losing, ADDED, new Dose(0, Kept.ALL), 2));
                if (sets.get(losing.data).allows(20 * losing.n)) { // all thirteen have 29 times as many
                    cells.add(cell(losing, MORE, new Dose(0, Kept.NOTHING_BUT_MORE), 2));
                }
                losing.percents.forEach(percent -> cells.add(cell(
                        losing,
                        Markdown.number(percent) + " % " + losing.what,
                        new Dose(percent / 100, Kept.NOTHING),
                        1)));
                if (!losing.percents.isEmpty()) {
                    cells.add(cell(losing, ADDED_PERCENT + ADDED_LOSS, new Dose(ADDED_PERCENT / 100.0, Kept.ALL), 1));
                }
            }
        }
        return cells;
    }

    private Cell cell(Losing losing, String change, Dose dose, double weight) {
        List<String> key = List.of(losing.data, String.valueOf(losing.n), change);
        return new Cell(key, SEEDS, weight, number -> {
            Seed seed = Study.seed(name(), number).child(losing.data).child(change);
            return rows(series(sets.get(losing.data), losing.n, dose, seed));
        });
    }

    /** What a generation keeps of the one before. */
    private enum Kept {
        NOTHING,
        NOTHING_BUT_MORE,
        MOST,
        ALL
    }

    /**
     * How generations differ.
     *
     * @param each lost by what is new in a generation more than by what is new in the one before
     */
    private record Dose(double each, Kept kept) {}

    /** The reference and the generations after it. */
    private static List<Items> series(RealSet set, int n, Dose dose, Seed seed) {
        int last = GENERATIONS[GENERATIONS.length - 1];
        int[] sizes = new int[last + 1];
        Arrays.setAll(sizes, g -> switch (dose.kept) {
            case NOTHING -> n;
            case NOTHING_BUT_MORE -> n + n / 5 * Math.max(0, g - 1);
            case MOST, ALL -> g < 2 ? n : n / 5;
        });
        List<Items> parts = new ArrayList<>(set.parts(seed, sizes));
        if (dose.each > 0) {
            for (int g = 2; g <= last; g++) {
                parts.set(g, lossy(set, parts.get(g), dose.each * (g - 1), seed.child(g)));
            }
        }
        return dose.kept == Kept.MOST || dose.kept == Kept.ALL ? joined(set, parts, n, dose.kept) : parts;
    }

    /** The reference, and what is new in each generation after what is kept. */
    private static List<Items> joined(RealSet set, List<Items> parts, int n, Kept kept) {
        List<Items> series = new ArrayList<>(parts.subList(0, 1));
        List<Item> all = new ArrayList<>();
        for (Items part : parts.subList(1, parts.size())) {
            all.addAll(part.list());
            series.add(new Items(set.schema(), all.subList(kept == Kept.ALL ? 0 : all.size() - n, all.size())));
        }
        return series;
    }

    private static Items lossy(RealSet set, Items items, double share, Seed seed) {
        List<Item> lossy = switch (set.schema().kind()) {
            case TEXT -> TextChanges.common(set, items, share, seed);
            case TABLE -> TableChanges.below(set, items, "medianIncome", share, seed);
            case VECTOR -> shrunk(items, share);
        };
        return new Items(set.schema(), lossy);
    }

    private static List<Item> shrunk(Items items, double share) {
        double[] mean = VectorChanges.mean(items.list());
        return items.list().stream()
                .map(item -> {
                    double[] x = VectorChanges.x(item);
                    return item.with(new Payload.Vector(IntStream.range(0, x.length)
                            .mapToDouble(j -> mean[j] + (1 - share) * (x[j] - mean[j]))
                            .toArray()));
                })
                .toList();
    }

    private static List<List<String>> rows(List<Items> series) {
        List<CheckResult.Generation> all = new ArrayList<>();
        for (int g = 1; g < series.size(); g++) {
            all.add(generation(g, series.get(0), series.get(g)));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int generations : GENERATIONS) {
            CheckResult result = new CheckResult(
                    Outcome.settings(Seed.of(0)),
                    0,
                    all.get(0).data(),
                    Optional.empty(),
                    all.subList(0, generations),
                    List.of(),
                    List.of(),
                    Carried.of(series.subList(1, generations + 1).stream()
                            .map(Items::list)
                            .toList()));
            List<SeriesTrend> trends = result.trends();
            List<SeriesTrend> worse =
                    trends.stream().filter(t -> t.told() && t.harmful()).toList();
            rows.add(List.of(
                    String.valueOf(generations),
                    String.valueOf(trends.size()),
                    String.valueOf(worse.size()),
                    String.valueOf(trends.stream()
                            .filter(t -> t.undecided() && t.harmful())
                            .count()),
                    worse.isEmpty() ? "" : worse.get(0).card().id()));
        }
        return rows;
    }

    /** The usual readings without their floors; the verdict's own statistics, a fifth more, are left out: they need the test. */
    private static CheckResult.Generation generation(int g, Items reference, Items items) {
        Sides sides = Sides.of(new Pool(reference.schema(), groups(reference), groups(items)));
        List<Reading> readings = new ArrayList<>();
        for (Metric metric : Check.usual()) {
            Card card = metric.card();
            if (metric.fits(reference.schema()) && !metric.asksHoldout()) {
                metric.compare(sides).forEach(value -> readings.add(Reading.bare(card, value, 0, false)));
            }
        }
        int n = items.list().size();
        CheckResult.DataSet data =
                new CheckResult.DataSet("g" + g, List.of(), reference.schema().kind(), n, n, n);
        return new CheckResult.Generation(
                data, new Verdict(Level.HEALTHY, 0.99, "", List.of(), "", List.of()), readings);
    }

    private static List<Draw.Group> groups(Items items) {
        Draw.Of kind = Outcome.settings(Seed.of(0)).draw();
        return Profile.of(items, Set.of(kind)).get(kind).groups();
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "data",
                "n",
                "from generation to generation",
                "generations",
                "series",
                "told as worse",
                "rate",
                "undecided alone",
                "mostly"));
        for (Cell cell : cells()) {
            Rows of = rows.where(row -> cell.key().equals(List.of(row.get("data"), row.get("n"), row.get("change"))));
            for (int generations : GENERATIONS) {
                Rows some = of.where("generations", String.valueOf(generations));
                if (!some.isEmpty()) {
                    page.append(line(cell.key(), generations, some));
                }
            }
        }
        for (String change : List.of(NOTHING, MORE, SHARED, ADDED)) {
            for (int generations : GENERATIONS) {
                Rows none = rows.where("change", change).where("generations", String.valueOf(generations));
                if (!none.isEmpty()) {
                    page.append(line(List.of("all", "", change), generations, none));
                }
            }
        }
        return page.toString();
    }

    private static String line(List<String> key, int generations, Rows rows) {
        Rows told = rows.where(row -> !row.get("worse").equals("0"));
        List<String> first = told.column("first").toList();
        String mostly = first.stream()
                .distinct()
                .sorted()
                .max((a, b) -> Integer.compare(Collections.frequency(first, a), Collections.frequency(first, b)))
                .orElse("");
        return Markdown.row(
                key.get(0),
                key.get(1),
                key.get(2),
                String.valueOf(generations),
                String.valueOf(rows.size()),
                String.valueOf(told.size()),
                Markdown.rate(told.size(), rows.size()),
                String.valueOf(
                        rows.size() - told.size() - rows.where("worse", "0").count("undecided", "0")),
                mostly);
    }
}
