package org.genloss.neural.training;

import org.genloss.neural.engine.Dice;
import org.genloss.neural.engine.Tensor;

/**
 * How a pass through a network forgets.
 *
 * @param chance of a number to be dropped
 * @param dice for it; nothing where none is dropped
 */
public record Drop(double chance, Dice dice) {
    public static final Drop NONE = new Drop(0, null);

    /** Each number 0 with the chance, the others scaled so that means stay. */
    public Tensor of(Tensor numbers) {
        return numbers.dropped(chance, dice);
    }
}
