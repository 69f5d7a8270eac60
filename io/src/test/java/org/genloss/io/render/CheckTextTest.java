package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.metric.copying.DcrShare;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;
import org.genloss.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands on a terminal. */
class CheckTextTest {
    private static String text(CheckResult result, int width, boolean all) {
        return CheckText.render(result, CheckFixture.info(result), new CheckText.Style(all, false, true, width, ""));
    }

    static Stream<CheckResult> results() {
        return CheckRenderTest.results();
    }

    /** A command to copy is never broken; everything else is. */
    @ParameterizedTest
    @MethodSource("results")
    void noLineIsLongerThanTheTerminal(CheckResult result) {
        for (int width : new int[] {60, 80, 96, 120, 200}) {
            for (boolean all : new boolean[] {false, true}) {
                assertThat(text(result, width, all).lines().filter(l -> !l.startsWith("Next ")))
                        .allSatisfy(
                                line -> assertThat(Cells.width(line)).as(line).isLessThanOrEqualTo(width));
            }
        }
    }

    /** Of the readers of each side: the same sentence in every format. */
    @Test
    void remarksOnTheDataAreNotes() {
        CheckResult result = CheckFixture.table(10);
        RunInfo plain = CheckFixture.info(result);
        RunInfo info = new RunInfo(
                plain.version(),
                plain.command(),
                plain.gate(),
                plain.today(),
                plain.outcome(),
                plain.models(),
                0,
                List.of("b: 2 of 3 recordings are short."));
        assertThat(CheckText.render(result, info, new CheckText.Style(false, false, true, 96, "")))
                .contains("Note  b: 2 of 3 recordings are short.");
        assertThat(CheckJson.render(result, info)).contains("\"remarks\" : [ \"b: 2 of 3 recordings are short.\" ]");
        assertThat(CheckMarkdown.render(result, info)).contains("2 of 3 recordings");
        assertThat(CheckHtml.render(result, info)).contains("2 of 3 recordings");
    }

    @Test
    void upToFortyReadingsBeyondTheirFloorAreAllListed() {
        String text = text(CheckFixture.table(10), 96, false);
        assertThat(text.lines().filter(l -> l.matches("  Measure \\d, column .*")))
                .hasSize(39);
        assertThat(text).doesNotContain("more of these measures").contains("1 within its floor (--all)");
    }

    @Test
    void moreThanFortyFoldToOneAMeasure() {
        String text = text(CheckFixture.table(30), 96, false);
        assertThat(text.lines().filter(l -> l.matches("  Measure \\d, column .*")))
                .hasSize(4)
                .allMatch(l -> l.contains("column 29"));
        assertThat(text).contains("and 115 more of these measures (in the report / --format json, or here by --all)");
        assertThat(text(CheckFixture.table(30), 96, true).lines().filter(l -> l.matches("  Measure \\d, column .*")))
                .hasSize(120);
    }

    @Test
    void whatWasFoundDecidesTheColumnsAndStandsOnce() {
        String text = text(CheckFixture.table(10), 96, false);
        List<String> rows = text.lines().filter(l -> l.startsWith("  made ")).toList();
        assertThat(rows.get(0)).as("the finding's column comes first").matches(".* 2,000 +25\\.0\u00a0%\\* .*");
        assertThat(text.lines().filter(l -> l.startsWith("◐ ")))
                .hasSize(1)
                .allMatch(l -> l.contains("Rows in a tail, column 1"));
        assertThat(text.lines().filter(l -> l.matches(". Dependence.*")))
                .hasSize(1)
                .noneMatch(l -> l.contains("changed"));
        assertThat(text).contains("made, the verdict's own statistics, beyond its floor");
    }

    @Test
    void aReadingWhoseIntervalMeetsItsFloorLeadsNoTable() {
        String text = text(CheckFixture.touching(), 96, false);
        assertThat(text.lines().filter(l -> l.startsWith("  r1 ")).findFirst())
                .hasValueSatisfying(row -> assertThat(row).contains("0.500*").doesNotContain("227"));
    }

    /** Its value lies outside, and it was found: that its interval meets the floor is no reason to call it undecided. */
    @Test
    void aReadingThatDecidedIsNotSaidToTouchItsFloor() {
        CheckResult touching = CheckFixture.touching();
        CheckResult.Generation one = touching.generations().get(0);
        Finding found = new Finding(
                "wide", "words", "tail", true, Finding.Effect.retained(0), 1e-3, "None of 20 is left.", List.of());
        Verdict verdict = new Verdict(Level.EARLY_COLLAPSE, 0.999, found.sentence(), List.of(found), "", List.of());
        CheckResult decided = new CheckResult(
                touching.settings(),
                1000,
                touching.reference(),
                List.of(new CheckResult.Generation(one.data(), verdict, one.readings())),
                List.of());
        assertThat(text(touching, 96, true)).contains("227=");
        assertThat(text(decided, 96, true)).contains("227*").doesNotContain("227=");
    }

