package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.genloss.verdict.battery.NamedContent;
import org.junit.jupiter.api.Test;

/** What is listed as lost, of things that 100 of 1,000 reference groups contain unless said. */
class LostListTest {
    private static final Level OK = Level.HEALTHY;
    private static final Level LOSS = Level.EARLY_COLLAPSE;

    private static List<CheckResult.Lost> top(List<Level> levels, long[]... counts) {
        NamedContent.Among of = new NamedContent.Among(1000, 1000);
        LostList list = new LostList(levels.size());
        for (int g = 0; g < levels.size(); g++) {
            List<NamedContent> contents = new ArrayList<>();
            for (int thing = 0; thing < counts.length; thing++) {
                contents.add(new NamedContent("word", "thing" + thing, 100, counts[thing][g], of));
            }
            list.add(g, contents);
        }
        return list.top(levels);
    }

    @Test
    void namesWhereItWent() {
        List<CheckResult.Lost> lost = top(List.of(OK, LOSS, LOSS), new long[] {90, 20, 0}, new long[] {95, 90, 3});
        assertThat(lost).extracting(CheckResult.Lost::at).containsOnly(2);
        assertThat(lost).extracting(CheckResult.Lost::since).containsExactly(1, 2);
    }

    @Test
    void whatAHealthyGenerationHasAsRarelyIsNoLoss() {
        assertThat(top(List.of(OK, LOSS), new long[] {9, 10})).as("as rare").isEmpty();
        assertThat(top(List.of(OK, LOSS), new long[] {20, 10}))
                .as("as unlikely")
                .isEmpty();
        assertThat(top(List.of(OK, LOSS), new long[] {80, 10})).hasSize(1);
        assertThat(top(List.of(LOSS, LOSS), new long[] {9, 10}))
                .as("rare in a lost one")
                .hasSize(1);
    }

    @Test
    void theLastWithALossIsMeant() {
        List<CheckResult.Lost> lost =
                top(List.of(LOSS, Level.SHIFTED, OK), new long[] {0, 99, 99}, new long[] {99, 99, 0});
        assertThat(lost).extracting(CheckResult.Lost::name).containsExactly("thing0");
        assertThat(lost.get(0).at()).isZero();
        assertThat(top(List.of(OK, Level.SHIFTED), new long[] {99, 0}).get(0).at())
                .isEqualTo(1);
        assertThat(top(List.of(OK, Level.UNDECIDED), new long[] {99, 0})).isEmpty();
    }

    /** One thing of 2,000 by p = 0.0005 is what luck gives: 0.05 / 2,000 is asked of the first. */
    @Test
    void oneUnlikelyThingAmongThousandsIsLuck() {
        NamedContent.Among of = new NamedContent.Among(20, 20);
        LostList list = new LostList(1);
        List<NamedContent> contents = new ArrayList<>();
        for (int thing = 0; thing < 2000; thing++) {
            contents.add(new NamedContent("word", "thing" + thing, 10, thing == 0 ? 0 : 9, of));
        }
        assertThat(new Named().chance(contents.get(0))).isBetween(0.0001, 0.001);
        list.add(0, contents);
        assertThat(list.top(List.of(LOSS))).isEmpty();
        LostList few = new LostList(1);
        few.add(0, contents.subList(0, 20));
        assertThat(few.top(List.of(LOSS))).extracting(CheckResult.Lost::name).containsExactly("thing0");
    }

    /** Benjamini and Hochberg's own example (1995, section 3.2): 15 p values at 0.05, four are discovered. */
    @Test
    void discoveriesAsInThePaper() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000
        };
        assertThat(Findable.discovered(p, 0.05)).isEqualTo(0.0095);
        assertThat(Findable.discovered(new double[] {0.5, 0.9}, 0.05)).isEqualTo(-1);
    }
}
