package org.genloss.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNameTest {
    private record Entry(Card card) implements Carded {}

    private static String message(String name) {
        List<Entry> entries = List.of(
                new Entry(Card.of("distinct-ngrams", "Distinct words")),
                new Entry(Card.of("column-wasserstein", "Way")
                        .formula("integral of |F - G|")
                        .source("Villani 2009")),
                new Entry(Card.of("tail-recall", "Rare words kept")));
        return UnknownName.among("metric", name, entries, "genloss metrics").getMessage();
    }

    @Test
    void aNameAlikeInOneOfItsWordsIsNear() {
        assertThat(message("distinkt-words"))
                .isEqualTo("no metric distinkt-words. Nearest: distinct-ngrams. All of them: genloss metrics");
        assertThat(message("wasserstein-1")).contains("Nearest: column-wasserstein.");
        assertThat(message("villani")).contains("Nearest: column-wasserstein.");
        assertThat(message("zzzz-yyyy"))
                .isEqualTo("no metric zzzz-yyyy. All of them: distinct-ngrams, column-wasserstein, tail-recall.");
    }

    @Test
    void aSettingIsItsOwners() {
        assertThat(new UnknownName("setting of ngram", "ordr", List.of("order", "smoothing"), "genloss explain ngram"))
                .hasMessage("ngram has no setting ordr. Nearest: order. All of them: genloss explain ngram");
    }
}
