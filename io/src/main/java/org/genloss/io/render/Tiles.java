package org.genloss.io.render;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Pixels;

/**
 * Images side by side in rows, on white.
 *
 * @param pixels their size
 */
record Tiles(Pixels pixels) {
    private static final int GAP = 2;

    /** Places in a row, and rows. */
    record Grid(int across, int down) {
        int places() {
            return across * down;
        }
    }

    /** A picture of the first images that have a place; places without one stay white. @param points numbers from 0 to 1 */
    String dataAddress(List<double[]> points, Grid grid) {
        int width = pixels.columns() + GAP;
        int height = pixels.rows() + GAP;
        int[][] painted = new int[grid.down() * height - GAP][(grid.across() * width - GAP) * pixels.channels()];
        for (int[] row : painted) {
            Arrays.fill(row, 255);
        }
        for (int i = 0; i < Math.min(grid.places(), points.size()); i++) {
            paint(painted, points.get(i), i / grid.across() * height, i % grid.across() * width * pixels.channels());
        }
        return Png.dataAddress(painted, pixels.channels());
    }

    private void paint(int[][] painted, double[] point, int down, int across) {
        int numbers = pixels.columns() * pixels.channels();
        for (int i = 0; i < point.length; i++) {
            double value = Math.max(0, Math.min(1, point[i]));
            painted[down + i / numbers][across + i % numbers] = (int) Math.round(255 * value);
        }
    }
}
