package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code simulate --decompose} through the launcher. */
class DecomposeIT {
    @TempDir
    static Path dir;

    private static final List<String> TWO_HUMPS = List.of(
            "name: two-humps",
            "seed: 3",
            "data: { builtin: mixture, means: [-2, 2], items: 60 }",
            "learner: { id: gaussian }",
            "regimes: [ { id: replace } ]",
            "generations: 3",
            "replicates: 4",
            "metrics: kl-from-truth");

    /** ../shared/science.md section 10: a Gaussian fitted to these two humps pays a divergence of 0.1720 once. */
    @Test
    void takesTheDistanceApartIntoThreeErrors() throws IOException {
        Genloss.write(dir, "two.yaml", TWO_HUMPS);
        Genloss.Done done = Genloss.run(dir, "simulate", "--decompose", "two.yaml", "--out", "two", "--format", "json");
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode breakdown = JsonMapper.shared()
                .readTree(done.out())
                .at("/cells/0/decomposition")
                .get(0);
        assertThat(breakdown.get("metric").asString()).isEqualTo("kl-from-truth");
        for (JsonNode step : breakdown.get("generations")) {
            double expressivity = step.at("/nested/expressivity/value").asDouble();
            double statistics = step.at("/nested/statistics/value").asDouble();
            assertThat(expressivity).isCloseTo(0.172, within(0.005));
            assertThat(step.at("/nested/learning/value").asDouble()).isZero();
            assertThat(expressivity + statistics)
                    .isCloseTo(step.at("/total/value").asDouble(), within(1e-12));
        }
        assertThat(Files.readAllLines(dir.resolve("two/decomposition.csv")))
                .startsWith("cell,regime,metric,generation,order,source,value,low,high,replicates")
                .hasSize(1 + 3 * 11);
        assertThat(Files.readString(dir.resolve("two/report.html")))
                .contains(
                        "Where the distance from the truth comes from", "expressivity + learning + statistics = total");
        assertThat(Files.readString(dir.resolve("two/run.json"))).contains("decomposition.csv");
        Genloss.Done again = Genloss.run(dir, "simulate", "two/experiment.yaml", "--out", "again", "--threads", "1");
        assertThat(again.out()).contains("Expressivity", "Statistics: slope of ln error on ln items");
        assertThat(dir.resolve("again/decomposition.csv")).hasSameBinaryContentAs(dir.resolve("two/decomposition.csv"));
    }

    /** The best normal law is known, the entropy of the records is not: a decoder of half the variance costs (2 - 1 - ln 2)/2 = 0.153 nats a refit. */
    @Test
    void recordsOfOnesOwnAreTakenForTheTruth() throws IOException {
        List<String> rows = new ArrayList<>(List.of("x"));
        for (int i = 1; i <= 400; i++) {
            rows.add(Double.toString(Math.sin(i * 12.9898) * 4 + i % 7));
        }
        Genloss.write(dir, "own.csv", rows);
        Genloss.Done done = Genloss.run(
                dir,
                "simulate",
                "--data",
                "own.csv",
                "--learner",
                "gaussian:lambda=0.5",
                "--items",
                "100",
                "--generations",
                "2",
                "--replicates",
                "3",
                "--metrics",
                "none",
                "--decompose",
                "--out",
                "own",
                "--format",
                "json");
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode breakdowns = JsonMapper.shared().readTree(done.out()).at("/cells/0/decomposition");
        assertThat(breakdowns.get(0).get("metric").asString()).isEqualTo("w2-to-truth");
        JsonNode surprise = breakdowns.get(1);
        assertThat(surprise.get("metric").asString()).isEqualTo("cross-entropy-above-best");
        JsonNode second = surprise.get("generations").get(1).get("nested");
        assertThat(second.at("/learning/value").asDouble()).isCloseTo(0.153, within(0.02));
        JsonNode first = surprise.get("generations").get(0).get("nested");
        assertThat(first.get("expressivity").get("replicates").asInt()).isZero();
        assertThat(second.get("expressivity").get("replicates").asInt()).isEqualTo(3);
        assertThat(surprise.at("/slopes/learning-by-items/low").isNumber()).isTrue();
        assertThat(Files.readString(dir.resolve("own/report.html"))).contains("The records are the truth", ", 95 % ");
    }

    @Test
    void saysWhatIsNeededWhereNoExactFitIsKnown() {
        Genloss.Done done = Genloss.run(
                        dir,
                        "simulate",
                        "--data",
                        "builtin:digits",
                        "--learner",
                        "copula",
                        "--decompose",
                        "--out",
                        "digits")
                .refused();
        assertThat(done.err()).contains("decompose needs to know what an exact fit is, and copula does not say");
        assertThat(dir.resolve("digits")).doesNotExist();
    }
}
