package org.genloss.testkit.truth;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;

/**
 * What a row's words for its metric mean: which probes are asked, and how their answers become one number.
 *
 * @param linear whether the number is linear in the mean of the answers at the last generation
 * @param reduction from {@code [replicate][generation][probe]} to the number, NaN for an answer that was not defined
 */
record TruthMetric(List<Probe> probes, boolean linear, Reduction reduction) {
    /** From all answers to one number. */
    interface Reduction {
        double of(double[][][] answers);
    }

    /** One form of words. */
    private record Form(Pattern words, Meaning meaning) {}

    private interface Meaning {
        TruthMetric of(TruthRow row, Source real, Matcher words);
    }

    /** In units of the parameter or of its square. */
    private static final Pattern PER_PARAMETER = Pattern.compile("/theta(?:_?0)?(\\^2)?$");

    private static final Catalog<Probe> PROBES = Catalog.of(Probe.class, "probe");

    private static final List<Form> FORMS = List.of(
            form("\\(var(iance)?-1\\)\\^2\\]/\\(2/\\(nr-1\\)\\)", TruthMetric::varianceRisk),
            form(
                    "var\\[(ln|log) var",
                    (row, real, m) -> new TruthMetric(probe("log-variance"), false, last(TruthMetric::variance))),
            form("p\\(var[^<]*<([0-9.]+)\\)", TruthMetric::belowBound),
            form("e\\[(ln|log) (var|det)", (row, real, m) -> mean(probe("log-variance"))),
            form("e\\[(std|sd)\\b", (row, real, m) -> mean(probe("standard-deviation"))),
            form("true mean\\)\\^2\\]|e\\[mean\\^2\\]", TruthMetric::meanError),
            form(
                    "\\((mu|m|mean)_t-(mu|m|mean)_1\\)\\^2",
                    (row, real, m) -> new TruthMetric(probe("mean"), false, TruthMetric::squaredChange)),
            form("n\\*var\\((estimate|mean)\\)", TruthMetric::meanError),
            form("theta_t/theta-1\\)\\^2|relative squared error", (row, real, m) -> parameterError(row, real, 2)),
            form("e\\[theta_t\\]", (row, real, m) -> mean(probe("mean"))),
            form("var.*theta|theta_t-theta", TruthMetric::parameterError),
            form("(rate is 0|rate=0|extinct)", (row, real, m) -> mean(probe("absorbed"))),
            form("e\\[mean of (a at )?model t\\]|^mean and std", (row, real, m) -> mean(probe("mean"))),
            form("^p_good", (row, real, m) -> mean(probe("category-probability", "category", "1"))),
            form("second moment of a draw", (row, real, m) -> mean(probe("spread-about-truth"))),
            form("\\|\\|w(_t)?-w[^|]*\\|\\|\\^2/\\|\\|w", (row, real, m) -> mean(probe("relative-weight-error"))),
            form("\\|\\|w(_t)?-w", (row, real, m) -> mean(probe("weight-error"))),
            form("^(test )?accuracy", (row, real, m) -> mean(probe("accuracy"))),
            form("w2\\^2", (row, real, m) -> mean(probe("w2-to-truth"))),
            form("kl\\(truth(\\|\\||,)model", (row, real, m) -> mean(probe("kl-from-truth"))),
            form("kl\\(model t(\\|\\||,)truth", (row, real, m) -> mean(probe("kl-to-truth"))),
            form(
                    "tail mass of model t beyond ?\\|x\\|>([0-9.]+)",
                    (row, real, m) -> mean(probe("tail-mass", "deviations", m.group(1)))),
            form("mean component variance\\]/([0-9.]+)", TruthMetric::componentVariance),
            form("2\\*? ?w\\*? ?\\(1-w\\)", (row, real, m) -> mean(probe("component-balance"))),
            form("e\\[var", (row, real, m) -> mean(probe("variance"))),
            form("^variance of the kde", (row, real, m) -> mean(probe("variance"))),
            form("1-sum p(_i)?\\^2\\]/h0", TruthMetric::relativeHeterozygosity),
            form("1-sum bin prob[a-z]*\\^2", (row, real, m) -> mean(probe("heterozygosity"))),
            form("1-sum p(_i)?\\^2", (row, real, m) -> mean(probe("heterozygosity"))),
            form("e\\[sum p(_i)?\\^2", (row, real, m) -> mean(probe("heterozygosity"), h -> 1 - h)),
            form("\\(p_t-p0\\)\\^2", TruthMetric::squaredDrift),
            form("e\\[p_(\\d+)\\]", (row, real, m) -> mean(probe("category-probability", "category", m.group(1)))),
            form("final delta is category (\\d+)", TruthMetric::winner),
            form(
                    "number of fits until",
                    (row, real, m) -> new TruthMetric(probe("heterozygosity"), false, TruthMetric::fitsUntilZero)),
            form("distinct (real )?points", TruthMetric::distinct),
            form("true mass of categories absent", (row, real, m) -> mean(probe("lost-mass"))),
            form("(absent from|lost by) model", TruthMetric::absence),
            form("fitted mass of ranks>(\\d+)", (row, real, m) -> mean(probe("rare-probability", "after", m.group(1)))),
            form("share of ranks>(\\d+)", (row, real, m) -> mean(probe("rare-coverage", "after", m.group(1)))),
            form("max\\|p_t-p_1\\|", TruthMetric::largestChange),
            form("mean row kl", (row, real, m) -> mean(probe("next-symbol-kl"))));

