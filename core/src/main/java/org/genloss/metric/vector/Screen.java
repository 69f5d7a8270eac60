package org.genloss.metric.vector;

import java.util.Arrays;

/**
 * Points in float about a common centre, for squared distances |x|^2 + |y|^2 - 2 xy with a bound on their error: what they cannot decide is
 * decided in double. Distances are in units of the frame.
 *
 * @param padded coordinates a point, a multiple of 4, the last ones 0
 * @param low |x|^2 less the point's part of the bound: low(i) + low(j) - 2 xy is never above the true value
 * @param high |x|^2 plus that part: never below
 */
record Screen(Frame frame, int padded, float[] x, double[] low, double[] high) {
    static final int LANES = 256;
    private static final int STEP = 4;

    /**
     * Where points are centred and how they are scaled.
     *
     * @param scale a power of 2 that brings the largest coordinate near 1; 0 where all points are equal, or too large or small for that
     */
    record Frame(double[] centre, double scale) {
        private static final int LARGEST_EXPONENT = 400;

        /** The common frame of some sets of points. */
        static Frame of(Coordinates... sets) {
            double[] centre = centre(sets);
            double largest = 0;
            for (Coordinates points : sets) {
                for (int i = 0; i < points.size() * centre.length; i++) {
                    largest = Math.max(largest, Math.abs(points.at(i) - centre[i % centre.length]));
                }
            }
            boolean usual = largest > 0 && Math.abs(Math.getExponent(largest)) <= LARGEST_EXPONENT;
            return usual ? new Frame(centre, Math.scalb(1.0, -Math.getExponent(largest))) : new Frame(centre, 0);
        }

        private static double[] centre(Coordinates... sets) {
            double[] centre = new double[sets[0].dimensions()];
            int count = 0;
            for (Coordinates points : sets) {
                count += points.size();
                for (int i = 0; i < points.size() * centre.length; i++) {
                    centre[i % centre.length] += points.at(i);
                }
            }
            for (int j = 0; j < centre.length; j++) {
                centre[j] /= count;
            }
            return centre;
        }

        /** Null where the frame cannot hold them. */
        Screen screen(Coordinates points) {
            return scale == 0 ? null : Screen.of(points, this);
        }

        /** A squared distance in the units of the frame. */
        double squared(double squared) {
            return squared * scale * scale;
        }
    }

    /**
     * The bound: u = 2^-24. Rounding x and y to float moves a squared distance by at most 4.2 u (|x|^2 + |y|^2); their product, summed four
     * axes at a time, is off by at most (d/4 + 5) u |x||y| (Higham 2002, section 3.1); twice that is at most (d/4 + 5) u (|x|^2 + |y|^2).
     * Underflow adds less than d 2^-140. All with a margin of a tenth, which also covers rounding in double.
     */
    private static Screen of(Coordinates points, Frame frame) {
        int d = points.dimensions();
        int n = points.size();
        int padded = (d + STEP - 1) / STEP * STEP;
        float[] x = new float[Math.multiplyExact(n, padded)];
        double[] low = new double[n];
        double[] high = new double[n];
        double relative = 1.1 * (padded / (double) STEP + 10) * 0x1p-24;
        double absolute = d * 0x1p-140;
        for (int i = 0; i < n; i++) {
            double norm = 0;
            for (int j = 0; j < d; j++) {
                float value = (float) ((points.at(i * d + j) - frame.centre[j]) * frame.scale);
                x[i * padded + j] = value;
                norm += (double) value * value;
            }
            low[i] = norm - relative * norm - absolute;
            high[i] = norm + relative * norm + absolute;
        }
        return new Screen(frame, padded, x, low, high);
    }

    int size() {
        return low.length;
    }

    /** Receives the inner products of a row with the points from..from+count-1; the array is used again afterwards. */
    interface Sink {
        void accept(int row, int from, int count, float[] products);
    }

    /** Inner products of all rows of this with all points of the other. */
    void all(Screen other, Sink sink) {
        panels(other, false, sink);
    }

    /** Inner products of each pair of different points of this, once, the row behind the point. */
    void pairs(Sink sink) {
        panels(this, true, sink);
    }

    private void panels(Screen other, boolean once, Sink sink) {
        Tile tile = new Tile(padded);
        for (int from = 0; from < other.size(); from += LANES) {
            int count = Math.min(LANES, other.size() - from);
            tile.load(other.x, from, count);
            for (int i = once ? from : 0; i < size(); i += 2) {
                int next = Math.min(i + 1, size() - 1);
                tile.multiply(x, i, next);
                sink.accept(i, from, once ? Math.min(count, i - from) : count, tile.toFirst);
                if (next > i) {
                    sink.accept(next, from, once ? Math.min(count, next - from) : count, tile.toSecond);
                }
            }
        }
    }

    /** Two rows against a panel of points, which is stored axis after axis. */
    private static final class Tile {
        private final int padded;
        private final float[][] panel;
        private final float[] toFirst = new float[LANES];
        private final float[] toSecond = new float[LANES];

        Tile(int padded) {
            this.padded = padded;
            panel = new float[padded][LANES];
        }

        void load(float[] y, int from, int count) {
            for (int l = 0; l < count; l++) {
                int at = (from + l) * padded;
                for (int t = 0; t < padded; t++) {
                    panel[t][l] = y[at + t];
                }
            }
        }

        void multiply(float[] x, int i, int j) {
            Arrays.fill(toFirst, 0);
            Arrays.fill(toSecond, 0);
            for (int t = 0; t < padded; t += STEP) {
                addFourAxes(x, i * padded + t, j * padded + t, t);
            }
        }

        /** Written for whole vector registers, as in {@link Distances}. */
        private void addFourAxes(float[] x, int i, int j, int t) {
            float a0 = x[i];
            float a1 = x[i + 1];
            float a2 = x[i + 2];
            float a3 = x[i + 3];
            float b0 = x[j];
            float b1 = x[j + 1];
            float b2 = x[j + 2];
            float b3 = x[j + 3];
            float[] p0 = panel[t];
            float[] p1 = panel[t + 1];
            float[] p2 = panel[t + 2];
            float[] p3 = panel[t + 3];
            float[] sums = toFirst;
            float[] others = toSecond;
            for (int l = 0; l < LANES; l++) {
                float y0 = p0[l];
                float y1 = p1[l];
                float y2 = p2[l];
                float y3 = p3[l];
                sums[l] = sums[l] + a0 * y0 + a1 * y1 + a2 * y2 + a3 * y3;
                others[l] = others[l] + b0 * y0 + b1 * y1 + b2 * y2 + b3 * y3;
            }
        }
    }
}
