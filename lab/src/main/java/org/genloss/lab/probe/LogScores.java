package org.genloss.lab.probe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.lab.Discrete;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Predictive;
import org.genloss.lab.Scored;

/**
 * Mean logarithm of what a model gives to data: its density or probability of an item, or of a symbol of a text given those before it. Of
 * chances of categories and symbols a weight w = (f1+1)/(n+1) is kept for what is new, f1 of n items or symbols of up to 2,000 items of the
 * training data being the only one of their kind (Good 1953): what the model excludes has w/K, K being all kinds, those of the data included,
 * and anything else (1-w)p. So what it excludes has a finite price, and chances sum to at most 1. What has densities and excludes something
 * has no mean.
 */
final class LogScores {
    /** Learners whose models have no density of an item. */
    private static final Set<String> WITHOUT = Set.of("classifier", "command", "copula", "resampler");

    static final String WHY = "the model has no density, or excludes some of the data";

    private LogScores() {}

    static boolean fits(Learner learner) {
        return !WITHOUT.contains(learner.card().id());
    }

    static double holdout(GenerativeModel model, Evidence evidence) {
        return evidence.once("score of the holdout", () -> mean(model, evidence, evidence.holdout()));
    }

    static double trained(GenerativeModel model, Evidence evidence) {
        return evidence.once("score of the training data", () -> mean(model, evidence, evidence.trained()));
    }

    /** Of the true law on the holdout. */
    static double truth(Evidence evidence) {
        return evidence.truth()
                .map(law -> mean(law, evidence, evidence.holdout()))
                .orElse(Double.NaN);
    }

    private static double mean(GenerativeModel model, Evidence evidence, Corpus data) {
        if (model instanceof Predictive law) {
            return symbols(law, data, fresh(model, evidence));
        }
        List<Item> items = Forecasts.some(data);
        if (model instanceof Discrete law) {
            return categories(law, items, fresh(model, evidence));
        }
        return model instanceof Scored law
                ? items.stream().mapToDouble(law::logDensity).average().orElse(Double.NaN)
                : Double.NaN;
    }

    /** The weight of what is new; a true law has seen everything. */
    private static double fresh(GenerativeModel model, Evidence evidence) {
        boolean known = evidence.truth().isPresent() && evidence.truth().get() == model;
        return known ? 0 : evidence.once("weight of what is new", () -> goodTuring(model, evidence.trained()));
    }

    private static double goodTuring(GenerativeModel model, Corpus trained) {
        Map<String, Integer> counts = new HashMap<>();
        int n = 0;
        for (Item item : Forecasts.some(trained)) {
            List<String> symbols = model instanceof Predictive law ? law.split(item) : List.of(Codes.category(item));
            symbols.forEach(symbol -> counts.merge(symbol, 1, Integer::sum));
            n += symbols.size();
        }
        long once = counts.values().stream().filter(count -> count == 1).count();
        return (once + 1.0) / (n + 1);
    }

    private static double categories(Discrete law, List<Item> items, double weight) {
        Set<String> kinds = new HashSet<>();
        IntStream.range(0, law.categories().size())
                .forEach(i -> kinds.add(law.categories().word(i)));
        items.forEach(item -> kinds.add(Codes.category(item)));
        return items.stream()
                .mapToDouble(item -> mixed(Math.exp(law.logDensity(item)), weight, kinds.size()))
                .average()
                .orElse(Double.NaN);
    }

    private static double symbols(Predictive law, Corpus data, double weight) {
        Set<String> kinds = new HashSet<>(law.symbols());
        List<List<String>> texts = Forecasts.some(data).stream().map(law::split).toList();
        texts.forEach(kinds::addAll);
        return law.chances(Forecasts.head(texts, Forecasts.MOST)).stream()
                .flatMapToDouble(Arrays::stream)
                .map(chance -> mixed(chance, weight, kinds.size()))
                .average()
                .orElse(Double.NaN);
    }

    private static double mixed(double chance, double weight, int kinds) {
        return Math.log(chance > 0 ? (1 - weight) * chance : weight / kinds);
    }
}
