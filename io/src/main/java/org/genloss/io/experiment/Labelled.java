package org.genloss.io.experiment;

import java.util.List;
import java.util.Map;
import org.genloss.data.Seed;
import org.genloss.lab.Source;
import org.genloss.lab.source.ClassSource;
import org.genloss.lab.source.LinearSource;
import org.genloss.lab.source.LinearSource.Design;

/** Built-in laws of inputs with a label. */
final class Labelled {
    private Labelled() {}

    /** {@code linear}: a number that is linear in the inputs, with noise; the weights listed, or of a norm in a direction by the seed. */
    static Source linear(Map<String, Object> data, int items, Seed seed) {
        Sources.only(
                data,
                List.of("builtin", "items", "dimensions", "sigma", "norm", "weights", "shifted", "distance", "inputs"));
        double sigma = Laws.number(data, "sigma", 1);
        Seed law = seed.child("law");
        LinearSource source = data.containsKey("weights")
                ? new LinearSource(
                        Laws.numbers("weights", data.get("weights")), sigma, 0, 0, Design.STANDARD_NORMAL, items, law)
                : LinearSource.of(Laws.whole(data, "dimensions", 10), Laws.number(data, "norm", 1), sigma, items, law);
        Design design = data.containsKey("inputs")
                ? Words.one(Design.class, "data.inputs", data.get("inputs"))
                : Design.STANDARD_NORMAL;
        return source.with(design).shifted(Laws.number(data, "shifted", 0), Laws.number(data, "distance", 1));
    }

    /** {@code classes}: two classes on both sides of a plane through the origin. */
    static Source classes(Map<String, Object> data, int items, Seed seed) {
        Sources.only(data, List.of("builtin", "items", "dimensions", "error"));
        return ClassSource.of(
                Laws.whole(data, "dimensions", 10), Laws.number(data, "error", 0), items, seed.child("law"));
    }
}
