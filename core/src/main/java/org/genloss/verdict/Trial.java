package org.genloss.verdict;

import java.util.Locale;
import java.util.function.Predicate;
import org.genloss.metric.Interval;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;

/**
 * A battery, what the permutation test gave for it, and the sizes of the effects.
 *
 * @param battery the statistics
 * @param tested the test
 * @param truth the true labels
 * @param effect one a statistic: share retained, or size of the change
 * @param moved how far the body itself moved
 * @param groups groups a side
 */
record Trial(Battery battery, Tested tested, boolean[] truth, double[] effect, double moved, int groups) {
    static Trial of(Battery battery, Tested tested, boolean[] truth) {
        double[] observed = tested.observed();
        double[] means = tested.means();
        double[] effect = battery.effect(truth, observed, means);
        double moved = battery.bodyMoved(truth, observed, means);
        return new Trial(battery, tested, truth, effect, Double.isFinite(moved) ? moved : 0, truth.length / 2);
    }

    Statistic statistic(int j) {
        return tested.statistics().get(j);
    }

    Tested.Result result(int j) {
        return tested.results().get(j);
    }

    int size() {
        return tested.results().size();
    }

    /** Whether the test says that statistic j differs, at this level; undefined effects never do. */
    boolean differs(int j, double level) {
        return result(j).defined() && Double.isFinite(effect[j]) && result(j).adjusted() <= level;
    }

    Finding finding(int j) {
        Statistic statistic = statistic(j);
        Battery.Told told = battery.tell(j, truth, effect[j], result(j).floor().orElse(new Interval(0, 0)));
        boolean loss = statistic.side() == Statistic.Side.LOSS;
        String family = statistic.family() == Statistic.Family.DIVERSITY_SINGLE
                ? "diversity"
                : statistic.family().name().toLowerCase(Locale.ROOT);
        return new Finding(
                statistic.card().id(),
                subject(j),
                family,
                loss,
                loss
                        ? Finding.Effect.retained(effect[j])
                        : Finding.Effect.change(
                                effect[j],
                                battery.effectOf(j, truth, result(j).mean()).unit()),
                result(j).adjusted(),
                told.sentence(),
                told.examples(),
                told.counts());
    }

    /** The subject, or the card's name where several statistics have that subject and the card is asked of this one alone. */
    String subject(int j) {
        Statistic statistic = statistic(j);
        String name = statistic.card().name();
        boolean ambiguous = count(s -> s.subject().equals(statistic.subject())) > 1;
        return ambiguous && !repeated(j) && !ofColumn(statistic.card().id())
                ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                : statistic.subject();
    }

    /** Whether the card is asked of several subjects, such as columns. */
    boolean repeated(int j) {
        return count(s -> s.card().id().equals(statistic(j).card().id())) > 1;
    }

    /** Whether the subject is the name of a column, also where there is only one of its kind. */
    private static boolean ofColumn(String id) {
        return id.startsWith("column-") || id.equals("rarest-values");
    }

    private long count(Predicate<Statistic> which) {
        return tested.statistics().stream().filter(which).count();
    }
}
