package org.genloss.io.curate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.curate.mix.Allotment;
import org.genloss.curate.mix.Amount;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.mix.Unit;
import org.genloss.curate.outcome.Flagged;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;
import org.genloss.curate.outcome.Thin;
import org.genloss.curate.policy.PolicyReport;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.tail.Protection;
import org.genloss.io.Duck;
import org.genloss.io.ledger.FileDigest;
import org.genloss.io.write.AtomicFile;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;

/** Adds up what the index knows. */
final class Results {
    private static final String SUMS =
            "count(*), CAST(sum(words) AS BIGINT), CAST(sum(tokens) AS BIGINT), CAST(sum(characters) AS BIGINT)";

    /** The highest, and whether any record may be of a higher one. */
    private static final String GENERATION = "coalesce(max(generation), 0), coalesce(bool_or(at_least), false)";

    /** So many damaged rows of a source are listed. */
    static final int LISTED = 20;

    private final Recipe recipe;
    private final Index index;
    private final Path out;

    Results(Recipe recipe, Index index, Path out) {
        this.recipe = recipe;
        this.index = index;
        this.out = out;
    }

    Outcome outcome(
            List<String> shards,
            List<Allotment.Shortfall> shortfalls,
            Protection.Report tail,
            Optional<Outcome.Checked> check,
            List<Thin> thin,
            Optional<PolicyReport> policy) {
        return new Outcome(
                recipe,
                read(),
                removed(),
                left(),
                all(),
                mix(),
                subgroups(),
                new Identities(index).findings(recipe),
                labels(),
                shortfalls,
                shards(shards),
                tail,
                check,
                thin,
                policy);
    }

    private List<Outcome.SourceRead> read() {
        List<Outcome.SourceRead> read = new ArrayList<>();
        for (int s = 0; s < recipe.sources().size(); s++) {
            Amount amount = index.rows("SELECT " + SUMS + " FROM final WHERE source = " + s, row -> amount(row, 1))
                    .get(0);
            List<String> digests = index.rows(
                    "SELECT digest FROM parts WHERE source = " + s + " ORDER BY part", row -> row.getString(1));
            long files = index.number("SELECT CAST(sum(files) AS BIGINT) FROM parts WHERE source = " + s);
            long damaged = index.number("SELECT CAST(sum(damaged) AS BIGINT) FROM parts WHERE source = " + s);
            List<String> listed = index.rows(
                    "SELECT said FROM damage JOIN parts USING (part) WHERE source = " + s
                            + " ORDER BY part, number LIMIT " + LISTED,
                    row -> row.getString(1));
            String digest = digests.size() == 1 ? digests.get(0) : Ledger.digest(String.join("\n", digests));
            read.add(
                    new Outcome.SourceRead(recipe.sources().get(s).id(), (int) files, digest, damaged, listed, amount));
        }
        return read;
    }

    private List<Outcome.Removed> removed() {
        List<String> tails = recipe.protect().isEmpty()
                ? List.of()
                : ProtectFile.of(recipe.protect()).tails();
        StringBuilder some = new StringBuilder(", ").append(sums((1L << tails.size()) - 1));
        for (int i = 0; i < tails.size(); i++) {
            some.append(", ").append(sums(1L << i));
        }
        return index.rows(
                "SELECT step, source, reason, " + SUMS + some
                        + " FROM final WHERE step IS NOT NULL GROUP BY step, source,"
                        + " reason ORDER BY step, source, reason",
                row -> {
                    Map<String, Amount> each = new LinkedHashMap<>();
                    for (int i = 0; i < tails.size(); i++) {
                        each.put(tails.get(i), amount(row, 12 + 4 * i));
                    }
                    return new Outcome.Removed(
                            Names.step(recipe, row.getInt(1)),
                            recipe.sources().get(row.getInt(2)).id(),
                            row.getString(3),
                            amount(row, 4),
                            tails.isEmpty() ? Optional.empty() : Optional.of(amount(row, 8)),
                            each);
                });
    }

    /** Of what each step left, beginning with what all were given: texts that are empty are no data of any generation. */
    private List<Lineage.Generation> left() {
        List<Lineage.Generation> left = new ArrayList<>();
        for (int step = 0; step <= recipe.steps().size(); step++) {
            left.add(index.rows(
                            "SELECT " + GENERATION + " FROM final WHERE step IS NULL OR step > " + step,
                            row -> generation(row, 1))
                    .get(0));
        }
        return left;
    }

    private static Lineage.Generation generation(java.sql.ResultSet row, int first) throws java.sql.SQLException {
        return new Lineage.Generation(row.getInt(first), row.getBoolean(first + 1));
    }

