package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.genloss.catalog.Catalog;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Probe;
import org.genloss.lab.Sampling;
import org.genloss.lab.Theory;
import org.genloss.metric.Metric;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShelfTest {
    private static final List<Probe> PROBES = Catalog.of(Probe.class, "probe").all();

    @TestFactory
    Stream<DynamicTest> probes() {
        return CatalogLaws.of(PROBES);
    }

    @TestFactory
    Stream<DynamicTest> theories() {
        return CatalogLaws.of(Catalog.of(Theory.class, "theory").all());
    }

    @TestFactory
    Stream<DynamicTest> mitigations() {
        return CatalogLaws.of(Catalog.of(Mitigation.class, "mitigation").all());
    }

    @TestFactory
    Stream<DynamicTest> sampling() {
        return CatalogLaws.of(Catalog.of(Sampling.class, "sampling").all());
    }

    /** Both are columns of one trajectory and asked for by one list of names. */
    @Test
    void noProbeIsCalledLikeAMetric() {
        assertThat(PROBES.stream().map(p -> p.card().id()))
                .doesNotContainAnyElementsOf(Catalog.of(Metric.class, "metric").ids());
    }
}