    static TruthMetric of(TruthRow row, Source real) {
        for (Form form : FORMS) {
            Matcher matcher = form.words().matcher(row.metric());
            if (matcher.find()) {
                return form.meaning().of(row, real, matcher);
            }
        }
        throw new Inexpressible("no probe for: " + row.metric());
    }

    private static Form form(String words, Meaning meaning) {
        return new Form(Pattern.compile(words), meaning);
    }

    private static List<Probe> probe(String id) {
        return List.of(PROBES.get(id));
    }

    private static List<Probe> probe(String id, String setting, String value) {
        return List.of(Settings.with(PROBES.get(id), Map.of(setting, value)));
    }

    private static TruthMetric mean(List<Probe> probes) {
        return mean(probes, x -> x);
    }

    private static TruthMetric mean(List<Probe> probes, DoubleUnaryOperator each) {
        return new TruthMetric(
                probes,
                true,
                last(values -> Arrays.stream(values).map(each).average().orElse(Double.NaN)));
    }

    private static TruthMetric curved(List<Probe> probes, DoubleUnaryOperator each) {
        return new TruthMetric(probes, false, mean(probes, each).reduction());
    }

    private static TruthMetric share(List<Probe> probes, DoublePredicate holds) {
        return curved(probes, x -> holds.test(x) ? 1 : 0);
    }

    private interface Statistic {
        double of(double[] values);
    }

    /** A statistic of the answers at the last generation. */
    private static Reduction last(Statistic statistic) {
        return answers -> statistic.of(
                Arrays.stream(answers).mapToDouble(a -> a[a.length - 1][0]).toArray());
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    }

    private static TruthMetric varianceRisk(TruthRow row, Source real, Matcher words) {
        double oneFit = 2 / (row.needed("nr") - 1);
        return curved(probe("variance"), v -> (v - 1) * (v - 1) / oneFit);
    }

    private static TruthMetric belowBound(TruthRow row, Source real, Matcher words) {
        double bound = Double.parseDouble(words.group(1));
        return share(probe("variance"), v -> v < bound);
    }

    /** Mean over the chains of the squared distance of the last answer from the first. */
    private static double squaredChange(double[][][] answers) {
        return Arrays.stream(answers)
                .mapToDouble(chain -> Math.pow(chain[chain.length - 1][0] - chain[0][0], 2))
                .average()
                .orElse(Double.NaN);
    }

