package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Weighted;
import org.junit.jupiter.api.Test;

/** Expected values: numpy 2 eigh of the covariance (divisor n), put together by the formula of Tipping and Bishop. */
class PpcaTest {
    private static final Seed SEED = Seed.of(1);
    private static final Vectors FIVE =
            new Vectors("", 3, new double[] {1, 2, .5, 2, 1, 1.5, 4, 3, -1, 0, 5, 2, 3, 3, 0});

    @Test
    void theLargestDirectionsStayAndTheRestIsShared() {
        GaussianModel one = new Ppca(1).fit(FIVE, SEED);
        assertThat(one.covariance(0, 0)).isCloseTo(2.201337943212997, within(1e-10));
        assertThat(one.covariance(0, 1)).isCloseTo(-0.7038332252323548, within(1e-10));
        assertThat(one.covariance(1, 2)).isCloseTo(0.4824946693675657, within(1e-10));
        assertThat(one.mean(1)).isCloseTo(2.8, within(1e-12));
        GaussianModel two = new Ppca(2).fit(FIVE, SEED);
        assertThat(two.covariance(0, 2))
                .isCloseTo(new Gaussian().fit(FIVE, SEED).covariance(0, 2), within(1e-10));
        GaussianModel none = new Ppca(0).fit(FIVE, SEED);
        assertThat(none.covariance(0, 1)).isZero();
        assertThat(none.covariance(2, 2)).isCloseTo(1.6333333333333335, within(1e-10));
    }

    /** What a fit cannot express is lost once: fitted to itself at any size, the law stays as it is. */
    @Test
    void aFittedLawIsFoundAgain() {
        GaussianModel one = new Ppca(1).fit(FIVE, SEED);
        GaussianModel again = new Ppca(1).fit(one.draw(200_000, SEED.child("draw")), SEED);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                double error = Math.sqrt(2 * one.covariance(i, i) * one.covariance(j, j) / 200_000);
                assertThat(again.covariance(i, j)).isCloseTo(one.covariance(i, j), within(6 * error));
            }
        }
    }

    @Test
    void weightsCountAndImpossibleSizesAreRefused() {
        GaussianModel twice = new Ppca(1).fit(new Weighted(FIVE, new double[] {2, 2, 2, 2, 2}), SEED);
        assertThat(twice.covariance(0, 1)).isCloseTo(-0.7038332252323548, within(1e-10));
        assertThatThrownBy(() -> new Ppca(3).fit(FIVE, SEED)).hasMessageContaining("below the number of columns, 3");
        assertThat(new Ppca(1).fits(Schema.vector(1))).isFalse();
    }
}
