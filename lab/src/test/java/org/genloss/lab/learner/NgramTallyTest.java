package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Predictive;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Ngram.Smoothing;
import org.genloss.lab.learner.Ngram.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model of all documents, which {@link NgramTest} holds against other implementations, is the model of counts added up. */
class NgramTallyTest {
    private static final Seed SEED = Seed.of(8);

    /** Later pieces use words that the first one has not. */
    private static Items piece(int number) {
        UniformRandomProvider random = SEED.child(number).random();
        List<String> documents = new ArrayList<>();
        for (int d = 0; d < 30; d++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append((char) ('a' + random.nextInt(3 + 2 * number) * random.nextInt(2)))
                        .append(' ');
            }
            documents.add(text.toString());
        }
        return Items.texts("", documents);
    }

    private static List<String> texts(Corpus corpus) {
        return corpus.items().map(i -> ((Payload.Text) i.payload()).value()).toList();
    }

    private static Ngram learner(int order, Smoothing smoothing, boolean boundaries) {
        return new Ngram(order, Unit.WORDS, smoothing, 0.05, 1, 1, boundaries, "zebra a");
    }

    private static void agree(Predictive tallied, Predictive fitted) {
        assertThat(tallied.symbols()).isEqualTo(fitted.symbols());
        for (List<String> past :
                List.of(List.<String>of(), List.of("a"), List.of("b", "a"), List.of("e", "a", "c", "a"))) {
            assertThat(tallied.next(past)).containsExactly(fitted.next(past), within(1e-12));
        }
        for (Item item : piece(4).list()) {
            double wanted = fitted.logDensity(item);
            assertThat(tallied.logDensity(item))
                    .satisfiesAnyOf(
                            is -> assertThat(is).isEqualTo(wanted),
                            is -> assertThat(is).isCloseTo(wanted, within(1e-10)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, KNESER_NEY, true",
        "2, KNESER_NEY, true",
        "3, KNESER_NEY, true",
        "5, KNESER_NEY, true",
        "3, KNESER_NEY, false",
        "2, WITTEN_BELL, true",
        "3, ADDITIVE, true",
        "3, ADDITIVE, false",
        "3, NONE, true"
    })
    void countsAddUp(int order, Smoothing smoothing, boolean boundaries) {
        Ngram learner = learner(order, smoothing, boundaries);
        Tally tally = learner.tally(0).orElseThrow();
        List<Corpus> pieces = new ArrayList<>();
        Predictive before = null;
        List<String> drawn = List.of();
        for (int number = 0; number < 3; number++) {
            pieces.add(piece(number));
            tally.add(piece(number));
            Predictive tallied = (Predictive) tally.fit(null, SEED);
            Predictive fitted = (Predictive) learner.fit(Corpora.concat(pieces), SEED);
            agree(tallied, fitted);
            assertThat(tallied.parameters()).isEqualTo(fitted.parameters());
            if (boundaries) {
                assertThat(texts(tallied.draw(40, SEED))).isEqualTo(texts(fitted.draw(40, SEED)));
            }
            if (before != null) {
                assertThat(texts(before.draw(40, SEED)))
                        .as("the model before stays")
                        .isEqualTo(drawn);
            }
            before = tallied;
            drawn = texts(tallied.draw(40, SEED));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, KNESER_NEY, true", "2, ADDITIVE, false", "3, WITTEN_BELL, true"})
    void weightsAddUp(int order, Smoothing smoothing, boolean boundaries) {
        Ngram learner = learner(order, smoothing, boundaries);
        double[] weights = IntStream.range(0, 30).mapToDouble(i -> i % 3).toArray();
        Corpus second = new Weighted(piece(1), weights);
        Tally tally = learner.tally(0).orElseThrow();
        tally.add(piece(0));
        tally.weigh(12);
        tally.add(second);
        tally.weigh(7);
        tally.add(Weighted.summing(piece(2), 5));
        Corpus both = Corpora.concat(List.of(Weighted.summing(piece(0), 12), second));
        Corpus all = Corpora.concat(List.of(Weighted.summing(both, 7), Weighted.summing(piece(2), 5)));
        agree((Predictive) tally.fit(null, SEED), (Predictive) learner.fit(all, SEED));
    }

    /** Lengths of documents without marks are those of the data: shares of 2 and 5 symbols among 4,000, 0.75 and 0.25, to 4 sd. */
    @ParameterizedTest
    @CsvSource("KNESER_NEY")
    void lengthsAreRemembered(Smoothing smoothing) {
        Tally tally = learner(2, smoothing, false).tally(0).orElseThrow();
        tally.add(Items.texts("", List.of("a b", "b a")));
        tally.add(Items.texts("", List.of("a b a b a", "a a")));
        List<Integer> lengths = texts(tally.fit(null, SEED).draw(4000, SEED)).stream()
                .map(text -> text.split(" ").length)
                .toList();
        assertThat(lengths).containsOnly(2, 5);
        assertThat(lengths.stream().filter(length -> length == 2).count() / 4000.0)
                .isCloseTo(0.75, within(0.028));
        assertThatThrownBy(
                        () -> learner(2, smoothing, true).tally(0).orElseThrow().fit(null, SEED))
                .hasMessageContaining("at least one document");
    }
}
