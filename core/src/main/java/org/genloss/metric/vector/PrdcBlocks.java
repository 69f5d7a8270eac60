package org.genloss.metric.vector;

/** Precision, recall, density and coverage of two sets of points by blocks of distances; never a matrix of all pairs. */
final class PrdcBlocks {
  private final double[] realRadii;
  private final double[] fakeRadii;
  private final Prdc.Counts counts;

  private PrdcBlocks(double[] realRadii, double[] fakeRadii) {
    this.realRadii = realRadii;
    this.fakeRadii = fakeRadii;
    this.counts = new Prdc.Counts(realRadii.length, fakeRadii.length);
  }

  static Prdc of(double[] real, double[] fake, int d, int k) {
    PrdcBlocks blocks = new PrdcBlocks(radii(real, d, k), radii(fake, d, k));
    Distances.all(real, fake, d, blocks::row);
    return blocks.shares(k);
  }

  private static double[] radii(double[] points, int d, int k) {
    Neighbours lists = Neighbours.of(Points.of(points, d), k);
    double[] radii = new double[points.length / d];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = lists.squared()[(i + 1) * k - 1];
    }
    return radii;
  }

  private void row(int real, int from, int count, double[] squared) {
    double radius = realRadii[real];
    for (int l = 0; l < count; l++) {
      if (squared[l] < radius) {
        counts.inside++;
        counts.precise[from + l] = true;
        counts.covered[real] = true;
      }
      if (squared[l] < fakeRadii[from + l]) {
        counts.recalled[real] = true;
      }
    }
  }

  private Prdc shares(int k) {
    counts.flatReference = zeros(realRadii);
    counts.flatCandidate = zeros(fakeRadii);
    return counts.shares(realRadii.length, fakeRadii.length, k);
  }

  private static int zeros(double[] radii) {
    int zeros = 0;
    for (double radius : radii) {
      zeros += radius == 0 ? 1 : 0;
    }
    return zeros;
  }
}
