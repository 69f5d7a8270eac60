package org.genloss.cli;

import java.util.stream.Stream;
import org.genloss.testkit.CatalogLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CatalogTest {
    @TestFactory
    Stream<DynamicTest> everyEntryKeepsTheLaws() {
        return CatalogLaws.of(ExplainCommand.all());
    }
}
