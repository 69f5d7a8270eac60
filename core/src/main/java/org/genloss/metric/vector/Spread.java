package org.genloss.metric.vector;

import org.genloss.profile.View;

/**
 * Mean and sample variance (divisor n-1) of each column, in two passes.
 *
 * @param variance one a column; 0 for a single point
 */
record Spread(int size, double[] mean, double[] variance) {
    /** Of a view's points. */
    record Of() implements View.Tally<Spread> {
        @Override
        public Spread tally(View view) {
            Points points = Points.of(view.pool());
            int d = points.dimensions();
            double[] mean = Moments.mean(points.values(), d, view.items());
            double[] variance = new double[d];
            for (int i : view.items()) {
                for (int j = 0; j < d; j++) {
                    double centred = points.values()[i * d + j] - mean[j];
                    variance[j] += centred * centred;
                }
            }
            for (int j = 0; j < d; j++) {
                variance[j] /= Math.max(1, view.items().length - 1);
            }
            return new Spread(view.items().length, mean, variance);
        }
    }
}
