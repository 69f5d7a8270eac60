package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.genloss.lab.verdict.Onset;
import org.genloss.lab.verdict.Phase;
import org.junit.jupiter.api.Test;

class OnsetWordsTest {
    private static Onset onset(Phase phase, String by, OptionalInt from, OptionalInt earliest, int runs) {
        return new Onset(phase, by, from, earliest, from, runs, 20, 10, "", "");
    }

    /** Beside a collapse that begins, one that does not would read as a contradiction. */
    @Test
    void onlyWhatComesOrMayComeIsSaid() {
        OptionalInt never = OptionalInt.empty();
        Onset late = onset(Phase.LATE, "spread within a class", OptionalInt.of(8), OptionalInt.of(7), 20);
        Onset not = onset(Phase.LATE, "spread", never, never, 0);
        Onset perhaps = onset(Phase.EARLY, "tails", never, OptionalInt.of(9), 0);
        assertThat(OnsetWords.sentence(List.of(late, not)))
                .isEqualTo("Late collapse (spread within a class) from generation 8 (7 to 8), in 20 of 20 runs.");
        assertThat(OnsetWords.sentence(List.of(not))).isEmpty();
        assertThat(OnsetWords.sentence(List.of(perhaps))).contains("not excluded from 9 on");
    }
}
