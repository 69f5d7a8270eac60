package org.genloss.io.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.UnknownName;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.lab.Source;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.source.ClassSource;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.LinearSource;
import org.genloss.lab.source.LinearSource.Design;

/** Laws that are built in: {@code { builtin: gaussian, mean: 0, sd: 1, items: 1000 }}. */
final class Laws {
    private static final List<String> NAMES = List.of(
            "digits",
            "gaussian",
            "mixture",
            "exponential",
            "poisson",
            "uniform-categories",
            "zipf",
            "categories",
            "markov",
            "linear",
            "classes");

    private Laws() {}

    static Source open(Map<String, Object> data, Seed seed) {
        String name = String.valueOf(data.get("builtin"));
        int items = (int) number(data, "items", 1000);
        switch (name) {
            case "gaussian":
                Sources.only(data, List.of("builtin", "items", "mean", "sd", "dimensions"));
                int d = (int) number(data, "dimensions", 1);
                return new LawSource(
                        gaussian(number(data, "mean", 0), number(data, "sd", 1), d),
                        items,
                        Schema.vector(d),
                        seed.child("law"));
            case "uniform-categories":
                Sources.only(data, List.of("builtin", "items", "categories"));
                return categories(CategoricalLaw.uniform((int) number(data, "categories", 10)), items, seed);
            case "zipf":
                Sources.only(data, List.of("builtin", "items", "categories", "exponent"));
                return categories(
                        CategoricalLaw.zipf((int) number(data, "categories", 1000), number(data, "exponent", 1)),
                        items,
                        seed);
            case "categories":
                Sources.only(data, List.of("builtin", "items", "probabilities"));
                return categories(CategoricalLaw.of(probabilities(data.get("probabilities"))), items, seed);
            case "mixture":
                return Families.mixture(data, items, seed);
            case "exponential":
                return Families.exponential(data, items, seed);
            case "poisson":
                return Families.poisson(data, items, seed);
            case "markov":
                return Families.markov(data, items, seed);
            case "linear":
                return linear(data, items, seed);
            case "classes":
                Sources.only(data, List.of("builtin", "items", "dimensions", "error"));
                return ClassSource.of(
                        (int) number(data, "dimensions", 10), number(data, "error", 0), items, seed.child("law"));
            default:
                throw new UserError(new UnknownName("builtin data", name, NAMES, "").getMessage() + " All of them: "
                        + String.join(", ", NAMES) + ".");
        }
    }

    private static GaussianModel gaussian(double mean, double sd, int dimensions) {
        if (!(sd > 0) || dimensions < 1) {
            throw new UserError("builtin gaussian needs sd above 0 and dimensions of at least 1, got " + sd + " and "
                    + dimensions + ".");
        }
        double[] means = new double[dimensions];
        double[] covariance = new double[dimensions * dimensions];
        for (int i = 0; i < dimensions; i++) {
            means[i] = mean;
            covariance[i * dimensions + i] = sd * sd;
        }
        return new GaussianModel(Schema.vector(dimensions), means, covariance, 1);
    }

    private static Source linear(Map<String, Object> data, int items, Seed seed) {
        Sources.only(
                data,
                List.of("builtin", "items", "dimensions", "sigma", "norm", "weights", "shifted", "distance", "inputs"));
        double sigma = number(data, "sigma", 1);
        LinearSource source = data.containsKey("weights")
                ? new LinearSource(
                        numbers("weights", data.get("weights")),
                        sigma,
                        0,
                        0,
                        Design.STANDARD_NORMAL,
                        items,
                        seed.child("law"))
                : LinearSource.of(
                        (int) number(data, "dimensions", 10), number(data, "norm", 1), sigma, items, seed.child("law"));
        return source.with(
                        data.containsKey("inputs")
                                ? Words.one(Design.class, "data.inputs", data.get("inputs"))
                                : Design.STANDARD_NORMAL)
                .shifted(number(data, "shifted", 0), number(data, "distance", 1));
    }

    private static Source categories(CategoricalLaw law, int items, Seed seed) {
        return new LawSource(law, items, law.draw(1, seed).schema(), seed.child("law"));
    }

    private static double[] probabilities(Object value) {
        double[] weights = numbers("probabilities", value);
        if (weights.length == 0) {
            throw new UserError(
                    "builtin categories needs probabilities, for example: { builtin: categories, probabilities: [0.9, 0.1] }");
        }
        return weights;
    }

    /** A list of numbers, or the numbers of a text between spaces; empty where it is neither. */
    static double[] numbers(String key, Object value) {
        List<Double> numbers = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(number -> numbers.add(parse("data." + key, number)));
        } else if (value instanceof String text) {
            Arrays.stream(text.strip().split("\\s+")).forEach(number -> numbers.add(parse("data." + key, number)));
        }
        return numbers.stream().mapToDouble(w -> w).toArray();
    }

    static double number(Map<String, Object> data, String key, double otherwise) {
        return data.containsKey(key) ? parse("data." + key, data.get(key)) : otherwise;
    }

    private static double parse(String key, Object value) {
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new UserError(key + " needs a number, got " + value + ".", e);
        }
    }
}
