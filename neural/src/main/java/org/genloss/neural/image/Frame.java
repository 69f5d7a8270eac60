package org.genloss.neural.image;

import java.util.Arrays;
import java.util.Optional;
import org.genloss.catalog.Settings;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.neural.engine.Tensor;

/**
 * How points become what a network reads, and back: numbers are shifted and scaled; where it has convolutions those of a channel stand together.
 *
 * @param schema of the points
 * @param grid where the network has convolutions
 * @param shift of each number, in the order of the points
 * @param scale of each number; above 0
 */
record Frame(Schema schema, Optional<Pixels> grid, double[] shift, double[] scale) {
    private static final double LEVELS = 255;

    /** Images, whose numbers lie between 0 and 1, from a lowest number to 1. */
    static Frame images(Schema schema, Optional<Pixels> grid, double lowest) {
        double[] shift = new double[schema.width()];
        double[] scale = new double[schema.width()];
        Arrays.fill(scale, 1 / (1 - lowest));
        Arrays.fill(shift, lowest == 0 ? 0 : -lowest / (1 - lowest));
        return new Frame(schema, grid, shift, scale);
    }

    /** Each number at mean 0 and variance 1 over all points; those that never differ stay at 0. */
    static Frame standard(Vectors points) {
        int d = points.dimensions();
        double[] mean = new double[d];
        double[] deviation = new double[d];
        double[] values = points.values();
        for (int i = 0; i < values.length; i++) {
            mean[i % d] += values[i] / points.size();
        }
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean[i % d];
            deviation[i % d] += off * off / points.size();
        }
        Arrays.setAll(deviation, j -> deviation[j] > 0 ? Math.sqrt(deviation[j]) : 1);
        return new Frame(points.schema(), Optional.empty(), mean, deviation);
    }

    /** Images from -1 to 1, vectors as {@link #standard} has them. @param grid where the network has convolutions */
    static Frame centred(Vectors points, Optional<Pixels> grid) {
        return Pixels.of(points.schema()).isPresent() ? images(points.schema(), grid, -1) : standard(points);
    }

    int width() {
        return shift.length;
    }

    /** {@code images, grey 28 x 28} or {@code vectors of 3 numbers}. */
    String words() {
        return Pixels.of(schema)
                .map(pixels -> "images, " + pixels.words())
                .orElse("vectors of " + width() + " numbers");
    }

    /** What a network that reads it is made of, as users write it. */
    String body() {
        return Settings.word(grid.isPresent() ? Body.CONV : Body.MLP);
    }

    boolean pictures() {
        return Pixels.of(schema).isPresent();
    }

    /** Points as the network reads them, one after another. */
    float[] in(double[] values) {
        float[] in = new float[values.length];
        int d = width();
        for (int i = 0; i < values.length; i++) {
            int j = i % d;
            in[i - j + place(j)] = (float) ((values[i] - shift[j]) / scale[j]);
        }
        return in;
    }

    /** The reverse; numbers of images are the nearest of the 256 from 0 to 1 that files of images have. */
    double[] out(float[] read) {
        double[] values = new double[read.length];
        boolean pictures = pictures();
        int d = width();
        for (int i = 0; i < values.length; i++) {
            int j = i % d;
            double value = shift[j] + scale[j] * read[i - j + place(j)];
            values[i] = pictures ? Math.round(LEVELS * Math.max(0, Math.min(1, value))) / LEVELS : value;
        }
        return values;
    }

    /** Where a number of a point stands for the network. */
    private int place(int j) {
        if (grid.isEmpty() || grid.get().channels() == 1) {
            return j;
        }
        int channels = grid.get().channels();
        return j % channels * (width() / channels) + j / channels;
    }

    /** A black pixel as the network reads it. */
    double black() {
        return -shift[0] / scale[0];
    }

    /** Rows of numbers as images with whole fourths of rows and columns: black is added below and on the right where there are none. */
    Tensor images(Tensor rows) {
        Pixels size = grid.orElseThrow();
        return rows.shaped(rows.size(0), size.channels(), size.rows(), size.columns())
                .padded(
                        fourths(size.rows()) * 4L - size.rows(),
                        fourths(size.columns()) * 4L - size.columns(),
                        black());
    }

    /** Images without what was added, as rows of numbers. */
    Tensor rows(Tensor images) {
        Pixels size = grid.orElseThrow();
        return images.part(2, 0, size.rows()).part(3, 0, size.columns()).shaped(images.size(0), width());
    }

    /** Fourths of the rows of the padded images. */
    int high() {
        return fourths(grid.orElseThrow().rows());
    }

    /** Fourths of their columns. */
    int wide() {
        return fourths(grid.orElseThrow().columns());
    }

    private static int fourths(int length) {
        return (length + 3) / 4;
    }

    int channels() {
        return grid.orElseThrow().channels();
    }
}
