package org.genloss.neural.training;

import java.util.List;
import org.genloss.data.Seed;
import org.genloss.neural.engine.Dice;
import org.genloss.neural.engine.Tensor;

/** What a network is trained to do. All that is random in a step follows from the seed that it is given. */
public interface Task {
    /** What is done in a step, one after another: most networks have one turn, two that play against each other have one each. */
    List<Turn> turns();

    /** Whatever else is done to the weights after a step. @param step from 1 */
    default void settle(Tensors weights, int step) {}

    /** Mean loss over what is held out; NaN where nothing is. */
    double watch(Tensors weights);

    /** Everything that the outcome depends on beside plan, seed, engine and first weights: the same words for the same data and shapes only. */
    String words();

    /** What is trained on what, and what to lower where memory does not suffice, in words: {@code a network of 5 weights on 3 windows a step; lower batch}. */
    String size();

    /**
     * A part of a step: a loss, and which of the weights move so that it falls.
     *
     * @param prefix of the names of the weights that move
     * @param momentum share of the mean of the gradients that is kept from one step to the next
     * @param loss of a batch
     */
    record Turn(String prefix, double momentum, Loss loss) {}

    /** The loss of one batch. */
    @FunctionalInterface
    interface Loss {
        /** One number to be lowered. */
        Tensor of(Tensors weights, Step step);
    }

    /**
     * A step.
     *
     * @param seed its own
     * @param dropout chance of a number to be dropped
     */
    record Step(Seed seed, double dropout) {
        /** How a network forgets in this step. */
        public Drop drop() {
            return drop("dropout");
        }

        /** The same for one of several turns. @param turn unlike that of any other */
        public Drop drop(String turn) {
            return dropout == 0
                    ? Drop.NONE
                    : new Drop(dropout, new Dice(seed.child(turn).key()));
        }
    }
}