    /** Of the records of tails. @param bits of the tails, of any of them */
    private static String sums(long bits) {
        String of = " FILTER ((tail & " + bits + ") <> 0)";
        return SUMS.replace("count(*)", "count(*)" + of)
                .replaceAll("sum\\((\\w+)\\)", "coalesce(sum($1)" + of + ", 0)");
    }

    /** All that was read. */
    Tally all() {
        return tally("true");
    }

    /** What is in the mix. */
    Tally mix() {
        return tally("step IS NULL");
    }

    private Tally tally(String where) {
        Unit unit = recipe.mix().unit();
        String size = unit == Unit.DOCUMENTS ? "1" : unit.word();
        String weighed =
                "CAST(sum(CAST(weight AS DECIMAL(18, 9)) * " + size + ") AS DOUBLE)"; // exact, in whatever order
        return new Tally(index.rows(
                "SELECT source, origin, generation, at_least, generator, licence, " + months() + " AS month, " + SUMS
                        + ", " + weighed + " FROM final WHERE " + where + " GROUP BY ALL ORDER BY ALL",
                row -> new Tally.Row(
                        recipe.sources().get(row.getInt(1)).id(),
                        Declared.Kind.values()[row.getInt(2)].word(),
                        row.getInt(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        amount(row, 8),
                        row.getDouble(12))));
    }

    /** The month; what was written in it from a day on that the recipe asks about goes under that day. */
    private String months() {
        StringBuilder months = new StringBuilder("CASE WHEN date = '' THEN ''");
        Stream.concat(recipe.watch().since().stream(), recipe.mix().fresh().map(Mixing.Fresh::since).stream())
                .map(Tally::firstDay)
                .filter(day -> !day.endsWith("-01"))
                .sorted(Comparator.reverseOrder())
                .forEach(day -> months.append(" WHEN date >= ")
                        .append(Duck.text(day))
                        .append(" AND date[1:7] = ")
                        .append(Duck.text(day.substring(0, 7)))
                        .append(" THEN ")
                        .append(Duck.text(day)));
        return months.append(" ELSE date[1:7] END").toString();
    }

    List<Outcome.Subgroup> subgroups() {
        List<Outcome.Subgroup> subgroups = new ArrayList<>();
        for (int i = 0; i < recipe.watch().by().size(); i++) {
            String field = recipe.watch().by().get(i);
            String kept = SUMS.replace("count(*)", "count(*) FILTER (step IS NULL)")
                    .replaceAll("sum\\((\\w+)\\)", "coalesce(sum($1) FILTER (step IS NULL), 0)");
            subgroups.addAll(index.rows(
                    "SELECT json_extract_string(subgroups, '$[" + i + "]') AS value, " + SUMS + ", " + kept
                            + " FROM final GROUP BY value ORDER BY count(*) DESC, value",
                    row -> new Outcome.Subgroup(field, row.getString(1), amount(row, 2), amount(row, 6))));
        }
        return subgroups;
    }

    /** Detectors that label nothing have a row too where they judge at a false-positive rate: so many texts were too short. */
    private List<Outcome.Labels> labels() {
        index.run(() -> index.execute(
                "CREATE OR REPLACE TEMP TABLE said AS SELECT kept, source, origin, unnest(from_json(labels,"
                        + " '[{\"step\":\"VARCHAR\",\"detector\":\"VARCHAR\",\"flagged\":\"BOOLEAN\",\"score\":\"DOUBLE\",\"errorRate\":\"DOUBLE\","
                        + "\"noErrorRate\":\"VARCHAR\"}]'), recursive := true) FROM (SELECT step IS NULL AS kept, source, origin, labels FROM final WHERE"
                        + " labels <> '')"));
        List<Outcome.Labels> all = new ArrayList<>();
        for (int step = 1; step <= recipe.steps().size(); step++) {
            Optional<Steps.Detector> detector = Steps.detector(recipe, step);
            if (detector.isPresent()) {
                all.addAll(labels(step, detector.get()));
            }
        }
        return all;
    }

    private List<Outcome.Labels> labels(int step, Steps.Detector detector) {
        String name = recipe.steps().get(step - 1).name();
        String own = " FROM said WHERE step = " + Duck.text(name);
        Map<String, Long> unjudged = new TreeMap<>();
        long unlabelled = index.number("SELECT count(*) FROM records WHERE step IS NULL OR step >= " + step)
                - index.number("SELECT count(*)" + own);
        if (detector.rated() && unlabelled > 0) {
            unjudged.put("too short", unlabelled);
        }
        String rated = "(score IS NOT NULL AND (errorRate IS NOT NULL OR NOT (SELECT bool_or(errorRate IS NOT NULL)"
                + own + ")))";
        index.rows(
                        "SELECT coalesce(noErrorRate, 'no error rate'), count(*)" + own + " AND NOT " + rated
                                + " GROUP BY 1 ORDER BY 1",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(reason -> unjudged.put(reason.getKey(), reason.getValue()));
        Map<String, List<Flagged>> sources = flagged(own + " AND " + rated);
        List<Outcome.Labels> labels = index.rows(
                "SELECT detector, count(*) FILTER (" + rated + "), count(*) FILTER (flagged), count(*) FILTER (flagged"
                        + " AND kept), coalesce(min(errorRate), -1), coalesce(max(errorRate), -1)" + own
                        + " GROUP BY detector ORDER BY detector",
                row -> new Outcome.Labels(
                        name,
                        row.getString(1),
                        detector.method(),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        rate(row.getDouble(5)),
                        rate(row.getDouble(6)),
                        unjudged,
                        sources.getOrDefault(row.getString(1), List.of())));
        return labels.isEmpty() && detector.rated()
                ? List.of(new Outcome.Labels(
                        name,
                        name,
                        detector.method(),
                        0,
                        0,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        unjudged,
                        List.of()))
                : labels;
    }

    /** By source and origin, for each detector. @param judged labels with a verdict */
    private Map<String, List<Flagged>> flagged(String judged) {
        Map<String, List<Flagged>> sources = new TreeMap<>();
        index.rows(
                        "SELECT detector, source, origin, count(*), count(*) FILTER (flagged), coalesce(max(errorRate), -1)"
                                + judged + " GROUP BY detector, source, origin ORDER BY detector, source, origin",
                        row -> Map.entry(
                                row.getString(1),
                                new Flagged(
                                        recipe.sources().get(row.getInt(2)).id(),
                                        Declared.Kind.values()[row.getInt(3)].word(),
                                        row.getLong(4),
                                        row.getLong(5),
                                        rate(row.getDouble(6)))))
                .forEach(entry -> sources.computeIfAbsent(entry.getKey(), d -> new ArrayList<>())
                        .add(entry.getValue()));
        return sources;
    }

    private static OptionalDouble rate(double rate) {
        return rate < 0 ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }

    private List<Outcome.Shard> shards(List<String> names) {
        List<Outcome.Shard> shards = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            shards.addAll(index.rows(
                    "SELECT " + SUMS + ", " + GENERATION + " FROM final WHERE step IS NULL AND shard = " + i,
                    row -> new Outcome.Shard(
                            name, FileDigest.of(out.resolve(name)), amount(row, 1), generation(row, 5))));
        }
        return shards;
    }

    private static Amount amount(java.sql.ResultSet row, int first) throws java.sql.SQLException {
        return new Amount(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
    }

    /** The rows that were left out, with their places, a line each; no file where there are none. */
    void damage(Path file) {
        List<String> rows = index.rows(
                "SELECT folder || said FROM damage ORDER BY part, number LIMIT " + Scan.LISTED,
                row -> row.getString(1));
        if (rows.isEmpty()) {
            index.run(() -> Files.deleteIfExists(file));
        } else {
            AtomicFile.write(file, (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** {@code records.parquet}: a row a record, of the mix or removed, for whoever asks where one comes from. */
    void records(Path parquet, List<String> shards) {
        StringBuilder steps = new StringBuilder("CASE step");
        for (int i = 0; i <= recipe.steps().size() + 1; i++) {
            steps.append(" WHEN ").append(i).append(" THEN ").append(Duck.text(Names.step(recipe, i)));
        }
        StringBuilder sources = new StringBuilder("CASE source");
        for (int i = 0; i < recipe.sources().size(); i++) {
            sources.append(" WHEN ")
                    .append(i)
                    .append(" THEN ")
                    .append(Duck.text(recipe.sources().get(i).id()));
        }
        String format = shards.get(0).replace("00001", "%05d");
        index.run(() -> {
            Path aside = parquet.resolveSibling("." + parquet.getFileName() + ".unfinished");
            index.execute("COPY (SELECT id, " + sources + " END AS source, CASE origin WHEN 0 THEN 'human' WHEN 1 THEN"
                    + " 'synthetic' ELSE 'unknown' END AS origin, generation, at_least AS generation_at_least, generator,"
                    + " licence, date, conflict AS contradictory, words, tokens, characters, weight, CASE WHEN earlier_labels = '' OR labels = '' THEN earlier_labels || labels"
                    + " ELSE left(earlier_labels, -1) || ',' || substr(labels, 2) END AS labels, reviews, " + steps
                    + " END AS step, reason, score, stays, CASE WHEN step IS NULL THEN printf(" + Duck.text(format)
                    + ", shard + 1) END AS shard FROM final ORDER BY place) TO " + Duck.text(aside.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)");
            java.nio.file.Files.move(
                    aside,
                    parquet,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        });
    }
}
