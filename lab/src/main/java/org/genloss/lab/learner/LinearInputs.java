package org.genloss.lab.learner;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Vectors;

/**
 * Inputs of items whose label a model draws.
 *
 * @param kind where they come from
 * @param own what the model was fitted to, in each row the inputs first; only its width matters to new inputs
 */
record LinearInputs(Linear.Inputs kind, Vectors own) {
    LinearInputs {
        if (kind == Linear.Inputs.STANDARD_NORMAL && own.size() > 0) {
            own = new Vectors("", own.dimensions(), new double[0]);
        }
    }

    /** Independent standard normal inputs for rows of that many numbers, label included. */
    static LinearInputs standard(int width) {
        return new LinearInputs(Linear.Inputs.STANDARD_NORMAL, new Vectors("", width, new double[0]));
    }

    /** Writes the first {@code inputs} numbers of row i. */
    void write(int i, UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, Row into) {
        if (kind == Linear.Inputs.STANDARD_NORMAL) {
            for (int j = 0; j < into.inputs; j++) {
                into.values[into.at + j] = normal.sample();
            }
            return;
        }
        int row = kind == Linear.Inputs.REUSED ? i % own.size() : random.nextInt(own.size());
        System.arraycopy(own.values(), row * own.dimensions(), into.values, into.at, into.inputs);
    }

    /** Where the inputs of a row are written to. */
    static final class Row {
        final double[] values;
        final int inputs;
        int at;

        Row(double[] values, int inputs) {
            this.values = values;
            this.inputs = inputs;
        }
    }
}
