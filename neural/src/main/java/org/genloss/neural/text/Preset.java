package org.genloss.neural.text;

/** Sizes that go together. */
public enum Preset {
    /** 0.5 million weights: minutes on two cores. */
    NANO(new Sizes(512, 64, 2, 128, 4), 200, 32, 3e-3),
    /** 3.7 million weights: an hour on two cores. */
    TINY(new Sizes(2048, 128, 4, 256, 8), 2000, 32, 1e-3),
    /** 30 million weights: for a graphics card. */
    SMALL(new Sizes(8192, 256, 8, 512, 8), 10_000, 64, 6e-4);

    private final Sizes sizes;
    private final int steps;
    private final int batch;
    private final double rate;

    /** Sizes of a network; see {@link Transformer}. */
    record Sizes(int vocabulary, int context, int layers, int width, int heads) {}

    Preset(Sizes sizes, int steps, int batch, double rate) {
        this.sizes = sizes;
        this.steps = steps;
        this.batch = batch;
        this.rate = rate;
    }

    Sizes sizes() {
        return sizes;
    }

    int steps() {
        return steps;
    }

    int batch() {
        return batch;
    }

    double rate() {
        return rate;
    }
}
