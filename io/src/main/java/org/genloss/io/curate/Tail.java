package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.tail.Protection;
import org.genloss.curate.tail.Protection.Loss;
import org.genloss.curate.tail.Protection.Report;
import org.genloss.curate.tail.Quota;
import org.genloss.curate.tail.TailLoss;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.Duck;
import org.genloss.io.UserError;
import org.genloss.profile.Profile;

/**
 * The tail of a recipe: what the reference, or without one all sources that are declared human, say is rare; what filters take of it; and what is given back, in
 * the order of the records' keys, which are hashes of their ids.
 */
final class Tail {
    /** Set where a record has a field that the recipe protects, beyond the marks of {@link Protection}. */
    private static final long HAS_FIELD = 1L << 62;

    private static final String BY_MARK = "SELECT source, tail, step, count(*) FROM final GROUP BY ALL ORDER BY ALL";

    private final Recipe recipe;
    private final Protection protection;
    private final Index index;
    private final long back;
    private final List<String> fields;
    private Protection.Marker marker = item -> 0;

    Tail(Recipe recipe, Index index) {
        this.recipe = recipe;
        this.index = index;
        this.protection = recipe.protect().isEmpty() ? null : ProtectFile.of(recipe.protect());
        this.back = protection == null ? 0 : protection.back();
        this.fields = protection == null ? List.of() : protection.fields();
    }

    /** Whether the recipe protects one. */
    boolean asked() {
        return protection != null;
    }

    /** That of all that is drawn to find it. */
    static Seed seed(Recipe recipe) {
        return Seed.of(recipe.seed()).child("tail");
    }

    /** Learns from the reference what is rare. */
    void ready(List<Part> parts) {
        if (asked()) {
            Corpus reference = reference(parts);
            marker = protection.ready(Profile.of(reference, protection.needs()), seed(recipe));
            index.once("reference", () -> {
                index.execute("CREATE OR REPLACE TABLE reference_marks (bit INTEGER, items BIGINT)");
                if (protection.quotas().stream().anyMatch(q -> q.share().isPresent())) {
                    count(reference);
                }
            });
        }
    }

    private void count(Corpus reference) throws java.sql.SQLException {
        long[] items = new long[protection.names().size()];
        try (Stream<Item> all = reference.items()) {
            all.forEach(item -> {
                long bits = marker.of(item);
                for (int i = 0; i < items.length; i++) {
                    items[i] += (bits >>> i) & 1;
                }
            });
        }
        for (int i = 0; i < items.length; i++) {
            index.execute("INSERT INTO reference_marks VALUES (" + i + ", " + items[i] + ")");
        }
    }

    private Corpus reference(List<Part> parts) {
        Optional<Reference> own = Reference.of(recipe, protection.fields());
        if (own.isPresent()) {
            return own.get().corpus();
        }
        List<Part> human = parts.stream()
                .filter(part -> part.of().declared().kind() == Declared.Kind.HUMAN)
                .toList();
        if (human.isEmpty()) {
            throw new UserError(
                    "protect needs to know what is rare among people, and no source is declared human as a whole."
                            + " Name a reference: reference: human.jsonl");
        }
        return new Everything(human, Schema.text());
    }

    /** The marks of a record, a bit each. */
    long marks(Item item) {
        return marker.of(item)
                | (fields.stream()
                                .anyMatch(f -> !item.notes().getOrDefault(f, "").isBlank())
                        ? HAS_FIELD
                        : 0);
    }

    /** @throws UserError where no record of any source has a field that is to be protected: a name that is wrong is no quota that falls short */
    void requireFields(List<Part> parts) {
        boolean none = !fields.isEmpty()
                && recipe.mix().onShortfall() != Mixing.OnShortfall.WARN
                && index.number("SELECT count(*) FROM (SELECT 1 FROM records WHERE (tail & " + HAS_FIELD
                                + ") <> 0 LIMIT 1)")
                        == 0;
        if (none) {
            throw AskedFields.unprotected(fields, parts);
        }
    }

    /** Whether a record with such marks may be given back. */
    boolean protects(long marks) {
        return (marks & back) != 0;
    }

    /** Gives back what the factor and the quotas ask for; once. */
    void giveBack() {
        if (!asked()) {
            return;
        }
        index.once("given back", () -> {
            index.execute("CREATE OR REPLACE TABLE given_back (place BIGINT, step SMALLINT, reason VARCHAR)");
            enforce();
            for (Quota quota : protection.quotas()) {
                fill(quota);
            }
            if (!protection.quotas().isEmpty()) {
                enforce(); // what a quota took back is no longer gone of the body of other tails
            }
        });
    }

