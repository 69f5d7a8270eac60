package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Classifier;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Linear;
import org.genloss.lab.learner.Linear.Inputs;
import org.genloss.lab.learner.LinearModel;
import org.genloss.lab.learner.Ngram;
import org.genloss.lab.mitigation.TokenEdit;
import org.genloss.lab.mitigation.Verifier;
import org.genloss.lab.source.ClassSource;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.LinearSource;
import org.genloss.lab.source.RecordSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every mitigation on the shelf, with learners and data that it can work with. */
class MitigationTest {
    private static final Seed SEED = Seed.of(23);
    /** What one that needs to be told more is told. */
    private static final Map<String, Map<String, Object>> TOLD =
            Map.of("curate", Map.of("recipe", "steps: [ { id: deduplicate, limit: 1 } ]\n"));

    private static final List<Mitigation> SHELF = Catalog.of(Mitigation.class, "mitigation").all().stream()
            .map(m -> Settings.with(m, TOLD.getOrDefault(m.card().id(), Map.of())))
            .toList();
    private static final List<Learner> LEARNERS = List.of(new Gaussian(), new Linear(), new Classifier(), new Ngram());

    private static List<Source> sources() {
        List<String> texts = IntStream.range(0, 300)
                .mapToObj(i -> "the " + i % 7 + " cats saw " + i % 11 + " dogs in line " + i)
                .toList();
        return List.of(
                LawSource.gaussian(0, 1, 200),
                LinearSource.of(3, 1, 0.5, 200, SEED),
                ClassSource.of(4, 0, 200, SEED),
                RecordSource.split(Items.texts("t", texts), 0.2, SEED));
    }

    @TestFactory
    Stream<DynamicTest> cards() {
        return CatalogLaws.of(SHELF);
    }

    @TestFactory
    Stream<DynamicTest> laws() {
        return SHELF.stream()
                .flatMap(m -> Stream.concat(
                        Stream.of(MitigationLaws.refusals(m)),
                        LEARNERS.stream()
                                .flatMap(l -> sources().stream()
                                        .filter(s -> MitigationLaws.meet(m, l, s))
                                        .flatMap(s -> MitigationLaws.of(m, l, s)))));
    }

    @Test
    void everyMitigationMeetsALearner() {
        assertThat(SHELF)
                .hasSizeGreaterThan(2)
                .allMatch(m -> LEARNERS.stream()
                        .anyMatch(l -> sources().stream().anyMatch(s -> MitigationLaws.meet(m, l, s))));
    }

    private static Offer offer(Learner learner, Source real, int fit, int items) {
        Corpus trained = real.draw(items, SEED.child("real"));
        GenerativeModel model = learner.fit(trained, SEED.child("fit"));
        return new Offer(model.draw(items, SEED), trained, real.truth(), fit, true, items, model, trained, real);
    }

    /** q_j = q_1 eta^(j-1): of 4000 labels binomial numbers with means 2000, 1000, 500 and sd at most 32; inputs stay. */
    @Test
    void editsTheShareOfItsRound() {
        LinearSource real = LinearSource.of(2, 1, 1, 4000, SEED);
        for (int round = 1; round <= 3; round++) {
            Offer offer = offer(new Linear(), real, round + 1, 4000);
            double[] before = ((Vectors) offer.trained()).values();
            double[] after = ((Vectors) new TokenEdit(0.5, 0.5).apply(offer, SEED)).values();
            int[] changed = IntStream.range(0, before.length)
                    .filter(i -> before[i] != after[i])
                    .toArray();
            assertThat(Arrays.stream(changed)).allMatch(i -> i % 3 == 2);
            assertThat((double) changed.length).isCloseTo(4000 * Math.pow(0.5, round), within(128.0));
        }
    }

    /** What is redrawn is the model's: labels about its plane with its noise, here 0. */
    @Test
    void redrawnLabelsAreTheModels() {
        Offer offer = offer(new Linear(0, 0, false, "0", Inputs.REUSED), LinearSource.of(2, 1, 1, 50, SEED), 2, 50);
        LinearModel model = (LinearModel) offer.model();
        double[] x = ((Vectors) new TokenEdit(1, 1).apply(offer, SEED)).values();
        for (int at = 0; at < x.length; at += 3) {
            assertThat(x[at + 2]).isCloseTo(model.weight(0) * x[at] + model.weight(1) * x[at + 1], within(1e-12));
        }
    }

