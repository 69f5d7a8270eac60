package org.genloss.io.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;
import org.genloss.lab.learner.ExponentialModel;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.GmmModel;
import org.genloss.lab.learner.NgramChain;
import org.genloss.lab.learner.PoissonModel;
import org.genloss.lab.source.LawSource;

/** Built-in laws of several parameters, or of other numbers than normal ones. */
final class Families {
    private static final int MOST_SYMBOLS = 5000;

    private Families() {}

    /** {@code mixture}: normal components with weights, means (numbers, or lists of numbers for several columns) and sds, all 1 by default. */
    static Source mixture(Map<String, Object> data, int items, Seed seed) {
        Sources.only(data, List.of("builtin", "items", "weights", "means", "sds"));
        List<double[]> means = rows("means", data.getOrDefault("means", List.of(-2, 2)));
        int k = means.size();
        double[] ones = new double[k];
        Arrays.fill(ones, 1);
        double[] weights = data.containsKey("weights") ? Laws.numbers("weights", data.get("weights")) : ones;
        double[] sds = data.containsKey("sds") ? Laws.numbers("sds", data.get("sds")) : ones;
        int d = k == 0 ? 0 : means.get(0).length;
        boolean shaped = d > 0 && means.stream().allMatch(mean -> mean.length == d);
        if (!shaped
                || weights.length != k
                || sds.length != k
                || Arrays.stream(sds).anyMatch(sd -> !(sd > 0))) {
            throw new UserError("builtin mixture needs as many weights and sds as means, the sds above 0, and means of "
                    + "one length, for example: { builtin: mixture, means: [-2, 2], weights: [0.5, 0.5], sds: [1, 1] }."
                    + " There are " + k + " means, " + weights.length + " weights and " + sds.length + " sds.");
        }
        List<GaussianModel> components = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            double[] variances = new double[d];
            Arrays.fill(variances, sds[j] * sds[j]);
            components.add(new GaussianModel(Schema.vector(d), means.get(j), variances, 1));
        }
        try {
            return new LawSource(
                    new GmmModel(Schema.vector(d), weights, components), items, Schema.vector(d), seed.child("law"));
        } catch (IllegalArgumentException e) {
            throw new UserError("builtin mixture: " + e.getMessage() + ".", e);
        }
    }

    /** {@code exponential}: waiting times with a mean. */
    static Source exponential(Map<String, Object> data, int items, Seed seed) {
        Sources.only(data, List.of("builtin", "items", "mean"));
        return line(new ExponentialModel(Schema.vector(1), above0("exponential", "mean", data)), items, seed);
    }

    /** {@code poisson}: counts with a rate. */
    static Source poisson(Map<String, Object> data, int items, Seed seed) {
        Sources.only(data, List.of("builtin", "items", "rate"));
        return line(new PoissonModel(Schema.vector(1), above0("poisson", "rate", data)), items, seed);
    }

    private static double above0(String law, String key, Map<String, Object> data) {
        double value = Laws.number(data, key, 1);
        if (!(value > 0 && value <= 1e9)) {
            throw new UserError("builtin " + law + " needs a " + key + " above 0 and at most 1e9, got " + value + ".");
        }
        return value;
    }

    private static Source line(GenerativeModel law, int items, Seed seed) {
        return new LawSource(law, items, Schema.vector(1), seed.child("law"));
    }

    /** {@code markov}: texts of so many symbols 0, 1, .. by the rows of {@code transitions}, or on a ring of {@code symbols}. */
    static Source markov(Map<String, Object> data, int items, Seed seed) {
        int length = (int) Laws.number(data, "length", 100);
        if (length < 1) {
            throw new UserError("builtin markov needs a length of at least 1 symbol, got " + length + ".");
        }
        return new LawSource(
                data.containsKey("transitions") ? chain(data, length) : ring(data, length),
                items,
                Schema.text(),
                seed.child("law"));
    }

    private static NgramChain chain(Map<String, Object> data, int length) {
        Sources.only(data, List.of("builtin", "items", "length", "transitions"));
        List<double[]> rows = rows("transitions", data.get("transitions"));
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.length != rows.size())) {
            throw new UserError("builtin markov needs transitions with as many numbers in each row as there are rows, "
                    + "for example: { builtin: markov, transitions: [[0.9, 0.1], [0.2, 0.8]], length: 100 }.");
        }
        try {
            return new NgramChain(rows.toArray(double[][]::new), length);
        } catch (IllegalArgumentException e) {
            throw new UserError("builtin markov: a row of transitions is no law: " + e.getMessage() + ".", e);
        }
    }

    private static NgramChain ring(Map<String, Object> data, int length) {
        Sources.only(data, List.of("builtin", "items", "length", "symbols", "exponent"));
        int symbols = (int) Laws.number(data, "symbols", 40);
        if (symbols < 1 || symbols > MOST_SYMBOLS) {
            throw new UserError("builtin markov needs from 1 to " + MOST_SYMBOLS + " symbols, got " + symbols + ".");
        }
        return NgramChain.circulant(symbols, Laws.number(data, "exponent", 1.5), length);
    }

    /** Lists of numbers; a number by itself is a list of one. */
    private static List<double[]> rows(String key, Object value) {
        if (value instanceof List<?> list && list.stream().anyMatch(List.class::isInstance)) {
            return list.stream().map(row -> Laws.numbers(key, row)).toList();
        }
        return Arrays.stream(Laws.numbers(key, value))
                .mapToObj(number -> new double[] {number})
                .toList();
    }
}
