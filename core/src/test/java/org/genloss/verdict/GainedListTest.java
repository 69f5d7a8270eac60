package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.genloss.verdict.battery.NamedContent;
import org.junit.jupiter.api.Test;

/** Expected chances at equal sizes: a thing in d groups of both sides is absent from one of them by luck in one case of 2^d. */
class GainedListTest {
    private static final NamedContent.Among AMONG = new NamedContent.Among(100_000, 100_000);

    private static NamedContent word(String name, long reference, long candidate) {
        return new NamedContent("word", name, reference, candidate, AMONG);
    }

    @Test
    void listsWhatTheReferenceHardlyHasMostFrequentFirstWithItsWay() {
        GainedList list = new GainedList(2);
        list.add(
                0,
                List.of(word("delve", 0, 4), word("tapestry", 1, 9), word("angry", 30, 20), word("gone", 0, 50)),
                Level.EARLY_COLLAPSE);
        list.add(
                1,
                List.of(word("delve", 0, 12), word("tapestry", 1, 40), word("angry", 30, 2), word("the", 50, 150)),
                Level.EARLY_COLLAPSE);
        List<CheckResult.Lost> gained = list.top();
        assertThat(gained).extracting(CheckResult.Lost::name).containsExactly("tapestry", "delve");
        assertThat(gained.get(0).generations()).containsExactly(9L, 40L);
        assertThat(gained.get(0).reference()).isOne();
        assertThat(gained.get(1).chance()).isCloseTo(Math.pow(2, -12), within(1e-7));
    }

    @Test
    void theLastGenerationWithALossIsMeantAndAHealthyOneNever() {
        GainedList list = new GainedList(3);
        list.add(0, List.of(word("delve", 0, 11)), Level.LATE_COLLAPSE);
        list.add(1, List.of(word("delve", 0, 20)), Level.LATE_COLLAPSE);
        list.add(2, List.of(word("delve", 0, 60)), Level.HEALTHY);
        assertThat(list.top()).singleElement().matches(g -> g.at() == 1 && g.since() == 0);
        GainedList healthy = new GainedList(1);
        healthy.add(0, List.of(word("delve", 0, 60)), Level.HEALTHY);
        assertThat(healthy.top()).isEmpty();
    }

    @Test
    void whatAnEarlierHealthyGenerationHasAsOftenIsNoGain() {
        GainedList list = new GainedList(2);
        list.add(0, List.of(word("available", 2, 16), word("delve", 0, 9)), Level.HEALTHY);
        list.add(1, List.of(word("available", 2, 16), word("delve", 0, 20)), Level.EARLY_COLLAPSE);
        assertThat(list.top()).extracting(CheckResult.Lost::name).containsExactly("delve");
    }

    @Test
    void whatLuckCouldGiveIsNotListed() {
        GainedList list = new GainedList(1);
        list.add(
                0,
                List.of(word("nine", 0, 9), word("ten", 0, 10)),
                Level.EARLY_COLLAPSE); // 2^-9 is above one in a thousand, 2^-10 below
        assertThat(list.top()).extracting(CheckResult.Lost::name).containsExactly("ten");
    }
}
