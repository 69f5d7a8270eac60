package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.genloss.curate.mix.Amount;
import org.genloss.curate.mix.Unit;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;
import org.genloss.verdict.battery.Wording;

/** What became of a recipe, in tables: the same for terminals and pages. */
final class CurateTables {
    private static final int MOST = 24;

    private final Outcome outcome;
    private final CurateFacts facts;
    private final List<Table> tables = new ArrayList<>();

    /**
     * One table.
     *
     * @param rows the first is the head; cells but the first are numbers
     * @param said sentences below it
     */
    record Table(String title, List<String[]> rows, List<String> said) {}

    private CurateTables(Outcome outcome) {
        this.outcome = outcome;
        this.facts = new CurateFacts(outcome);
    }

    static List<Table> of(Outcome outcome) {
        CurateTables all = new CurateTables(outcome);
        all.removed();
        if (!outcome.labels().isEmpty()) {
            all.tables.add(CurateDetectors.table(outcome.labels()));
            CurateDetectors.bySource(outcome.labels()).ifPresent(all.tables::add);
        }
        all.composition();
        all.ages();
        all.subgroups();
        all.limits();
        all.tail();
        outcome.policy().ifPresent(policy -> all.tables.add(CuratePolicy.table(policy)));
        outcome.check().ifPresent(check -> all.tables.add(CurateCheck.table(check)));
        if (!outcome.thin().isEmpty()) {
            all.tables.add(CurateSourcing.table(outcome.thin()));
        }
        return all.tables;
    }

    /** One sentence about all of it. */
    static String headline(Outcome outcome) {
        Amount before = outcome.before().all();
        Amount after = outcome.after().all();
        return Numbers.count(after.documents()) + " of " + Numbers.count(before.documents(), "document")
                + (after.documents() == 1 ? " is in the mix, " : " are in the mix, ") + Numbers.count(after.words())
                + " of " + Numbers.count(before.words(), "word")
                + ", in " + Numbers.count(outcome.shards().size(), "shard");
    }

    private void add(String title, List<String[]> rows) {
        tables.add(new Table(title, List.copyOf(rows), List.of()));
    }

    private void tail() {
        if (!outcome.tail().losses().isEmpty()) {
            tables.add(new Table(
                    "What steps took of the tail", CurateTail.losses(outcome.tail()), CurateTail.said(outcome.tail())));
        }
        if (!outcome.tail().filled().isEmpty()) {
            add("Quotas", CurateTail.quotas(outcome.tail()));
        }
    }

