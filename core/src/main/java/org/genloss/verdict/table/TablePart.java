package org.genloss.verdict.table;

import java.util.List;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;

/** Statistics of a table that are counted together; {@code which} is the position in {@link #statistics()}. */
interface TablePart {
    List<Statistic> statistics();

    /** Writes one number a statistic from position {@code at} on. */
    void evaluate(TableSplit split, double[] out, int at);

    /** As in {@link Battery#effect}. */
    double effect(int which, TableSplit split, double observed, double permutedMean);

    /** As in {@link Battery#effectOf}. */
    Battery.Effect effectOf(int which, TableSplit split, double permutedMean);

    /** As in {@link Battery#lossHolds}. */
    boolean lossHolds(int which, TableSplit split, double effect);

    /** As in {@link Battery#shiftHolds}. */
    boolean shiftHolds(int which, double effect);

    /** As in {@link Battery#tell}. */
    Battery.Told tell(int which, TableSplit split, double effect);

    /** As in {@link Battery#seen}. */
    double seen(int which, double need);
}
