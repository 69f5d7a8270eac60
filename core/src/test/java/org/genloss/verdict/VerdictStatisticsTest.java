package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Schema;
import org.junit.jupiter.api.Test;

class VerdictStatisticsTest {
    private static VerdictStatistic get(String id) {
        return VerdictStatistics.find(id).orElseThrow();
    }

    @Test
    void everyStatisticSaysWhatItIsAndWhenItCounts() {
        List<VerdictStatistic> all = VerdictStatistics.all();
        assertThat(all.stream().map(s -> s.card().id()))
                .doesNotHaveDuplicates()
                .isSorted()
                .contains("rare-words", "emptiest-cluster", "column-tail", "dependence", "agreement", "named-content");
        assertThat(all)
                .allMatch(s -> !s.card().sentence().isBlank()
                        && !s.card().formula().isBlank()
                        && !s.card().citation().isBlank()
                        && !s.rule().isBlank()
                        && !s.kinds().isEmpty());
    }

    /** The table of levels in docs/decisions.md: floor of the family, late value. */
    @Test
    void rulesNameFloorAndLateValue() {
        assertThat(get("rare-words").rule()).contains("80\u00a0% kept", "never late");
        assertThat(get("word-richness").rule()).contains("95\u00a0% kept", "late at 50\u00a0%", "-5 max(0, S - 0.08)");
        assertThat(get("total-spread").rule()).contains("late at 71\u00a0%");
        assertThat(get("cross-document-repetition").rule()).contains("50\u00a0% kept", "-12 max(0, S - 0.03)");
        assertThat(get("emptiest-cluster").rule()).contains("25\u00a0% kept");
        assertThat(get("column-spread").rule())
                .contains("85\u00a0% kept", "a third of the columns")
                .doesNotContain("S -");
        assertThat(get("length").rule()).contains("never a loss");
    }

    @Test
    void rowsOfATableHaveNeighboursToo() {
        assertThat(get("neighbour-coverage").kinds())
                .containsExactly(Schema.Kind.TEXT, Schema.Kind.TABLE, Schema.Kind.VECTOR);
        assertThat(get("mean-shift").kinds()).containsExactly(Schema.Kind.TEXT, Schema.Kind.VECTOR);
        assertThat(VerdictStatistics.find("tail-recall")).isEqualTo(Optional.empty());
    }
}
