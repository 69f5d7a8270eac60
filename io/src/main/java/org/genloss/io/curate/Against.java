package org.genloss.io.curate;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.data.Item;

/** Counts the records of a part that say of their origin what their source does not declare. */
final class Against {
    private final Part part;
    private final Map<String, Said> said = new TreeMap<>();

    /** So many say it. @param example id of the first */
    private record Said(long records, String example) {}

    Against(Part part) {
        this.part = part;
    }

    /** @param named whether it has an id of its own */
    void read(Item item, boolean named) {
        Optional<String> against = part.against(item);
        if (against.isPresent()) {
            said.merge(
                    against.get(),
                    new Said(1, part.id(item, named)),
                    (before, one) -> new Said(before.records + 1, before.example));
        }
    }

    void enter(Index index) throws SQLException {
        try (DuckDBAppender appender = index.connection().createAppender("against")) {
            for (Map.Entry<String, Said> each : said.entrySet()) {
                appender.beginRow()
                        .append(part.number())
                        .append(each.getKey())
                        .append(part.earlier())
                        .append(each.getValue().records)
                        .append(each.getValue().example)
                        .endRow();
            }
        }
    }

    /** Of all parts, source by source, the most frequent first. */
    static List<Outcome.Against> all(Index index, Recipe recipe) {
        return index.rows(
                "SELECT source, says, earlier, CAST(sum(records) AS BIGINT) AS records, arg_min(example, part) FROM against"
                        + " JOIN parts USING (part) GROUP BY source, says, earlier ORDER BY source, records DESC, says, earlier",
                row -> {
                    Source source = recipe.sources().get(row.getInt(1));
                    String says = row.getString(2);
                    boolean kind = Arrays.stream(Declared.Kind.values())
                            .anyMatch(k -> k.word().equals(says));
                    String declares = kind
                            ? source.declared().kind().word()
                            : source.declared().words();
                    return new Outcome.Against(
                            source.id(), says, declares, row.getLong(4), row.getString(5), row.getBoolean(3));
                });
    }
}
