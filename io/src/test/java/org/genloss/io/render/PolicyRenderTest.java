package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Tolerance;
import org.genloss.verdict.gate.Waiver;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a policy did is said in every format. */
class PolicyRenderTest {
    private static final CheckResult RESULT = CheckFixture.falling(3, 8, false);
    private static final Waiver WAIVED =
            new Waiver("rare-words", "", "A. Lovelace", "known since May", "2027-01-31", false);
    private static final Waiver EXPIRED = new Waiver("word-richness", "", "", "old", "2026-01-31", true);
    private static final RunInfo INFO = CheckFixture.info(
            RESULT,
            new Gate(
                    Set.of(Gate.Cause.EARLY),
                    List.of(Tolerance.of("reading-2", 0.05), Tolerance.of("reading-6", 0.1)),
                    List.of(WAIVED, EXPIRED),
                    List.of()));

    private static String text() {
        return CheckText.render(RESULT, INFO, new CheckText.Style(false, false, true, 200, ""));
    }

    /** Reading 2 falls to 0.767 in the third generation, 0.9 being the middle of its floor. */
    @Test
    void terminalMarkdownAndPage() {
        String mark = "[waived until 2027-01-31 by A. Lovelace: known since May]";
        String breach =
                "Reading 2, words: 76.7 % (75.7–77.7), tolerated down to 85.0 % (5 points below the 90.0 % of no change)."
                        .replace(" %", "\u00a0%");
        String used = "Waived until 2027-01-31, as of 2026-11-21: rare-words (A. Lovelace: known since May).";
        String expired = "The waiver of word-richness (old) expired on 2026-01-31: it no longer waives.";
        String unjudged =
                "The tolerance of reading-6 was not judged where there is no number to judge it by (no words): words.";
        String judged = "Tolerances: 3 readings were judged, each by its own 95 % interval, beside the check's alpha.";
        String level = "Without what is waived r3 counts as healthy for the gate.";
        String failed = "reading-2 beyond its tolerance";
        assertThat(text()).contains(mark, breach, used, expired, unjudged, judged, level, "Failed   ", failed);
        assertThat(CheckMarkdown.render(RESULT, INFO).replace("\\", ""))
                .contains(mark, breach, used, expired, unjudged, judged, level, failed);
        assertThat(CheckHtml.render(RESULT, INFO)).contains(mark, breach, used, expired, unjudged, level, failed);
    }

    @Test
    void withoutWaiversNoDayIsPrinted() {
        RunInfo plain = CheckFixture.info(RESULT);
        String day = plain.today();
        assertThat(CheckText.render(RESULT, plain, new CheckText.Style(true, false, true, 96, "")))
                .doesNotContain(day);
        assertThat(CheckJson.render(RESULT, plain)).doesNotContain(day);
        assertThat(CheckHtml.render(RESULT, plain)).doesNotContain(day);
        assertThat(CheckMarkdown.render(RESULT, plain)).doesNotContain(day);
        assertThat(CheckJunit.render(RESULT, plain)).doesNotContain(day);
    }

    @Test
    void json() {
        JsonNode json = JsonMapper.shared().readTree(CheckJson.render(RESULT, INFO));
        assertThat(json.path("passed").asBoolean()).isFalse();
        assertThat(json.path("gate").path("waivers").path(0).path("used").asBoolean())
                .isTrue();
        assertThat(json.path("gate").path("waivers").path(1).path("expired").asBoolean())
                .isTrue();
        JsonNode last = json.path("generations").path(2);
        assertThat(last.path("findings").path(0).path("waived").path("reason").asString())
                .isEqualTo("known since May");
        assertThat(last.path("findings").path(0).path("waived").path("owner").asString())
                .isEqualTo("A. Lovelace");
        assertThat(last.path("gate").path("level").asString()).isEqualTo("healthy");
        assertThat(last.path("gate").path("breaches").path(0).path("limit").asDouble())
                .isEqualTo(0.85);
        assertThat(json.path("generations").path(0).path("gate").path("passed").asBoolean())
                .isTrue();
    }

    @Test
    void junitSkipsWhatIsWaivedAndFailsWhatIsNotTolerated() {
        String xml = CheckJunit.render(RESULT, INFO);
        assertThat(xml)
                .contains("<skipped message=\"waived until 2027-01-31 by A. Lovelace: known since May\">")
                .contains("name=\"tolerance: reading-2, words\"><failure message=\"Reading 2, words: ")
                .contains("failures=\"1\" skipped=\"1\"")
                .contains("word-richness (old) expired");
    }
}
