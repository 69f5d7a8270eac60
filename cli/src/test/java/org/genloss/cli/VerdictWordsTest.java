package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.lab.verdict.Phase;
import org.genloss.verdict.Level;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {
    @Test
    void everyWordOfAVerdictIsExplainedWithItsRuleAndSource() {
        List<Card> cards = VerdictWords.all().stream().map(Carded::card).toList();
        assertThat(cards.stream().map(Card::id))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(Level.values()).map(Level::id), Stream.of("expansion"))
                                .toList());
        assertThat(cards)
                .allMatch(card -> !card.sentence().isBlank()
                        && !card.formula().isBlank()
                        && !card.citation().isBlank());
        for (Phase phase : Phase.values()) {
            assertThat(cards).anyMatch(card -> card.formula().contains(phase.condition()));
        }
    }

    @Test
    void explainKnowsThem() {
        assertThat(Main.run("explain", "early-collapse")).isZero();
        assertThat(Main.run("explain", "early-collapse", "--format", "json")).isZero();
        assertThat(Main.run("explain", "early-colapse")).isEqualTo(Exit.BAD_INPUT);
    }
}
