package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Settings;
import org.genloss.metric.Metric;
import org.junit.jupiter.api.DynamicTest;

/** What every entry of every shelf must satisfy; the offender's id stands in the name of the test. */
public final class CatalogLaws {
    private CatalogLaws() {}

    /** One test an entry. */
    public static Stream<DynamicTest> of(List<? extends Carded> entries) {
        return entries.stream()
                .map(entry -> DynamicTest.dynamicTest(entry.card().id(), () -> check(entry)));
    }

    private static void check(Carded entry) {
        Card card = entry.card();
        assertThat(card.id()).as("id").matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(card.name()).as("plain name").isNotBlank();
        assertThat(card.sentence()).as("sentence").isNotBlank().endsWith(".");
        assertThat(card.formula()).as("formula").isNotBlank();
        assertThat(card.citation()).as("citation").isNotBlank();
        assertThat(card.unit()).as("unit").isNotNull();
        assertThat(card.range().words()).as("range in words").isNotBlank();
        card.unchanged()
                .ifPresent(x -> assertThat(card.range().contains(x))
                        .as("the unchanged value is possible")
                        .isTrue());
        if (card.difference()) {
            assertThat(card.name()).as("name of a difference").startsWith("Change in ");
            assertThat(card.sentence()).as("sign of a difference").contains("generation minus reference");
        }
        if (entry instanceof Metric) {
            assertThat(String.join(" ", card.name(), card.sentence(), card.formula(), card.undefined()))
                    .as("readers know generations")
                    .doesNotContain("candidate");
        }
        assertThat(Settings.with(entry, Settings.of(entry)))
                .as("settings survive being read and set")
                .isEqualTo(entry);
        assertThat(Settings.described(entry))
                .as("every setting is explained: @param in the Javadoc of the record")
                .noneMatch(setting -> setting.meaning().isBlank());
        assertThat(Settings.described(entry).stream().filter(setting -> setting.value() instanceof Enum<?>))
                .as("every choice is explained: a Javadoc comment at each constant")
                .allMatch(setting -> setting.choices().stream()
                        .noneMatch(choice -> choice.meaning().isBlank()));
    }
}
