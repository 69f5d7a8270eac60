package org.genloss.curate.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.genloss.curate.mix.ShareCap.Amounts;
import org.junit.jupiter.api.Test;

class ShareCapTest {
    /** By hand: 0.1 * 900 / 0.9 = 100, which binary fractions make 99.99. */
    @Test
    void shareIsTheDecimalThatWasWritten() {
        assertThat(new ShareCap(0.1).allowed(900)).isEqualTo(100);
        assertThat(new ShareCap(0.3).allowed(7)).isEqualTo(3);
        assertThat(new ShareCap(0.3).of(new Amounts(7, 50)).share()).isEqualTo(0.3);
    }

    /** Too few real units: the budget stays partly empty rather than the cap broken. */
    @Test
    void capHoldsWhereRealUnitsRunOut() {
        assertThat(new ShareCap(0.25, 4000).of(new Amounts(30, 5000))).isEqualTo(new Amounts(30, 10));
        assertThat(new ShareCap(0.25, 4000).of(new Amounts(0, 5000))).isEqualTo(new Amounts(0, 0));
        assertThat(new Amounts(0, 0).share()).isZero();
    }

    @Test
    void endsOfTheRange() {
        assertThat(new ShareCap(0).of(new Amounts(5, 5))).isEqualTo(new Amounts(5, 0));
        assertThat(new ShareCap(1).of(new Amounts(5, 7))).isEqualTo(new Amounts(5, 7));
        assertThat(new ShareCap(1, 6).of(new Amounts(5, 7))).isEqualTo(new Amounts(0, 6));
        assertThatThrownBy(() -> new ShareCap(1.5)).hasMessageContaining("0 to 1, got 1.5");
        assertThatThrownBy(() -> new ShareCap(0.5, -1)).hasMessageContaining("at least 0 units, got -1");
    }

    @Test
    void regimesBeforeTheFirstGeneration() {
        assertThat(new RealShare(10, 0, 5).accumulate()).isEqualTo(1);
        assertThat(new RealShare(10, 0, 5).replace()).isEqualTo(1);
        assertThat(new RealShare(0, 0, 0).accumulate()).isZero();
    }
}
