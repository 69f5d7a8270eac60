package org.genloss.testkit;

import java.util.stream.Stream;
import org.genloss.catalog.Catalog;
import org.genloss.lab.Probe;
import org.genloss.lab.Theory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ShelfTest {
  @TestFactory
  Stream<DynamicTest> probes() {
    return CatalogLaws.of(Catalog.of(Probe.class, "probe").all());
  }

  @TestFactory
  Stream<DynamicTest> theories() {
    return CatalogLaws.of(Catalog.of(Theory.class, "theory").all());
  }
}
