package org.genloss.io.curate;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.genloss.curate.mix.Allotment;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.mix.Stock;
import org.genloss.curate.mix.Unit;
import org.genloss.curate.recipe.Recipe;
import org.genloss.io.Duck;
import org.genloss.io.UserError;
import org.genloss.ledger.Ledger;

/**
 * Which of the records that are left go into the mix. Records alike in all that shares are stated of are a stock; of each stock so much is taken as the
 * shares allow, in the order of the records' keys, which are hashes of their ids: the choice depends neither on the order of records nor on what else is there.
 */
final class Choice {
    private final Recipe recipe;
    private final Index index;
    private final Mixing mixing;
    private final int step;
    private final Reserve reserve;

    /** What there is of a stock. @param number of it in the table of stocks */
    private record Held(int number, Stock stock, long units) {}

    /** @param wants what quotas of the tail want of the mix */
    Choice(Recipe recipe, Index index, List<Reserve.Want> wants) {
        this.reserve = new Reserve(index, wants);
        this.recipe = recipe;
        this.index = index;
        this.mixing = recipe.mix();
        this.step = recipe.steps().size() + 1;
    }

    /**
     * Chooses, once.
     *
     * @return quotas that are not met
     * @throws UserError where nothing is left, or a quota cannot be met and the recipe says fail
     */
    List<Allotment.Shortfall> choose() {
        index.run(() ->
                index.execute("CREATE TABLE IF NOT EXISTS shortfalls (what VARCHAR, asked BIGINT, there BIGINT)"));
        index.once("mix " + Ledger.digest(RecipeDocument.mixing(mixing)), this::chosen);
        return index.rows(
                "SELECT what, asked, there FROM shortfalls",
                row -> new Allotment.Shortfall(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    private void chosen() throws SQLException {
        index.execute("DELETE FROM removed WHERE step = " + step);
        index.execute("DELETE FROM shortfalls");
        index.execute("DELETE FROM done WHERE step LIKE 'mix %' OR step IN ('final', '" + Mix.SPILLED + "')");
        leftOver();
        reserve.begin();
        List<Allotment.Shortfall> shortfalls = shared();
        while (reserve.more()) {
            shortfalls = shared();
        }
        report(shortfalls);
        index.execute("INSERT INTO removed SELECT place, " + step + ", reason, NULL, NULL FROM gone");
    }

    /** Shares out, and notes in the table {@code gone} what is left out. @return quotas of the mix that are not met */
    private List<Allotment.Shortfall> shared() throws SQLException {
        index.execute("CREATE OR REPLACE TEMP TABLE gone (place BIGINT, reason VARCHAR)");
        stocks();
        List<Held> held = held();
        if (held.isEmpty()) {
            throw nothing();
        }
        List<Stock> stocks = held.stream().map(Held::stock).toList();
        long[] available = held.stream().mapToLong(Held::units).toArray();
        Allotment.Result result = Allotment.of(mixing, stocks, available);
        String[] bounds = result.bounds().clone();
        ranked(held, result.units());
        long[] taken = taken(held, result.units());
        while (!Arrays.equals(taken, result.units())) { // whole records seldom fill an amount to the word
            Allotment.Result again = Allotment.of(mixing, stocks, taken);
            for (int i = 0; i < bounds.length; i++) {
                bounds[i] = again.bounds()[i].isEmpty() ? bounds[i] : again.bounds()[i];
            }
            result = new Allotment.Result(again.units(), bounds, result.shortfalls());
            taken = taken(held, result.units());
        }
        if (Arrays.stream(taken).sum() == 0) {
            throw leavesNothing(held, bounds);
        }
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] < available[i]) {
                index.execute("INSERT INTO gone SELECT place, " + Duck.text(bounds[i]) + " FROM ranked WHERE stock = "
                        + held.get(i).number + " AND upto > " + taken[i]);
            }
        }
        return Allotment.of(mixing, stocks, available).shortfalls();
    }

    private String unit() {
        return mixing.unit() == Unit.DOCUMENTS ? "1" : mixing.unit().word();
    }

    /** A table of what is left. */
    private void leftOver() throws SQLException {
        String synthetic = mixing.unknown() == Mixing.CountedAs.SYNTHETIC ? "r.origin > 0" : "r.origin = 1";
        String fresh = mixing.fresh()
                .map(f -> "r.origin = 0 AND r.date <> '' AND r.date >= " + Duck.text(f.since()))
                .orElse("false");
        index.execute(
                "CREATE OR REPLACE TEMP TABLE left_over AS SELECT r.place, r.key, r.source, " + synthetic
                        + " AS synthetic, r.generation, r.generator, " + fresh + " AS fresh, CAST(" + unit()
                        + " AS BIGINT) AS units, r.tail AS marks, false AS held FROM records r ANTI JOIN removed m USING (place) WHERE r.step IS NULL");
    }

    /** A table of the stocks, with numbers. */
    private void stocks() throws SQLException {
        index.execute("CREATE OR REPLACE TEMP TABLE stocks AS SELECT row_number() OVER (ORDER BY source, synthetic,"
                + " generation, generator, fresh, held) AS stock, * FROM (SELECT source, synthetic, generation, generator,"
                + " fresh, held, sum(units) AS units FROM left_over GROUP BY ALL)");
    }

    private List<Held> held() {
        return index.rows(
                "SELECT stock, source, synthetic, generation, generator, fresh, held, units FROM stocks ORDER BY stock",
                row -> new Held(
                        row.getInt(1),
                        new Stock(
                                recipe.sources().get(row.getInt(2)).id(),
                                row.getBoolean(3),
                                row.getInt(4),
                                row.getString(5),
                                row.getBoolean(6),
                                row.getBoolean(7)),
                        row.getLong(8)));
    }

