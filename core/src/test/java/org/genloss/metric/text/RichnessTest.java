package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Length-corrected measures of single texts, by hand; runs of the shared oracle check them against LexicalRichness. */
class RichnessTest {
    private static double of(PerText.Of of, String text) {
        return of.numbers(Tokens.of(List.of("x y z", text)))[1];
    }

    /** a b a b: ends at types/words = 2/3 both ways, one word is left, of which nothing repeats: 4 / 1. */
    @Test
    void runsEndWhereWordsRepeat() {
        assertThat(of(new Mtld.Texts(0.72, 1), "a b a b")).isEqualTo(4);
        // forwards: a a ends a run, b c is none: 4 / 1; backwards: c b a a has 3/4 left over: 4 / (0.25/0.28)
        assertThat(of(new Mtld.Texts(0.72, 1), "a a b c")).isCloseTo((4 + 4 / (0.25 / 0.28)) / 2, within(1e-12));
        assertThat(of(new Mtld.Texts(0.72, 1), "a b c d e")).isEqualTo(5);
        assertThat(of(new Mtld.Texts(0.72, 6), "a b c d e")).isNaN();
    }

    @Test
    void windowsMoveByOneWord() {
        assertThat(of(new Mattr.Texts(2), "a a b a")).isCloseTo((0.5 + 1 + 1) / 3, within(1e-12));
        assertThat(of(new Mattr.Texts(5), "a a b a")).isNaN();
    }

    /** Of a a b c, pairs: aa 1 of 6 has one word, the others two. */
    @Test
    void drawsAreWithoutReplacement() {
        assertThat(of(new HdD.Texts(2), "a a b c")).isCloseTo((5.0 * 2 + 1) / 6 / 2, within(1e-12));
        assertThat(of(new HdD.Texts(4), "a a b c")).isCloseTo(3.0 / 4, within(1e-12));
    }

    @Test
    void vocabularyIsCountedInReadingOrder() {
        Tokens.Coded tokens = Tokens.of(List.of("a b a", "c a d e"));
        assertThat(HeapsExponent.vocabulary(tokens, new int[] {0, 1}, new long[] {2, 3, 4, 7}))
                .containsExactly(2, 2, 3, 5);
        assertThat(HeapsExponent.vocabulary(tokens, new int[] {1, 0}, new long[] {2, 5}))
                .containsExactly(2, 4);
    }

    @Test
    void vocabularyThatGrowsWithItsLengthHasExponentOne() {
        long[] points = HeapsExponent.points(13542);
        assertThat(points).hasSize(30).startsWith(10, 13, 16, 21).endsWith(10561, 13542);
        double[] vocabulary = IntStream.range(0, 30)
                .mapToDouble(i -> 3 * Math.pow(points[i], 0.6))
                .toArray();
        HeapsExponent.Line line = HeapsExponent.line(points, vocabulary);
        assertThat(line.beta()).isCloseTo(0.6, within(1e-12));
        assertThat(line.lnK()).isCloseTo(Math.log(3), within(1e-12));
        assertThat(HeapsExponent.points(9)).isEmpty();
    }
}
