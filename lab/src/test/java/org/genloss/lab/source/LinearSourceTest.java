package org.genloss.lab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Experiment;
import org.genloss.lab.learner.Linear;
import org.genloss.lab.learner.LinearModel;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LinearSource.Design;
import org.junit.jupiter.api.Test;

class LinearSourceTest {
    private static final Seed SEED = Seed.of(7);
    private static final double[] WEIGHTS = {3, -4};

    private static double[] values(Corpus corpus) {
        return ((Vectors) corpus).values();
    }

    private static LinearSource exact(double shifted, double distance) {
        return new LinearSource(WEIGHTS, 0, shifted, distance, Design.STANDARD_NORMAL, 30, SEED);
    }

    private static double[] gaps(double[] rows) {
        return IntStream.range(0, rows.length / 3)
                .mapToDouble(i -> rows[3 * i + 2] - 3 * rows[3 * i] + 4 * rows[3 * i + 1])
                .toArray();
    }

    /** Without noise a label is 3 x0 - 4 x1; three tenths of 1000 rows are labelled otherwise, wherever one looks three of ten. */
    @Test
    void aShareOfTheRowsFollowsAnotherFunction() {
        assertThat(gaps(values(exact(0, 1).draw(50, SEED)))).containsOnly(new double[50], within(1e-12));
        double[] gaps = gaps(values(exact(0.3, 4).draw(1000, SEED)));
        for (int from = 0; from < 1000; from += 10) {
            assertThat(IntStream.range(from, from + 10).filter(i -> Math.abs(gaps[i]) > 1e-12))
                    .hasSize(3);
        }
        assertThat(gaps(values(exact(0.3, 4).holdout()))).containsOnly(new double[30], within(1e-12));
    }

    /** The gap of a shifted label is x'(w2 - w): its mean square is |w2 - w|^2 = 4, of 20 000 rows with standard error 0.04. */
    @Test
    void theOtherFunctionLiesAtTheDistance() {
        double[] gaps = gaps(values(exact(1, 4).draw(20_000, SEED)));
        assertThat(IntStream.range(0, gaps.length)
                        .mapToDouble(i -> gaps[i] * gaps[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(4, within(0.16));
    }

    @Test
    void orthonormalInputsAreOrthonormalInEverySample() {
        LinearSource source = LinearSource.of(3, 1, 0, 50, SEED).with(Design.ORTHONORMAL);
        double[] x = values(source.draw(17, SEED));
        for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 3; k++) {
                double product = 0;
                for (int at = 0; at < x.length; at += 4) {
                    product += x[at + j] * x[at + k];
                }
                assertThat(product).isCloseTo(j == k ? 17 : 0, within(1e-9));
            }
        }
        LinearModel law = (LinearModel) source.truth().orElseThrow();
        assertThat(x[3]).isCloseTo(law.weight(0) * x[0] + law.weight(1) * x[1] + law.weight(2) * x[2], within(1e-12));
        assertThat(source.least()).isEqualTo(3);
        assertThatThrownBy(() -> source.draw(2, SEED)).hasMessageContaining("at least as many items");
        assertThatThrownBy(() -> new Experiment(
                        "", source, new Linear(), List.of(new Replace()), List.of(), List.of(), 2, 2, 1, SEED))
                .hasMessageContaining("asks for 2 real items in fit 1, and a sample of this data has at least 3");
    }

    @Test
    void weightsHaveTheNormAndDependOnTheSeedOnly() {
        LinearModel law =
                (LinearModel) LinearSource.of(6, 2, 1, 10, SEED).truth().orElseThrow();
        assertThat(law.squaredNorm()).isCloseTo(4, within(1e-12));
        assertThat(LinearSource.of(6, 2, 1, 10, SEED)).isEqualTo(LinearSource.of(6, 2, 1, 10, SEED));
        assertThat(LinearSource.of(6, 2, 1, 10, SEED)).isNotEqualTo(LinearSource.of(6, 2, 1, 10, SEED.child("other")));
        assertThatThrownBy(() -> exact(1.5, 1)).hasMessageContaining("shifted share in 0..1");
        assertThatThrownBy(() -> LinearSource.of(0, 1, 1, 10, SEED)).hasMessageContaining("at least 1 dimension");
    }

    /** Of 10 000 labels binomial numbers are wrong, sd 46; none of the holdout. */
    @Test
    void classesErrAsOftenAsSaid() {
        ClassSource source = new ClassSource(WEIGHTS, 0.3, 1000, SEED);
        assertThat((double) wrong(values(source.draw(10_000, SEED)))).isCloseTo(3000, within(184.0));
        assertThat(wrong(values(source.holdout()))).isZero();
        assertThatThrownBy(() -> new ClassSource(new double[2], 0, 10, SEED)).hasMessageContaining("not all 0");
        assertThatThrownBy(() -> new ClassSource(WEIGHTS, 2, 10, SEED)).hasMessageContaining("error from 0 to 1");
    }

    private static long wrong(double[] rows) {
        return IntStream.range(0, rows.length / 3)
                .filter(i -> rows[3 * i + 2] * (3 * rows[3 * i] - 4 * rows[3 * i + 1]) < 0)
                .count();
    }
}
