package org.genloss.lab.theory;

import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;

/** The names of what is measured, and numbers of the truth. */
final class Quantity {
    private Quantity() {}

    /** The id of a probe; for the probe of all parameters the name of the parameter. */
    static String of(String measure, String subject) {
        return measure.equals("model-parameters") ? subject : measure;
    }

    /** A parameter of the true law. */
    static OptionalDouble truth(Source real, String parameter) {
        Optional<GenerativeModel> truth = real.truth();
        return truth.isEmpty()
                ? OptionalDouble.empty()
                : truth.get().parameters().stream()
                        .filter(p -> p.name().equals(parameter))
                        .mapToDouble(GenerativeModel.Parameter::value)
                        .findFirst();
    }
}
