package org.genloss.curate.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
    private static final double LN2 = Math.log(2);

    private static double[] logs(double... p) {
        return Arrays.stream(p).map(Math::log).toArray();
    }

    /** By hand: p = (1/2, 1/4, 1/4), the token has 1/4 and rank 3, as it stands behind its equal. */
    @Test
    void oneTokenByHand() {
        LikelihoodScores scores = new LikelihoodScores();
        scores.add(logs(0.5, 0.25, 0.25), logs(0.5, 0.25, 0.25), 2);
        assertThat(scores.surprise()).isCloseTo(2 * LN2, within(1e-14));
        assertThat(scores.entropy()).isCloseTo(1.5 * LN2, within(1e-14));
        assertThat(scores.logRank()).isCloseTo(Math.log(3), within(1e-14));
        assertThat(scores.lrr()).isCloseTo(2 * LN2 / Math.log(3), within(1e-14));
        // log p is -ln 2 or -2 ln 2, half each: mean -1.5 ln 2, deviation 0.5 ln 2
        assertThat(scores.fastDetect()).isCloseTo(-1, within(1e-14));
        assertThat(scores.fastDetectOneModel()).isCloseTo(-1, within(1e-14));
        assertThat(scores.binoculars()).isCloseTo(4.0 / 3, within(1e-14));
        assertThat(scores.ranks()).isEqualTo(new LikelihoodScores.Ranks(1, 0, 0, 0));
    }

    /** The published code divides by one place more: here one without any surprise, which halves the denominator. */
    @Test
    void placeBehindTheLastToken() {
        LikelihoodScores scores = new LikelihoodScores();
        scores.add(logs(0.5, 0.5), logs(0.5, 0.5), 0);
        scores.behind(logs(1, 1e-300), logs(1, 1e-300));
        assertThat(scores.binoculars()).isCloseTo(1, within(1e-14));
        assertThat(scores.binocularsAsCoded()).isCloseTo(2, within(1e-14));
    }

    @Test
    void ranksBeyondAThousand() {
        LikelihoodScores scores = new LikelihoodScores();
        double[] falling = new double[2000];
        Arrays.setAll(falling, v -> -v);
        double[] logs = LikelihoodScores.logSoftmax(falling);
        for (int token : new int[] {0, 9, 10, 99, 100, 999, 1000, 1999}) {
            scores.add(logs, logs, token);
        }
        assertThat(scores.ranks()).isEqualTo(new LikelihoodScores.Ranks(2, 2, 2, 2));
        assertThat(scores.tokens()).isEqualTo(8);
    }

    @Test
    void nothingHasNoScore() {
        LikelihoodScores scores = new LikelihoodScores();
        assertThat(scores.fastDetect()).isNaN();
        assertThat(scores.binoculars()).isNaN();
        assertThat(scores.logRank()).isNaN();
        assertThatThrownBy(() -> scores.add(new double[2], new double[3], 0)).hasMessageContaining("one vocabulary");
        assertThatThrownBy(() -> scores.add(new double[2], new double[2], 2)).hasMessageContaining("got 2");
        assertThat(LikelihoodScores.logSoftmax(new double[] {1e4, 0})).containsExactly(0, -1e4);
    }

    /** By hand: of "a b", "a b", "a c" with words seen twice, V = 3 (other, a, b); alpha 1. */
    @Test
    void bigramsByHand() {
        List<List<String>> sentences = List.of(List.of("a", "b"), List.of("a", "b"), List.of("a", "c"));
        SurrogateModel model = new SurrogateModel(sentences, 2, 1, 2);
        assertThat(model.size()).isEqualTo(3);
        assertThat(model.token("c")).isZero();
        // p_1(b) = (2 + 1/3) / 7 = 1/3; p_2(b | a) = (2 + 1/3) / (3 + 1)
        double[] behindA = model.logProbabilities(List.of("a", "b")).get(1);
        assertThat(Math.exp(behindA[2])).isCloseTo(7.0 / 12, within(1e-14));
        assertThat(Arrays.stream(behindA).map(Math::exp).sum()).isCloseTo(1, within(1e-14));
        // nothing follows "c b" with a history that was seen: p_2(. | b) is p_1
        double[] behindB = model.logProbabilities(List.of("b", "b")).get(1);
        assertThat(Math.exp(behindB[2])).isCloseTo(1.0 / 3, within(1e-14));
        assertThat(SurrogateModel.scores(model, model, List.of()).tokens()).isZero();
    }
}
