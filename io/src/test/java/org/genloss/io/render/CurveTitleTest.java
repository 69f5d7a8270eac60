package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.genloss.catalog.Card;
import org.genloss.lab.probe.Perplexity;
import org.genloss.metric.text.TailRecall;
import org.junit.jupiter.api.Test;

/** What a curve is called. */
class CurveTitleTest {
    private static String title(Card card, String subject, String settings) {
        return new Curves.Curve(card, card.id(), subject, settings).title();
    }

    @Test
    void aSubjectThatTheNameBeginsWithIsNotSaidAgain() {
        Card card = new TailRecall().card();
        assertThat(title(card, "rare words", "")).isEqualTo("Rare words kept");
        assertThat(title(card, "items, rare words", "most=0.1")).isEqualTo("Rare words kept [most=0.1]");
        assertThat(title(card, "rare", "")).isEqualTo("Rare words kept");
        assertThat(title(card, "characters", "")).isEqualTo("Rare words kept, characters");
    }

    @Test
    void countsHaveNoUnitInTheirTitle() {
        assertThat(Numbers.titled(new Perplexity().card().unit())).isEmpty();
        assertThat(Numbers.titled(new TailRecall().card().unit())).isEqualTo("%");
    }
}
