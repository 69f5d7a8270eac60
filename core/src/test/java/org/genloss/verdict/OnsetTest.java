package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;

/** Since when something is lost, against the patterns of findings that a series can show; and what the headline makes of it. */
class OnsetTest {
    private static CheckResult series(String... findings) {
        List<CheckResult.Generation> generations = new ArrayList<>();
        for (String found : findings) {
            CheckResult.DataSet data = data("g" + (generations.size() + 1));
            generations.add(new CheckResult.Generation(data, verdict(found), List.of()));
        }
        return new CheckResult(CheckSettings.of(Seed.of(1)), 1000, data("real"), generations, List.of());
    }

    private static CheckResult.DataSet data(String name) {
        return new CheckResult.DataSet(name, List.of(), Schema.Kind.TEXT, 100, 100, 100);
    }

    /** Families by their first letters, in the order of their gravity; "!" makes it late, "?" undecided, "~" shifted, "" healthy. */
    private static Verdict verdict(String found) {
        List<Finding> findings = Arrays.stream(found.replaceAll("[!?~]", "").split("(?<=.)"))
                .filter(f -> !f.isEmpty())
                .map(OnsetTest::finding)
                .toList();
        Level level = found.contains("!")
                ? Level.LATE_COLLAPSE
                : found.contains("~")
                        ? Level.SHIFTED
                        : found.contains("?")
                                ? Level.UNDECIDED
                                : findings.isEmpty() ? Level.HEALTHY : Level.EARLY_COLLAPSE;
        return new Verdict(level, 0.99, "", findings, "", List.of());
    }

    private static Finding finding(String letter) {
        String family = switch (letter) {
            case "t" -> "tail";
            case "d" -> "diversity";
            case "f" -> "fidelity";
            default -> throw new IllegalArgumentException(letter);
        };
        String subject = family.equals("tail") ? "rare words" : "words";
        return new Finding(family, subject, family, true, Finding.Effect.retained(0.5), 0.001, "", List.of());
    }

    private static String headline(String... findings) {
        return series(findings).headline();
    }

    private static int onset(String... findings) {
        return series(findings).onset().map(Onset::generation).orElse(-1);
    }

    @Test
    void fromTheFirstOfWhichAtMostOneLaterIsFree() {
        assertThat(onset("", "t", "t", "t")).isEqualTo(1);
        assertThat(onset("", "t", "", "t")).isEqualTo(1);
        assertThat(onset("t", "", "", "t")).isEqualTo(3);
        assertThat(onset("t", "t", "")).isZero();
        assertThat(onset("t", "t", "", "")).isEqualTo(-1);
        assertThat(onset("t", "", "")).isEqualTo(-1);
        assertThat(onset("", "")).isEqualTo(-1);
    }

    /** Each generation has a loss, but none of them lasts, until diversity does. */
    @Test
    void otherLossesAreNotTheSameLoss() {
        assertThat(onset("t", "d", "f", "d", "d")).isEqualTo(1);
        assertThat(series("t", "f", "d", "d").onset().orElseThrow().finding().family())
                .isEqualTo("diversity");
        assertThat(headline("t", "f", "d", "d"))
                .isEqualTo("Diversity shrinks (words) from g3 on. Already at g1: rare words go missing.");
    }

    @Test
    void theGraverOfTwoThatSetInTogether() {
        assertThat(headline("", "dt", "td")).isEqualTo("Diversity shrinks (words) from g2 on.");
        assertThat(headline("td", "d", "d"))
                .as("the rare words came back")
                .isEqualTo("Diversity shrinks (words) from g1 on.");
    }

