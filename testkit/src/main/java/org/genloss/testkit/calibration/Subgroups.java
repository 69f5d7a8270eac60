package org.genloss.testkit.calibration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.verdict.Check;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Verdict;

/** What a check with a subgroup field finds in subgroups: where nothing changed, and where one of them alone lost something. */
record Subgroups(RealSets sets) implements Study {
    private static final int SEEDS = 400;
    private static final List<Integer> SIZES = List.of(500, 2000);
    private static final String NOTHING = "nothing";

    /** What is done to an item of the subgroup. */
    private interface Loss {
        Item of(Item item, Place place, UniformRandomProvider random);
    }

    /**
     * Where an item stands.
     *
     * @param others items of the other subgroups that are on neither side
     * @param mine items of the same subgroup of the same part
     */
    private record Place(Deque<Item> others, List<Item> mine) {}

    private record Asked(String data, String field, String value) {
        /** By a column of a table, by a note of a text. */
        boolean holds(RealSet set, Item item) {
            return item.payload() instanceof Payload.Row row
                    ? row.cells().get(TableChanges.index(set, field)).equals(new org.genloss.data.Cell.Category(value))
                    : value.equals(item.notes().get(field));
        }
    }

    private record Named(String name, Loss loss) {}

    private static final List<Asked> ASKED = List.of(
            new Asked("adult", "sex", "Female"),
            new Asked("adult", "race", "Black"),
            new Asked("bank-marketing", "marital", "divorced"),
            new Asked("DetectRL human by domain", "domain", "xsum"),
            new Asked("ntrex in four languages", "language", "deu"));

    private static final List<Named> LOSSES = List.of(
            new Named(NOTHING, (item, place, random) -> item),
            new Named(
                    "3 in 10 items of a subgroup gone",
                    (item, place, random) -> random.nextDouble() < 0.3 ? in(item, place.others.remove()) : item),
            new Named(
                    "half of the items of a subgroup copied from five of them",
                    (item, place, random) -> random.nextDouble() < 0.5
                            ? one(item, place.mine.subList(0, Math.min(5, place.mine.size())), random)
                            : item));

    private static Item one(Item item, List<Item> from, UniformRandomProvider random) {
        return in(item, from.get(random.nextInt(from.size())));
    }

    /** The other's content in the place of an item. */
    private static Item in(Item item, Item other) {
        return new Item(item.id(), item.group(), other.payload(), item.origin(), item.named(), other.notes());
    }

    @Override
    public String name() {
        return "subgroups";
    }

    @Override
    public List<String> columns() {
        return List.of("change", "data", "subgroup", "n", "seed", "found", "metric", "subject", "kept", "level");
    }

    @Override
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Asked asked : ASKED) {
            if (sets.has(asked.data)) {
                for (Named named : LOSSES) {
                    for (int n : SIZES) {
                        if (!sets.get(asked.data).allows(n + spare(n) / 2)) {
                            continue;
                        }
                        List<String> key =
                                List.of(named.name, asked.data, asked.field + " " + asked.value, String.valueOf(n));
                        double weight = named.name.equals(NOTHING) ? 3 : 1;
                        cells.add(new Cell(key, SEEDS, weight, seed -> rows(asked, named, n, seed)));
                    }
                }
            }
        }
        return cells;
    }

    private List<List<String>> rows(Asked asked, Named named, int n, int number) {
        Seed seed =
                Study.seed(name(), number).child(named.name).child(asked.field).child(n);
        RealSet set = sets.get(asked.data);
        List<Items> parts = set.parts(seed, n, n, spare(n));
        Items generation =
                changed(set, asked, named.loss, parts, seed.child("loss").random());
        Verdict verdict = Check.verdict(
                Outcome.given("reference", parts.get(0)),
                Outcome.given("generation", generation),
                Outcome.settings(seed).withSubgroup(asked.field),
                Workers.SERIAL);
        List<Finding> found = verdict.findings().stream()
                .filter(f -> f.family().equals("subgroup"))
                .toList();
        Optional<Finding> first = found.stream().findFirst();
        return List.of(List.of(
                String.valueOf(found.size()),
                first.map(Finding::metric).orElse(""),
                first.map(Finding::subject).orElse(""),
                first.map(f -> Outcome.number(f.effect().size())).orElse(""),
                verdict.level().id()));
    }

    /** Items beside both sides, enough to take the place of 3 in 10 of half of a side. */
    private static int spare(int n) {
        return n / 2;
    }

    private static Items changed(RealSet set, Asked asked, Loss loss, List<Items> parts, UniformRandomProvider random) {
        List<Item> part = parts.get(1).list();
        List<Item> mine = part.stream().filter(item -> asked.holds(set, item)).toList();
        Deque<Item> others = new ArrayDeque<>(parts.get(2).list().stream()
                .filter(item -> !asked.holds(set, item))
                .toList());
        Place place = new Place(others, mine);
        List<Item> items = new ArrayList<>();
        for (Item item : part) {
            items.add(asked.holds(set, item) ? loss.of(item, place, random) : item);
        }
        return new Items(set.schema(), items);
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "change",
                "data",
                "subgroup",
                "items a side",
                "checks",
                "found in a subgroup",
                "rate",
                "in the right one",
                "kept"));
        for (Cell cell : cells()) {
            Rows of = rows.where(row ->
                    cell.key().equals(List.of(row.get("change"), row.get("data"), row.get("subgroup"), row.get("n"))));
            if (!of.isEmpty()) {
                page.append(line(cell.key(), of));
            }
        }
        Rows none = rows.where("change", NOTHING);
        if (!none.isEmpty()) {
            page.append(line(List.of(NOTHING, "all", "", ""), none));
        }
        return page.toString();
    }

    private static String line(List<String> key, Rows rows) {
        Rows found = rows.where(row -> !row.get("found").equals("0"));
        String subject = key.get(2).replace(" ", " = ");
        double[] kept =
                found.column("kept").mapToDouble(Double::parseDouble).sorted().toArray();
        return Markdown.row(
                key.get(0),
                key.get(1),
                key.get(2),
                key.get(3),
                String.valueOf(rows.size()),
                String.valueOf(found.size()),
                Markdown.rate(found.size(), rows.size()),
                key.get(0).equals(NOTHING) ? "" : String.valueOf(found.count("subject", subject)),
                kept.length == 0 ? "" : Markdown.two(kept[kept.length / 2]));
    }
}
