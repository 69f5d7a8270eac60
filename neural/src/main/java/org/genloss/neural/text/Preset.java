package org.genloss.neural.text;

import java.util.Optional;

/** Sizes and training that go together. */
public enum Preset {
    /** {@code nano}; with a start its sizes, and the training of {@code nano}. */
    AUTO,
    /**
     * 0.5 million weights, minutes on two cores: layers 2, width 128, heads 4, context 64, vocabulary 512; batch 32, steps 200, learning-rate 0.003.
     */
    NANO(new Sizes(512, 64, 2, 128, 4), 200, 32, 3e-3),
    /**
     * 3.7 million weights, an hour on two cores: layers 4, width 256, heads 8, context 128, vocabulary 2048; batch 32, steps 2000, learning-rate 0.001.
     */
    TINY(new Sizes(2048, 128, 4, 256, 8), 2000, 32, 1e-3),
    /**
     * 30 million weights, for a graphics card: layers 8, width 512, heads 8, context 256, vocabulary 8192; batch 64, steps 10000, learning-rate 0.0006.
     */
    SMALL(new Sizes(8192, 256, 8, 512, 8), 10_000, 64, 6e-4);

    private final Optional<Own> own;

    /** Sizes of a network; see {@link Transformer}. */
    record Sizes(int vocabulary, int context, int layers, int width, int heads) {}

    private record Own(Sizes sizes, int steps, int batch, double rate) {}

    Preset() {
        this.own = Optional.empty();
    }

    Preset(Sizes sizes, int steps, int batch, double rate) {
        this.own = Optional.of(new Own(sizes, steps, batch, rate));
    }

    private Own own() {
        return own.orElseGet(NANO.own::orElseThrow);
    }

    Sizes sizes() {
        return own().sizes;
    }

    int steps() {
        return own().steps;
    }

    int batch() {
        return own().batch;
    }

    double rate() {
        return own().rate;
    }
}
