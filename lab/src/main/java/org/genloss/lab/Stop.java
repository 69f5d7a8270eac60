package org.genloss.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.genloss.metric.Value;

/**
 * A replicate that ended early because no further model could be fitted.
 *
 * @param regime label of the arm
 * @param replicate 1, 2, ..
 * @param generation the fit that failed
 * @param why the learner's message
 */
public record Stop(String regime, int replicate, int generation, String why) {
    private static final String BEGIN = "no model could be fitted at generation ";

    /** The reason that everything undefined from that generation on bears. */
    static String reason(int generation, String why) {
        return BEGIN + generation + ": " + why;
    }

    /** Whether a value is undefined because its replicate ended early. @param why its reason */
    public static boolean is(String why) {
        return why.startsWith(BEGIN);
    }

    /** The replicates that stopped, in the order of the rows. */
    public static List<Stop> of(List<Row> rows) {
        List<Stop> stops = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Row row : rows) {
            if (row.value() instanceof Value.Undefined undefined
                    && is(undefined.why())
                    && seen.add(List.of(row.regime(), row.replicate()))) {
                String rest = undefined.why().substring(BEGIN.length());
                int colon = rest.indexOf(": ");
                stops.add(new Stop(
                        row.regime(),
                        row.replicate(),
                        Integer.parseInt(rest.substring(0, colon)),
                        rest.substring(colon + 2)));
            }
        }
        return stops;
    }
}