    /** The records of stocks that are not taken whole, with how much there is up to each in the order of keys. */
    private void ranked(List<Held> held, long[] most) throws SQLException {
        String cut = held.stream()
                .filter(h -> most[held.indexOf(h)] < h.units)
                .map(h -> Integer.toString(h.number))
                .collect(Collectors.joining(", ", "-1, ", ""));
        cut = cut.endsWith(", ") ? cut.substring(0, cut.length() - 2) : cut;
        index.execute("CREATE OR REPLACE TEMP TABLE ranked AS SELECT l.place, s.stock, sum(l.units) OVER (PARTITION BY"
                + " s.stock ORDER BY l.key, l.place ROWS UNBOUNDED PRECEDING) AS upto FROM left_over l JOIN stocks s ON"
                + " l.source = s.source AND l.synthetic = s.synthetic AND l.generation = s.generation AND"
                + " l.generator = s.generator AND l.fresh = s.fresh AND l.held = s.held WHERE s.stock IN (" + cut
                + ")");
    }

    /** What whole records give, at most the amounts. */
    private long[] taken(List<Held> held, long[] most) throws SQLException {
        long[] taken = new long[most.length];
        try (PreparedStatement upTo = index.connection()
                .prepareStatement("SELECT coalesce(max(upto), 0) FROM ranked WHERE stock = ? AND upto <= ?")) {
            for (int i = 0; i < most.length; i++) {
                if (most[i] >= held.get(i).units) {
                    taken[i] = held.get(i).units;
                    continue;
                }
                if (unranked(held.get(i).number)) {
                    add(held.get(i));
                }
                upTo.setInt(1, held.get(i).number);
                upTo.setLong(2, most[i]);
                try (var answer = upTo.executeQuery()) {
                    answer.next();
                    taken[i] = answer.getLong(1);
                }
            }
        }
        return taken;
    }

    private boolean unranked(int stock) {
        return index.number("SELECT count(*) FROM (SELECT 1 FROM ranked WHERE stock = " + stock + " LIMIT 1)") == 0;
    }

    /** A stock that is cut only because others turned out smaller. */
    private void add(Held held) throws SQLException {
        index.execute("INSERT INTO ranked SELECT l.place, s.stock, sum(l.units) OVER (ORDER BY l.key, l.place ROWS"
                + " UNBOUNDED PRECEDING) FROM left_over l JOIN stocks s ON l.source = s.source AND l.synthetic ="
                + " s.synthetic AND l.generation = s.generation AND l.generator = s.generator AND l.fresh = s.fresh AND l.held = s.held"
                + " WHERE s.stock = " + held.number);
    }

    private UserError nothing() {
        List<String> most = index.rows(
                "SELECT step, count(*) FROM fates WHERE step IS NOT NULL GROUP BY step ORDER BY 2 DESC LIMIT 3",
                row -> Names.step(recipe, row.getInt(1)) + " took " + Names.count(row.getLong(2)));
        return new UserError("no record is left to mix: " + String.join(", ", most)
                + ". Look at a few of them, and loosen the step that took most.");
    }

    private UserError leavesNothing(List<Held> held, String[] bounds) {
        long contradictory = index.number("SELECT count(*) FROM records WHERE conflict");
        long real = held.stream()
                .filter(h -> !h.stock.synthetic())
                .mapToLong(Held::units)
                .sum();
        String settings =
                Arrays.stream(bounds).filter(b -> !b.isEmpty()).distinct().collect(Collectors.joining(" and "));
        if (settings.equals("mix.size")) {
            return new UserError(
                    "mix.size asks for " + Names.count(mixing.size().orElseThrow()) + " "
                            + mixing.unit().word()
                            + ", and every document that comes first in its source has more. Raise it, or count in documents.");
        }
        return new UserError(settings + " leaves nothing: "
                + Names.count(held.stream().mapToLong(Held::units).sum()) + " "
                + mixing.unit().word() + " are left after the steps, "
                + (real == 0 ? "none of them real" : Names.count(real) + " of them real")
                + ". A share of the final mix needs other text beside it: add real sources, or raise the cap."
                + (mixing.unknown() == Mixing.CountedAs.SYNTHETIC
                                && held.stream().anyMatch(h -> h.stock.generation() == 0 && h.stock.synthetic())
                        ? " Records of unknown origin count as synthetic unless mix.unknown says: as real."
                        : "")
                + (contradictory > 0
                        ? " Of unknown origin count " + Names.count(contradictory)
                                + " records whose text is declared both human and synthetic."
                        : ""));
    }

    private void report(List<Allotment.Shortfall> shortfalls) throws SQLException {
        if (!shortfalls.isEmpty() && mixing.onShortfall() != Mixing.OnShortfall.WARN) {
            String all = shortfalls.stream()
                    .map(s -> Names.shortfall(s, mixing.unit()))
                    .collect(Collectors.joining("\n  "));
            throw new UserError(
                    all
                            + "\n  Lower it, add sources, or say mix.on-shortfall: warn to write the mix as near as possible,"
                            + " or shrink to make the rest smaller. What was read is kept: change mix and run the same command again.");
        }
        for (Allotment.Shortfall s : shortfalls) {
            index.execute("INSERT INTO shortfalls VALUES (" + Duck.text(s.what()) + ", " + s.asked() + ", " + s.there()
                    + ")");
        }
    }
}
