package org.genloss.lab.mitigation;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;

/** Steps of curation in the laboratory. */
public final class Selecting {
    private Selecting() {}

    /**
     * A selector as a mitigation: the very step that curates a training mix, done to everything new before the regime mixes it. An item that it weighs by a
     * factor stays with that chance, which is the same on average.
     *
     * @param selector the step, with its settings
     */
    public record By(Selector selector) implements Mitigation {
        @Override
        public Card card() {
            return selector.card();
        }

        @Override
        public boolean fits(Schema schema) {
            return selector.fits(schema);
        }

        @Override
        public Stage stage() {
            return Stage.ARRIVAL;
        }

        /** @throws IllegalArgumentException where nothing is left, or a weight is above 1 */
        @Override
        public Corpus apply(Offer offer, Seed seed) {
            Corpus data = offer.data();
            Judge judge = selector.ready(Profile.of(data, selector.needs(data.schema())), seed.child("ready"));
            Seed chances = seed.child("weigh");
            List<Item> kept = new ArrayList<>();
            boolean changed = false;
            int all = 0;
            for (Item item : Corpora.list(data)) {
                all++;
                Decision then = judge.judge(item).outcome();
                boolean stays = !(then instanceof Decision.Drop);
                if (then instanceof Decision.Weigh weigh) {
                    stays = chance(weigh.weight())
                            > chances.child(item.id()).random().nextDouble();
                }
                if (stays && then instanceof Decision.Edit edit) {
                    kept.add(item.with(edit.payload()));
                    changed = true;
                } else if (stays) {
                    kept.add(item);
                }
            }
            if (kept.isEmpty()) {
                throw new IllegalArgumentException(card().id() + " leaves nothing of " + all + " items");
            }
            return kept.size() == all && !changed ? data : new Items(data.schema(), kept);
        }

        private double chance(double weight) {
            if (weight > 1) {
                throw new IllegalArgumentException(card().id() + " gives items a weight of " + weight
                        + "; in the laboratory an item stays with the chance of its weight, which is at most 1");
            }
            return weight;
        }
    }
}
