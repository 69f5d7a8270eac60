package org.genloss.lab.mitigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;

/**
 * A selector at work in the laboratory: the very object that curation ships, asked about every item. Items say where they come from: what a model drew is synthetic, of the
 * generation of its fit, all else is human. What is dropped is not replaced; weights multiply those that are there; labels change nothing.
 *
 * @param selector what is tested
 * @param stage what it is asked about: what a model drew, all that comes in by itself, or all that is trained on
 */
public record Selected(Selector selector, Stage stage) implements Mitigation {
    /** The setting that says the stage, beside those of the selector. */
    public static final String STAGE = "stage";

    /** On all that comes in, as a pipeline is. */
    public Selected(Selector selector) {
        this(selector, Stage.ARRIVAL);
    }

    /** The card of the selector. */
    @Override
    public Card card() {
        return selector.card();
    }

    @Override
    public boolean fits(Schema schema) {
        return selector.fits(schema);
    }

    /** A selector that lacks settings says so before anything is drawn, as far as it can be made ready without data. */
    @Override
    public void check(Learner learner, Source real) {
        if (selector.needs(real.schema()).isEmpty()) {
            Corpus none = new Items(real.schema(), List.of());
            selector.ready(Profile.of(none, Set.of()), Seed.of(0));
        }
    }

    @Override
    public boolean asksOrigin() {
        return stage == Stage.TRAINING;
    }

    @Override
    public boolean weighs() {
        return selector.weighs();
    }

    /** @throws IllegalArgumentException where an item is weighed by a selector that does not say that it weighs */
    @Override
    public Corpus apply(Offer offer, Seed seed) {
        Corpus plain = Weighted.plain(offer.data());
        Judge judge = selector.ready(Profile.of(plain, selector.needs(plain.schema())), seed);
        List<Item> items = Corpora.list(plain);
        double[] weights = Weighted.weights(offer.data());
        Sorted sorted = new Sorted(selector.weighs());
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            Item told =
                    new Item(item.id(), item.group(), item.payload(), origin(item, offer), item.named(), item.notes());
            sorted.take(i, item, judge.judge(told).outcome(), weights[i]);
        }
        Corpus left = sorted.edited
                ? new Items(plain.schema(), sorted.items)
                : Corpora.pick(plain, sorted.places.stream().mapToInt(i -> i).toArray());
        boolean weighed = selector.weighs() || offer.data() instanceof Weighted;
        return weighed
                ? new Weighted(left, sorted.weights.stream().mapToDouble(w -> w).toArray())
                : left;
    }

    private static Origin origin(Item item, Offer offer) {
        if (item.origin() instanceof Origin.Synthetic) {
            return item.origin();
        }
        return offer.drawn() ? new Origin.Synthetic("model", offer.fit() - 1, "") : new Origin.Human("real");
    }

    /** What is left, item by item. */
    private static final class Sorted {
        private final boolean mayWeigh;
        private final List<Integer> places = new ArrayList<>();
        private final List<Item> items = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();
        private boolean edited;

        Sorted(boolean mayWeigh) {
            this.mayWeigh = mayWeigh;
        }

        void take(int place, Item item, Decision decision, double weight) {
            Optional<Item> left = left(item, decision);
            if (left.isPresent()) {
                places.add(place);
                items.add(left.get());
                weights.add(decision instanceof Decision.Weigh weigh ? weight * weigh.weight() : weight);
            }
        }

        private Optional<Item> left(Item item, Decision decision) {
            if (decision instanceof Decision.Drop) {
                return Optional.empty();
            }
            if (decision instanceof Decision.Edit edit) {
                edited = true;
                return Optional.of(item.with(edit.payload()));
            }
            if (decision instanceof Decision.Weigh && !mayWeigh) {
                throw new IllegalArgumentException("an item was weighed by a selector that says it weighs none");
            }
            return Optional.of(item);
        }
    }
}
