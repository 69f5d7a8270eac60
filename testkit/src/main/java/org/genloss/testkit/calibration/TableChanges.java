package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;

/** Changes of tables: the upper end of a column cut off, a value of 2 % dropped, cells of a column emptied. */
final class TableChanges {
    private static final List<Integer> SIZES = List.of(500, 2000, 10_000);
    private static final int SEEDS = 40;

    private TableChanges() {}

    static List<Change> all(RealSets sets) {
        List<Change> all = new ArrayList<>();
        all.add(new Change("nothing", "one lognormal column", SIZES, SEEDS, (n, seed) -> lognormal(n, 0, seed)));
        for (int percent : new int[] {1, 5}) {
            double share = percent / 100.0;
            String name = "upper " + percent + " % cut";
            all.add(new Change(name, "one lognormal column", SIZES, SEEDS, (n, seed) -> lognormal(n, share, seed)));
            tail(all, sets, name, share, "california-housing", "medianIncome");
            tail(all, sets, name, share, "bank-marketing", "balance");
        }
        for (String[] of :
                new String[][] {{"california-housing", "medianIncome"}, {"adult", "age"}, {"adult", "workclass"}}) {
            for (int percent : new int[] {2, 5, 20, 100}) {
                String name = percent == 100 ? "a column emptied" : percent + " % of a column emptied";
                empty(all, sets, name, of, 0, percent / 100.0);
            }
            empty(all, sets, "nothing, a third of a column empty", of, 1 / 3.0, 0);
        }
        drop(all, sets, "bank-marketing", "job", "student");
        drop(all, sets, "adult", "native-country", "Mexico");
        return all;
    }

    private static void tail(List<Change> all, RealSets sets, String name, double share, String data, String column) {
        if (sets.has(data)) {
            all.add(new Change(
                    name,
                    data + ", " + column,
                    SIZES,
                    SEEDS,
                    (n, seed) -> cut(sets.get(data), column, share, n, seed)));
        }
    }

    private static void drop(List<Change> all, RealSets sets, String data, String column, String value) {
        if (sets.has(data)) {
            all.add(new Change(
                    "a value of 2 % dropped",
                    data + ", " + column + " " + value,
                    SIZES,
                    SEEDS,
                    (n, seed) -> dropped(sets.get(data), column, value, n, seed)));
        }
    }

    /** @param both share of the column's cells that are empty on both sides @param more the same, on the generation's alone */
    private static void empty(List<Change> all, RealSets sets, String name, String[] of, double both, double more) {
        if (sets.has(of[0])) {
            all.add(new Change(name, of[0] + ", " + of[1], SIZES.subList(0, 2), SEEDS, (n, seed) -> {
                RealSet set = sets.get(of[0]);
                List<Items> parts = set.parts(seed, n, n);
                int c = index(set, of[1]);
                return new Change.Sides(
                        emptied(parts.get(0), c, both, seed.child("reference")),
                        emptied(parts.get(1), c, both + more, seed.child("generation")));
            }));
        }
    }

    /** The cells of a column, each empty by that chance. */
    private static Items emptied(Items rows, int column, double share, Seed seed) {
        UniformRandomProvider random = seed.random();
        return new Items(
                rows.schema(),
                rows.list().stream()
                        .map(item -> {
                            List<Cell> cells = new ArrayList<>(((Payload.Row) item.payload()).cells());
                            if (random.nextDouble() < share) {
                                cells.set(column, Cell.MISSING);
                            }
                            return item.with(new Payload.Row(cells));
                        })
                        .toList());
    }

    private static Change.Sides lognormal(int n, double share, Seed seed) {
        return new Change.Sides(column(n, 0, seed.child("reference")), column(n, share, seed.child("generation")));
    }

    /** exp of normal numbers; those above the quantile of 1 - share are drawn again. */
    private static Items column(int n, double share, Seed seed) {
        double limit = share == 0
                ? Double.POSITIVE_INFINITY
                : org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1)
                        .inverseSurvivalProbability(share);
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Item> items = new ArrayList<>();
        while (items.size() < n) {
            double x = normal.sample();
            if (x <= limit) {
                Payload row = new Payload.Row(List.of(new Cell.Number(Math.exp(x))));
                items.add(Item.of(String.valueOf(items.size()), row));
            }
        }
        return new Items(Schema.table(List.of(new Schema.Column("x", Schema.Scale.NUMERIC))), items);
    }

    private static Change.Sides cut(RealSet set, String column, double share, int n, Seed seed) {
        int c = index(set, column);
        ToDoubleFunction<Item> number = item -> cell(item, c) instanceof Cell.Number x ? x.value() : 0;
        double[] sorted = set.items().stream().mapToDouble(number).sorted().toArray();
        double limit = sorted[(int) Math.round((1 - share) * (sorted.length - 1))];
        return without(
                set,
                set.items().stream()
                        .filter(i -> number.applyAsDouble(i) <= limit)
                        .toList(),
                n,
                seed);
    }

    /** Rows whose number is among the largest of the set, so large a share of it, are replaced by copies of others. */
    static List<Item> below(RealSet set, Items some, String column, double share, Seed seed) {
        int c = index(set, column);
        ToDoubleFunction<Item> number = item -> cell(item, c) instanceof Cell.Number x ? x.value() : 0;
        double[] sorted = set.items().stream().mapToDouble(number).sorted().toArray();
        double limit = sorted[(int) Math.round((1 - share) * (sorted.length - 1))];
        List<Item> left = some.list().stream()
                .filter(item -> number.applyAsDouble(item) <= limit)
                .toList();
        UniformRandomProvider random = seed.random();
        return some.list().stream()
                .map(item -> number.applyAsDouble(item) <= limit
                        ? item
                        : item.with(left.get(random.nextInt(left.size())).payload()))
                .toList();
    }

    private static Change.Sides dropped(RealSet set, String column, String value, int n, Seed seed) {
        int c = index(set, column);
        Cell gone = new Cell.Category(value);
        return without(
                set, set.items().stream().filter(i -> !cell(i, c).equals(gone)).toList(), n, seed);
    }

    /** The reference is drawn from all, the generation from the items that are left and not in the reference. */
    static Change.Sides without(RealSet set, List<Item> left, int n, Seed seed) {
        Items reference = set.parts(seed, n).get(0);
        boolean[] taken = new boolean[set.items().size()];
        reference.list().forEach(item -> taken[Integer.parseInt(item.id())] = true);
        List<Item> free =
                left.stream().filter(i -> !taken[Integer.parseInt(i.id())]).toList();
        Items generation = new RealSet(set.name(), set.kind(), set.schema(), free)
                .parts(seed.child("left"), Math.min(n, free.size()))
                .get(0);
        return new Change.Sides(reference, generation);
    }

    static int index(RealSet set, String column) {
        return IntStream.range(0, set.schema().width())
                .filter(c -> set.schema().columns().get(c).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(set.name() + " has no column " + column + ", only "
                        + Arrays.toString(set.schema().columns().toArray())));
    }

    private static Cell cell(Item item, int column) {
        return ((Payload.Row) item.payload()).cells().get(column);
    }
}
