package org.genloss.verdict.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorKindsTest {
    /** A centre can end without points; before, one such first centre was the kind that lost most, whatever the others had lost. */
    @Test
    void aKindWithoutItemsHasLostNothing() {
        double[][] x = {{1}, {1}, {1}, {5}, {5}, {5}};
        VectorKinds kinds =
                new VectorKinds(x, new VectorClusters(new double[][] {{9}, {1}, {5}}, new int[] {1, 1, 1, 2, 2, 2}));
        boolean[] candidate = {true, true, false, false, false, true};
        assertThat(kinds.emptiest(candidate)).isEqualTo(new VectorCounts(2, 1, 3, 3));
        assertThat(kinds.typicalOfEmptiest(candidate, 9)).containsExactly(3, 4);
    }
}
