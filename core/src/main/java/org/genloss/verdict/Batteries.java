package org.genloss.verdict;

import java.util.List;
import org.genloss.profile.Pool;

/** Which statistics and which named content belong to which kind of data. */
final class Batteries {
  private Batteries() {}

  static Battery of(Pool pool) {
    return new NoBattery();
  }

  static List<NamedContent> named(Pool pool) {
    return List.of();
  }

  private record NoBattery() implements Battery {
    @Override
    public List<Statistic> statistics() {
      return List.of();
    }

    @Override
    public void evaluate(boolean[] candidate, double[] out) {}

    @Override
    public double[] effect(boolean[] candidate, double[] observed, double[] permutedMean) {
      return new double[0];
    }

    @Override
    public double bodyMoved(double[] observed, double[] permutedMean) {
      return 0;
    }

    @Override
    public boolean lossHolds(int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
      return false;
    }

    @Override
    public boolean shiftHolds(int statistic, double effect) {
      return false;
    }

    @Override
    public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
      return new Told("", List.of());
    }

    @Override
    public double seen(int statistic, double need) {
      return Double.NaN;
    }
  }
}
