package org.genloss.io.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Pixels;

/**
 * Recordings as grey images of 40 bands by 25 frames: the log-mel spectrogram of {@link LogMel}, means of bands left in, cut into pieces that follow each
 * other, a quarter of a second each. What is left after the last whole piece is left out; a recording that is shorter is one piece, filled up with 0. A
 * value is 1 + (x - m)/8, at least 0: x the decimal logarithm of a band's power, m the largest of the recording. So 1 is its loudest band, 0 what lies 80 dB
 * or more below, and how loud a recording is does not count. Time runs to the right, pitch upwards. They are features, not sound: phases are gone.
 *
 * @param features where the frames and the bands come from
 */
public record MelPatches(LogMel features) {
    private static final int FRAMES = 25;
    private static final double RANGE = 8;

    /** The size of every patch. */
    public static Pixels size() {
        return new Pixels(FRAMES, LogMel.BANDS, 1);
    }

    /**
     * The patches of a recording, row by row from the highest band; at least one.
     *
     * @param samples -1..1, one channel
     * @throws IllegalArgumentException if there are none
     */
    public List<double[]> of(double[] samples) {
        double[][] bands = features.bands(samples);
        double loudest =
                Arrays.stream(bands).flatMapToDouble(Arrays::stream).max().orElseThrow();
        int frames = bands[0].length;
        List<double[]> patches = new ArrayList<>();
        for (int from = 0; from == 0 || from + FRAMES <= frames; from += FRAMES) {
            patches.add(patch(bands, from, loudest));
        }
        return patches;
    }

    /** Whether a recording of so many samples fills a patch; the rest of its only one is silence otherwise. */
    public boolean fills(int samples) {
        return features.frames(samples) >= FRAMES;
    }

    private static double[] patch(double[][] bands, int from, double loudest) {
        double[] patch = new double[LogMel.BANDS * FRAMES];
        for (int r = 0; r < LogMel.BANDS; r++) {
            double[] band = bands[LogMel.BANDS - 1 - r];
            for (int f = 0; f < Math.min(FRAMES, band.length - from); f++) {
                boolean silent = loudest <= LogMel.SILENCE;
                patch[r * FRAMES + f] = silent ? 0 : Math.max(0, 1 + (band[from + f] - loudest) / RANGE);
            }
        }
        return patch;
    }
}
