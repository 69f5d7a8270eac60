package org.genloss.metric.table;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** The tail index at any number of the largest values. */
final class TailFamily implements OracleFamily {

    private static final Pattern KEY = Pattern.compile("(gamma|alpha)_(real|synth)_k(\\d+)");

    @Override
    public Set<String> names() {
        return Set.of("tail_index");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        Matcher found = KEY.matcher(key);
        if (!found.matches()) {
            throw OracleFamily.unknown(asked, key);
        }
        PerColumn.Counts counts = OracleColumns.numbers(asked, "");
        int[] side = found.group(2).equals("real") ? counts.reference() : counts.candidate();
        double gamma = TailHeaviness.gamma(counts.column().numbers(), side, Integer.parseInt(found.group(3)));
        return Optional.of(found.group(1).equals("gamma") ? gamma : 1 / gamma);
    }
}
