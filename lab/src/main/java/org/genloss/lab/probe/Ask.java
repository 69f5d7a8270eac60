package org.genloss.lab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.genloss.data.Codes;
import org.genloss.data.Schema;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.Gmm;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.learner.Ppca;
import org.genloss.metric.Value;

/** What several probes ask alike. */
final class Ask {
    /** The subject of probes that give one number for the whole model. */
    static final String MODEL = "model";

    static final String NO_MOMENTS = "the model says no finite mean and variance of its columns";

    private static final String MEAN = "mean";
    private static final String VARIANCE = "variance";

    private Ask() {}

    /** Whether real data is one numeric column. */
    static boolean line(Source real) {
        return line(real.schema());
    }

    /** Whether data is one column of numbers. */
    static boolean line(Schema schema) {
        return schema.kind() != Schema.Kind.TEXT
                && schema.width() == 1
                && schema.columns().get(0).scale() == Schema.Scale.NUMERIC;
    }

    /** Whether a model says that it is a law of one column of numbers: by the parameters {@code mean} and {@code variance}. */
    static boolean line(GenerativeModel model) {
        return parameter(model, MEAN).isPresent() && parameter(model, VARIANCE).isPresent();
    }

    /**
     * Whether the models of a learner say what mean and variance they have in each column of such data: those of one column, and laws of several
     * columns of numbers that have such parameters.
     */
    static boolean moments(Learner learner, Source real) {
        return line(real)
                || (numeric(real)
                        && (learner instanceof Gaussian
                                || learner instanceof Ppca
                                || learner instanceof Gmm
                                || learner instanceof Kde));
    }

    /** Whether model and truth are both normal laws in several columns. */
    static boolean normal(Learner learner, Source real) {
        return (learner instanceof Gaussian || learner instanceof Ppca)
                && real.truth().filter(GaussianModel.class::isInstance).isPresent();
    }

    /** The means of the columns in their order; none for a model that does not say. */
    static double[] means(GenerativeModel model) {
        return columns(model, MEAN);
    }

    /** The variances of the columns in their order; none for a model that does not say. */
    static double[] variances(GenerativeModel model) {
        return columns(model, VARIANCE);
    }

    /** {@code mean} of one column, else {@code mean-x1}, {@code mean-x2}, .. */
    private static double[] columns(GenerativeModel model, String quantity) {
        OptionalDouble only = parameter(model, quantity);
        return only.isPresent()
                ? line(model) ? new double[] {only.getAsDouble()} : new double[0]
                : model.parameters().stream()
                        .filter(p -> p.name().startsWith(quantity + "-"))
                        .mapToDouble(GenerativeModel.Parameter::value)
                        .toArray();
    }

    /** Squared distance of the means; NaN where one is not known, or there are others columns. */
    static double meanError(GenerativeModel model, Optional<GenerativeModel> truth) {
        double[] m = means(model);
        double[] m0 = truth.map(Ask::means).orElse(new double[0]);
        if (m.length == 0 || m.length != m0.length) {
            return Double.NaN;
        }
        double sum = 0;
        for (int j = 0; j < m.length; j++) {
            sum += (m[j] - m0[j]) * (m[j] - m0[j]);
        }
        return sum;
    }

    /** The sum of the variances of the columns, the trace of the covariance; NaN for a model that does not say. */
    static double variance(GenerativeModel model) {
        double[] variances = variances(model);
        return variances.length == 0 ? Double.NaN : Arrays.stream(variances).sum();
    }

    /** Why there is no distance of the means. */
    static String noMean(GenerativeModel model, Optional<GenerativeModel> truth) {
        return truth.isEmpty()
                ? "the true law is not known"
                : truth.map(Ask::means).orElseThrow().length == 0
                        ? "the true law says no mean of its columns"
                        : NO_MOMENTS;
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
