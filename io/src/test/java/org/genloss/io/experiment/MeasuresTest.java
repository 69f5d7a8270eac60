package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.catalog.Catalog;
import org.genloss.io.read.BadRows;
import org.genloss.lab.Learner;
import org.genloss.lab.Lens;
import org.genloss.lab.Source;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static List<String> ids(String names, String learner) {
        Spec spec = Spec.of(Map.of(
                "data",
                Map.of("builtin", "gaussian"),
                "learner",
                Map.of("id", learner),
                "regimes",
                List.of("replace")));
        Learner fitted = Catalog.of(Learner.class, "learner").get(learner);
        Source source = Sources.open(spec.data(), fitted, 1, BadRows.NONE);
        Measures measures = Measures.of(List.of(names.split(",")), fitted, source, Lens.NONE);
        return Stream.concat(
                        measures.metrics().stream().map(m -> m.card().id()),
                        measures.probes().stream().map(p -> p.card().id()))
                .toList();
    }

    @Test
    void seedsAreWhatFitsOfTheUsualTable() {
        assertThat(ids("seeds", "gmm"))
                .contains("generalisation-gap", "data-quality")
                .doesNotContain("perplexity", "tail-mass");
        assertThat(ids("seeds,tail-mass", "gaussian"))
                .contains("tail-mass", "data-quality")
                .doesNotContain("variance");
    }

    @Test
    void anUnknownMetricIsNamedWithTheNearest() {
        assertThatThrownBy(() -> ids("seds", "gmm"))
                .hasMessageContaining("seds")
                .hasMessageContaining("seeds");
    }
}
