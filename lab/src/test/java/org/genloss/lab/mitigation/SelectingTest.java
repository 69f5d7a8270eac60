package org.genloss.lab.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.junit.jupiter.api.Test;

class SelectingTest {
    private static final Items DATA = Items.texts("t", List.of("one", "two", "three", "four"));

    /** Decides by the text alone. */
    private record Step(Function<String, Decision> rule) implements Selector {
        @Override
        public Card card() {
            return Card.of("step", "A step").says("For a test.").formula("-").source("here");
        }

        @Override
        public boolean fits(Schema schema) {
            return schema.kind() == Schema.Kind.TEXT;
        }

        @Override
        public Judge ready(Profile seen, Seed seed) {
            return item -> rule.apply(((Payload.Text) item.payload()).value());
        }
    }

    private static List<String> left(Function<String, Decision> rule, Corpus data) {
        Offer offer = new Offer(data, data, Optional.empty(), 2, true, 4, null, data);
        return Corpora.list(new Selecting.By(new Step(rule)).apply(offer, Seed.of(3))).stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList();
    }

    @Test
    void dropsAndEditsAsTheStepSays() {
        assertThat(left(t -> t.contains("o") ? Decision.keep() : Decision.drop("no o"), DATA))
                .containsExactly("one", "two", "four");
        assertThat(left(t -> new Decision.Edit(new Payload.Text(t + "!"), "shout"), DATA))
                .containsExactly("one!", "two!", "three!", "four!");
    }

    @Test
    void keepsWhatIsWeighedWithThatChance() {
        Items many = Items.texts("t", java.util.Collections.nCopies(4000, "same"));
        // binomial: 1000 of 4000 with a standard deviation of 27
        assertThat(left(t -> new Decision.Weigh(0.25, "a quarter"), many)).hasSizeBetween(880, 1120);
        assertThatThrownBy(() -> left(t -> new Decision.Weigh(2, "double"), DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1");
    }

    @Test
    void saysThatNothingIsLeft() {
        assertThatThrownBy(() -> left(t -> Decision.drop("all"), DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step leaves nothing of 4 items");
    }

    @Test
    void actsOnEverythingNew() {
        Selecting.By selecting = new Selecting.By(new Step(t -> Decision.keep()));
        assertThat(selecting.stage()).isEqualTo(Mitigation.Stage.ARRIVAL);
        assertThat(selecting.fits(Schema.text())).isTrue();
    }
}
