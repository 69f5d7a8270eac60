package org.genloss.testkit.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Schema;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Source;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.ExponentialModel;
import org.genloss.lab.learner.NgramChain;
import org.genloss.lab.learner.PoissonModel;
import org.genloss.lab.source.LawSource;

/** What a row's words for its model mean: where real data comes from and what is fitted to it. */
record TruthModel(Source real, Learner learner) {
    private static final Pattern NORMAL = Pattern.compile("([0-9.]+) ?n\\((-?[0-9.]+), ?([0-9.]+)\\)");
    private static final Pattern UNIFORM = Pattern.compile("uniform over (\\d+)");
    private static final Pattern EXPONENT = Pattern.compile("\\^ ?-([0-9.]+)");
    private static final String SIGNED = "(-?[0-9]*\\.?[0-9]+)";
    private static final Pattern RANGE =
            Pattern.compile("\\[?\\s*" + SIGNED + "\\s*(?:,|\\.\\.|\\bto\\b)\\s*" + SIGNED + "\\s*\\]?");
    private static final Pattern WIDTH = Pattern.compile("width\\s*=?\\s*([0-9]*\\.?[0-9]+)");
    private static final Pattern BINS = Pattern.compile("([0-9]+)\\s+(?:equal\\s+)?bins");
    private static final List<String> NAMED = List.of(
            "gaussian",
            "categorical",
            "kde",
            "gmm",
            "bigram",
            "exponential",
            "poisson",
            "histogram",
            "resampler",
            "memorising model");
    private static final Catalog<Learner> LEARNERS = Catalog.of(Learner.class, "learner");

    /** @throws Inexpressible where nothing on the shelves is meant by the words */
    static void refuseUnknown(TruthRow row) {
        String model = row.model();
        boolean named = TruthLinear.meant(row) || NAMED.stream().anyMatch(model::contains);
        if (!named) {
            throw new Inexpressible("no learner for: " + model);
        }
    }

    static TruthModel of(TruthRow row, int items) {
        String model = row.model();
        if (model.contains("resampler") || model.contains("memorising model") || model.contains("h->0")) {
            return new TruthModel(gaussianSource(row, items), learner("resampler", Map.of()));
        }
        if (model.startsWith("histogram")) {
            return new TruthModel(gaussianSource(row, items), histogram(row));
        }
        if (model.contains("kde")) {
            return new TruthModel(LawSource.gaussian(0, 1, items), learner("kde", Map.of("bandwidth", bandwidth(row))));
        }
        if (TruthLinear.meant(row)) {
            return TruthLinear.of(row, items);
        }
        if (model.startsWith("gaussian")) {
            return new TruthModel(gaussianSource(row, items), gaussian(row));
        }
        if (model.startsWith("categorical")) {
            return new TruthModel(categories(row, items), categorical(row));
        }
        if (model.startsWith("exponential")) {
            return family("exponential", new ExponentialModel(Schema.vector(1), mean(row)), items);
        }
        if (model.startsWith("poisson")) {
            return family("poisson", new PoissonModel(Schema.vector(1), mean(row)), items);
        }
        if (model.contains("gmm")) {
            double[] centres = row.list("centres");
            String start = model.contains("warm") ? "warm" : "cold";
            return new TruthModel(
                    mixture(row, centres, items), learner("gmm", Map.of("components", centres.length, "start", start)));
        }
        return bigram(row, items);
    }

    private static Learner learner(String id, Map<String, ?> settings) {
        if (!LEARNERS.ids().contains(id)) {
            throw new Inexpressible("no learner " + id);
        }
        return Settings.with(LEARNERS.get(id), settings);
    }

    /** Words such as "width 0.5 on [-4,4]" or "16 bins from -4 to 4". */
    private static Learner histogram(TruthRow row) {
        String words = row.settingWords("bins") + " " + row.settingWords("range") + " " + row.model();
        Map<String, Object> settings = new LinkedHashMap<>();
        Matcher range = RANGE.matcher(words);
        if (range.find()) {
            settings.put("range", range.group(1) + ".." + range.group(2));
        }
        Matcher width = WIDTH.matcher(words);
        Matcher bins = BINS.matcher(words);
        if (width.find()) {
            settings.put("width", width.group(1));
        } else if (row.setting("width", "w").isPresent()) {
            settings.put("width", row.needed("width", "w"));
        } else if (row.setting("bins", "k").isPresent()) {
            settings.put("bins", (int) row.needed("bins", "k"));
        } else if (bins.find()) {
            settings.put("bins", bins.group(1));
        }
        return learner("histogram", settings);
    }

    private static TruthModel family(String id, GenerativeModel law, int items) {
        return new TruthModel(new LawSource(law, items, Schema.vector(1)), learner(id, Map.of()));
    }

