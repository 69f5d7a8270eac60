package org.genloss.lab.learner;

/**
 * As few rows as there are columns with the same sums of squares and products as all rows that were added: the triangular factor of their QR
 * decomposition, kept up by Givens rotations (Golub and Van Loan 2013, 5.2.5 and 6.5). Unlike the sums themselves it keeps all digits of what is
 * left after a regression.
 */
final class Triangle {
    private final int width;
    private final double[] rows;

    Triangle(int width) {
        this.width = width;
        this.rows = new double[width * width];
    }

    /** @param row used up */
    void add(double[] row) {
        for (int j = 0; j < width; j++) {
            if (row[j] != 0) {
                rotate(row, j);
            }
        }
    }

    private void rotate(double[] row, int j) {
        int at = j * width;
        double length = Math.hypot(rows[at + j], row[j]);
        double cos = rows[at + j] / length;
        double sin = row[j] / length;
        for (int k = j; k < width; k++) {
            double kept = rows[at + k];
            rows[at + k] = cos * kept + sin * row[k];
            row[k] = cos * row[k] - sin * kept;
        }
    }

    /** Multiplies all rows so far. */
    void scale(double factor) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] *= factor;
        }
    }

    /** A copy of the rows, one after another. */
    double[] rows() {
        return rows.clone();
    }
}
