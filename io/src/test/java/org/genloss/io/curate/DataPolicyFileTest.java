package org.genloss.io.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.genloss.curate.policy.PolicyReport;
import org.genloss.curate.recipe.Recipe;
import org.genloss.io.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Until when waivers of a recipe's policy hold. */
class DataPolicyFileTest {
    private static final String RECIPE = """
            sources: [ { id: people, path: a.txt, origin: human } ]
            policy: { consent: present, waivers: [ %s ] }
            """;
    private static final String WAIVER = "{ rule: consent, owner: A. Lovelace, reason: asked for, expires: %s }";

    private static PolicyReport judged(String today, String... waivers) {
        Recipe recipe = RecipeFile.read("recipe.yaml", RECIPE.formatted(String.join(", ", waivers)), List.of());
        return DataPolicyFile.of(recipe.policy(), List.of("people"), LocalDate.parse(today))
                .judge(recipe, List.of(), Optional.empty());
    }

    /** The day that is named is the last. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-30, true",
        "2027-03-31, true",
        "2027-04-01, false",
        "2028-01-01, false",
        "2026-12-31, true",
    })
    void aWaiverHoldsThroughItsLastDay(String today, boolean holds) {
        PolicyReport report = judged(today, WAIVER.formatted("2027-03-31"));
        assertThat(report.open().isEmpty()).isEqualTo(holds);
        assertThat(report.waivers().get(0).expired()).isEqualTo(!holds);
    }

    @Test
    void oneThatHoldsIsEnough() {
        PolicyReport report = judged("2027-04-01", WAIVER.formatted("2027-03-31"), WAIVER.formatted("2027-04-01"));
        assertThat(report.open()).isEmpty();
        assertThat(report.uses(report.waivers().get(1))).isTrue();
        assertThat(report.uses(report.waivers().get(0))).isFalse();
    }

    /** What the whole mix breaks no source does: such a waiver would do nothing. */
    @Test
    void aRuleAboutTheWholeMixIsNotWaivedForASource() {
        for (String rule : List.of("synthetic", "personal-data")) {
            String waiver = "{ rule: " + rule + ", %s owner: A, reason: r, expires: 2027-03-31 }";
            assertThat(judged("2027-01-01", waiver.formatted("")).waivers()).hasSize(1);
            assertThatThrownBy(() -> judged("2027-01-01", waiver.formatted("source: people,")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("policy.waivers.1.source has no place here: the rule " + rule);
        }
        assertThat(judged(
                                "2027-01-01",
                                "{ rule: human-review, source: people, owner: A, reason: r, expires: 2027-03-31 }")
                        .waivers())
                .hasSize(1);
    }

    /** A year has no last day that all agree on, so that dates that stand for their first day elsewhere are refused here. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2027", "2027-03", "20270331", "2027/03/31", "2027-02-29", "2027-03-31T00:00", "soon", "''"})
    void theEndIsAWholeDay(String day) {
        assertThatThrownBy(() -> judged("2027-01-01", WAIVER.formatted(day)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "policy.waivers.1.expires needs a day such as 2027-01-31, got " + day.replace("'", ""));
    }
}
