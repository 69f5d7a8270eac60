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
import org.genloss.lab.source.LawSource;

/** Laws that are built in: {@code { builtin: gaussian, mean: 0, sd: 1, items: 1000 }}. */
final class Laws {
    /** Probabilities written with few digits may miss 1 by so much. */
    private static final double ROUNDED = 1e-3;

    static final List<String> NAMES = List.of(
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
        int items = whole(data, "items", 1000);
        switch (name) {
            case "gaussian":
                Sources.only(data, List.of("builtin", "items", "mean", "sd", "dimensions"));
                int d = whole(data, "dimensions", 1);
                return new LawSource(
                        gaussian(number(data, "mean", 0), number(data, "sd", 1), d),
                        items,
                        Schema.vector(d),
                        seed.child("law"));
            case "uniform-categories":
                Sources.only(data, List.of("builtin", "items", "categories"));
                return categories(CategoricalLaw.uniform(whole(data, "categories", 10)), items, seed);
            case "zipf":
                Sources.only(data, List.of("builtin", "items", "categories", "exponent"));
                return categories(
                        CategoricalLaw.zipf(whole(data, "categories", 1000), number(data, "exponent", 1)), items, seed);
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
                return Labelled.linear(data, items, seed);
            case "classes":
                return Labelled.classes(data, items, seed);
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

    private static Source categories(CategoricalLaw law, int items, Seed seed) {
        return new LawSource(law, items, law.draw(1, seed).schema(), seed.child("law"));
    }

    private static double[] probabilities(Object value) {
        double[] weights = numbers("probabilities", value);
        if (weights.length == 0) {
            throw new UserError(
                    "builtin categories needs probabilities, for example: { builtin: categories, probabilities: [0.9, 0.1] }");
        }
        double sum = Arrays.stream(weights).sum();
        if (Math.abs(sum - 1) > ROUNDED) {
            throw new UserError("data.probabilities need to sum to 1, and these sum to " + sum + ".");
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

    /** A whole number that an int can hold. */
    static int whole(Map<String, Object> data, String key, int otherwise) {
        double value = number(data, key, otherwise);
        if (value != (int) value) {
            throw new UserError("data." + key + " needs a whole number, got " + data.get(key) + ".");
        }
        return (int) value;
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
