package org.genloss.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.learner.NgramChain;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.PoolSource;
import org.genloss.metric.Value;
import org.genloss.metric.text.TextPerplexity;
import org.junit.jupiter.api.Test;

/** The perplexity of drawn texts in the loop, by models that are known. */
class TextPerplexityTest {
    private static final Items REAL = Items.texts("", List.of("0 0 0", "1 1 0", "0 1 1", "1 0 0"));

    /** Whatever the data: at first 0 with 0.9, later with 0.6. */
    record Known() implements Learner {
        @Override
        public Card card() {
            return Card.of("known", "Known");
        }

        @Override
        public boolean fits(Schema schema) {
            return true;
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            return new NgramChain(new double[][] {{0.9, 0.1}, {0.9, 0.1}}, 3);
        }

        @Override
        public GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed) {
            return new NgramChain(new double[][] {{0.6, 0.4}, {0.6, 0.4}}, 3);
        }
    }

    /** Of the symbols after the first of each text, counted. */
    private static double perplexity(Corpus texts, double zero) {
        Map<String, Long> counts = Corpora.list(texts).stream()
                .map(item -> ((Payload.Text) item.payload()).value().split(" "))
                .flatMap(symbols -> Arrays.stream(symbols).skip(1))
                .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        double zeros = counts.getOrDefault("0", 0L);
        double ones = counts.getOrDefault("1", 0L);
        return Math.exp(-(zeros * Math.log(zero) + ones * Math.log(1 - zero)) / (zeros + ones));
    }

    /** Held-out and drawn texts are scored by the model that drew. */
    @Test
    void isThatOfTheModelThatDrew() {
        Experiment experiment = new Experiment(
                "",
                PoolSource.of(REAL),
                new Known(),
                List.of(new Replace()),
                List.of(new TextPerplexity()),
                List.of(),
                2,
                50,
                1,
                Seed.of(3));
        Replicate run = Simulate.replicate(experiment, new Replace(), 1);
        for (int t = 1; t <= 2; t++) {
            double zero = t == 1 ? 0.9 : 0.6;
            int at = t;
            Value all = run.rows().stream()
                    .filter(row ->
                            row.generation() == at && row.value().subject().equals("all tokens"))
                    .findFirst()
                    .orElseThrow()
                    .value();
            Corpus held = experiment.real().holdout();
            double expected = perplexity(run.samples().get(t - 1), zero) / perplexity(held, zero);
            assertThat(((Value.Of) all).number()).isEqualTo(expected, within(1e-9));
            assertThat(Math.abs(expected - 1)).isGreaterThan(1e-3);
        }
    }
}
