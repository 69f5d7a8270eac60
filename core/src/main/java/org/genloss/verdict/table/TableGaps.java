package org.genloss.verdict.table;

import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;
import org.genloss.verdict.vector.VectorStatistic;

/**
 * Rows that lack a number. As points they lie on the middle of its column, and so closer together than their values did: where more rows lack
 * one than before, neighbours are lost that only went missing.
 */
final class TableGaps {
    /** ln of what a distance of 0 counts as beside the median distance, with which local spread is formed. */
    private static final double COINCIDES = Math.log(0.05);

    private static final double LOCAL_SPREAD = 0.95;
    private static final double COVERAGE = 0.97;
    private static final double OUTLYING = 0.80;

    private final Pool pool;
    private final boolean[] gap;

    TableGaps(Pool pool) {
        this.pool = pool;
        this.gap = new boolean[pool.items().size()];
        for (Column column : Columns.of(pool).all()) {
            for (int i = 0; i < gap.length && column.numeric(); i++) {
                gap[i] |= column.codes()[i] >= column.levels();
            }
        }
    }

    /** By how much the share of rows that lack a number is larger on the candidate's side; 0 where it is not. */
    double rise(boolean[] candidate) {
        double[] gaps = new double[2];
        double[] rows = new double[2];
        for (int g = 0; g < candidate.length; g++) {
            int side = candidate[g] ? 1 : 0;
            for (int i = pool.firstItem(g); i < pool.firstItem(g + 1); i++) {
                gaps[side] += gap[i] ? 1 : 0;
                rows[side]++;
            }
        }
        return Math.max(0, gaps[1] / rows[1] - gaps[0] / rows[0]);
    }

    /** Whether a loss among neighbours is larger than what further missing numbers take at most: each row that lacks one covers nothing, lies far from nothing and on others. */
    boolean exceeded(VectorStatistic statistic, double effect, boolean[] candidate) {
        double rise = rise(candidate);
        return rise == 0
                || switch (statistic) {
                    case LOCAL_SPREAD -> effect <= LOCAL_SPREAD * Math.exp(COINCIDES * rise);
                    case COVERAGE -> effect <= COVERAGE - rise;
                    case OUTLYING -> effect <= OUTLYING * (1 - rise);
                    default -> true;
                };
    }
}
