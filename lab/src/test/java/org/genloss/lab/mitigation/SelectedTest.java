package org.genloss.lab.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Weighted;
import org.genloss.profile.Profile;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.genloss.select.Selector;
import org.junit.jupiter.api.Test;

class SelectedTest {
    /** Decides by what the text says. */
    private record Obeys(boolean weighs) implements Selector {
        @Override
        public Card card() {
            return Card.of("obeys", "Obeys");
        }

        @Override
        public boolean fits(Schema schema) {
            return schema.kind() == Schema.Kind.TEXT;
        }

        @Override
        public Judge ready(Profile seen, Seed seed) {
            return item -> switch (item.payload().toString()) {
                case "drop" -> Decision.drop("as told");
                case "edit" -> new Decision.Edit(new Payload.Text("edited"), "as told");
                case "weigh" -> new Decision.Weigh(0.25, "as told");
                case "label" -> Action.LABEL.on(new Label("obeys", 1, OptionalDouble.empty(), true), 1);
                case "synthetic" ->
                    item.origin() instanceof Origin.Synthetic s && s.generation() == 2
                            ? Decision.drop("generation 2")
                            : Decision.keep();
                default -> Decision.keep();
            };
        }
    }

    private static Corpus texts(String... texts) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            items.add(Item.of("t" + i, new Payload.Text(texts[i])));
        }
        return new Items(Schema.text(), items);
    }

    private static Corpus apply(Selector selector, Corpus data, boolean drawn) {
        Offer offer = new Offer(data, data, Optional.empty(), 3, drawn, 9, null, data, null);
        return new Selected(selector).apply(offer, Seed.of(1));
    }

    private static List<String> left(Corpus corpus) {
        return Corpora.list(Weighted.plain(corpus)).stream()
                .map(item -> item.id() + " " + item.payload())
                .toList();
    }

    @Test
    void whatIsDecidedIsDone() {
        Corpus left = apply(new Obeys(false), texts("a", "drop", "edit", "label", "z"), true);
        assertThat(left(left)).containsExactly("t0 a", "t2 edited", "t3 label", "t4 z");
        assertThat(left).isNotInstanceOf(Weighted.class);
        assertThat(Corpora.list(left).get(0).origin())
                .as("the laboratory's items stay as they were")
                .isEqualTo(Origin.unknown());
    }

    @Test
    void weightsMultiply() {
        Corpus data = new Weighted(texts("a", "weigh", "drop"), new double[] {2, 2, 2});
        Corpus left = apply(new Obeys(true), data, true);
        assertThat(left(left)).containsExactly("t0 a", "t1 weigh");
        assertThat(Weighted.weights(left)).containsExactly(2, 0.5);
        assertThatThrownBy(() -> apply(new Obeys(false), texts("weigh"), true)).hasMessageContaining("weighs none");
        assertThat(new Selected(new Obeys(true)).weighs()).isTrue();
    }

    @Test
    void itemsSayWhereTheyComeFrom() {
        assertThat(left(apply(new Obeys(false), texts("synthetic"), true))).isEmpty();
        assertThat(left(apply(new Obeys(false), texts("synthetic"), false))).hasSize(1);
        assertThat(new Selected(new Obeys(false)).stage()).isEqualTo(Mitigation.Stage.ARRIVAL);
    }
}
