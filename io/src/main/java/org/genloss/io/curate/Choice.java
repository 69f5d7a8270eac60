package org.genloss.io.curate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.genloss.curate.mix.Allotment;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.mix.Stock;
import org.genloss.curate.mix.Unit;
import org.genloss.curate.outcome.Tally;
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

    /** What there is of a stock. */
    private record Held(Stock stock, long units) {}

    /** @param wants what quotas of the tail want of the mix */
    Choice(Recipe recipe, Index index, List<Reserve.Want> wants) {
        this.reserve = new Reserve(recipe, index, wants);
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
        index.run(() -> index.execute(
                "CREATE TABLE IF NOT EXISTS shortfalls (what VARCHAR, asked BIGINT, there BIGINT, missing BIGINT)"));
        index.once("mix " + Ledger.digest(RecipeDocument.mixing(mixing)), this::chosen);
        return index.rows(
                "SELECT what, asked, there, missing FROM shortfalls",
                row -> new Allotment.Shortfall(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getObject(4) == null ? OptionalLong.empty() : OptionalLong.of(row.getLong(4))));
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
        Ranks ranks = new Ranks(index, available);
        Allotment.Result result = Allotment.whole(mixing, stocks, available, ranks);
        if (result.all() == 0) {
            throw leavesNothing(held, result.bounds());
        }
        for (int i = 0; i < available.length; i++) {
            if (result.units()[i] < available[i]) {
                index.execute("INSERT INTO gone SELECT place, " + Duck.text(result.bounds()[i])
                        + " FROM ranked WHERE stock = " + (i + 1) + " AND upto > " + result.units()[i]);
            }
        }
        return result.shortfalls();
    }

    private String unit() {
        return mixing.unit() == Unit.DOCUMENTS ? "1" : mixing.unit().word();
    }

    /** A table of what is left. */
    private void leftOver() throws SQLException {
        String synthetic = mixing.unknown() == Mixing.CountedAs.SYNTHETIC ? "r.origin > 0" : "r.origin = 1";
        String fresh = mixing.fresh()
                .map(f -> "r.origin = 0 AND r.date <> '' AND r.date || substr('0000-01-01', length(r.date) + 1) >= "
                        + Duck.text(Tally.firstDay(f.since())))
                .orElse("false");
        index.execute(
                "CREATE OR REPLACE TEMP TABLE left_over AS SELECT r.place, r.key, r.source, " + synthetic
                        + " AS synthetic, r.generation, r.generator, " + fresh + " AS fresh, CAST(" + unit()
                        + " AS BIGINT) AS units, r.tail AS marks, false AS held FROM records r ANTI JOIN removed m USING (place) WHERE r.step IS NULL");
    }

    /** A table of the stocks, numbered from 1. */
    private void stocks() throws SQLException {
        index.execute("CREATE OR REPLACE TEMP TABLE stocks AS SELECT row_number() OVER (ORDER BY source, synthetic,"
                + " generation, generator, fresh, held) AS stock, * FROM (SELECT source, synthetic, generation, generator,"
                + " fresh, held, sum(units) AS units FROM left_over GROUP BY ALL)");
    }

    private List<Held> held() {
        return index.rows(
                "SELECT source, synthetic, generation, generator, fresh, held, units FROM stocks ORDER BY stock",
                row -> new Held(
                        new Stock(
                                recipe.sources().get(row.getInt(1)).id(),
                                row.getBoolean(2),
                                row.getInt(3),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getBoolean(6)),
                        row.getLong(7)));
    }

    private UserError nothing() {
        List<String> most = index.rows(
                "SELECT step, count(*) FROM fates WHERE step IS NOT NULL GROUP BY step ORDER BY 2 DESC LIMIT 3",
                row -> Names.step(recipe, row.getInt(1)) + " took " + Names.count(row.getLong(2)));
        return new UserError("no record is left to mix: " + String.join(", ", most)
                + ". Look at a few of them, and loosen the step that took most.");
    }

    /** Weights leave nothing where a source that has its share of the mix has nothing, or where its share is more than a cap lets it be. */
    private Optional<UserError> weighed(List<Held> held, List<String> bounds) {
        if (!bounds.contains("mix.weights")) {
            return Optional.empty();
        }
        Map<String, Double> shares = new TreeMap<>(mixing.shares());
        Map<String, Long> there = new TreeMap<>();
        shares.keySet().forEach(source -> there.put(source, 0L));
        held.forEach(h -> there.merge(h.stock.source(), h.units, Long::sum));
        String each = shares.entrySet().stream()
                .map(share -> share.getKey() + " a share of "
                        + String.format(Locale.ROOT, "%.3g", share.getValue()) + " ("
                        + Names.count(there.get(share.getKey()))
                        + " " + mixing.unit().word() + " are left of it after the steps)")
                .collect(Collectors.joining(", "));
        List<String> none =
                there.keySet().stream().filter(s -> there.get(s) == 0).toList();
        String rest = bounds.stream().filter(b -> !b.equals("mix.weights")).collect(Collectors.joining(" and "));
        return Optional.of(
                new UserError(
                        "mix.weights leaves nothing: it gives " + each + ". "
                                + (none.isEmpty()
                                        ? "No mix with these shares keeps "
                                                + (rest.isEmpty() ? "a record of each" : rest)
                                                + ". Give more weight to other sources, or change "
                                                + (rest.isEmpty() ? "the weights" : rest)
                                                + "."
                                        : "Of " + String.join(" and ", none)
                                                + " there is nothing to take a share of. Leave it out of the recipe, or loosen the step that took its records.")));
    }

    /** That no human record has a date, and where dates were looked for; empty where one has. */
    private String undated() {
        if (index.number("SELECT count(*) FROM records WHERE origin = 0 AND date <> ''") > 0) {
            return "";
        }
        return " " + AskedFields.undated(recipe);
    }

    private UserError leavesNothing(List<Held> held, String[] bound) {
        List<String> bounds =
                Arrays.stream(bound).filter(b -> !b.isEmpty()).distinct().toList();
        Optional<UserError> weighed = weighed(held, bounds);
        if (weighed.isPresent()) {
            return weighed.get();
        }
        long contradictory = index.number("SELECT count(*) FROM records WHERE conflict");
        long real = held.stream()
                .filter(h -> !h.stock.synthetic())
                .mapToLong(Held::units)
                .sum();
        if (bounds.equals(List.of("mix.size"))) {
            return new UserError(
                    "mix.size asks for " + Names.count(mixing.size().orElseThrow()) + " "
                            + mixing.unit().word()
                            + ", and every document that comes first in its source has more. Raise it, or count in documents.");
        }
        String dated = bounds.contains(Mixing.FRESH) ? undated() : "";
        if (!dated.isEmpty()) {
            return new UserError(String.join(" and ", bounds) + " leaves nothing." + dated);
        }
        return new UserError(String.join(" and ", bounds) + " leaves nothing: "
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
        List<String> missing = new ArrayList<>();
        if (mixing.onShortfall() != Mixing.OnShortfall.WARN) {
            shortfalls.forEach(s ->
                    missing.add(Names.shortfall(s, mixing.unit()) + (s.what().equals(Mixing.FRESH) ? undated() : "")));
        }
        if (mixing.onShortfall() == Mixing.OnShortfall.FAIL) {
            missing.addAll(reserve.missing());
        }
        if (!missing.isEmpty()) {
            String all = String.join("\n  ", missing);
            throw new UserError(
                    all
                            + "\n  Lower what is asked for, add sources, or say mix.on-shortfall: warn to write the mix as near as possible,"
                            + " or shrink to make the rest smaller. What was read is kept: change mix and run the same command again.");
        }
        for (Allotment.Shortfall s : shortfalls) {
            index.execute("INSERT INTO shortfalls VALUES (" + Duck.text(s.what()) + ", " + s.asked() + ", " + s.there()
                    + ", " + (s.missing().isPresent() ? s.missing().getAsLong() : "NULL") + ")");
        }
    }
}
