package org.genloss.neural.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.junit.jupiter.api.Test;

class TrainingTest {
    /** A number that is to become 0, and looks that say what they are told to. */
    private record Told(Iterator<Double> losses) implements Task {
        @Override
        public List<Turn> turns() {
            return List.of(new Turn(
                    "", 0.9, (weights, step) -> weights.get("x").square().sum()));
        }

        @Override
        public double watch(Tensors weights) {
            return losses.next();
        }

        @Override
        public String words() {
            return "told";
        }

        @Override
        public String size() {
            return "one number";
        }
    }

    /** @return steps of 100 that were done; every fifth is followed by a look */
    private static Training.Result trained(int patience, double... losses) {
        Plan plan = new Plan(100, 1, 0.01, 0, 0, 0, 1, patience, 1);
        Weights start = new Weights(Map.of("x", new long[] {1}), Map.of("x", new float[] {1}));
        Told told = new Told(DoubleStream.of(losses).iterator());
        return new Training(plan, told, Seed.of(1)).kept(start, Checkpoints.NONE);
    }

    /** Looks 1 to 8 find nothing better than look 1; of these 6, 7 and 8 count. */
    @Test
    void aPlateauAtTheBeginningEndsNoFit() {
        double[] late = new double[20];
        for (int i = 0; i < late.length; i++) {
            late[i] = i < 7 ? 5 + 0.01 * i : 5 - 0.1 * i;
        }
        assertThat(trained(3, late).steps()).isEqualTo(100);
        late[7] = 6;
        assertThat(trained(3, late).steps()).isEqualTo(40);
    }

    /** Weights are those of the lowest loss, wherever it was: here of the first look, 5 steps of about 0.01 on. */
    @Test
    void theBestCountsWhereverItWas() {
        Training.Result result = trained(2, 1, 2, 2, 2, 2, 2, 2, 2);
        assertThat(result.steps()).isEqualTo(35);
        assertThat(result.curve()).hasSize(7);
        assertThat(result.weights().arrays().get("x")[0]).isBetween(0.9f, 0.99f);
        Training.Result last = trained(2, 7, 6, 5, 4, 3, 2, 1, 1, 1);
        assertThat(last.steps()).isEqualTo(45);
        assertThat(last.weights().arrays().get("x")[0]).isBetween(0.6f, 0.8f);
    }
}
