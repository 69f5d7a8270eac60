package org.genloss.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values by numpy 2.4 and scipy 1.17: skew, kurtosis, binomtest().proportion_ci. */
class MomentsTest {
    private static final double[] X = {1, 2, 2, 3, 7, 11, 1.5, 0.25};

    @Test
    void momentsOfFewNumbers() {
        Moments moments = Moments.of(X);
        assertThat(moments.mean()).isEqualTo(3.46875);
        assertThat(moments.variance()).isCloseTo(13.436383928571429, within(1e-12));
        assertThat(moments.skewness()).isCloseTo(1.2674218708197174, within(1e-12));
        assertThat(moments.kurtosis()).isCloseTo(0.2026850314350277, within(1e-12));
        assertThat(Moments.of(4).variance()).isNaN();
    }

    /** The numbers are multiples of 1/4, so a billion more leaves them exact. */
    @Test
    void anOffsetOfABillionCostsNothing() {
        Moments far = Moments.of(Arrays.stream(X).map(x -> x + 1e9).toArray());
        assertThat(far.variance()).isCloseTo(13.436383928571429, within(1e-6));
        assertThat(far.skewness()).isCloseTo(1.2674218708197174, within(1e-6));
        assertThat(far.kurtosis()).isCloseTo(0.2026850314350277, within(1e-6));
    }

    @Test
    void partsPutTogetherAreTheWhole() {
        Moments parts =
                Moments.of(Arrays.copyOf(X, 3)).merge(Moments.NONE).merge(Moments.of(Arrays.copyOfRange(X, 3, 8)));
        Moments whole = Moments.of(X);
        assertThat(parts.mean()).isCloseTo(whole.mean(), within(1e-14));
        assertThat(parts.third()).isCloseTo(whole.third(), within(1e-10));
        assertThat(parts.fourth()).isCloseTo(whole.fourth(), within(1e-9));
        assertThat(Moments.NONE.with(2, 2).merge(Moments.of(5)).second())
                .isCloseTo(Moments.of(2, 2, 5).second(), within(1e-14));
    }

    @Test
    void intervalsOfShares() {
        assertThat(new Proportion(0, 50).clopperPearson(0.95).high()).isCloseTo(0.07112173646420458, within(1e-12));
        assertThat(new Proportion(3, 40).clopperPearson(0.95).low()).isCloseTo(0.015742179851041527, within(1e-12));
        assertThat(new Proportion(3, 40).clopperPearson(0.95).high()).isCloseTo(0.20386474873289898, within(1e-12));
        assertThat(new Proportion(40, 40).clopperPearson(0.95).high()).isEqualTo(1);
        assertThat(new Proportion(3, 40).wilson(0.95).low()).isCloseTo(0.025836025774588198, within(1e-12));
        assertThat(new Proportion(3, 40).wilson(0.95).high()).isCloseTo(0.19864233524310543, within(1e-12));
        assertThatThrownBy(() -> new Proportion(3, 2)).hasMessage("3 of 2 is no share");
    }
}
