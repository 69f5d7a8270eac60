package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.lab.mitigation.Resample;
import org.genloss.lab.regime.Replace;
import org.junit.jupiter.api.DynamicTest;

/** What every mitigation must satisfy on what the models of a learner draw. */
public final class MitigationLaws {
    private static final int ITEMS = 200;
    private static final Seed SEED = Seed.of(17);

    /** What may be missing of the items wanted, as a share. */
    private static final double SHORT = 0.2;

    private MitigationLaws() {}

    /** Whether an experiment with these three is possible at all. */
    public static boolean meet(Mitigation mitigation, Learner learner, Source real) {
        try {
            new Experiment(
                    "",
                    real,
                    learner,
                    List.of(new Replace()),
                    mitigation.weighs() ? List.of(mitigation, new Resample()) : List.of(mitigation),
                    List.of(),
                    List.of(),
                    1,
                    ITEMS,
                    1,
                    SEED);
            return true;
        } catch (IllegalArgumentException impossible) {
            return false;
        }
    }

    /** One test a law; the three meet. */
    public static Stream<DynamicTest> of(Mitigation mitigation, Learner learner, Source real) {
        String name = mitigation.card().id() + ", " + learner.card().id() + ", "
                + real.schema().columns().size() + " columns";
        return Stream.of(
                dynamicTest(name + ": same seed, same items", () -> sameSeed(mitigation, learner, real)),
                dynamicTest(name + ": items keep names and shape", () -> shape(mitigation, learner, real)),
                dynamicTest(name + ": what it wants is enough", () -> wanted(mitigation, learner, real)));
    }

    /** -1 and NaN are refused by name. */
    public static DynamicTest refusals(Mitigation mitigation) {
        return dynamicTest(
                mitigation.card().id() + ": -1 and NaN are refused by name", () -> LearnerLaws.refusals(mitigation));
    }

    private static Offer offer(Mitigation mitigation, Learner learner, Source real) {
        Corpus trained = real.draw(ITEMS, SEED.child("real"));
        GenerativeModel model = learner.fit(trained, SEED.child("fit"));
        boolean drawn = mitigation.stage() == Mitigation.Stage.DRAWN;
        Corpus data = model.draw(drawn ? mitigation.wanted(ITEMS) : ITEMS, SEED.child("draw"));
        return new Offer(
                data,
                trained,
                real.truth(),
                2,
                mitigation.stage() != Mitigation.Stage.TRAINING,
                ITEMS,
                model,
                trained,
                real);
    }

    private static void sameSeed(Mitigation mitigation, Learner learner, Source real) {
        Offer offer = offer(mitigation, learner, real);
        Corpus once = mitigation.apply(offer, SEED);
        Corpus again = mitigation.apply(offer, SEED);
        assertThat(LearnerLaws.contents(again)).isEqualTo(LearnerLaws.contents(once));
        assertThat(Weighted.weights(again)).isEqualTo(Weighted.weights(once));
    }

    private static void shape(Mitigation mitigation, Learner learner, Source real) {
        Offer offer = offer(mitigation, learner, real);
        Corpus left = mitigation.apply(offer, SEED);
        assertThat(left.schema()).isEqualTo(offer.data().schema());
        List<String> ids = Corpora.list(left).stream().map(Item::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        if (!(Weighted.plain(left) instanceof Vectors)) {
            Set<String> offered = new HashSet<>();
            Corpora.list(offer.data()).forEach(item -> offered.add(item.id()));
            Corpora.list(offer.trained()).forEach(item -> offered.add(item.id()));
            assertThat(offered).containsAll(ids);
        }
    }

    private static void wanted(Mitigation mitigation, Learner learner, Source real) {
        assertThat(mitigation.wanted(ITEMS)).isGreaterThanOrEqualTo(ITEMS);
        int left = Corpora.size(mitigation.apply(offer(mitigation, learner, real), SEED));
        assertThat(left).isGreaterThan(0);
        if (mitigation.stage() == Mitigation.Stage.DRAWN) {
            assertThat(left).isBetween((int) ((1 - SHORT) * Math.min(ITEMS, real.size())), ITEMS);
        }
    }
}
