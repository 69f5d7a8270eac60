package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genloss.curate.outcome.Outcome;
import org.junit.jupiter.api.Test;

class CurateDetectorsTest {
    @Test
    void stepsOfOneKindAreToldApart() {
        CurateTables.Table table = CurateDetectors.table(List.of(
                new Outcome.Labels(
                        "stylometric",
                        "stylometric",
                        "",
                        673,
                        73,
                        72,
                        OptionalDouble.of(0.008),
                        OptionalDouble.of(0.01),
                        Map.of("no threshold for its length", 100L)),
                new Outcome.Labels(
                        "kgw", "kgw", "selfhash", 10, 0, 0, OptionalDouble.of(0.01), OptionalDouble.of(0.01), Map.of()),
                new Outcome.Labels(
                        "synthid#3",
                        "synthid",
                        "bayes",
                        4,
                        1,
                        1,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Map.of())));
        assertThat(table.rows().subList(1, 4).stream()
                        .map(row -> Arrays.stream(row)
                                .map(cell -> cell.replace('\u00a0', ' '))
                                .toList()))
                .containsExactly(
                        List.of("stylometric", "73 of 673 (11 %)", "0.80 % to 1 %", "72", "100"),
                        List.of("kgw selfhash", "0 of 10 (0 %)", "1 %", "0", "0"),
                        List.of("synthid#3 bayes", "1 of 4 (25 %)", "not stated", "1", "0"));
        assertThat(table.said()).containsExactly("stylometric could not judge 100 texts: no threshold for its length.");
    }
}
