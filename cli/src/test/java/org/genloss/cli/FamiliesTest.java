package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamiliesTest {
    @ParameterizedTest
    @ValueSource(strings = {"temperature", "lambda", "beams", "guidance"})
    void settingsOfSamplingLeadToIt(String word) {
        assertThat(Families.of(word, ExplainCommand.all()))
                .anyMatch(entry -> entry.card().id().equals("sampling"));
    }
}
