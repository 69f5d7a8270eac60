package org.genloss.lab.regime;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * Replace with generations of unequal sizes. The smallest generation does the most harm: to first order the error is the sum of 1/n_t.
 *
 * @param sizes items of fit 1, 2, ..; the last size holds for all fits after it. A list, or numbers with spaces between them
 */
@Shelf(Regime.class)
public record Sizes(List<Integer> sizes) implements Mixed {
    public Sizes {
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException("sizes.sizes needs at least one number of items");
        }
        List<Integer> checked = new ArrayList<>();
        for (Object size : sizes) {
            checked.add(items(String.valueOf(size)));
        }
        sizes = List.copyOf(checked);
    }

    private static int items(String size) {
        if (!size.matches("0*[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("sizes.sizes needs whole numbers of at least 1, got " + size);
        }
        return Integer.parseInt(size);
    }

    public Sizes() {
        this(List.of(1000, 100, 1000));
    }

    @Override
    public Card card() {
        return Card.of("sizes", "Replace, with unequal sizes")
                .says(
                        "Each model is trained only on what the model before it drew; a list says how much of it in each round.")
                .formula("fit t uses sizes[t] items drawn by model t-1; biased Gaussian: E var = prod (1 - 1/n_j)")
                .source("Shumailov et al. 2024, Nature 631:755; Dohmatob et al. 2024, arXiv:2402.07712");
    }

    private int size(int fit) {
        return sizes.get(Math.min(fit, sizes.size()) - 1);
    }

    @Override
    public int first(int items) {
        return size(1);
    }

    @Override
    public int synthetic(int items, int fit) {
        return size(fit);
    }

    @Override
    public int fresh(int items, int fit) {
        return 0;
    }
}
