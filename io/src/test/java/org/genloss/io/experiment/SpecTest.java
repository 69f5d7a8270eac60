package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.genloss.io.UserError;
import org.genloss.lab.Experiment;
import org.genloss.lab.Sampling;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.source.Displaced;
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
    void aMeasureWithSettingsIsAMapOrAWord() {
        String both = FILE.replace("none", "[ { id: tail-mass, deviations: 3 }, 'tail-mass:deviations=4', variance ]");
        assertThat(Studies.of(spec(both)).spec().metrics())
                .containsExactly("tail-mass:deviations=3.0", "tail-mass:deviations=4.0", "variance");
        refused(FILE.replace("none", "[ { deviations: 3 } ]"), "metrics has no id: {deviations=3}.");
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
        refused(
                "data: { builtin: gaussian }\nlearner: { id: ngram }\n",
                "cannot be fitted to vector data of 1 column; those that fit it:");
        refused(FILE + "mitigations: [ { id: x } ]\n", "no mitigation x. All of them: ");
        refused(
                "data: { builtin: gaussian }\nlearner: { id: gaussian }\nmitigations: [ verifier ]\n",
                "the mitigation verifier has no meaning for vector data of 1 column: it has none where items bear no class;"
                        + " those that have: ");
        refused(FILE.replace("seed: 7", "seed: seven"), "seed needs a whole number");
    }

    /** One concept for all learners: gaussian has settings of its own for it, kde is wrapped; the resolved file says sampling, once. */
    @Test
    void samplingIsResolvedAndVaried() {
        String file = "data: { builtin: gaussian, items: 50 }\nlearner: { id: gaussian }\n"
                + "sampling: { lambda: 0.5 }\nvary: { sampling.temperature: [1, 0.5] }\n";
        Study study = Studies.of(spec(file));
        assertThat(study.cells().get(0).learner()).isEqualTo(new Gaussian(Gaussian.Estimator.BIASED, 0.5));
        assertThat(study.cells().get(1).learner()).isEqualTo(new Gaussian(Gaussian.Estimator.BIASED, 0.25));
        Map<String, Object> resolved = study.spec().document();
        assertThat(resolved.get("sampling").toString()).contains("lambda=0.5", "systematic=false");
        assertThat(Studies.of(Spec.of(Yaml.parse("again", Yaml.write(resolved))))
                        .cells())
                .map(Experiment::learner)
                .isEqualTo(study.cells().stream().map(Experiment::learner).toList());
        assertThat(Studies.of(spec("data: { builtin: gaussian }\nlearner: kde\nsampling: systematic=true\n"))
                        .cells()
                        .get(0)
                        .learner())
                .isEqualTo(new Kde().sampled(Sampling.even()));
        refused(
                file.replace("id: gaussian }", "id: gaussian, lambda: 0.8 }"),
                "learner.lambda is 0.8 and sampling.lambda is 0.5: both say how models are drawn from");
        refused(file.replace("lambda: 0.5", "lamda: 0.5"), "Nearest: lambda");
        refused(file.replace("lambda: 0.5", "top-k: 5"), "sampling.top-k has no meaning for the learner gaussian");
        refused(file.replace("{ lambda: 0.5 }", "[ 0.5 ]"), "sampling needs a map of settings");
        refused(
                file.replace("{ lambda: 0.5 }", "'lambda=0.5,lambda=0.4'"),
                "lambda is set twice in lambda=0.5,lambda=0.4: 0.5 and 0.4");
        refused(
                file.replace("{ id: gaussian }", "'gaussian:estimator=biased,estimator=biased'"),
                "estimator is set twice");
        refused(file.replace("{ lambda: 0.5 }", "cold"), "sampling: cold is not of the form setting=value");
        refused(file.replace("sampling.temperature", "sampling.temprature"), "Nearest: temperature");
    }

    private static final String EXCHANGE = """
      data: [ { builtin: gaussian, mean: 0 }, { builtin: gaussian, mean: 4, items: 30 } ]
      learner: { id: gaussian }
      regimes: [ { id: cross-feed, exchange: swap } ]
      items: 20
      """;

    @Test
    void aListOfDataIsAListOfPopulations() {
        Study study = Studies.of(spec(EXCHANGE));
        Source real = study.cells().get(0).real();
        assertThat(mean(real.of(0))).isEqualTo(0);
        assertThat(mean(real.of(1))).isEqualTo(4);
        Study again = Studies.of(
                Spec.of(Yaml.parse("resolved", Yaml.write(study.spec().document()))));
        assertThat(Yaml.write(again.spec().document()))
                .isEqualTo(Yaml.write(study.spec().document()));
        assertThat(again.dataDigest()).isEqualTo(study.dataDigest());
        assertThat(Studies.of(spec(EXCHANGE.replace("mean: 4", "mean: 3"))).dataDigest())
                .isNotEqualTo(study.dataDigest());
        refused(
                EXCHANGE.replace("cross-feed, exchange: swap", "replace"),
                "no regime trains as many models, only 1 side");
        refused(EXCHANGE.replace("{ builtin: gaussian, mean: 0 }", "4"), "data.populations needs");
    }

    private static double mean(Source source) {
        return source.truth().orElseThrow().parameters().get(0).value();
    }

    @Test
    void aStartDiffersFromTheDataInWhatItSays() {
        String file = FILE.replace("items: 50", "sd: 2, items: 50, start: { mean: 5 }")
                .replace("vary: { items", "vary: { data.start.mean: [5, 100], items");
        Study study = Studies.of(spec(file));
        assertThat(study.cells()).hasSize(8);
        Displaced source = (Displaced) study.cells().get(4).real();
        assertThat(mean(source)).isZero();
        assertThat(mean(source.from())).isEqualTo(100);
        assertThat(source.from().truth().orElseThrow().parameters().get(1).value())
                .isEqualTo(4);
        assertThat(study.spec().document().get("data").toString()).contains("start={mean=5}");
        refused(FILE.replace("items: 50", "start: 5"), "data.start needs settings");
        refused(FILE.replace("items: 50", "start: { maen: 5 }"), "Nearest: mean");
        refused(FILE.replace("items: 50", "start: { builtin: zipf }"), "shape of the data");
    }

    @Test
    void moreRealItemsThanThereAreAreRefused() {
        refused(
                "data: { builtin: digits }\nlearner: { id: class-gaussian }\nitems: 5000\n",
                "replace asks for 5000 real items in fit 1, and the data has");
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

    @Test
    void drawingInAnotherWayAsksNoFewerProbes() {
        String plain = """
          data: { builtin: gaussian, items: 50 }
          learner: { id: histogram }
          regimes: [ replace ]
          """;
        assertThat(probes(plain + "sampling: { top-p: 0.9 }"))
                .isEqualTo(probes(plain))
                .contains("support");
    }

    @Test
    void aLearnerCanBeVariedAsAWhole() {
        String file = """
          data: { builtin: gaussian, items: 50 }
          learner: gaussian
          regimes: [ replace ]
          metrics: none
          vary: { learner: [gaussian, "kde:bandwidth=0.5"] }
          """;
        assertThat(Studies.of(spec(file)).cells())
                .extracting(cell -> cell.learner().card().id())
                .containsExactly("gaussian", "kde");
    }

    @Test
    void whatCannotBeIsRefusedBeforeTheRun() {
        String file = """
          data: { builtin: gaussian, dimensions: 3, items: 50 }
          learner: gaussian
          regimes: [ REGIME ]
          generations: 4
          items: ITEMS
          """;
        assertThatThrownBy(
                        () -> Studies.of(spec(file.replace("REGIME", "replace").replace("ITEMS", "3"))))
                .hasMessageContaining("3 columns needs at least 4 items in the first fit, got 3");
        assertThatThrownBy(() -> Studies.of(
                        spec(file.replace("REGIME", "\"healing:collapsed=3\"").replace("ITEMS", "9"))))
                .hasMessageContaining("needs at least 5 generations to do what it is for, got 4");
        assertThatThrownBy(() -> Studies.of(spec("""
                data: { builtin: categories, probabilities: [0.5, 0.6] }
                learner: categorical
                regimes: [ replace ]
                """)))
                .hasMessageContaining("probabilities need to sum to 1, and these sum to 1.1");
    }

    private static List<String> probes(String text) {
        return Studies.of(spec(text)).cells().get(0).probes().stream()
                .map(probe -> probe.card().id())
                .toList();
    }
}
