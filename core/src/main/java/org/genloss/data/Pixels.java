package org.genloss.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Images of one size as points of their pixels. An image of at most 1,024 values (width x height x channels) is kept as it is, row by row, the
 * channels of a pixel side by side; a larger one is averaged over a grid of 32 x 32 cells of equal area (16 x 16 in colour), pixels on an edge
 * counting by the part of them inside. Values lie in 0..1, 1 being the largest the image can hold.
 *
 * @param width pixels in a row
 * @param height rows
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record Pixels(int width, int height, int channels) {
    private static final Pattern NAME = Pattern.compile("(grey|colour) (\\d{1,9}) x (\\d{1,9}) \\[0, 0\\].*");
    private static final int MOST = 1024;
    private static final int GREY_GRID = 32;
    private static final int COLOUR_GRID = 16;

    public Pixels {
        if (width < 1 || height < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException("an image needs pixels, grey or in three colours, got " + width + " x "
                    + height + " x " + channels);
        }
    }

    /** The size that a schema's names tell; empty where it is not one of pixels. */
    public static Optional<Pixels> of(Schema schema) {
        Matcher name = NAME.matcher(schema.columns().get(0).name());
        if (schema.kind() != Schema.Kind.VECTOR || !name.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Pixels(
                        Integer.parseInt(name.group(2)),
                        Integer.parseInt(name.group(3)),
                        name.group(1).equals("grey") ? 1 : 3))
                .filter(pixels -> pixels.schema().equals(schema));
    }

    private boolean whole() {
        return (long) width * height * channels <= MOST;
    }

    /** Pixels in a row of the point. */
    public int columns() {
        return whole() ? width : grid();
    }

    /** Rows of the point. */
    public int rows() {
        return whole() ? height : grid();
    }

    private int grid() {
        return channels == 1 ? GREY_GRID : COLOUR_GRID;
    }

    /** One column for each value, named by size, row and column: {@code grey 28 x 28 [3, 7]}. */
    public Schema schema() {
        List<Schema.Column> columns = new ArrayList<>();
        for (int r = 0; r < rows(); r++) {
            for (int c = 0; c < columns(); c++) {
                for (int k = 0; k < channels; k++) {
                    String band = channels == 1 ? "" : " " + "rgb".charAt(k);
                    columns.add(new Schema.Column(words() + " [" + r + ", " + c + "]" + band, Schema.Scale.NUMERIC));
                }
            }
        }
        return new Schema(Schema.Kind.VECTOR, columns);
    }

    /** "grey 28 x 28" or "colour 640 x 480", width first. */
    public String words() {
        return (channels == 1 ? "grey " : "colour ") + width + " x " + height;
    }

    /**
     * The point of an image.
     *
     * @param values 0..1, row by row, the channels of a pixel side by side
     * @throws IllegalArgumentException if there are not as many as the size says
     */
    public double[] of(double[] values) {
        if (values.length != width * height * channels) {
            throw new IllegalArgumentException(
                    words() + " has " + width * height * channels + " values, got " + values.length);
        }
        return whole() ? values.clone() : averaged(values);
    }

    private double[] averaged(double[] values) {
        double[] across = shares(width, columns());
        double[] down = shares(height, rows());
        double[] narrow = new double[height * columns() * channels];
        for (int y = 0; y < height; y++) {
            for (int c = 0; c < columns(); c++) {
                for (int x = first(c, width, columns()); x < end(c, width, columns()); x++) {
                    double share = across[c * width + x];
                    for (int k = 0; k < channels; k++) {
                        narrow[(y * columns() + c) * channels + k] += share * values[(y * width + x) * channels + k];
                    }
                }
            }
        }
        double[] small = new double[rows() * columns() * channels];
        int row = columns() * channels;
        for (int r = 0; r < rows(); r++) {
            for (int y = first(r, height, rows()); y < end(r, height, rows()); y++) {
                for (int i = 0; i < row; i++) {
                    small[r * row + i] += down[r * height + y] * narrow[y * row + i];
                }
            }
        }
        return small;
    }

    private static int first(int cell, int pixels, int cells) {
        return (int) ((long) cell * pixels / cells);
    }

    private static int end(int cell, int pixels, int cells) {
        return (int) (((long) (cell + 1) * pixels + cells - 1) / cells);
    }

    /** By cell and pixel, the part of the cell that the pixel fills. */
    private static double[] shares(int pixels, int cells) {
        double[] shares = new double[pixels * cells];
        double size = (double) pixels / cells;
        for (int c = 0; c < cells; c++) {
            for (int p = first(c, pixels, cells); p < end(c, pixels, cells); p++) {
                shares[c * pixels + p] = Math.max(0, Math.min(p + 1, (c + 1) * size) - Math.max(p, c * size)) / size;
            }
        }
        return shares;
    }
}
