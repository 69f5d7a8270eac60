package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.genloss.io.UserError;
import org.junit.jupiter.api.Test;

class SpecTest {
    private static final String FILE = """
      name: replace-or-accumulate
      seed: 7
      data: { builtin: gaussian, items: 50 }
      learner: { id: gaussian }
      regimes: [ { id: replace }, accumulate, "fresh-mix:synthetic=0.9" ]
      generations: 3
      replicates: 2
      vary: { items: [10, 20], learner.estimator: [biased, unbiased] }
      metrics: none
      """;

    private static Spec spec(String text) {
        return Spec.of(Yaml.parse("test", text));
    }

    @Test
    void readsEveryWayOfNamingARegime() {
        assertThat(spec(FILE).regimes())
                .extracting(r -> r.get("id"))
                .containsExactly("replace", "accumulate", "fresh-mix");
        assertThat(spec(FILE).regimes().get(2)).containsEntry("synthetic", "0.9");
    }

    @Test
    void factorsAreMultipliedOut() {
        Study study = Studies.of(spec(FILE));
        assertThat(study.cells())
                .extracting(c -> c.name())
                .containsExactly(
                        "items=10, learner.estimator=biased",
                        "items=10, learner.estimator=unbiased",
                        "items=20, learner.estimator=biased",
                        "items=20, learner.estimator=unbiased");
        assertThat(study.cells()).extracting(c -> c.items()).containsExactly(10, 10, 20, 20);
    }

    @Test
    void theResolvedFileGivesTheSameStudy() {
        Spec resolved = Studies.of(spec(FILE)).spec();
        Spec again = Studies.of(Spec.of(Yaml.parse("resolved", Yaml.write(resolved.document()))))
                .spec();
        assertThat(Yaml.write(again.document())).isEqualTo(Yaml.write(resolved.document()));
    }

    @Test
    void whatIsWrongIsNamed() {
        refused("learner: { id: gaussian }", "no data");
        refused("data: { builtin: gaussian }", "no learner");
        refused(FILE.replace("generations: 3", "generations: -3"), "generations needs to be at least 1, got -3");
        refused(FILE.replace("replicates", "replicants"), "Nearest: replicates");
        refused(FILE.replace("builtin: gaussian", "builtin: gausian"), "Nearest: gaussian");
        refused(FILE.replace("items: 50", "itmes: 50"), "Nearest: items");
        refused(FILE.replace("learner.estimator:", "learner.estmator:"), "Nearest: estimator");
        refused(FILE.replace("items: [10", "things: [10"), "Nearest: items");
        refused("data: { builtin: gaussian }\nlearner: { id: ngram }\n", "cannot be fitted");
        refused(FILE + "mitigations: [ { id: x } ]\n", "no mitigation x. All of them: ");
        refused(FILE.replace("seed: 7", "seed: seven"), "seed needs a whole number");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> Studies.of(spec(text)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }

    @Test
    void brokenYamlNamesItsPlace() {
        assertThatThrownBy(() -> Yaml.parse("e.yaml", "data: [\nlearner: }"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("e.yaml, line");
    }

    @Test
    void writingAndReadingAMapGivesItBack() {
        Map<String, Object> map = Map.of("name", "n", "list", List.of(1, 2.5, "no", "1e3"), "text", "a: b # c");
        assertThat(Yaml.parse("m", Yaml.write(map))).isEqualTo(map);
    }
}
