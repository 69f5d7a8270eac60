package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The rest of the formulas is compared in the cases of the oracle; exact chances by scipy 1.17 (kendalltau, method exact). */
class TrendTest {
    @Test
    void exactChances() {
        assertThat(Trend.exact(1, 3, 2, 4, 6, 5).orElseThrow()).isCloseTo(0.05555555555555555, within(1e-14));
        assertThat(Trend.exact(4, 3, 2, 1).orElseThrow()).isCloseTo(0.08333333333333333, within(1e-14));
        assertThat(Trend.exact(1, 1, 2)).isEmpty();
    }

    @Test
    void generationsWithoutAValueAreLeftOut() {
        Trend trend = Trend.of(0, Double.NaN, 1, 1.5);
        assertThat(trend.slope()).isEqualTo(0.5);
        assertThat(trend.s()).isEqualTo(3);
        assertThat(trend.tau()).isEqualTo(1);
        assertThatThrownBy(() -> Trend.of(Double.NaN, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2 generations");
    }
}