    /** A text of one law: after an a stands a b, after a b an a. What a model redraws of it is the same again; word counts never change. */
    @Test
    void editsTextsWordByWord() {
        List<String> texts = IntStream.range(0, 40).mapToObj(i -> "a b a b a b").toList();
        Items records = Items.texts("t", texts);
        Ngram exact = Settings.with(new Ngram(), Map.of("order", 2, "smoothing", "none"));
        Offer lawful = offer(exact, new RecordSource(records, records), 2, 40);
        assertThat(texts(new TokenEdit(1, 1).apply(lawful, SEED))).containsOnly("a b a b a b");
        Offer free = offer(new Ngram(), sources().get(3), 2, 100);
        List<String> before = texts(free.trained());
        List<String> after = texts(new TokenEdit(0.5, 1).apply(free, SEED));
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).split(" ")).hasSameSizeAs(before.get(i).split(" "));
        }
        assertThat(after).isNotEqualTo(before);
    }

    private static List<String> texts(Corpus corpus) {
        return Corpora.list(corpus).stream()
                .map(Item::payload)
                .map(payload -> ((Payload.Text) payload).value())
                .toList();
    }

    /**
     * Labels wrong with chance 0.6, kept with 0.9 if right and 0.3 if wrong: 0.54 are kept, two thirds of them right. Of 4000 kept, sd of the
     * number of right ones 30; wanted(4000) is 4000/0.54.
     */
    @Test
    void verifierKeepsRightAndWrongLabelsByTheirChances() {
        ClassSource real = ClassSource.of(3, 0, 4000, SEED);
        Verifier verifier = new Verifier(0.9, 0.3, "0.6", 0);
        assertThat(verifier.wanted(4000)).isEqualTo(7408);
        Learner learner = new Classifier(0, 0, false, Inputs.STANDARD_NORMAL);
        Offer offer = offer(learner, real, 2, 7408);
        Corpus kept = verifier.apply(
                new Offer(
                        offer.data(), offer.real(), real.truth(), 2, true, 4000, offer.model(), offer.trained(), real),
                SEED);
        assertThat((double) Corpora.size(kept)).isCloseTo(4000, within(172.0));
        double[] x = Vectors.of(kept).values();
        double[] w = real.weights();
        long right = IntStream.range(0, x.length / 4)
                .filter(i -> x[4 * i + 3]
                                * IntStream.range(0, 3)
                                        .mapToDouble(j -> w[j] * x[4 * i + j])
                                        .sum()
                        > 0)
                .count();
        assertThat(right / (x.length / 4.0)).isCloseTo(2 / 3.0, within(0.03));
    }

    /** Where the law is not known a classifier fitted to the real data judges: with chances 1 and 0 only its own labels are left. */
    @Test
    void withoutATruthTheRealDataJudges() {
        ClassSource law = ClassSource.of(3, 0, 500, SEED);
        Corpus real = law.draw(500, SEED);
        Vectors drawn = (Vectors) law.draw(500, SEED.child("drawn"));
        double[] flipped = drawn.values().clone();
        for (int at = 3; at < flipped.length; at += 8) {
            flipped[at] = -flipped[at];
        }
        GenerativeModel model = new Classifier().fit(real, SEED);
        Offer offer = new Offer(new Vectors("", 4, flipped), real, Optional.empty(), 2, true, 500, model, real, law);
        double[] kept =
                Vectors.of(new Verifier(1, 0, "model", 0).apply(offer, SEED)).values();
        assertThat(kept.length / 4).isBetween(220, 260);
    }

    @Test
    void impossibleMitigationsAreRefused() {
        assertThatThrownBy(() -> new Verifier(0, 0.5, "0", 0)).hasMessageContaining("nothing would ever be kept");
        assertThatThrownBy(() -> new Verifier(0.5, 0.5, "2", 0)).hasMessageContaining("verifier.error");
        assertThatThrownBy(() -> new TokenEdit().check(new Gaussian(), LawSource.gaussian(0, 1, 10)))
                .hasMessageContaining("gaussian draws whole items only");
        assertThatThrownBy(() -> new Verifier().check(new Linear(), LinearSource.of(2, 1, 1, 10, SEED)))
                .hasMessageContaining("not linear");
    }
}
