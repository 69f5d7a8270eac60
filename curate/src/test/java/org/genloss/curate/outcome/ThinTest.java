package org.genloss.curate.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThinTest {
    private static Thin thin(long reference, long ofReference, long mix, long ofMix, double coverage) {
        return new Thin("word", "w", new Thin.Seen(reference, ofReference), new Thin.Seen(mix, ofMix), 0, coverage);
    }

    /** The least n with (m + n) / (M + n) at the target, by trying. */
    @Test
    void neededIsTheLeastThatReachesTheTarget() {
        for (long mix = 0; mix <= 60; mix += 7) {
            for (double coverage : new double[] {0.3, 0.8, 0.99}) {
                Thin thin = thin(25, 100, mix, 200, coverage);
                long n = 0;
                while (mix + n < coverage * 0.25 * (200 + n) - 1e-9) {
                    n++;
                }
                assertThat(thin.needed()).isEqualTo(n);
            }
        }
    }

    /** By counting: C(15, 10) / C(20, 10) = 3,003 / 184,756, and (C(16, 10) + 4 C(16, 9)) / C(20, 10) = 53,768 / 184,756. */
    @Test
    void chanceIsHypergeometric() {
        assertThat(thin(5, 10, 0, 10, 0.8).chance()).isCloseTo(3003 / 184756.0, within(1e-12));
        assertThat(thin(3, 10, 1, 10, 0.8).chance()).isCloseTo(53768 / 184756.0, within(1e-12));
    }

    @Test
    void whatLuckExplainsIsNotAskedFor() {
        assertThat(thin(3, 10, 1, 10, 0.8).listed()).isFalse(); // below the target, by luck
        assertThat(thin(5, 10, 0, 10, 0.8).listed()).isTrue();
        assertThat(thin(2, 10, 0, 10, 0.8).listed()).isTrue(); // gone
        assertThat(thin(1, 10, 0, 10, 0.8).listed()).isFalse(); // a slip of the pen stands in one
        assertThat(thin(100, 1000, 90, 1000, 0.8).listed()).isFalse(); // above the target
    }
}
