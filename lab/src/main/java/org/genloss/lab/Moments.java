package org.genloss.lab;

/** A model, fitted or true, of points in d dimensions whose first two moments are known exactly. */
public interface Moments extends GenerativeModel {
  /** d numbers; not to be written to. */
  double[] mean();

  /** Covariance of a draw, d*d numbers, row after row; not to be written to. */
  double[] covariance();

  /** Chance that a draw's coordinate is at most x. @param coordinate 0 .. d-1 */
  double cumulative(int coordinate, double x);
}
