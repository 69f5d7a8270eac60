package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.select.Selector;
import org.genloss.testkit.SelectorLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every selector on the shelf keeps the laws; those that need settings of the user's with these. */
class SelectorTest {
    private static final Map<String, Map<String, Object>> GIVEN = Map.of(
            "expression", Map.of("drop", "words < 10 && source == ''"),
            "block-list", Map.of("blocked", List.of("a.example/3")),
            "kgw", Map.of("vocabulary", 1000, "least", 1),
            "unigram", Map.of("vocabulary", 1000, "least", 1),
            "synthid", Map.of("keys", List.of(3, 1, 4), "least", 1));
    private static final List<Selector> SHELF =
            Catalog.of(Selector.class, "selector").all();

    @TestFactory
    Stream<DynamicTest> laws() {
        return SHELF.stream()
                .map(s -> Settings.with(s, GIVEN.getOrDefault(s.card().id(), Map.of())))
                .filter(SelectorLaws::complete)
                .flatMap(SelectorLaws::of);
    }

    @TestFactory
    Stream<DynamicTest> whatIsMissingIsSaid() {
        return SHELF.stream().filter(s -> !SelectorLaws.complete(s)).map(SelectorLaws::refusal);
    }

    @Test
    void whatIsGivenCompletes() {
        assertThat(SHELF.stream()
                        .filter(s -> GIVEN.containsKey(s.card().id()))
                        .map(s -> Settings.with(s, GIVEN.get(s.card().id()))))
                .hasSize(GIVEN.size())
                .allMatch(SelectorLaws::complete);
    }
}
