package org.genloss.verdict.vector;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.catalog.Card.Harm;
import org.genloss.catalog.Card.Unit;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Statistic.Family;
import org.genloss.verdict.battery.Statistic.Side;

/**
 * The statistics of points, in the order in which batteries give them: those read off neighbour lists, then those of the cloud as a whole.
 * n and m: items of candidate G and reference R; c and r: their counts.
 */
public enum VectorStatistic {
    COVERAGE(
            "coverage of the reference",
            Family.COVERAGE,
            Scale.OVER_MEAN,
            Card.of("neighbour-coverage", "Reference items with a generated one nearby")
                    .says("How much of the reference has generated items close by, against two samples of one source.")
                    .formula(
                            "share of R with an item of G among the 5 nearest of the pool; kept = over its mean under relabelling")
                    .unit(Unit.SHARE)
                    .harm(Harm.LESS)
                    .range(0, 1)),
    SUPPORT(
            "support in the reference",
            Family.SHIFT,
            Scale.OVER_MEAN,
            Card.of("neighbour-support", "Generated items with a reference one nearby")
                    .says("How many generated items lie where the reference has items.")
                    .formula(
                            "share of G with an item of R among the 5 nearest of the pool; over its mean under relabelling")
                    .unit(Unit.SHARE)
                    .range(0, 1)),
    MIXING(
            "neighbour mixing",
            Family.SHIFT,
            Scale.OVER_MEAN,
            Card.of("neighbour-mixing", "Mixing of the sides")
                    .says("Whether neighbours come from both sides alike.")
                    .formula(
                            "mean share of the other side among the 10 nearest of the pool; over its mean under relabelling")
                    .unit(Unit.SHARE)
                    .range(0, 1)
                    .source("Schilling 1986")),
    LOCAL_SPREAD(
            "local spread",
            Family.DIVERSITY,
            Scale.LOG,
            Card.of("local-spread", "Distance to the nearest of one's own")
                    .says("How close items sit to others of their side. Items that repeat each other sit closer.")
                    .formula(
                            "mean ln(r + 0.05 median) in G less that in R, r the distance to the 5th nearest item of the own side; kept = exp")
                    .unit(Unit.LOG)
                    .harm(Harm.LESS)
                    .undefinedWhen("more than nine of ten items coincide with others")
                    .source("after Kozachenko and Leonenko 1987")),
    OUTLYING(
            "outlying items",
            Family.TAIL,
            Scale.COUNTS,
            Card.of("outlying-items", "Items far from all others")
                    .says("How many items lie where few others are, against the reference. They go missing first.")
                    .formula(
                            "(c - r) / sqrt(c + r), items with the largest 5 % of distances to the 10th nearest of the pool; kept = c/n over r/m")
                    .harm(Harm.LESS)
                    .undefinedWhen("no 5 % of items lie farther out than all others")),
    FAR(
            "items far from the centre",
            Family.TAIL,
            Scale.COUNTS,
            Card.of("far-from-centre", "Items far from the centre")
                    .says("How many items lie at the rim of the cloud, against the reference.")
                    .formula(
                            "(c - r) / sqrt(c + r), items with the largest 5 % of distances to the pooled mean; kept = c/n over r/m")
                    .harm(Harm.LESS)
                    .undefinedWhen("no 5 % of items lie farther out than all others")),
    EMPTIEST_CLUSTER(
            "rare kinds",
            Family.TAIL,
            Scale.COUNTS,
            Card.of("emptiest-cluster", "The cluster that lost most")
                    .says("Whether a kind of item, found by clustering both sides together, has gone.")
                    .formula(
                            "min of (c - r) / sqrt(c + r) over min(32, groups/25) clusters of the pool; kept = c/n over r/m there")
                    .harm(Harm.LESS)
                    .undefinedWhen("fewer than 50 groups a side")
                    .source("Lloyd 1982; Arthur and Vassilvitskii 2007")),
    EMPTIEST_SMALL_CLUSTER(
            "rarer kinds",
            Family.TAIL,
            Scale.COUNTS,
            Card.of("emptiest-small-cluster", "The small cluster that lost most")
                    .says("Whether a rare kind of item, found by clustering both sides together finely, has gone.")
                    .formula(
                            "min of (c - r) / sqrt(c + r) over groups/16 clusters of the pool; kept = c/n over r/m there")
                    .harm(Harm.LESS)
                    .undefinedWhen("fewer than 50 groups a side")
                    .source("Lloyd 1982; Arthur and Vassilvitskii 2007")),
    EFFECTIVE_CLUSTERS(
            "kinds in use",
            Family.DIVERSITY,
            Scale.LOG,
            Card.of("effective-clusters", "Clusters in effective use")
                    .says("Over how many kinds of item, found by clustering both sides together, the items spread.")
                    .formula("H_G - H_R, entropies of the shares of clusters; kept = exp = ratio of effective clusters")
                    .unit(Unit.NATS)
                    .harm(Harm.LESS)
                    .undefinedWhen("fewer than 50 groups a side")),
    TOTAL_SPREAD(
            "total spread",
            Family.DIVERSITY,
            Scale.LOG,
            Card.of("total-spread", "Spread of the cloud")
                    .says("How wide the cloud is as a whole.")
                    .formula(
                            "0.5 ln(tr S_G / tr S_R), S the covariance on at most 32 principal axes of the pool; kept = exp")
                    .unit(Unit.LOG)
                    .harm(Harm.LESS)),
    AXES_SPREAD(
            "spread over the axes",
            Family.DIVERSITY,
            Scale.LOG,
            Card.of("axes-spread", "Spread along each axis")
                    .says("How wide the cloud is along each of its axes, weak ones counting as much as strong ones.")
                    .formula("mean over at most 32 principal axes of the pool of 0.5 ln(s_G^2 / s_R^2); kept = exp")
                    .unit(Unit.LOG)
                    .harm(Harm.LESS)),
    CLUSTER_TV(
            "shares of kinds",
            Family.SHIFT,
            Scale.OVER_CHANCE,
            Card.of("cluster-tv", "Shares of clusters moved")
                    .says("The share of items that would have to change cluster for the shares to be the reference's.")
                    .formula("half the sum of |c/n - r/m| over clusters, above its mean under relabelling")
                    .unit(Unit.SHARE)
                    .range(0, 1)
                    .undefinedWhen("fewer than 50 groups a side")),
    MEAN_SHIFT(
            "the mean",
            Family.SHIFT,
            Scale.PLAIN,
            Card.of("mean-shift", "Shift of the mean")
                    .says("How far the middle of the cloud moved.")
                    .formula("|m_G - m_R| / sqrt(tr S), S the covariance of the pool, at most 32 principal axes")
                    .unit(Unit.DISTANCE)
                    .from(0));

