package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PowerTest {
    private static Power.Best best(double retained, double needed) {
        return new Power.Best("", retained, needed, 0.3);
    }

    @Test
    void whatSeesEnoughComesFirstAndElseWhatNeedsFewest() {
        assertThat(best(0.6, 400).isBetterThan(best(0.4, 100))).isTrue();
        assertThat(best(0.4, 100).isBetterThan(best(0.2, 50))).isTrue();
        assertThat(best(0.1, 54_000).isBetterThan(best(0, 500))).isFalse();
        assertThat(best(0, 500).isBetterThan(best(0.1, 54_000))).isTrue();
    }
}
