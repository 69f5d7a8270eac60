package org.genloss.metric.table;

import java.util.List;
import org.genloss.oracle.OracleFamily;

/** The oracle's families that the metrics of this package answer. */
public final class TableFamilies {
    private TableFamilies() {}

    public static List<OracleFamily> all() {
        return List.of(
                new NumbersFamily(),
                new BinnedFamily(),
                new CategoriesFamily(),
                new TailFamily(),
                new PairsFamily(),
                new AreaFamily(),
                new DecisionFamily());
    }
}
