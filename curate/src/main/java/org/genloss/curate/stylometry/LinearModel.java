package org.genloss.curate.stylometry;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A weight for each n-gram of a vocabulary. A text is the vector of {@code (1 + ln count) idf}, scaled to length 1, with
 * {@code idf = ln((1 + texts) / (1 + texts with it)) + 1}; its score is the sum of weights times values, and the bias.
 *
 * @param idf by number; 0 for what the model does not use
 * @param weights by number
 */
record LinearModel(double[] idf, double[] weights, double bias) implements Serializable {
    /** Where training stops: the slope of the loss against that at the start, a tenth of what LIBLINEAR takes by default. */
    static final double CLOSE = 1e-3;

    private static final int STEPS = 200;

    static {
        Linear.disableDebugOutput();
    }

    /**
     * What a model is fitted to.
     *
     * @param synthetic which of the texts are
     */
    record Fitted(List<Vocabulary.Counted> texts, List<Boolean> synthetic) {}

    /** Logistic regression with an L2 penalty of 1/2 on weights and bias, both classes weighing the same (LIBLINEAR, Fan et al. 2008). */
    static LinearModel fit(Fitted given, int size, Stylometry.Settings settings, double close) {
        int[] with = new int[size];
        given.texts.forEach(text -> {
            for (int id : text.ids()) {
                with[id]++;
            }
        });
        int[] used = commonest(with, settings).toArray();
        double[] idf = new double[size];
        int[] column = new int[size];
        for (int i = 0; i < used.length; i++) {
            idf[used[i]] = Math.log((1.0 + given.texts.size()) / (1 + with[used[i]])) + 1;
            column[used[i]] = i + 1;
        }
        Problem problem = new Problem();
        problem.l = given.texts.size();
        problem.n = used.length + 1;
        problem.bias = 1;
        problem.y = given.synthetic.stream().mapToDouble(s -> s ? 1 : -1).toArray();
        problem.x = given.texts.stream()
                .map(text -> row(text, idf, column, problem.n))
                .toArray(Feature[][]::new);
        double synthetic = Arrays.stream(problem.y).filter(y -> y > 0).count();
        Parameter parameter = new Parameter(SolverType.L2R_LR, settings.cost(), close, STEPS);
        parameter.setWeights(
                new double[] {problem.l / (2 * synthetic), problem.l / (2 * (problem.l - synthetic))},
                new int[] {1, -1});
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = new double[size];
        for (int i = 0; i < used.length; i++) {
            weights[used[i]] = sign * model.getFeatureWeights()[i];
        }
        return new LinearModel(idf, weights, sign * model.getFeatureWeights()[used.length]);
    }

    /** Those in most texts, as many as are asked for, of equals the first; ascending. @param with in how many texts each is */
    static IntStream commonest(int[] with, Stylometry.Settings settings) {
        int[] times = new int[Arrays.stream(with).max().orElse(0) + 2];
        for (int texts : with) {
            times[texts]++;
        }
        int floor = times.length - 1; // texts that are enough
        int used = 0;
        while (floor > settings.leastTexts() && used + times[floor - 1] <= settings.ngrams()) {
            used += times[--floor];
        }
        int enough = floor;
        int left = floor > settings.leastTexts() ? settings.ngrams() - used : 0;
        IntStream all = IntStream.range(0, with.length).filter(id -> with[id] >= enough);
        IntStream some = IntStream.range(0, with.length)
                .filter(id -> with[id] == enough - 1)
                .limit(left);
        return IntStream.concat(all, some).sorted();
    }

    private static Feature[] row(Vocabulary.Counted text, double[] idf, int[] column, int bias) {
        int used = (int) Arrays.stream(text.ids()).filter(id -> column[id] > 0).count();
        Feature[] row = new Feature[used + 1];
        double length = length(text, idf);
        int at = 0;
        for (int i = 0; i < text.ids().length; i++) {
            int id = text.ids()[i];
            if (column[id] > 0) {
                row[at++] = new FeatureNode(column[id], value(text.counts()[i], idf[id]) / length);
            }
        }
        row[at] = new FeatureNode(bias, 1);
        return row;
    }

    private static double value(int count, double idf) {
        return (1 + Math.log(count)) * idf;
    }

    private static double length(Vocabulary.Counted text, double[] idf) {
        double squares = 0;
        for (int i = 0; i < text.ids().length; i++) {
            double value = value(text.counts()[i], idf[text.ids()[i]]);
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /** Higher the more synthetic a text looks. */
    double score(Vocabulary.Counted text) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < text.ids().length; i++) {
            int id = text.ids()[i];
            double value = value(text.counts()[i], idf[id]);
            squares += value * value;
            sum += value * weights[id];
        }
        return squares > 0 ? bias + sum / Math.sqrt(squares) : bias;
    }
}
