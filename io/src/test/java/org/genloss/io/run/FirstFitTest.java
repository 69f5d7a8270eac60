package org.genloss.io.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.genloss.data.Workers;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.io.experiment.Study;
import org.genloss.io.render.SimulateHtml;
import org.genloss.io.render.SimulateJson;
import org.genloss.io.render.SimulateText;
import org.genloss.lab.Row;
import org.genloss.lab.Stop;
import org.genloss.lab.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exponential laws of 100 numbers about 9, about 2.7, of which some samples hold a negative one, and about 0, of which all do. */
class FirstFitTest {
    private static final int REPLICATES = 6;

    @TempDir
    Path dir;

    private Run run(String metrics, Object... means) {
        Study study = Studies.of(Spec.of(Map.of(
                "data",
                Map.of("builtin", "gaussian"),
                "learner",
                "exponential",
                "regimes",
                "replace",
                "items",
                100,
                "generations",
                2,
                "replicates",
                REPLICATES,
                "metrics",
                metrics,
                "vary",
                Map.of("data.mean", List.of(means)))));
        Run run = new Run(study, RunDirectory.open(dir.resolve("run"), study.spec()));
        run.compute(Workers.SERIAL, RunProgress.NONE);
        return run;
    }

    @Test
    void whatCannotBeFittedInOneCellStopsThatCellAlone() throws Exception {
        Run run = run("energy-distance", 9, 2.7, 0);
        SimulateResult result = new RunReport(run).gather("test");
        SimulateResult.Cell all = result.cells().get(0);
        SimulateResult.Cell some = result.cells().get(1);
        SimulateResult.Cell none = result.cells().get(2);

        assertThat(all.stops()).isEmpty();
        assertThat(some.stops()).hasSizeBetween(2, 2 * REPLICATES - 2).anyMatch(stop -> stop.generation() == 1);
        assertThat(none.stops()).hasSize(2 * REPLICATES);
        assertThat(none.stops()).extracting(Stop::regime).containsOnly("replace", "real data only");
        assertThat(none.stops().get(0).why()).startsWith("exponential needs numbers of 0 or more");
        assertThat(all.fitted()).isTrue();
        assertThat(some.fitted()).isTrue();
        assertThat(none.fitted()).isFalse();

        List<String> subjects = run.rows(0).stream()
                .map(row -> row.value().subject())
                .distinct()
                .toList();
        assertThat(run.rows(1)).extracting(row -> row.value().subject()).hasSameElementsAs(subjects);
        assertThat(run.rows(2)).extracting(row -> row.value().subject()).hasSameElementsAs(subjects);
        long stopped = some.stops().stream()
                .filter(stop -> stop.regime().equals("replace"))
                .count();
        for (Trajectory.Point point : some.trajectory().points()) {
            if (point.key().regime().equals("replace")) {
                assertThat(point.undefined()).isEqualTo((int) stopped);
                assertThat(point.n()).isEqualTo(REPLICATES - (int) stopped);
            }
        }
        assertThat(run.rows(0)).extracting(Row::regime).contains("replace", "real data only");

        assertThat(none.verdicts().get("replace").sentence()).isEqualTo("Undecided: no run had a first model.");
        String text = SimulateText.render(result, new SimulateText.Style(false, false, 100, "out"));
        String page = SimulateHtml.render(result);
        for (String shown : List.of(text, page)) {
            assertThat(shown.replaceAll("\\s+", " "))
                    .contains(REPLICATES + " of " + REPLICATES + " runs stopped early; replicate 1 at generation 1: ")
                    .contains("exponential needs numbers of 0 or more");
        }
        assertThat(page).contains("Real data only: 6 of 6 runs stopped early").doesNotContain("NaN");
        assertThat(SimulateJson.render(result)).doesNotContain("NaN").contains("\"stopped\" : [ {");

        RunFiles files = new RunFiles(run, "test");
        files.data();
        files.page(page);
        files.finish(result);
        assertThat(Files.readString(dir.resolve("run/trajectory.csv"), StandardCharsets.UTF_8))
                .contains("data.mean=0,replace,1,1,energy-distance,")
                .contains("no model could be fitted at generation 1: exponential needs numbers of 0 or more")
                .doesNotContain("NaN");
        assertThat(Files.readString(dir.resolve("run/run.json")))
                .contains("\"cell\" : \"data.mean=0\"", "\"why\" : \"exponential needs numbers of 0 or more");
    }

    @Test
    void aSweepOfSharesTellsWhichCellHasNone() {
        SimulateResult result = new RunReport(run("variance", 9, 0)).gather("test");
        assertThat(result.sweep()).isPresent();
        assertThat(SimulateText.render(result, new SimulateText.Style(false, false, 200, "out")))
                .containsPattern("\\n *9 +\\d")
                .containsPattern("\\n *0 +undefined")
                .contains(
                        "data.mean=0, replace and real data only: 6 of 6 runs stopped early; replicate 1 at generation"
                                + " 1: exponential needs");
        assertThat(SimulateJson.render(result)).doesNotContain("NaN");
        assertThat(SimulateHtml.render(result)).doesNotContain("NaN");
    }

    @Test
    void whereNoCellHasAFirstModelTheRunIsRefused() {
        Run run = run("variance", 0, -5);
        assertThatThrownBy(() -> new RunReport(run).gather("test"))
                .isInstanceOf(Fruitless.class)
                .hasMessageStartingWith("data.mean=0: no model can be fitted to the real data: exponential needs")
                .hasMessageEndingWith(". Change items, data or learner.");
    }

    @Test
    void whereNothingIsMeasuredItIsRefusedAtOnce() {
        assertThatThrownBy(() -> run("none", 9, 0))
                .isInstanceOf(Fruitless.class)
                .hasMessageContaining("no model can be fitted to the real data: exponential needs");
    }
}
