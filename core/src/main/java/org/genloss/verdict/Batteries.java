package org.genloss.verdict;

import java.util.List;
import org.genloss.profile.Pool;

/** Which statistics and which named content belong to which kind of data. */
final class Batteries {
  private Batteries() {}

  static Battery of(Pool pool) {
    return switch (pool.schema().kind()) {
      case TABLE -> new TableBattery(pool);
      case VECTOR -> new VectorBattery(pool);
      case TEXT -> new NoBattery();
    };
  }

  static List<NamedContent> named(Pool pool) {
    return switch (pool.schema().kind()) {
      case TABLE -> TableNamed.named(pool);
      case TEXT, VECTOR -> List.of();
    };
  }

  /** Whether content that is gone was lost, not replaced or moved. */
  static boolean lost(Pool pool, NamedContent content) {
    return switch (pool.schema().kind()) {
      case TABLE -> true;
      case TEXT, VECTOR -> true;
    };
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
