package org.genloss.lab.regime;

import org.genloss.catalog.Card;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * Replace with more and more data: fit t is made to n t^power items, all drawn by model t-1. With a power above 1 the sum of 1/n_t converges
 * and the collapse stops short; with 1, the sizes of accumulate, it slows down to the logarithm of t.
 *
 * @param power how fast the data grows, 0 or more; 0 is replace
 */
@Shelf(Regime.class)
public record Growing(double power) implements Mixed {
    public Growing {
        if (!(power >= 0 && power < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("growing.power needs to be 0 or more, got " + power);
        }
    }

    public Growing() {
        this(1);
    }

    @Override
    public Card card() {
        return Card.of("growing", "Replace, with growing data")
                .says("Each model is trained only on what the model before it drew, and on more of it in every round.")
                .formula("fit t uses n t^power items drawn by model t-1; biased Gaussian: E var = prod (1 - 1/n_j)")
                .source("Gerstgrasser et al. 2024, arXiv:2404.01413; Fu et al. 2024, arXiv:2402.11778");
    }

    @Override
    public int synthetic(int items, int fit) {
        return Mixed.count("growing", items * Math.pow(fit, power));
    }

    @Override
    public int fresh(int items, int fit) {
        return 0;
    }
}
