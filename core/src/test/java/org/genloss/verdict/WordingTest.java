package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.genloss.verdict.battery.Wording;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void percentsKeepTheDigitsThatMatter() {
        assertThat(Wording.percent(0.07)).isEqualTo("7\u00a0%");
        assertThat(Wording.percent(0.068)).isEqualTo("6.8\u00a0%");
        assertThat(Wording.percent(0.634)).isEqualTo("63\u00a0%");
        assertThat(Wording.percent(0.0047)).isEqualTo("0.47\u00a0%");
    }

    @Test
    void chancesReadAsOdds() {
        assertThat(Wording.chance(1 / 580.0)).isEqualTo("1 in 580");
        assertThat(Wording.chance(5e-10)).isEqualTo("5e-10");
        assertThat(Wording.chance(3e-5)).isEqualTo("3e-5");
        assertThat(Wording.chance(1e-20)).isEqualTo("<1e-15");
    }

    @Test
    void changesReadAsPercentUpToTwiceAndAsTimesBeyond() {
        assertThat(Wording.changed(1.2, "longer", "shorter", "as long")).isEqualTo("20\u00a0% longer than");
        assertThat(Wording.changed(0.69, "longer", "shorter", "as long")).isEqualTo("31\u00a0% shorter than");
        assertThat(Wording.changed(32.91, "longer", "shorter", "as long")).isEqualTo("33\u00a0times as long as");
        assertThat(Wording.times(2.44)).isEqualTo("2.4\u00a0times");
        assertThat(Wording.times(1234.4)).isEqualTo("1,234\u00a0times");
        assertThat(Wording.times(Double.POSITIVE_INFINITY)).isEqualTo("more than a million times");
    }

    @Test
    void sizesAreRoundedUp() {
        assertThat(Wording.twoDigits(1234)).isEqualTo(1300);
        assertThat(Wording.twoDigits(600)).isEqualTo(600);
        assertThat(Wording.twoDigits(37.2)).isEqualTo(38);
        assertThat(Wording.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }
}