    private static double mean(TruthRow row) {
        return row.setting("lam", "lambda", "theta", "rate", "mean").orElse(1);
    }

    private static Object bandwidth(TruthRow row) {
        String words = row.model() + row.settingWords("h") + row.settingWords("bandwidth");
        return words.contains("scott")
                ? "scott"
                : words.contains("silverman") ? "silverman" : row.needed("h", "bandwidth");
    }

    private static Learner gaussian(TruthRow row) {
        String estimator = row.settingWords("estimator");
        boolean biased = estimator.matches(".*(mle|maximum likelihood|(?<!un)biased).*");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("estimator", row.model().contains("known variance") ? "known" : biased ? "biased" : "unbiased");
        settings.put("variance", Math.pow(deviation(row), 2));
        row.setting("lam", "lambda").ifPresent(lambda -> settings.put("lambda", lambda));
        if (row.model().contains("step")) {
            settings.put("step", row.needed("eta", "step"));
            settings.put("start", row.model().contains("cold") ? "cold" : "warm");
        }
        return learner("gaussian", settings);
    }

    private static double deviation(TruthRow row) {
        return row.setting("sigma", "sd").orElse(1);
    }

    private static Source gaussianSource(TruthRow row, int items) {
        Matcher normal = NORMAL.matcher(row.model());
        List<Double> weights = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        List<Double> sds = new ArrayList<>();
        while (normal.find()) {
            weights.add(Double.valueOf(normal.group(1)));
            means.add(Double.valueOf(normal.group(2)));
            sds.add(Math.sqrt(Double.parseDouble(normal.group(3))));
        }
        if (!weights.isEmpty()) {
            return LawSource.mixture(weights, means, sds, items);
        }
        int d = (int) row.setting("d").orElse(1);
        return d == 1
                ? LawSource.gaussian(row.setting("mu", "mu0").orElse(0), deviation(row), items)
                : LawSource.standard(d, items);
    }

    private static Source mixture(TruthRow row, double[] centres, int items) {
        double[] weights = row.list("start_weights");
        if (weights.length == 0) {
            weights = new double[centres.length];
            Arrays.fill(weights, 1.0 / centres.length);
        }
        List<Double> sds = Arrays.stream(centres)
                .mapToObj(c -> row.setting("sd").orElse(1))
                .toList();
        return LawSource.mixture(boxed(weights), boxed(centres), sds, items);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static Learner categorical(TruthRow row) {
        Map<String, Object> settings = new LinkedHashMap<>();
        row.setting("a", "smoothing").ifPresent(a -> settings.put("smoothing", a));
        row.setting("temperature").ifPresent(t -> settings.put("temperature", t));
        if (row.regime().contains("systematic")) {
            settings.put("sampling", "systematic");
        }
        return learner("categorical", settings);
    }

    /** Real data of categories: the law named by the settings, its draws cut to the k likeliest where the regime says so. */
    private static Source categories(TruthRow row, int items) {
        CategoricalLaw law = categoricalLaw(row);
        if (row.regime().contains("truncated")) {
            law = law.decoded(1, (int) row.needed("k"), false);
        }
        return new LawSource(law, items, law.categories().schema());
    }

    private static CategoricalLaw categoricalLaw(TruthRow row) {
        Matcher uniform = UNIFORM.matcher(row.settingWords("p0"));
        if (uniform.find()) {
            return CategoricalLaw.uniform(Integer.parseInt(uniform.group(1)));
        }
        if (row.list("p0").length > 0) {
            return CategoricalLaw.of(row.list("p0"));
        }
        if (row.setting("p0", "q").isPresent()) {
            double p = row.needed("p0", "q");
            return CategoricalLaw.of(p, 1 - p);
        }
        if (row.setting("beta").isPresent()) {
            return CategoricalLaw.zipf((int) row.needed("K"), row.needed("beta"));
        }
        return CategoricalLaw.uniform((int) row.setting("K").orElse(10));
    }

    /** As many documents as items, of n symbols together. */
    private static TruthModel bigram(TruthRow row, int items) {
        int size = (int) row.needed("K");
        Matcher exponent = EXPONENT.matcher(row.settingWords("source"));
        if (!exponent.find()) {
            throw new Inexpressible("no source of symbols: " + row.settingWords("source"));
        }
        NgramChain chain =
                NgramChain.circulant(size, Double.parseDouble(exponent.group(1)), (int) row.needed("n") / items);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("order", 2);
        settings.put("smoothing", "additive");
        settings.put("alpha", row.needed("smoothing"));
        settings.put("temperature", row.setting("temperature").orElse(1));
        settings.put("boundaries", false);
        settings.put(
                "vocabulary",
                IntStream.range(0, size).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        return new TruthModel(new LawSource(chain, items, Schema.text()), learner("ngram", settings));
    }
}
