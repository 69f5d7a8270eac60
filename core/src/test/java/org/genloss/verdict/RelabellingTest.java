package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.junit.jupiter.api.Test;

class RelabellingTest {
    private static Pool texts(int reference, int candidate, int first, String word) {
        return new Pool(Schema.text(), groups(0, reference, "answer "), groups(first, candidate, word));
    }

    private static List<Draw.Group> groups(int first, int n, String word) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = first; i < first + n; i++) {
            groups.add(group("p" + i, i, word + i));
        }
        return groups;
    }

    private static Draw.Group group(String name, long hash, String text) {
        return new Draw.Group(name, hash, List.of(new Item(name, name, new Payload.Text(text), Origin.unknown())));
    }

    private static boolean[] draw(Relabelling relabelling, int seed) {
        boolean[] candidate = relabelling.truth();
        relabelling.draw(Seed.of(seed), candidate, relabelling.scratch());
        return candidate;
    }

    private static long count(boolean[] candidate) {
        return IntStream.range(0, candidate.length).filter(i -> candidate[i]).count();
    }

    @Test
    void sizesStayAndEveryGroupMoves() {
        Relabelling relabelling = new Relabelling(texts(30, 10, 100, "other "));
        int[] chosen = new int[40];
        for (int s = 0; s < 400; s++) {
            boolean[] candidate = draw(relabelling, s);
            assertThat(count(candidate)).isEqualTo(10);
            IntStream.range(0, 40).filter(i -> candidate[i]).forEach(i -> chosen[i]++);
        }
        // each group 100 times of 400 on average; Binomial(400, 1/4) leaves 60..140 with chance 4e-6
        assertThat(Arrays.stream(chosen)).allMatch(c -> c > 60 && c < 140);
    }

    @Test
    void answersToOnePromptSwap() {
        Relabelling relabelling = new Relabelling(texts(30, 30, 0, "other "));
        assertThat(relabelling.paired()).isTrue();
        for (int s = 0; s < 20; s++) {
            boolean[] candidate = draw(relabelling, s);
            assertThat(IntStream.range(0, 30)).allMatch(i -> candidate[i] != candidate[30 + i]);
        }
    }

    @Test
    void promptsOfOneSideOnlyArePermutedAmongThemselves() {
        boolean[] candidate = draw(new Relabelling(texts(30, 30, 10, "other ")), 1);
        assertThat(count(candidate)).isEqualTo(30);
        assertThat(IntStream.range(10, 30)).allMatch(i -> candidate[i] != candidate[20 + i]);
    }

    @Test
    void copiesDoNotSwap() {
        assertThat(new Relabelling(texts(30, 30, 0, "answer ")).paired()).isFalse();
    }

    /** Neighbours in a file may well be about the same thing; only ids that the data gives say so, be they numbers. */
    @Test
    void rowsDoNotSwapHoweverAlikeWhereNothingNamesThem() {
        List<Draw.Group> before = numbered(true, "answer ");
        assertThat(new Relabelling(new Pool(Schema.text(), before, numbered(true, "other "))).paired())
                .isTrue();
        assertThat(new Relabelling(new Pool(Schema.text(), before, numbered(false, "other "))).paired())
                .isFalse();
        assertThat(new Relabelling(new Pool(Schema.text(), numbered(false, "answer "), numbered(true, "other ")))
                        .paired())
                .isFalse();
    }

    private static List<Draw.Group> numbered(boolean named, String word) {
        return IntStream.range(0, 30)
                .mapToObj(i -> new Draw.Group(
                        "" + i,
                        i,
                        List.of(new Item("" + i, "" + i, new Payload.Text(word + i), Origin.unknown(), named))))
                .toList();
    }

    /** Of 2,100 namesakes only the last 100 answer each other, enough to tell if all were looked at; the first 2,000 decide. */
    @Test
    void theFirst2000Decide() {
        List<Draw.Group> reference = new ArrayList<>();
        List<Draw.Group> late = new ArrayList<>();
        List<Draw.Group> early = new ArrayList<>();
        for (int i = 0; i < 2100; i++) {
            reference.add(group("p" + i, i, "answer a" + i));
            late.add(group("p" + i, i, i < 2000 ? "another b" + i : "another a" + i));
            early.add(group("p" + i, i, i < 100 ? "another a" + i : "another b" + i));
        }
        assertThat(new Relabelling(new Pool(Schema.text(), reference, late)).paired())
                .isFalse();
        assertThat(new Relabelling(new Pool(Schema.text(), reference, early)).paired())
                .isTrue();
    }

    @Test
    void rowsThatOnlyShareNumbersDoNotSwap() {
        List<Draw.Group> other = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            other.add(group("p" + i, i, "answer " + (i * 7 + 3) % 30));
        }
        assertThat(new Relabelling(new Pool(Schema.text(), groups(0, 30, "answer "), other)).paired())
                .isFalse();
    }
}