    /** How the size of the effect follows from the statistic. */
    enum Scale {
        OVER_MEAN,
        LOG,
        COUNTS,
        OVER_CHANCE,
        PLAIN
    }

    private final Scale scale;
    private final Statistic statistic;

    VectorStatistic(String subject, Family family, Scale scale, Card card) {
        this.scale = scale;
        this.statistic = new Statistic(card, subject, family, family == Family.SHIFT ? Side.SHIFT : Side.LOSS);
    }

    /** Those of points. */
    public static List<Statistic> all() {
        return Arrays.stream(values()).map(VectorStatistic::statistic).toList();
    }

    /** Those that neighbour lists give, which rows of a table have too. */
    public static List<Statistic> ofNeighbours() {
        return all().subList(0, OUTLYING.ordinal() + 1);
    }

    Statistic statistic() {
        return statistic;
    }

    Scale scale() {
        return scale;
    }

    /** Unit of the size of a shift. */
    Unit effectUnit() {
        return scale == Scale.OVER_MEAN ? Unit.RATIO : statistic.card().unit();
    }

    /** Whether a change of this size is large enough to be told. */
    boolean shiftHolds(double effect) {
        return switch (this) {
            case SUPPORT, MIXING -> effect <= 0.97; // nearer than chance is no change of content
            case CLUSTER_TV -> effect >= 0.02;
            case MEAN_SHIFT -> effect >= 0.10;
            default -> false;
        };
    }
}
