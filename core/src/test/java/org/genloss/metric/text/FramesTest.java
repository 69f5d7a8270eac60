package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Frames of sentences and points of texts, by hand. */
class FramesTest {
    @Test
    void commonWordsStandForThemselvesAndOthersForTheirShape() {
        Tokens.Coded framed = Templates.framed(
                Tokens.of(List.of("The cat sat on the mat, the Cat 3 B2!", "On the sea — The END.")), 2);
        // the: 5 times, then cat and on twice each: the first by spelling
        assertThat(text(framed))
                .containsExactly("the cat <a> <a> the <a>, the cat <1> <A1>!", "<A> the <a> <.>— the <A>.");
        assertThat(framed.names()).startsWith("the", "cat", "<a>", "<a>,").doesNotHaveDuplicates();
        // of a combining mark by itself nothing is left
        assertThat(text(Templates.framed(Tokens.of(List.of("\u0301 a \u0301")), 1)))
                .containsExactly("<a>");
    }

    private static List<String> text(Tokens.Coded coded) {
        return IntStream.range(0, coded.documents())
                .mapToObj(d -> IntStream.range(coded.start()[d], coded.start()[d + 1])
                        .mapToObj(i -> coded.names().get(coded.word()[i]))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void framesOfOtherTextsAreCounted() {
        Ngrams.Coded coded = Templates.of(Tokens.of(List.of("the a dog", "the b cat", "an end", "the 7 x")), 1, 2);
        // "the <a>" in two texts, "<a> <a>" in three, "the <1>", "<1> <a>" in one
        assertThat(TemplateReuse.share(coded, new int[] {0, 1, 2, 3})).isCloseTo((1 + 1 + 1 + 0) / 4.0, within(1e-12));
        assertThat(TemplateReuse.share(coded, new int[] {0, 3})).isZero();
    }

    @Test
    void textsThatShareWordsAreNear() {
        TextPairs.Likeness cosine = SemanticSpread.cosines(
                List.of(
                        "a boat on the river",
                        "boats on a river",
                        "interest rates rose sharply",
                        "a boat on the river",
                        ""),
                512);
        assertThat(cosine.of(0, 3)).isCloseTo(1, within(1e-12));
        assertThat(cosine.of(0, 1)).isGreaterThan(0.3);
        assertThat(cosine.of(0, 2)).isBetween(-0.2, 0.2);
        assertThat(cosine.of(0, 4)).isZero();
    }
}