    @Test
    void warningsThatDifferInTheirFiguresAreToldOnce() {
        assertThat(Warnings.of(CheckFixture.warned()))
                .containsExactly(
                        "r1: The bulk moved (0.5 %). The same, in other figures, in r2, r3 and r4.",
                        "r4: A field user is there.");
    }

    @Test
    void floorsThatDifferBetweenGenerationsAreNamed() {
        CheckResult same = CheckFixture.falling(3, 6, false);
        assertThat(text(same, 96, false)).containsPattern("\\n {10,}floor ");
        CheckResult differing = CheckFixture.floors();
        assertThat(text(differing, 96, false))
                .containsPattern("\\n  r2 +its floor ")
                .doesNotContainPattern("\\n {10,}floor ");
    }

    @Test
    void narrowTerminalsLoseTheStripFirstThenTheInterval() {
        String wide = text(CheckFixture.table(10), 120, false);
        String narrow = text(CheckFixture.table(10), 60, false);
        assertThat(wide).contains("░").contains("0.480–0.520");
        assertThat(narrow).contains("0.480–0.520").doesNotContain("░");
    }

    @Test
    void wideLettersAndLongWordsAreMeasuredInPlaces() {
        assertThat(Cells.width("日本語")).isEqualTo(6);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Cells.fit("日本語", 5)).isEqualTo("日本…");
        assertThat(Wrap.at("a " + "b".repeat(30), 2, 20).lines())
                .containsExactly("  a", "    " + "b".repeat(16), "    " + "b".repeat(14));
        assertThat(Wrap.at("Failed   r1, r2", 0, 96)).isEqualTo("Failed   r1, r2");
    }

    /** Said once where it is one number, else beside each reading. */
    @Test
    void howManyItemsAReadingStandsOnIsSaid() {
        String text = text(CheckFixture.table(10), 96, false);
        assertThat(text)
                .contains("Items: 2,000 of made against 2,000 of real; each stands for itself.")
                .contains("made, beyond its floor, 2,000 items");
        String mixed = text(CheckFixture.gaps(), 96, true);
        assertThat(mixed).containsPattern("floor +items\\n").containsPattern("Missing cells .* 40\\n");
        assertThat(mixed).containsPattern("Reading 0 .* 88\\.0–92\\.0 +1,000\\n");
    }

    @Test
    void aHealthyCheckSaysWhatItSaw() {
        assertThat(text(CheckFixture.calm(Level.HEALTHY), 96, false))
                .contains("r1: none beyond its floor, 6 within their floor (--all)");
    }

    @Test
    void aHealthyCheckShowsWhatTheVerdictLookedAt() {
        assertThat(text(CheckFixture.healthy(), 96, false))
                .containsPattern("Rare words +% .* 97\\.0 +90\\.0–105 +80\\.0–120\\n")
                .contains("the verdict's own statistics: none beyond its floor, 1 within its floor (--all)");
    }

    @Test
    void ofSeveralHealthyGenerationsEachShowsIt() {
        CheckResult one = CheckFixture.healthy();
        CheckResult.Generation generation = one.generations().get(0);
        CheckResult two =
                new CheckResult(one.settings(), 1000, one.reference(), List.of(generation, generation), List.of());
        assertThat(text(two, 96, false).lines().filter(l -> l.matches("  r1 .*healthy .* 97\\.0 % *")))
                .hasSize(2);
        assertThat(CheckMarkdown.render(two, CheckFixture.info(two))).contains("97.0 % (90.0–105), floor 80.0–120");
    }

    @Test
    void longNamesAreWrapped() {
        String text = text(CheckFixture.longName(), 80, true);
        assertThat(text).doesNotContain("…");
        String rows = text.substring(text.indexOf("own statistics"));
        assertThat(rows).containsPattern("\\n  Reference items with a generated one +%.*50\\.0.*\\n    nearby\\n");
    }

    /** Names like those of metrics stand for something else: the difference is said. */
    @Test
    void theVerdictsOwnStatisticsSayInWhatTheyDiffer() {
        String said = "compared at equal length, and rare in both sides together";
        assertThat(text(CheckFixture.longName(), 200, false)).contains(said);
        assertThat(CheckHtml.render(CheckFixture.longName(), CheckFixture.info(CheckFixture.longName())))
                .contains(said);
    }

    @Test
    void eachKindOfReadingSaysHowOftenItWasShuffled() {
        Reading metric =
                CheckFixture.calm(Level.HEALTHY).generations().get(0).readings().get(0);
        Reading tested = CheckFixture.longName().generations().get(0).readings().get(0);
        assertThat(Told.floor(Stream.of(metric))).endsWith("at these sizes, 99 times");
        assertThat(Told.floor(Stream.of(tested, metric)))
                .endsWith("at these sizes: metrics 99 times, the verdict's own statistics 1,000 times");
    }

    @Test
    void readingsOfAHoldoutSayWhatTheyShuffle() {
        Reading metric =
                CheckFixture.calm(Level.HEALTHY).generations().get(0).readings().get(0);
        Reading copying = new Reading(
                new DcrShare().card(),
                metric.value(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                9,
                99,
                false);
        assertThat(Told.floor(Stream.of(metric, copying))).endsWith("; of copying: reference and holdout");
    }
}
