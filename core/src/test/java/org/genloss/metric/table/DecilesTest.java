package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Edges by hand: the deciles of numbers whose counts are given. */
class DecilesTest {
    private static final double[] NUMBERS = {0, 1, 2, 3};

    @Test
    void aValueThatHoldsNearlyAllIsABinOfItsOwn() {
        assertThat(Deciles.edges(NUMBERS, new int[] {95, 2, 2, 1})).containsExactly(0.0, Math.nextUp(0.0));
        assertThat(Deciles.edges(NUMBERS, new int[] {2, 2, 1, 95})).containsExactly(3.0, Math.nextUp(3.0));
    }

    @Test
    void aConstantReferenceHasNoEdge() {
        assertThat(Deciles.edges(NUMBERS, new int[] {0, 7, 0, 0})).isEmpty();
    }

    @Test
    void edgesThatAreLeftStayAsTheDefinitionHasThem() {
        assertThat(Deciles.edges(NUMBERS, new int[] {60, 20, 10, 10}))
                .doesNotContain(Math.nextUp(0.0))
                .contains(1.0);
    }

    /** Ninety-one values, the 64th to 73rd alike: 90 times 0.7 is 62.99.., and two deciles lay side by side at one value. */
    @Test
    void decilesAtAValueAreThatValue() {
        double[] numbers = IntStream.range(0, 82).mapToDouble(i -> i).toArray();
        int[] counts = new int[82];
        Arrays.fill(counts, 1);
        counts[63] = 10;
        assertThat(Deciles.edges(numbers, counts)).containsExactly(9, 18, 27, 36, 45, 54, 63, 72);
    }
}
