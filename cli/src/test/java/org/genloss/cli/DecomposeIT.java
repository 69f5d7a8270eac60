package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void saysWhatIsNeededWhereTheLawIsNotKnown() {
        Genloss.Done done = Genloss.run(
                        dir,
                        "simulate",
                        "--data",
                        "builtin:digits",
                        "--learner",
                        "class-gaussian",
                        "--decompose",
                        "--out",
                        "digits")
                .refused();
        assertThat(done.err()).contains("decompose needs data whose law is known");
        assertThat(dir.resolve("digits")).doesNotExist();
    }
}
