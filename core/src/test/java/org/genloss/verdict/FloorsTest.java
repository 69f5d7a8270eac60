package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.genloss.catalog.Card;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Statistic.Family;
import org.genloss.verdict.battery.Statistic.Side;
import org.junit.jupiter.api.Test;

/** Expected values from the table of levels of the verdict page: D = exp(-5 max(0, S - 0.08)), repetition 0.5 exp(-12 max(0, S - 0.03)). */
class FloorsTest {
    private static Statistic statistic(String id, Family family) {
        return new Statistic(Card.of(id, id), id, family, Side.LOSS);
    }

    @Test
    void floorsFallAsTheBodyMoves() {
        Statistic richness = statistic("word-richness", Family.DIVERSITY);
        assertThat(new Floors(0.05, false).floor(richness)).isEqualTo(0.95);
        assertThat(new Floors(0.28, false).floor(richness)).isCloseTo(0.95 * 0.36787944, within(1e-8));
        assertThat(new Floors(0.28, false).late(richness)).isCloseTo(0.50 * 0.36787944, within(1e-8));
        assertThat(new Floors(0.28, false).floor(statistic("repetition", Family.REPETITION)))
                .isCloseTo(0.50 * 0.04978707, within(1e-8));
    }

    /** 0.98 is the loss of diversity that 500 texts or 2,000 vectors tell with 80 % power: section 9.5 of the verdict page. */
    @Test
    void theSamePopulationIsNotExcused() {
        Floors declared = new Floors(0.28, true);
        assertThat(declared.floor(statistic("word-richness", Family.DIVERSITY))).isEqualTo(0.98);
        assertThat(declared.late(statistic("word-richness", Family.DIVERSITY))).isEqualTo(0.50);
        assertThat(declared.floor(statistic("rare-words", Family.TAIL))).isEqualTo(0.80);
        assertThat(declared.floor(statistic("word-entropy", Family.DIVERSITY_SINGLE)))
                .isEqualTo(0.85);
        Floors plain = new Floors(0.28, false);
        assertThat(plain.unmoved().floor(statistic("word-richness", Family.DIVERSITY)))
                .isEqualTo(0.95);
        assertThat(plain.ofOnePopulation().floor(statistic("word-richness", Family.DIVERSITY)))
                .isEqualTo(0.98);
    }

    @Test
    void tailsAreNeverLateAndSpreadsAreScales() {
        Floors floors = new Floors(0, false);
        assertThat(floors.late(statistic("rare-words", Family.TAIL))).isZero();
        assertThat(floors.late(statistic("total-spread", Family.DIVERSITY))).isEqualTo(0.71);
        assertThat(floors.floor(statistic("emptiest-cluster", Family.TAIL))).isEqualTo(0.25);
    }
}