    /** Step by step, since what one gives back reaches the next. */
    private void enforce() throws java.sql.SQLException {
        for (int step = 1; protection.enforce() && step <= recipe.steps().size(); step++) {
            for (int source = 0; source < recipe.sources().size(); source++) {
                enforce(step, source);
            }
        }
    }

    /** Tail by tail, again until none is above the factor: what goes back for one was gone of the body of others, whose ratio rises by it. */
    private void enforce(int step, int source) throws java.sql.SQLException {
        boolean more = true;
        while (more) {
            more = false;
            for (int bit = 0; bit < protection.criteria().size(); bit++) {
                String has = has(1L << bit);
                long missing = loss(step, source, has).back(protection.factor());
                String where = "source = " + source + " AND step = " + step + " AND fails <> '' AND " + has;
                more |= back(where, missing, "tail-factor") > 0;
            }
        }
    }

    /** What a step takes of one tail as things stand; its body is all else, of other tails too. */
    private TailLoss loss(int step, int source, String has) {
        return index.rows(
                        "SELECT count(*) FILTER (" + has + "), count(*) FILTER (step = " + step + " AND " + has
                                + "), count(*) FILTER (NOT " + has + "), count(*) FILTER (step = " + step
                                + " AND NOT " + has + ") FROM records WHERE source = " + source
                                + " AND (step IS NULL OR step >= " + step + ")",
                        row -> new TailLoss("", "", row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .get(0);
    }

    private static String has(long bits) {
        return "(tail & " + bits + ") <> 0";
    }

    /** From the filters, until there is enough; records that later filters take too come last. */
    private void fill(Quota quota) throws java.sql.SQLException {
        int bit = protection.names().indexOf(quota.what());
        String has = has(1L << bit);
        long wanted = quota.wanted(reference(bit));
        for (int round = 0; round <= recipe.steps().size(); round++) {
            long missing = wanted - index.number("SELECT count(*) FROM records WHERE step IS NULL AND " + has);
            if (missing > 0) {
                back("step IS NOT NULL AND fails <> '' AND " + has, missing, "quota " + quota.what());
            }
        }
    }

    /** What the quotas want of the mix. */
    List<Reserve.Want> wanted() {
        return asked()
                ? protection.quotas().stream()
                        .map(quota -> {
                            int bit = protection.names().indexOf(quota.what());
                            return new Reserve.Want(quota.what(), 1L << bit, quota.wanted(reference(bit)));
                        })
                        .toList()
                : List.of();
    }

    private long reference(int bit) {
        return index.number("SELECT coalesce(sum(items), 0)::BIGINT FROM reference_marks WHERE bit = " + bit);
    }

    /** The first so many in the order of keys, one of equal texts, go on to the next step that takes them, or stay if there is none. @return how many there were */
    private long back(String where, long count, String reason) throws java.sql.SQLException {
        if (count <= 0) {
            return 0;
        }
        String filters = "len(fails) - len(replace(fails, chr(10), ''))";
        String first = reason.startsWith("quota") ? filters + ", key, place" : "key, place";
        index.execute(
                "CREATE OR REPLACE TEMP TABLE back AS SELECT place, step, regexp_replace(fails, '^[^\\n]*\\n', '') AS fails"
                        + " FROM (SELECT * FROM records r WHERE " + where
                        + " AND NOT EXISTS (SELECT 1 FROM given_back g JOIN records o USING (place) WHERE o.high = r.high AND"
                        + " o.low = r.low AND o.place <> r.place)"
                        + " QUALIFY row_number() OVER (PARTITION BY high, low ORDER BY key, place) = 1) ORDER BY "
                        + first + " LIMIT "
                        + count);
        index.execute("INSERT INTO given_back SELECT place, step, " + Duck.text(reason) + " FROM back");
        index.execute(
                "UPDATE records SET fails = b.fails, step = try_cast(split_part(b.fails, chr(9), 1) AS SMALLINT), reason ="
                        + " CASE WHEN b.fails = '' THEN " + Duck.text("given back: " + reason)
                        + " ELSE split_part(split_part(b.fails, chr(10), 1), chr(9), 2) END, score = NULL FROM back b WHERE"
                        + " records.place = b.place");
        long found = index.number("SELECT count(*) FROM back");
        index.execute("DROP TABLE back");
        return found;
    }

    /** What became of the tail, when all is decided. */
    Report report() {
        if (!asked()) {
            return Report.NONE;
        }
        List<Cell> cells = index.rows(BY_MARK, row -> {
            int source = row.getInt(1);
            long marks = row.getLong(2);
            int step = row.getInt(3);
            return new Cell(source, marks, row.wasNull() ? Integer.MAX_VALUE : step, row.getLong(4));
        });
        List<Loss> losses = new ArrayList<>();
        for (int step = 1; step <= recipe.steps().size() + 1; step++) {
            for (int source = 0; source < recipe.sources().size(); source++) {
                losses(cells, step, source, losses);
            }
        }
        List<Quota.Filled> filled = new ArrayList<>();
        for (Quota quota : protection.quotas()) {
            long bit = 1L << protection.names().indexOf(quota.what());
            filled.add(new Quota.Filled(
                    quota,
                    reference(protection.names().indexOf(quota.what())),
                    sum(cells, c -> (c.marks & bit) != 0 ? c.count : 0),
                    sum(
                            cells,
                            c -> (c.marks & bit) != 0 && c.step > recipe.steps().size() ? c.count : 0),
                    sum(cells, c -> (c.marks & bit) != 0 && c.step == Integer.MAX_VALUE ? c.count : 0)));
        }
        String reference = recipe.reference().orElse("all sources declared human");
        return new Report(protection.factor(), protection.enforce(), reference, losses, filled);
    }

    private record Cell(int source, long marks, int step, long count) {}

    private void losses(List<Cell> cells, int step, int source, List<Loss> losses) {
        List<Cell> own =
                cells.stream().filter(c -> c.source == source && c.step >= step).toList();
        if (own.stream().noneMatch(c -> c.step == step)
                && index.number("SELECT count(*) FROM given_back WHERE step = " + step) == 0) {
            return;
        }
        for (int i = 0; i < protection.criteria().size(); i++) {
            long bits = 1L << i;
            long tail = sum(own, c -> (c.marks & bits) != 0 ? c.count : 0);
            long gone = sum(own, c -> (c.marks & bits) != 0 && c.step == step ? c.count : 0);
            long body = sum(own, c -> (c.marks & bits) == 0 ? c.count : 0);
            long bodyGone = sum(own, c -> (c.marks & bits) == 0 && c.step == step ? c.count : 0);
            long back = index.number("SELECT count(*) FROM given_back g JOIN records r USING (place) WHERE g.step = "
                    + step + " AND r.source = " + source + " AND (r.tail & " + bits + ") <> 0");
            TailLoss loss = new TailLoss(
                    Names.step(recipe, step), recipe.sources().get(source).id(), tail, gone, body, bodyGone);
            boolean filter = Steps.filters(recipe).contains(step);
            boolean more = filter && protection.enforce() && loss.back(protection.factor()) > 0;
            losses.add(new Loss(
                    protection.names().get(i),
                    loss,
                    back,
                    filter,
                    more ? kept(step, source, bits) : Protection.Kept.NONE));
        }
    }

    /** Why a filter that still takes too much of a tail gives no more of it back. */
    private Protection.Kept kept(int step, int source, long bits) {
        String gone = " FROM final r WHERE source = " + source + " AND step = " + step + " AND " + has(bits);
        Map<String, Long> barred = new LinkedHashMap<>();
        index.rows(
                        "SELECT barred, count(*)" + gone + " AND barred > 0 GROUP BY barred ORDER BY barred",
                        row -> Map.entry(Names.step(recipe, row.getInt(1)), row.getLong(2)))
                .forEach(one -> barred.put(one.getKey(), one.getValue()));
        String copy = " AND EXISTS (SELECT 1 FROM given_back g JOIN records o USING (place) WHERE o.high = r.high AND"
                + " o.low = r.low AND o.place <> r.place)";
        long copies = index.number("SELECT count(*)" + gone + " AND fails <> ''" + copy);
        return new Protection.Kept(
                barred, copies, index.number("SELECT count(*)" + gone + " AND fails <> ''") - copies);
    }

    private static long sum(List<Cell> cells, ToLongFunction<Cell> count) {
        return cells.stream().mapToLong(count).sum();
    }
}
