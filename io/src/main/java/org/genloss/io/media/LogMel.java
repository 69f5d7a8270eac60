package org.genloss.io.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math4.transform.FastFourierTransform;
import org.genloss.data.Schema;

/**
 * Recordings of one sampling rate as points of how their log-mel spectrum moves. Frames of 25 ms begin every 10 ms (a shorter recording is one frame,
 * filled up with silence); each is weighted by a periodic Hann window and transformed over the next power of two of samples; the power spectrum
 * is summed in 40 triangles, their corners equally spaced from 0 to half the rate on the mel scale 2595 log10(1 + f / 700); the decimal logarithm
 * of each, at least -10, is the frame. From each band its mean over the recording is taken off (Atal 1974): what a microphone, a room or a gain adds to all
 * frames alike then does not count. A recording is the standard deviation of each band over its n frames (with n below), their first three cosines
 * in time, sqrt(2)/n sum of x cos(pi k (f + 1/2)/n) over the frames f, k = 1, 2, 3, and the natural logarithm of its seconds: 161 numbers.
 *
 * @param rate samples a second, from 1,000 on
 */
public record LogMel(int rate) {
    static final int BANDS = 40;
    private static final int COSINES = 3;
    private static final double LEAST = 1e-10;

    /** Of a frame of silence. */
    static final double SILENCE = -10;

    private static final FastFourierTransform TRANSFORM = new FastFourierTransform(FastFourierTransform.Norm.STD);

    public LogMel {
        if (rate < 1000) {
            throw new IllegalArgumentException("a sampling rate needs to be 1,000 Hz or more, got " + rate);
        }
    }

    /** Names carry the rate: {@code 8000 Hz mel 7 mean}. */
    public Schema schema() {
        List<Schema.Column> columns = new ArrayList<>();
        for (String what : List.of("sd", "cosine 1", "cosine 2", "cosine 3")) {
            for (int b = 0; b < BANDS; b++) {
                columns.add(new Schema.Column(words() + " mel " + b + " " + what, Schema.Scale.NUMERIC));
            }
        }
        columns.add(new Schema.Column(words() + " log seconds", Schema.Scale.NUMERIC));
        return new Schema(Schema.Kind.VECTOR, columns);
    }

    /** "8000 Hz". */
    public String words() {
        return rate + " Hz";
    }

    private int window() {
        return Math.max(2, (int) Math.round(0.025 * rate));
    }

    private int hop() {
        return Math.max(1, (int) Math.round(0.010 * rate));
    }

    private int size() {
        return Integer.highestOneBit(window() - 1) << 1;
    }

    /**
     * The point of a recording.
     *
     * @param samples -1..1, one channel
     * @throws IllegalArgumentException if there are none
     */
    public double[] of(double[] samples) {
        double[][] bands = bands(samples);
        int frames = bands[0].length;
        double[] point = new double[(1 + COSINES) * BANDS + 1];
        for (int b = 0; b < BANDS; b++) {
            centre(bands[b]);
            point[b] = Math.sqrt(dot(bands[b], bands[b]) / frames);
            for (int k = 1; k <= COSINES; k++) {
                point[k * BANDS + b] = cosine(bands[b], k);
            }
        }
        point[point.length - 1] = Math.log((double) samples.length / rate);
        return point;
    }

    /** Decimal logarithms of the power, by bands from the lowest and frames. @throws IllegalArgumentException if there are no samples */
    double[][] bands(double[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("a recording needs samples, got none");
        }
        double[] hann = new double[window()];
        Arrays.setAll(hann, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window()));
        double[][] triangles = triangles();
        int frames = frames(samples.length);
        double[][] bands = new double[BANDS][frames];
        for (int f = 0; f < frames; f++) {
            double[] power = power(samples, f * hop(), hann);
            for (int b = 0; b < BANDS; b++) {
                bands[b][f] = Math.log10(Math.max(LEAST, dot(triangles[b], power)));
            }
        }
        return bands;
    }

    /** Frames of a recording of so many samples; at least one. */
    int frames(int samples) {
        return 1 + Math.max(0, samples - window()) / hop();
    }

    private static void centre(double[] x) {
        double mean = 0;
        for (int f = 0; f < x.length; f++) {
            mean += (x[f] - mean) / (f + 1);
        }
        for (int f = 0; f < x.length; f++) {
            x[f] -= mean;
        }
    }

    private static double cosine(double[] x, int k) {
        double sum = 0;
        for (int f = 0; f < x.length; f++) {
            sum += x[f] * Math.cos(Math.PI * k * (f + 0.5) / x.length);
        }
        return Math.sqrt(2) * sum / x.length;
    }

    private double[] power(double[] samples, int from, double[] hann) {
        double[][] complex = new double[2][size()];
        for (int i = 0; i < hann.length && from + i < samples.length; i++) {
            complex[0][i] = samples[from + i] * hann[i];
        }
        TRANSFORM.transformInPlace(complex);
        double[] power = new double[size() / 2 + 1];
        Arrays.setAll(power, k -> complex[0][k] * complex[0][k] + complex[1][k] * complex[1][k]);
        return power;
    }

    private double[][] triangles() {
        double[][] weights = new double[BANDS][size() / 2 + 1];
        for (int b = 0; b < BANDS; b++) {
            double low = corner(b);
            double middle = corner(b + 1);
            double high = corner(b + 2);
            for (int k = 0; k < weights[b].length; k++) {
                double f = (double) k * rate / size();
                double slope = f < middle ? (f - low) / (middle - low) : (high - f) / (high - middle);
                weights[b][k] = Math.max(0, slope);
            }
        }
        return weights;
    }

    /** The frequency of one of the 42 corners. */
    private double corner(int i) {
        double top = 2595 * Math.log10(1 + rate / 2.0 / 700);
        return 700 * (Math.pow(10, top * i / (BANDS + 1) / 2595) - 1);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
