package org.genloss.io.curate;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.recipe.Recipe;
import org.genloss.io.Duck;

/** What only all records together show: texts declared both human and synthetic, and ids that two records bear. */
final class Identities {
    private static final int EXAMPLES = 5;
    private static final String UNKNOWN =
            "UPDATE records SET conflict = true, origin = 2, generation = 0, at_least = true, generator = ''";

    /** Records whose text is declared both human and synthetic, with the hash of what is the same of it. */
    private static final String CONFLICTS =
            "(SELECT r.id, r.place, coalesce(a.high, r.high) AS high, coalesce(a.low, r.low) AS low"
                    + " FROM records r LEFT JOIN alike a USING (place) WHERE r.conflict)";

    private final Index index;

    Identities(Index index) {
        this.index = index;
    }

    /**
     * Settles both. Texts whose declarations contradict each other count as of unknown origin from here on: nobody guesses which is right. Of records with
     * the same id, the first in the order of reading bears it, and the others their place behind it.
     */
    void settle(List<Part> parts) {
        index.once("identities", () -> {
            contradictions();
            repeated(parts);
        });
    }

    private void contradictions() throws SQLException {
        index.execute(
                "CREATE OR REPLACE TEMP TABLE contradicted AS SELECT high, low FROM records WHERE step IS DISTINCT FROM 0"
                        + " GROUP BY high, low HAVING bool_or(origin = 0) AND bool_or(origin = 1)");
        index.execute(UNKNOWN + " FROM contradicted c WHERE records.high = c.high AND records.low = c.low"
                + " AND records.step IS DISTINCT FROM 0");
    }

    /** The same of texts that are equal to the step that leaves one copy of each: those in the table {@code alike}. */
    static void alike(Index index) throws SQLException {
        index.execute(UNKNOWN + " FROM alike WHERE records.place = alike.place");
    }

    private void repeated(List<Part> parts) throws SQLException {
        String labels = parts.stream()
                .map(part -> "(" + part.number() + ", " + Duck.text(part.label()) + ")")
                .collect(Collectors.joining(", "));
        index.execute("INSERT INTO renamed SELECT place, id || '#' || label || ':' || ((place & "
                + ((1L << Part.BITS) - 1)
                + ") + 1) FROM (SELECT place, id, row_number() OVER (PARTITION BY id ORDER BY place) AS copy FROM records"
                + " WHERE id IN (SELECT id FROM records GROUP BY id HAVING count(*) > 1)) JOIN (VALUES " + labels
                + ") AS l(part, label) ON l.part = place >> " + Part.BITS + " WHERE copy > 1");
    }

    Outcome.Findings findings(Recipe recipe) {
        List<String> examples = index.rows(
                "SELECT string_agg(id, ' and ' ORDER BY place) FROM (SELECT id, place, high, low, row_number() OVER"
                        + " (PARTITION BY high, low ORDER BY place) AS n FROM " + CONFLICTS + ") WHERE n <= 3"
                        + " GROUP BY high, low ORDER BY min(place) LIMIT " + EXAMPLES,
                row -> row.getString(1));
        return new Outcome.Findings(
                index.number("SELECT count(*) FROM records WHERE NOT named"),
                index.number("SELECT count(*) FROM renamed"),
                index.number("SELECT count(*) FROM (SELECT DISTINCT high, low FROM " + CONFLICTS + ")"),
                index.number("SELECT count(*) FROM records WHERE conflict"),
                examples,
                Against.all(index, recipe),
                repeats(recipe),
                earlier(recipe),
                index.number("SELECT count(*) FROM records WHERE changed"),
                index.rows(
                        "SELECT source, CAST(sum(records) AS BIGINT), arg_min(date, part), arg_min(id, part) FROM undated"
                                + " GROUP BY source ORDER BY source",
                        row -> new Outcome.Undated(
                                recipe.sources().get(row.getInt(1)).id(),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4))),
                index.number(PolicyGate.nameless("true")));
    }

    /** Weights and labels of earlier mixes, by source. */
    private List<Outcome.Earlier> earlier(Recipe recipe) {
        return index.rows(
                "SELECT source, count(*) FILTER (w), count(*) FILTER (w AND kept), coalesce(min(earlier_weight) FILTER (w), 1),"
                        + " coalesce(max(earlier_weight) FILTER (w), 1), count(*) FILTER (l), count(*) FILTER (l AND kept),"
                        + " count(*) FILTER (contains(earlier_labels, '\"flagged\":true')), coalesce(array_to_string(list_sort("
                        + "list_distinct(flatten(list(json_extract_string(earlier_labels, '$[*].detector')) FILTER (l)))), '\n'), '')"
                        + " FROM (SELECT *, earlier_weight <> 1 AS w, earlier_labels <> '' AS l, step IS NULL AS kept FROM final)"
                        + " WHERE w OR l GROUP BY source ORDER BY source",
                row -> new Outcome.Earlier(
                        recipe.sources().get(row.getInt(1)).id(),
                        row.getLong(2),
                        row.getLong(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getString(9).lines().toList()));
    }

    /** By source. Readers tell ids that came before by a filter that errs, so the record that bore the id is looked for. */
    private List<Outcome.Repeats> repeats(Recipe recipe) {
        return index.rows(
                "SELECT r.source, count(*), arg_min(p.first, p.place), arg_min(coalesce(n.id, r.id), p.place) FROM repeats p"
                        + " JOIN records r USING (place) LEFT JOIN renamed n USING (place) WHERE EXISTS (SELECT 1 FROM records o"
                        + " WHERE o.named AND o.source = r.source AND o.id = p.first) GROUP BY r.source ORDER BY r.source",
                row -> new Outcome.Repeats(
                        recipe.sources().get(row.getInt(1)).id(), row.getLong(2), row.getString(3), row.getString(4)));
    }
}