    /** A row a source: what it had, what each step took, what is left. */
    private void removed() {
        List<String> steps = facts.steps().stream()
                .filter(step -> outcome.recipe().steps().stream()
                                .anyMatch(s -> s.name().equals(step))
                        || outcome.removed().stream().anyMatch(r -> r.step().equals(step)))
                .toList();
        List<String[]> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("documents", "read"));
        head.addAll(steps);
        head.add("kept");
        rows.add(head.toArray(new String[0]));
        for (Outcome.SourceRead read : outcome.read()) {
            List<String> row = new ArrayList<>(
                    List.of(read.source(), Numbers.count(read.amount().documents())));
            for (String step : steps) {
                long gone = outcome.removed(step, read.source()).documents();
                row.add(gone == 0 ? "·" : "−" + Numbers.count(gone));
            }
            row.add(Numbers.count(
                    outcome.after().where(r -> r.source().equals(read.source())).documents()));
            rows.add(row.toArray(new String[0]));
        }
        add("What each step took from each source", rows);
        reasons();
    }

    private void reasons() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"removed for", "step", "documents"});
        Map<String, Long> sums = new TreeMap<>();
        outcome.removed()
                .forEach(r -> sums.merge(
                        r.step() + "\t" + r.reason().replaceFirst(":.*", ""),
                        r.amount().documents(),
                        Long::sum));
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(e -> {
                    String[] parts = e.getKey().split("\t", 2);
                    rows.add(new String[] {Cells.fit(parts[1], 48), parts[0], Numbers.count(e.getValue())});
                });
        if (rows.size() > 1) {
            add("Reasons", rows);
        }
    }

    private void composition() {
        List<String[]> rows = new ArrayList<>();
        rows.add(row("share of " + facts.unit().word(), "before", "after", "after, by weight"));
        shares(rows, Tally.Row::origin, "");
        shares(
                rows,
                row -> row.generation() == 0
                        ? ""
                        : "generation " + (row.atLeast() ? "at least " : "") + row.generation(),
                "  ");
        shares(rows, Tally.Row::generator, "  by ");
        List<String> said = facts.weighs()
                ? List.of("Synthetic: " + Wording.percent(outcome.after().share(facts::synthetic, facts.unit()))
                        + " of the mix where every document counts whole, as limits do; "
                        + Wording.percent(outcome.after().shareByWeight(facts::synthetic))
                        + " where each counts by its field weight.")
                : List.of();
        tables.add(new Table("Where the text comes from", rows, said));
    }

    /** Cells, of which the fourth, a share by weight, is left out where all documents weigh the same. */
    private String[] row(String... cells) {
        return facts.weighs()
                ? cells
                : IntStream.range(0, cells.length)
                        .filter(i -> i != 3)
                        .mapToObj(i -> cells[i])
                        .toArray(String[]::new);
    }

    private void shares(List<String[]> rows, Function<Tally.Row, String> word, String prefix) {
        Set<String> words = new LinkedHashSet<>(new TreeMap<>(outcome.before().by(word)).keySet());
        words.remove("");
        for (String one : words) {
            Predicate<Tally.Row> own = row -> word.apply(row).equals(one);
            rows.add(row(
                    prefix + Cells.fit(one, 40),
                    share(outcome.before(), own),
                    share(outcome.after(), own),
                    Wording.percent(outcome.after().shareByWeight(own))));
        }
    }

    private String share(Tally tally, Predicate<Tally.Row> rows) {
        return Wording.percent(tally.share(rows, facts.unit()));
    }

    /** Years, of the mix and of its human part. */
    private void ages() {
        Tally after = outcome.after();
        Map<String, Amount> years = new TreeMap<>(after.by(row -> year(row)));
        if (years.keySet().equals(Set.of(""))) {
            return;
        }
        Tally human = new Tally(
                after.rows().stream().filter(r -> r.origin().equals("human")).toList());
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"written in", "of the mix", "of its human part"});
        years.keySet()
                .forEach(year -> rows.add(new String[] {
                    year.isEmpty() ? "(no date)" : year,
                    share(after, row -> year(row).equals(year)),
                    share(human, row -> year(row).equals(year))
                }));
        outcome.recipe()
                .watch()
                .since()
                .ifPresent(since -> rows.add(new String[] {
                    "since " + since, share(after, row -> row.since(since)), share(human, row -> row.since(since))
                }));
        add("Age of the mix", rows);
    }

    private static String year(Tally.Row row) {
        return row.month().length() < 4 ? "" : row.month().substring(0, 4);
    }

    private void subgroups() {
        Unit unit = facts.unit();
        long before = outcome.before().all().in(unit);
        long after = outcome.after().all().in(unit);
        for (String field : outcome.recipe().watch().by()) {
            List<Outcome.Subgroup> own = outcome.subgroups().stream()
                    .filter(s -> s.field().equals(field))
                    .toList();
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {"by " + field, "before", "after", "documents kept"});
            own.stream()
                    .limit(MOST)
                    .forEach(s -> rows.add(new String[] {
                        s.value().isEmpty() ? "(none)" : Cells.fit(s.value(), 40),
                        Wording.percent(before == 0 ? 0 : (double) s.before().in(unit) / before),
                        Wording.percent(after == 0 ? 0 : (double) s.after().in(unit) / after),
                        Numbers.count(s.after().documents()) + " of "
                                + Numbers.count(s.before().documents())
                    }));
            if (own.size() > MOST) {
                rows.add(new String[] {
                    "and " + Numbers.count(own.size() - MOST, "more value"), "", "", "see report.json"
                });
            }
            add("Subgroups by " + field, rows);
        }
    }

    private void limits() {
        List<CurateFacts.Limit> limits = facts.limits();
        if (limits.isEmpty()) {
            return;
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(row("share of " + facts.unit().word(), "limit", "in the mix", "by weight", "holds"));
        limits.forEach(limit -> rows.add(row(
                limit.setting(),
                (limit.least() ? "at least " : "at most ") + Wording.percent(limit.limit()),
                Wording.percent(limit.value()),
                Wording.percent(limit.weighed()),
                limit.holds() ? "yes" : "NO")));
        add("Limits", rows);
    }
}
