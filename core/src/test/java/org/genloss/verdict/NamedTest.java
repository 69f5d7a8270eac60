package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.genloss.verdict.battery.NamedContent;
import org.junit.jupiter.api.Test;

class NamedTest {
    private NamedContent.Among among = new NamedContent.Among(10_000, 10_000);

    private NamedContent value(String name, long reference, long candidate) {
        return new NamedContent("value of country", name, reference, candidate, among);
    }

    /** C(6,0) C(4,3) / C(10,3) = 4/120: of 10 groups, 6 on the candidate's side, none of 3. And one or none: + 6 C(4,2) / 120 = 40/120. */
    @Test
    void theChanceIsHypergeometric() {
        Named named = new Named();
        among = new NamedContent.Among(4, 6);
        assertThat(named.chance(value("a", 3, 0))).isCloseTo(4.0 / 120, within(1e-12));
        assertThat(named.chance(value("a", 2, 1))).isCloseTo(40.0 / 120, within(1e-12));
    }

    /** 1,000 texts half as long are 500 of the reference's: (1000/1500)^9 = 0.026 that none of nine is theirs, not 2^-9. */
    @Test
    void halfAsLongTextsAreExpectedToHoldHalfAsMuch() {
        among = new NamedContent.Among(1000, 1000, 0.5);
        Named named = new Named();
        assertThat(named.chance(value("a", 9, 0))).isCloseTo(Math.pow(2 / 3.0, 9), within(1e-12));
        assertThat(Named.retained(value("a", 40, 20))).isCloseTo(1, within(1e-12));
        assertThat(named.lost(List.of(value("a", 26, 6)), 0.005)).isEmpty();
        assertThat(named.lost(List.of(value("a", 26, 0)), 0.005)).hasSize(1);
        among = among.turned();
        assertThat(named.chance(value("a", 9, 0))).isCloseTo(Math.pow(0.5, 9), within(2e-4));
    }

    /**
     * At equal sizes a thing absent on one side has chance 2^-d. For a level of 2.5e-5 it must have d of at least 16 where it is alone
     * (2^-16 = 1.5e-5), and of at least 26 among 1,000 alike (1000 x 2^-26 = 1.5e-5).
     */
    @Test
    void needsMoreOfAThingTheMoreThingsThereAre() {
        Named named = new Named();
        assertThat(named.lost(List.of(value("a", 16, 0)), 2.5e-5)).hasSize(1);
        assertThat(named.lost(List.of(value("a", 15, 0)), 2.5e-5)).isEmpty();
        assertThat(named.lost(among(1000, 26), 2.5e-5))
                .hasSize(1)
                .first()
                .matches(l -> l.content().name().equals("lost"));
        assertThat(named.lost(among(1000, 25), 2.5e-5)).isEmpty();
    }

    private List<NamedContent> among(int others, int d) {
        List<NamedContent> all = new ArrayList<>(List.of(value("lost", d, 0)));
        for (int i = 1; i < others; i++) {
            all.add(value("kept" + i, 40, 40));
        }
        return all;
    }

    @Test
    void aTrifleThatIsCertainIsNoLoss() {
        among = new NamedContent.Among(1_000_000, 1_000_000);
        assertThat(new Named().lost(List.of(value("a", 300_000, 290_000)), 1e-3))
                .isEmpty();
    }

    @Test
    void fewerThanTwentyGroupsTestNothing() {
        among = new NamedContent.Among(1000, 19);
        assertThat(new Named().lost(List.of(value("a", 1000, 0)), 1e-3)).isEmpty();
    }
}