    @Test
    void headlinesClaimNoMoreThanWasFound() {
        assertThat(headline("t")).isEqualTo("Rare words go missing at g1.");
        assertThat(headline("", "t", "t", "t")).isEqualTo("Rare words go missing from g2 on.");
        assertThat(headline("", "t", "", "t")).isEqualTo("Rare words go missing from g2 on, not found at g3.");
        assertThat(headline("t", "?")).isEqualTo("Rare words go missing at g1, not found at g2.");
        assertThat(headline("t", "", "", "t")).isEqualTo("Rare words go missing at g1 and g4.");
        assertThat(headline("t", "", "")).isEqualTo("Rare words go missing at g1, not found at g2 and g3.");
        assertThat(headline("t", "t", "", "")).isEqualTo("Rare words go missing at g1 and g2, not found at g3 and g4.");
        assertThat(headline("", "t", "", "", "", ""))
                .isEqualTo("Rare words go missing at g2, not found at any of the 4 after.");
        assertThat(headline("t", "", "~", "~"))
                .isEqualTo("Rare words go missing at g1, not found at g2, not told from a shift at g3 and g4.");
        assertThat(headline("t", "", "", "t", "t")).isEqualTo("Rare words go missing at g1 and from g4 on.");
    }

    @Test
    void lateIsSaidWhereItIs() {
        assertThat(headline("", "f", "f", "!f"))
                .isEqualTo("Answers drift away from the reference's from g2 on. At g4 the body goes too.");
        assertThat(headline("!d", "!d")).isEqualTo("Diversity shrinks (words) from g1 on. The body goes with it.");
    }

    /** Shares 0.97, 0.9, 0.8, limits 0.99, 0.96, 0.85, floor 0.95: told from 1 at the first, below the floor at the third. */
    @Test
    void theIntervalComesFromTheSharesKept() {
        List<CheckResult.Generation> generations = new ArrayList<>();
        double[][] shares = {{0.97, 0.99}, {0.9, 0.96}, {0.8, 0.85}};
        for (double[] share : shares) {
            Verdict verdict = verdict(generations.isEmpty() ? "" : "d")
                    .withKept(List.of(new Kept("diversity", "words", share[0], share[1], 0.95)));
            generations.add(new CheckResult.Generation(data("g" + generations.size()), verdict, List.of()));
        }
        Onset onset = Onset.of(generations).orElseThrow();
        assertThat(onset.generation()).isEqualTo(1);
        assertThat(onset.earliest()).hasValue(0);
        assertThat(onset.latest()).hasValue(2);
    }

    /** On the log scale: ln 0.5 is four deviations out, so that two deviations up is the root of 0.5. */
    @Test
    void theLimitLiesTwoDeviationsUp() {
        assertThat(Kept.of("m", "s", 0.5, -4, 0.9).high())
                .isEqualTo(Math.sqrt(0.5), org.assertj.core.data.Offset.offset(1e-12));
        assertThat(Kept.of("m", "s", 0.5, -1.9, 0.9).high()).isEqualTo(1);
        assertThat(Kept.of("m", "s", 0, -4, 0.9).high()).isZero();
    }

    private static String headline(Finding... findings) {
        Verdict verdict = new Verdict(Level.EARLY_COLLAPSE, 0.99, "", List.of(findings), "", List.of());
        return new CheckResult(
                        CheckSettings.of(Seed.of(1)),
                        1000,
                        data("real"),
                        List.of(new CheckResult.Generation(data("g1"), verdict, List.of())),
                        List.of())
                .headline();
    }

    private static Finding finding(String metric, String subject, String family, double kept) {
        return new Finding(metric, subject, family, true, Finding.Effect.retained(kept), 0.001, "", List.of());
    }

    @Test
    void theHeadlineSaysWhatWent() {
        Finding words = finding("word-richness", "word richness", "diversity", 0.4);
        assertThat(headline(words, finding("rare-words", "rare words", "tail", 0.2)))
                .isEqualTo("Rare words go missing at g1.");
        assertThat(headline(words)).isEqualTo("Words go missing at g1.");
        assertThat(headline(finding("column-tail", "income high 2.5 %", "tail", 0)))
                .isEqualTo("A tail is gone (income high 2.5 %) at g1.");
        assertThat(headline(finding("column-tail", "income high 2.5 %", "tail", 0.3)))
                .isEqualTo("A tail thins out (income high 2.5 %) at g1.");
        assertThat(headline(finding("rarest-values", "city", "tail", 0.3)))
                .isEqualTo("Rare values of city go missing at g1.");
        assertThat(headline(finding("column-spread", "income", "diversity", 0.8)))
                .isEqualTo("The values of income narrow at g1.");
    }
}
