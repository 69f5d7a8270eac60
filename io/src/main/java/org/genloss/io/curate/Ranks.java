package org.genloss.io.curate;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.curate.mix.WholeRecords;

/** The records of stocks in the order of their keys: the table {@code ranked} tells of those stocks that are not taken whole how much there is up to each record. */
final class Ranks implements WholeRecords {
    private final Index index;
    private final long[] available;
    private final boolean[] ranked;

    /** @param available units of the stocks in the table of stocks, whose numbers begin with 1 */
    Ranks(Index index, long[] available) throws SQLException {
        this.index = index;
        this.available = available;
        this.ranked = new boolean[available.length];
        index.execute("CREATE OR REPLACE TEMP TABLE ranked (place BIGINT, stock BIGINT, upto BIGINT)");
    }

    @Override
    public long[] upTo(long[] most) {
        long[] taken = available.clone();
        int[] cut = IntStream.range(0, most.length)
                .filter(i -> most[i] < available[i])
                .toArray();
        rank(cut);
        for (int i : cut) {
            taken[i] = index.number(
                    "SELECT coalesce(max(upto), 0) FROM ranked WHERE stock = " + (i + 1) + " AND upto <= " + most[i]);
        }
        return taken;
    }

    @Override
    public OptionalLong next(int stock, long amount) {
        if (amount >= available[stock]) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                index.number("SELECT min(upto) FROM ranked WHERE stock = " + (stock + 1) + " AND upto > " + amount));
    }

    private void rank(int[] stocks) {
        String which = Arrays.stream(stocks)
                .filter(i -> !ranked[i])
                .mapToObj(i -> Integer.toString(i + 1))
                .collect(Collectors.joining(", "));
        if (!which.isEmpty()) {
            index.run(() -> index.execute("INSERT INTO ranked SELECT l.place, s.stock, sum(l.units) OVER (PARTITION BY"
                    + " s.stock ORDER BY l.key, l.place ROWS UNBOUNDED PRECEDING) FROM left_over l JOIN stocks s ON"
                    + " l.source = s.source AND l.synthetic = s.synthetic AND l.generation = s.generation AND"
                    + " l.generator = s.generator AND l.fresh = s.fresh AND l.held = s.held WHERE s.stock IN (" + which
                    + ")"));
            Arrays.stream(stocks).forEach(i -> ranked[i] = true);
        }
    }
}
