package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.genloss.data.Codes;
import org.genloss.data.Schema;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;
import org.genloss.metric.Value;

/** What several probes ask alike. */
final class Ask {
    /** The subject of probes that give one number for the whole model. */
    static final String MODEL = "model";

    private Ask() {}

    /** Whether real data is one numeric column. */
    static boolean line(Source real) {
        return real.schema().width() == 1 && numeric(real);
    }

    /** Whether real data is numbers only. */
    static boolean numeric(Source real) {
        return real.schema().kind() != Schema.Kind.TEXT
                && real.schema().columns().stream().allMatch(column -> column.scale() == Schema.Scale.NUMERIC);
    }

    static OptionalDouble parameter(GenerativeModel model, String name) {
        return model.parameters().stream()
                .filter(p -> p.name().equals(name))
                .mapToDouble(GenerativeModel.Parameter::value)
                .findFirst();
    }

    /** Parameters of one name that are numbered from 1, in their order; without those that the model does not have. */
    static double[] numbered(GenerativeModel model, String prefix) {
        return model.parameters().stream()
                .filter(p -> p.name().startsWith(prefix)
                        && Character.isDigit(p.name().charAt(prefix.length())))
                .mapToDouble(GenerativeModel.Parameter::value)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    static double number(GenerativeModel model, String name) {
        return parameter(model, name).orElse(Double.NaN);
    }

    static double number(Optional<GenerativeModel> truth, String name) {
        return truth.map(t -> number(t, name)).orElse(Double.NaN);
    }

    static List<Value> answer(double number, String whyNot) {
        return List.of(Value.of(MODEL, number, whyNot));
    }

    static List<Value> none(String why) {
        return List.of(new Value.Undefined(MODEL, why));
    }

    /** Whether real data is one column of categories whose law is known. */
    static boolean categories(Source real) {
        return Codes.fits(real.schema()) && real.truth().isPresent();
    }

    /** A number from the probabilities of the model and those of the true law, in the order of the true law's categories. */
    static List<Value> categories(
            GenerativeModel model, Optional<GenerativeModel> truth, ToDoubleBiFunction<double[], double[]> number) {
        String unknown = "the true law of the categories is not known";
        if (!(model instanceof Discrete law && truth.orElse(null) instanceof Discrete known)) {
            return none(unknown);
        }
        return answer(number.applyAsDouble(aligned(law, known), known.probabilities()), unknown);
    }

    /** The probabilities of a model in the order of the true law's categories; 0 for categories that the model does not know. */
    static double[] aligned(Discrete model, Discrete truth) {
        if (model.categories() == truth.categories()) {
            return model.probabilities();
        }
        double[] p = new double[truth.categories().size()];
        for (int i = 0; i < p.length; i++) {
            int code = model.categories().code(truth.categories().word(i));
            p[i] = code < 0 ? 0 : model.probabilities()[code];
        }
        return p;
    }
}
