package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OverviewTest {
    private static final List<String> GROUPED =
            Overview.GROUPS.values().stream().flatMap(List::stream).toList();

    @Test
    void everyCommandIsInOneGroupAndNoneIsStillToCome() {
        assertThat(GROUPED)
                .containsExactlyInAnyOrderElementsOf(
                        new CommandLine(new Main()).getSubcommands().keySet())
                .doesNotContainAnyElementsOf(Overview.LATER);
    }

    @Test
    void theReadmeNamesWhatIsThereAndWhatIsNot() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String line = readme.lines()
                .filter(l -> l.startsWith("Not in this version yet: "))
                .findFirst()
                .orElseThrow();
        assertThat(line).isEqualTo("Not in this version yet: " + String.join(", ", Overview.LATER) + ".");
        assertThat(GROUPED).allMatch(readme::contains);
    }
}
