package org.genloss.io.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Value;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.Reading;
import org.junit.jupiter.api.Test;

class ChosenMetricsTest {
    private static final List<String> TEXTS =
            IntStream.range(0, 40).mapToObj(i -> "word" + i % 7 + " and " + i).toList();

    private static CheckResult check(CheckSettings settings) {
        return Check.run(
                Check.Given.of("human", List.of(), Items.texts("r", TEXTS)),
                List.of(Check.Given.of("model", List.of(), Items.texts("g", TEXTS))),
                settings,
                Workers.SERIAL,
                (what, done) -> {});
    }

    private static CheckSettings asking(String... words) {
        return CheckSettings.of(Seed.of(1)).withMetrics(ChosenMetrics.of(List.of(words), Schema.text()));
    }

    /** Accuracy, diversity, perplexity, over-fitting, training, quality: what texts alone do not tell says what would. */
    @Test
    void everyRowOfTheSeedsTableIsThereOrSaysWhyNot() {
        List<Reading> readings = check(asking("seeds")).generations().get(0).readings().stream()
                .filter(reading -> !reading.tested())
                .toList();
        assertThat(readings)
                .filteredOn(reading -> reading.value() instanceof Value.Undefined)
                .extracting(reading -> reading.card().id())
                .contains("benchmark-accuracy", "generalisation-gap", "learning-curve");
        assertThat(readings)
                .filteredOn(reading -> reading.value() instanceof Value.Of)
                .extracting(reading -> reading.card().id())
                .contains("distinct-ngrams", "ngram-perplexity", "quality-score");
        assertThat(readings)
                .filteredOn(reading -> reading.card().id().equals("benchmark-accuracy"))
                .allSatisfy(reading -> assertThat(reading.reason()).contains("--evaluations FILE"));
    }

    @Test
    void whatIsAskedForIsNotWhatIsReadUnasked() {
        assertThat(asking("default").asked()).isEmpty();
        assertThat(CheckSettings.of(Seed.of(1)).asked()).isEmpty();
        assertThat(asking("mtld").asked()).containsExactly("mtld");
        assertThat(asking("default", "ngram-perplexity:order=2").asked()).containsExactly("ngram-perplexity");
        assertThat(asking("none").asked()).isEmpty();
    }
}
