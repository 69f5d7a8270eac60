package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.metric.Value;
import org.genloss.metric.text.WordOverlap;
import org.genloss.profile.Draw;
import org.junit.jupiter.api.Test;

class AgreementTest {
    /** Answers to 400 prompts: the prompt's own word where it is known, otherwise a word that occurs nowhere else. */
    private static List<Draw.Group> answers(String who, IntPredicate known) {
        return answers(who, known, true);
    }

    private static List<Draw.Group> answers(String who, IntPredicate known, boolean named) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String text = known.test(i) ? "w" + i : who + "x" + i;
            groups.add(new Draw.Group(
                    "p" + i, i, List.of(new Item(who + i, "p" + i, new Payload.Text(text), Origin.unknown(), named))));
        }
        return groups;
    }

    /** F1 of {a b} and {b b c}: 2 x 1 shared of 5 words. */
    @Test
    void f1CountsWordsWithTheirMultiplicity() {
        assertThat(WordOverlap.f1(Map.of("a", 1, "b", 1), Map.of("b", 2, "c", 1)))
                .isCloseTo(0.4, within(1e-12));
        assertThat(WordOverlap.f1(Map.of(), Map.of())).isEqualTo(1);
    }

    /** The first generation knows 300 of 400, the second 150 of them: half is kept. 150 signs all down: z = -sqrt(150) = -12.2. */
    @Test
    void forgottenAnswersAreALossAgainstTheFirstGeneration() {
        Agreement agreement = new Agreement(answers("r", i -> true));
        assertThat(agreement.of(answers("a", i -> i < 300), 0.001)).isEmpty();
        Symptom result = agreement.of(answers("b", i -> i < 150), 0.001).orElseThrow();
        assertThat(((Value.Of) result.readings().get(0).value()).number()).isCloseTo(0.5, within(1e-12));
        Finding finding = result.findings().get(0);
        assertThat(finding.late()).isTrue();
        assertThat(finding.p()).isBetween(1e-35, 1e-33);
        assertThat(finding.examples()).hasSize(12).first().isEqualTo("w150 \u2192 bx150");
    }

    @Test
    void linesThatOnlyShareNumbersAreNoAnswers() {
        Agreement agreement = new Agreement(answers("r", i -> true, false));
        assertThat(agreement.of(answers("a", i -> i < 300, false), 0.001)).isEmpty();
        assertThat(agreement.of(answers("b", i -> i < 150, false), 0.001)).isEmpty();
    }

    @Test
    void otherErrorsOfTheSameNumberAreNone() {
        Agreement agreement = new Agreement(answers("r", i -> true));
        agreement.of(answers("a", i -> i < 300), 0.001);
        assertThat(agreement
                        .of(answers("b", i -> i >= 100), 0.001)
                        .orElseThrow()
                        .findings())
                .isEmpty();
    }

    @Test
    void rowsThatOnlyShareNumbersAreNoPrompts() {
        Agreement agreement = new Agreement(answers("r", i -> true));
        agreement.of(answers("a", i -> false), 0.001);
        assertThat(agreement.of(answers("b", i -> false), 0.001)).isEqualTo(Optional.empty());
    }
}
