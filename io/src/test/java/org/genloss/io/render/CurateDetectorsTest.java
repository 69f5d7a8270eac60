package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genloss.curate.outcome.Flagged;
import org.genloss.curate.outcome.Outcome;
import org.junit.jupiter.api.Test;

class CurateDetectorsTest {
    @Test
    void stepsOfOneKindAreToldApart() {
        CurateTables.Table table = CurateDetectors.table(List.of(
                new Outcome.Labels(
                        "stylometric",
                        "stylometric",
                        "",
                        673,
                        73,
                        72,
                        OptionalDouble.of(0.008),
                        OptionalDouble.of(0.01),
                        Map.of("no threshold for its length", 100L),
                        List.of()),
                new Outcome.Labels(
                        "kgw",
                        "kgw",
                        "selfhash",
                        10,
                        0,
                        0,
                        OptionalDouble.of(0.01),
                        OptionalDouble.of(0.01),
                        Map.of(),
                        List.of()),
                new Outcome.Labels(
                        "synthid#3",
                        "synthid",
                        "bayes",
                        4,
                        1,
                        1,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Map.of(),
                        List.of())));
        assertThat(table.rows().subList(1, 4).stream()
                        .map(row -> Arrays.stream(row)
                                .map(cell -> cell.replace('\u00a0', ' '))
                                .toList()))
                .containsExactly(
                        List.of("stylometric", "73 of 673 (11 %)", "0.80 % to 1 %", "72", "100"),
                        List.of("kgw selfhash", "0 of 10 (0 %)", "1 %", "0", "0"),
                        List.of("synthid#3 bayes", "1 of 4 (25 %)", "not stated", "1", "0"));
        assertThat(table.said())
                .containsExactly(
                        "stylometric could not judge 100 texts: no threshold for its length.",
                        "A text that a step could not judge stays, as far as that step goes.");
    }

    private static Outcome.Labels judged(Flagged... sources) {
        long texts = Arrays.stream(sources).mapToLong(Flagged::texts).sum();
        long flagged = Arrays.stream(sources).mapToLong(Flagged::flagged).sum();
        OptionalDouble rate = OptionalDouble.of(0.01);
        return new Outcome.Labels("kgw", "kgw", "", texts, flagged, flagged, rate, rate, Map.of(), List.of(sources));
    }

    /** SciPy 1: binom.sf(4, 100, 0.01) is 3.43e-3, binom.sf(5, 100, 0.01) 5.345e-4 and binom.sf(6, 100, 0.01) 7.1e-5. */
    @Test
    void moreFlaggedHumanTextThanTheRateExplainsIsWarnedOf() {
        OptionalDouble rate = OptionalDouble.of(0.01);
        assertThat(new Flagged("a", "human", 100, 6, rate).chance()).isCloseTo(5.345e-4, within(1e-6));
        assertThat(CurateDetectors.doubts(List.of(judged(new Flagged("a", "human", 100, 5, rate)))))
                .isEmpty();
        assertThat(CurateDetectors.doubts(List.of(judged(new Flagged("a", "human", 100, 6, rate)))))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.replace('\u00a0', ' '))
                        .contains("6 of 100 (6 %)", "of a,", "at most 1 %", "below 0.001)", "genloss detector test"));
        assertThat(CurateDetectors.doubts(List.of(judged(
                        new Flagged("a", "human", 100, 6, rate),
                        new Flagged("b", "human", 100, 0, rate),
                        new Flagged("c", "synthetic", 100, 99, rate),
                        new Flagged("d", "human", 9, 9, OptionalDouble.empty())))))
                .isEmpty(); // two are looked at: 0.001 / 2
        assertThat(CurateDetectors.doubts(List.of(
                        judged(new Flagged("a", "human", 100, 7, rate), new Flagged("b", "human", 100, 0, rate)))))
                .hasSize(1);
    }

    @Test
    void whatIsFlaggedIsShownByDeclaredOrigin() {
        OptionalDouble rate = OptionalDouble.of(0.01);
        assertThat(CurateDetectors.bySource(List.of(judged(
                                new Flagged("a", "human", 100, 6, rate),
                                new Flagged("b", "human", 100, 0, rate),
                                new Flagged("b", "synthetic", 10, 9, rate))))
                        .orElseThrow()
                        .rows()
                        .stream()
                        .skip(1)
                        .map(row -> row[0] + " " + row[1].replace('\u00a0', ' ')))
                .containsExactly(
                        "kgw: human 6 of 200 (3 %)",
                        "  a 6 of 100 (6 %)",
                        "  b 0 of 100 (0 %)",
                        "kgw: synthetic 9 of 10 (90 %)",
                        "  b 9 of 10 (90 %)");
    }
}
