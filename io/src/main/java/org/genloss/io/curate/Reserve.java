package org.genloss.io.curate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.curate.recipe.Recipe;

/**
 * Quotas of the tail while a mix is chosen: records that a quota wants are held, and what is held is the last of its stock to be left out. First as many as are
 * wanted, real ones before synthetic ones, in the order of keys; then, where shares left some of them out all the same, others in stocks that still give room to records that no quota wants.
 */
final class Reserve {
    private static final String ALIKE =
            "o.source = l.source AND o.synthetic = l.synthetic AND o.generation = l.generation"
                    + " AND o.generator = l.generator AND o.fresh = l.fresh";

    private final Recipe recipe;
    private final Index index;
    private final List<Want> wants;

    /**
     * What a quota wants.
     *
     * @param what as {@code language=eu}
     * @param bit of the mark that counts
     * @param items of the mix, at least
     */
    record Want(String what, long bit, long items) {
        private String has() {
            return "(l.marks & " + bit + ") <> 0";
        }
    }

    Reserve(Recipe recipe, Index index, List<Want> wants) {
        this.recipe = recipe;
        this.index = index;
        this.wants = wants;
    }

    /** Holds what is wanted, among all that is left. */
    void begin() throws SQLException {
        for (Want want : wants) {
            hold(
                    want.has(),
                    want.items - index.number("SELECT count(*) FROM left_over l WHERE held AND " + want.has()));
        }
    }

    /** Holds more where a quota is short of what it wants and there is room; whether there was. */
    boolean more() throws SQLException {
        boolean held = false;
        for (Want want : wants) {
            long missing = want.items
                    - index.number(
                            "SELECT count(*) FROM left_over l ANTI JOIN gone g USING (place) WHERE " + want.has());
            if (missing > 0) {
                index.execute(
                        "CREATE OR REPLACE TEMP TABLE roomy AS SELECT DISTINCT l.source, l.synthetic, l.generation,"
                                + " l.generator, l.fresh FROM left_over l ANTI JOIN gone g USING (place) WHERE NOT l.held AND NOT "
                                + want.has());
                held |= hold(want.has() + " AND EXISTS (SELECT 1 FROM roomy o WHERE " + ALIKE + ")", missing) > 0;
            }
        }
        return held;
    }

    /** What is missing of each quota that is short, and why, a sentence each. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Want want : wants) {
            long read = index.number("SELECT count(*) FROM (SELECT tail AS marks FROM records) l WHERE " + want.has());
            long left = index.number("SELECT count(*) FROM left_over l WHERE " + want.has());
            long kept =
                    index.number("SELECT count(*) FROM left_over l ANTI JOIN gone g USING (place) WHERE " + want.has());
            if (kept < want.items) {
                long lacking = Math.max(0, want.items - read);
                long taken = Math.max(0, want.items - left) - lacking;
                long shares = want.items - kept - lacking - taken;
                missing.add("The quota of " + want.what + " asks for " + Names.count(want.items)
                        + " documents, and the mix would have " + Names.count(kept) + ": "
                        + Names.count(want.items - kept) + (want.items - kept == 1 ? " is" : " are") + " missing ("
                        + Stream.of(
                                        part(lacking, "in no source"),
                                        part(taken, "taken by " + takers(want)),
                                        part(shares, "left out by shares of the mix"))
                                .filter(said -> !said.isEmpty())
                                .collect(Collectors.joining(", "))
                        + ").");
            }
        }
        return missing;
    }

    /** The steps that took what a quota wants, in their order. */
    private String takers(Want want) {
        List<String> steps = index.rows(
                "SELECT DISTINCT coalesce(m.step, l.step) AS taker FROM (SELECT place, step, tail AS marks FROM records) l"
                        + " LEFT JOIN removed m USING (place) WHERE taker IS NOT NULL AND " + want.has()
                        + " ORDER BY taker",
                row -> Names.step(recipe, row.getInt(1)));
        return "steps: " + String.join(" and ", steps);
    }

    private static String part(long count, String how) {
        return count == 0 ? "" : Names.count(count) + " " + how;
    }

    private long hold(String which, long count) throws SQLException {
        if (count <= 0) {
            return 0;
        }
        index.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT l.place FROM left_over l WHERE NOT l.held AND "
                + which + " ORDER BY l.synthetic, l.key, l.place LIMIT " + count);
        index.execute("UPDATE left_over SET held = true FROM wanted w WHERE left_over.place = w.place");
        return index.number("SELECT count(*) FROM wanted");
    }
}