    /** In units of one fit where the words begin with n* or nr*. */
    private static TruthMetric meanError(TruthRow row, Source real, Matcher words) {
        String metric = row.metric();
        double unit = metric.startsWith("nr*") ? row.needed("nr") : metric.startsWith("n*") ? row.needed("n") : 1;
        return mean(probe("mean-error"), e -> e * unit);
    }

    /** A share where the words end in /n. */
    private static TruthMetric distinct(TruthRow row, Source real, Matcher words) {
        double unit = row.metric().contains("/n") || row.metric().contains("share") ? row.needed("n") : 1;
        return mean(probe("support"), s -> s / unit);
    }

    /** Squared error of the one parameter of a law, its mean, over a power of the true one. */
    private static TruthMetric parameterError(TruthRow row, Source real, Matcher words) {
        Matcher unit = PER_PARAMETER.matcher(row.metric());
        return parameterError(row, real, !unit.find() ? 0 : unit.group(1) == null ? 1 : 2);
    }

    private static TruthMetric parameterError(TruthRow row, Source real, int power) {
        double n = row.metric().matches("n[* ].*") ? row.needed("n") : 1;
        double unit = n / Math.pow(parameter(real, "mean"), power);
        return mean(probe("mean-error"), e -> e * unit);
    }

    private static double parameter(Source real, String name) {
        return real.truth().orElseThrow().parameters().stream()
                .filter(p -> p.name().equals(name))
                .mapToDouble(GenerativeModel.Parameter::value)
                .findFirst()
                .orElseThrow(() -> new Inexpressible("the true law has no " + name));
    }

    private static TruthMetric componentVariance(TruthRow row, Source real, Matcher words) {
        double unit = Double.parseDouble(words.group(1));
        return mean(probe("component-variance"), v -> v / unit);
    }

    private static TruthMetric relativeHeterozygosity(TruthRow row, Source real, Matcher words) {
        double whole = 1 - Arrays.stream(law(real)).map(p -> p * p).sum();
        return mean(probe("heterozygosity"), h -> h / whole);
    }

    private static TruthMetric squaredDrift(TruthRow row, Source real, Matcher words) {
        double start = law(real)[0];
        return curved(probe("category-probability", "category", "1"), p -> (p - start) * (p - start));
    }

    private static double[] law(Source real) {
        return ((Discrete) real.truth().orElseThrow()).probabilities();
    }

    /** Categories in these words are counted from 0, as in the formula p0[1]. */
    private static TruthMetric winner(TruthRow row, Source real, Matcher words) {
        return share(
                probe("category-probability", "category", String.valueOf(Integer.parseInt(words.group(1)) + 1)),
                p -> p == 1);
    }

    /** The category in question is the first of the law. */
    private static TruthMetric absence(TruthRow row, Source real, Matcher words) {
        return share(probe("category-probability", "category", "1"), p -> p == 0);
    }

    private static double fitsUntilZero(double[][][] answers) {
        return Arrays.stream(answers).mapToInt(TruthMetric::firstZero).average().orElse(Double.NaN);
    }

    private static int firstZero(double[][] chain) {
        return 1
                + IntStream.range(0, chain.length)
                        .filter(t -> chain[t][0] < 1e-12)
                        .findFirst()
                        .orElse(chain.length);
    }

    private static TruthMetric largestChange(TruthRow row, Source real, Matcher words) {
        List<Probe> probes = IntStream.rangeClosed(1, law(real).length)
                .mapToObj(k -> probe("category-probability", "category", String.valueOf(k))
                        .get(0))
                .toList();
        return new TruthMetric(probes, false, TruthMetric::largestChange);
    }

    private static double largestChange(double[][][] answers) {
        double largest = 0;
        for (double[][] chain : answers) {
            for (double[] generation : chain) {
                for (int k = 0; k < generation.length; k++) {
                    largest = Math.max(largest, Math.abs(generation[k] - chain[0][k]));
                }
            }
        }
        return largest;
    }
}
