package org.genloss.testkit.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Corpora;
import org.genloss.lab.Discrete;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Regime;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.RecordSource;
import org.genloss.metric.Value;

/** Rows that hold in every single run: sizes, supports, absorption, independence of replicates. */
public final class TruthInvariant {
    private static final int FITS = 12;
    private static final int ITEMS = 40;

    private TruthInvariant() {}

    /** Runs the row's check. @throws AssertionError where it does not hold @throws Inexpressible where no check fits its words */
    public static void check(TruthRow row, Seed seed) {
        String metric = row.metric();
        if (metric.startsWith("rows used by fit")) {
            sizes(regime(row), row.words("expected"), seed);
        } else if (metric.startsWith("support of model t+1-") || metric.startsWith("support of model t+1 minus")) {
            categories(learner("categorical", Map.of()), regime(row), seed).forEach(TruthInvariant::neverGrows);
            neverGrows(trigrams(regime(row), seed));
        } else if (metric.startsWith("support of model t equals")) {
            categories(learner("categorical", Map.of()), regime(row), seed)
                    .forEach(s -> assertThat(s).containsOnly(s.get(0)));
        } else if (metric.contains("mass 1 it stays")) {
            absorbing(regime(row), seed);
        } else if (metric.startsWith("distance(model t,model 1)")) {
            exactRefit(regime(row), seed, row.accept());
        } else if (metric.contains("independent")) {
            independent(seed);
        } else {
            throw new Inexpressible("no check for: " + row.metric());
        }
    }

    private static Regime regime(TruthRow row) {
        String id = row.regime().contains("subsample") ? "subsample" : row.regime();
        Catalog<Regime> regimes = Catalog.of(Regime.class, "regime");
        if (!regimes.ids().contains(id)) {
            throw new Inexpressible("no regime for: " + row.regime());
        }
        return regimes.get(id);
    }

    private static Learner learner(String id, Map<String, ?> settings) {
        return Settings.with(Catalog.of(Learner.class, "learner").get(id), settings);
    }

    private static Experiment experiment(Source real, Learner learner, Regime regime, Seed seed) {
        List<Probe> probes = List.of(Catalog.of(Probe.class, "probe").get("model-parameters"));
        return new Experiment("", real, learner, List.of(regime), List.of(), probes, FITS, ITEMS, 1, seed);
    }

    /** A learner that notes what it was given and what it made of it. */
    private record Noting(Learner learner, List<Corpus> data, List<GenerativeModel> models) implements Learner {
        Noting(Learner learner) {
            this(learner, new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public Card card() {
            return learner.card();
        }

        @Override
        public boolean fits(Schema schema) {
            return learner.fits(schema);
        }

        @Override
        public GenerativeModel fit(Corpus corpus, Seed seed) {
            data.add(corpus);
            models.add(learner.fit(corpus, seed));
            return models.get(models.size() - 1);
        }
    }

    private static Noting chain(Source real, Learner learner, Regime regime, Seed seed) {
        Noting noting = new Noting(learner);
        Simulate.replicate(experiment(real, noting, regime, seed), Arm.of(regime), 1);
        return noting;
    }

    /** Expected words: n, n*t, or what is used before a slash and the size of the pool after it. */
    private static void sizes(Regime regime, String expected, Seed seed) {
        boolean grows = expected.split("/")[0].trim().equals("n*t");
        List<Corpus> data = chain(LawSource.gaussian(0, 1, ITEMS), learner("gaussian", Map.of()), regime, seed)
                .data();
        assertThat(data.stream().map(Corpora::size))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, FITS)
                        .map(t -> grows ? ITEMS * t : ITEMS)
                        .boxed()
                        .toList());
    }

    private static Source law() {
        CategoricalLaw law = CategoricalLaw.zipf(30, 1);
        return new LawSource(law, ITEMS, law.categories().schema());
    }

