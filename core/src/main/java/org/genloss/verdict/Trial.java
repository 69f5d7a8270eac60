package org.genloss.verdict;

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
    double moved = battery.bodyMoved(observed, means);
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
    String family = statistic.family() == Statistic.Family.DIVERSITY_SINGLE ? "diversity" : statistic.family().name().toLowerCase(java.util.Locale.ROOT);
    return new Finding(
        statistic.card().id(), statistic.subject(), family, loss, effect[j], result(j).adjusted(), told.sentence(), told.examples());
  }
}
