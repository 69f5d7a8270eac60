package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.genloss.lab.Sampling;
import org.junit.jupiter.api.Test;

/** Four tokens of chances 0.4, 0.3, 0.2, 0.1. */
class ChoiceTest {
    private static final float[] SCORES = {
        (float) Math.log(0.4), (float) Math.log(0.3), (float) Math.log(0.2), (float) Math.log(0.1)
    };

    private static void chances(Sampling sampling, double... expected) {
        double[] chances = new Choice(sampling).chances(SCORES, 0, 4, Writer.NONE);
        assertThat(chances).containsExactly(expected, within(1e-6));
    }

    @Test
    void plainIsTheSoftmax() {
        chances(Sampling.PLAIN, 0.4, 0.3, 0.2, 0.1);
    }

    /** Squares: 16, 9, 4, 1 of 30; roots at temperature 2. */
    @Test
    void temperatureIsAPower() {
        chances(Sampling.temperature(0.5), 16 / 30.0, 9 / 30.0, 4 / 30.0, 1 / 30.0);
        double roots = Math.sqrt(0.4) + Math.sqrt(0.3) + Math.sqrt(0.2) + Math.sqrt(0.1);
        chances(
                Sampling.temperature(2),
                Math.sqrt(0.4) / roots,
                Math.sqrt(0.3) / roots,
                Math.sqrt(0.2) / roots,
                Math.sqrt(0.1) / roots);
    }

    @Test
    void theLikeliestAreKept() {
        chances(Sampling.topK(2), 4 / 7.0, 3 / 7.0, 0, 0);
        chances(Sampling.topK(9), 0.4, 0.3, 0.2, 0.1);
        chances(Sampling.topP(0.65), 4 / 7.0, 3 / 7.0, 0, 0);
        chances(Sampling.topP(0.71), 4 / 9.0, 3 / 9.0, 2 / 9.0, 0);
        chances(Sampling.topP(0.01), 1, 0, 0, 0);
    }

    /** The share is of what temperature and top-k leave: 0.7 of 4/7 and 3/7 needs both. */
    @Test
    void waysActInTheirOrder() {
        chances(Sampling.topK(2).and(Sampling.topP(0.5)), 1, 0, 0, 0);
        chances(Sampling.topK(2).and(Sampling.topP(0.7)), 4 / 7.0, 3 / 7.0, 0, 0);
        chances(Sampling.temperature(0.5).and(Sampling.topP(0.5)), 1, 0, 0, 0);
    }

    @Test
    void tiesAreKeptByTopPAndCutByTopK() {
        float[] even = new float[4];
        assertThat(new Choice(Sampling.topP(0.3)).chances(even, 0, 4, Writer.NONE))
                .containsOnly(0.25);
        assertThat(new Choice(Sampling.topK(2)).chances(even, 0, 4, Writer.NONE))
                .containsExactly(0.5, 0.5, 0, 0);
    }

    @Test
    void aTokenThatIsNotToComeDoesNotCome() {
        assertThat(new Choice(Sampling.PLAIN).chances(SCORES, 0, 4, token -> token == 0))
                .containsExactly(new double[] {0, 0.5, 2 / 6.0, 1 / 6.0}, within(1e-6));
    }

    @Test
    void drawsAreByPlace() {
        double[] chances = {0.25, 0, 0.75};
        assertThat(Choice.at(chances, 0)).isZero();
        assertThat(Choice.at(chances, 0.2499)).isZero();
        assertThat(Choice.at(chances, 0.25)).isEqualTo(2);
        assertThat(Choice.at(chances, 1)).isEqualTo(2);
    }
}