    /** For some chains the set of categories with a probability above 0 at each fit. */
    private static Stream<List<Set<String>>> categories(Learner learner, Regime regime, Seed seed) {
        return IntStream.range(0, 50)
                .mapToObj(i -> chain(law(), learner, regime, seed.child(i)).models())
                .map(models -> models.stream().map(TruthInvariant::support).toList());
    }

    private static Set<String> support(GenerativeModel model) {
        Discrete law = (Discrete) model;
        Set<String> support = new HashSet<>();
        for (int i = 0; i < law.probabilities().length; i++) {
            if (law.probabilities()[i] > 0) {
                support.add(law.categories().word(i));
            }
        }
        return support;
    }

    private static void neverGrows(List<Set<String>> supports) {
        for (int t = 1; t < supports.size(); t++) {
            assertThat(supports.get(t - 1)).containsAll(supports.get(t));
        }
    }

    /** Trigrams of the data of each fit of an unsmoothed model of order 3, with marks for begin and end. */
    private static List<Set<String>> trigrams(Regime regime, Seed seed) {
        CategoricalLaw words = CategoricalLaw.zipf(20, 1);
        List<String> texts = IntStream.range(0, ITEMS)
                .mapToObj(i -> String.join(
                        " ",
                        Codes.of(words.draw(8, seed.child(i)))
                                .items()
                                .map(Codes::category)
                                .toList()))
                .toList();
        Corpus records = Items.texts("", texts);
        Noting chain = chain(
                new RecordSource(records, records),
                learner("ngram", Map.of("order", 3, "smoothing", "none")),
                regime,
                seed);
        return chain.data().stream().map(TruthInvariant::trigrams).toList();
    }

    private static Set<String> trigrams(Corpus corpus) {
        Set<String> all = new HashSet<>();
        for (Item item : Corpora.list(corpus)) {
            String[] words = ("< " + ((Payload.Text) item.payload()).value() + " >").split(" ");
            for (int i = 0; i + 3 <= words.length; i++) {
                all.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
            }
        }
        return all;
    }

    private static void absorbing(Regime regime, Seed seed) {
        CategoricalLaw one = CategoricalLaw.of(0, 1, 0);
        chain(new LawSource(one, ITEMS, one.categories().schema()), learner("categorical", Map.of()), regime, seed)
                .models()
                .forEach(model -> assertThat(((Discrete) model).probabilities()).containsExactly(0, 1, 0));
    }

    /** A refit without sampling noise: systematic draws of whole counts. */
    private static void exactRefit(Regime regime, Seed seed, double accept) {
        List<GenerativeModel> models = chain(
                        law(), learner("categorical", Map.of("sampling", "systematic")), regime, seed)
                .models();
        double[] first = ((Discrete) models.get(0)).probabilities();
        for (GenerativeModel model : models) {
            for (int i = 0; i < first.length; i++) {
                assertThat(Math.abs(((Discrete) model).probabilities()[i] - first[i]))
                        .isLessThanOrEqualTo(accept);
            }
        }
    }

    /** Correlation of the last means of 2000 pairs of neighbouring replicates: within 4 standard errors of 0 (one seed in 16 000 is not). */
    private static void independent(Seed seed) {
        Experiment experiment =
                experiment(LawSource.gaussian(0, 1, ITEMS), learner("gaussian", Map.of()), regimeById("replace"), seed);
        int pairs = 2000;
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < pairs; i++) {
            double x = lastMean(experiment, 2 * i + 1);
            double y = lastMean(experiment, 2 * i + 2);
            xy += x * y;
            xx += (x * x + y * y) / 2;
        }
        assertThat(Math.abs(xy / xx)).isLessThan(4 / Math.sqrt(pairs));
    }

    private static Regime regimeById(String id) {
        return Catalog.of(Regime.class, "regime").get(id);
    }

    private static double lastMean(Experiment experiment, int replicate) {
        return Simulate.replicate(experiment, experiment.regimes().get(0), replicate).rows().stream()
                .filter(r -> r.generation() == FITS && r.value().subject().equals("mean"))
                .mapToDouble(r -> ((Value.Of) r.value()).number())
                .findFirst()
                .orElseThrow();
    }
}
