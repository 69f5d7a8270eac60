package org.genloss.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
    /** A quarter turn: half; an eighth: three quarters; the opposite: nothing. */
    @Test
    void throughTheOriginItIsTheAngle() {
        double[] x = {1, 0, 0};
        assertThat(Accuracy.agreement(x, new double[] {0, 3, 0})).isCloseTo(0.5, within(1e-12));
        assertThat(Accuracy.agreement(x, new double[] {2, 2, 0})).isCloseTo(0.75, within(1e-12));
        assertThat(Accuracy.agreement(x, new double[] {-1, 0, 0})).isZero();
    }

    /**
     * scipy: {@code w, a, v, b = [1,2], .5, [2,1], -1; s, t, r = a/sqrt(5), b/sqrt(5), .8;
     * multivariate_normal.cdf([s,t], [0,0], [[1,r],[r,1]]) + multivariate_normal.cdf([-s,-t], [0,0], [[1,r],[r,1]])}; a plane without weights
     * agrees with probability {@code norm.cdf(-1/sqrt(5))}.
     */
    @Test
    void elsewhereItIsTheBivariateNormalLaw() {
        double[] v = {2, 1, -1};
        assertThat(Accuracy.agreement(new double[] {1, 2, 0.5}, v)).isCloseTo(0.7004626067704776, within(1e-9));
        assertThat(Accuracy.agreement(new double[] {0, 0, 1}, v)).isCloseTo(0.32736042300928847, within(1e-9));
        assertThat(Accuracy.agreement(v, v)).isCloseTo(1, within(1e-12));
        assertThat(Accuracy.agreement(v, new double[] {-2, -1, 1})).isCloseTo(0, within(1e-12));
        assertThat(Accuracy.agreement(v, new double[] {2, 1.001, -1})).isCloseTo(0.9998819432466882, within(1e-8));
    }
}
