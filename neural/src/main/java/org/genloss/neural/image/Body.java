package org.genloss.neural.image;

import java.util.Optional;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;

/** What a network is made of. */
public enum Body {
    /** Convolutions for images, layers that join everything to everything for vectors. */
    AUTO,
    /** Layers that join everything to everything. */
    MLP,
    /** Convolutions; images only. */
    CONV;

    /**
     * The grid that convolutions run over; empty where there are none.
     *
     * @throws IllegalArgumentException where convolutions are asked for and there is no grid
     */
    Optional<Pixels> grid(Schema schema, String learner) {
        Optional<Pixels> pixels = Pixels.of(schema);
        if (this == CONV && pixels.isEmpty()) {
            throw new IllegalArgumentException(learner + ".network is conv, and the data are vectors of "
                    + schema.width() + " numbers, no images: set it to mlp");
        }
        return this == MLP ? Optional.empty() : pixels;
    }
}
