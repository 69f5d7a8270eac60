package org.genloss.io.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.catalog.UnknownName;
import org.genloss.data.Schema;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Measures;
import org.genloss.io.experiment.ReadElsewhere;
import org.genloss.io.experiment.Spec;
import org.genloss.lab.Probe;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.verdict.Check;

/**
 * The metrics that a check is asked to read: ids with settings, {@code default} for what it reads unasked, {@code seeds} for the usual table of studies of the
 * loop, {@code none}.
 */
public final class ChosenMetrics {
    private static final Catalog<Metric> SHELF = Catalog.of(Metric.class, "metric");

    /** Perplexity is a probe of models there; of data it is asked of n-grams. */
    private static final String PERPLEXITY = "ngram-perplexity";

    /** There by what a model was fitted to as well; here by the two sides. */
    private static final String QUALITY = "quality-score";

    private static final Catalog<Probe> PROBES = Catalog.of(Probe.class, "probe");
    private static final String ACCURACY = "benchmark-accuracy";
    private static final String OVERFITTING = "generalisation-gap";
    private static final String TRAINING = "learning-curve";
    private static final String NO_LABELS =
            "it takes a table with a column of labels and columns of numbers; --evaluations FILE brings results on a benchmark";

    private final Map<String, Metric> chosen = new LinkedHashMap<>();

    /**
     * What the words of a command line choose: ids with commas between, or one id with its settings.
     *
     * @throws UserError naming what is unknown, wrongly set or has no answer for such data
     */
    public static List<Metric> of(List<String> words, Schema schema) {
        ChosenMetrics all = new ChosenMetrics();
        for (String entry : words.stream().flatMap(ChosenMetrics::entries).toList()) {
            try {
                Optional<String> id = all.add(entry);
                if (id.isPresent() && !all.chosen.get(id.get()).fits(schema)) {
                    throw new UserError("--metrics: " + id.get() + " has no answer for "
                            + schema.kind().word() + " data. All of them: genloss metrics");
                }
            } catch (UnknownName e) {
                throw new UserError(e.getMessage(), e);
            } catch (IllegalArgumentException e) {
                throw new UserError(e.getMessage() + ".", e);
            }
        }
        return all.all();
    }

    private static Stream<String> entries(String word) {
        return word.contains(":") ? Stream.of(word) : Stream.of(word.split(",")).map(String::strip);
    }

    /**
     * Adds what an entry names; settings replace those of a metric that is there by default.
     *
     * @return the id of a metric that is named by itself
     */
    Optional<String> add(Object entry) {
        Map<String, Object> settings = new LinkedHashMap<>(Spec.entry("metrics", entry));
        String id = String.valueOf(settings.remove("id"));
        if (id.equals(Measures.DEFAULT)) {
            Check.usual().forEach(metric -> chosen.putIfAbsent(metric.card().id(), metric));
        } else if (id.equals(Measures.SEEDS)) {
            seeds();
        } else if (SHELF.ids().contains(id)) {
            chosen.put(id, Settings.with(SHELF.get(id), settings));
            return Optional.of(id);
        } else if (!id.equals(Measures.NONE)) {
            ReadElsewhere.of(id).ifPresent(where -> {
                throw new IllegalArgumentException(where);
            });
            List<String> known = new ArrayList<>(SHELF.ids());
            known.addAll(List.of(Measures.DEFAULT, Measures.SEEDS, Measures.NONE));
            throw new UnknownName("metric", id, known, "genloss metrics");
        }
        return Optional.empty();
    }

    /** Diversity is read of items or of words, whichever there are; whatever else the data has no answer to is a row that says why. */
    private void seeds() {
        Stream.concat(Measures.USUAL.stream(), Stream.of(PERPLEXITY, QUALITY))
                .filter(SHELF.ids()::contains)
                .forEach(metric -> chosen.putIfAbsent(metric, SHELF.get(metric)));
        absent(SHELF.get(ACCURACY), NO_LABELS);
        absent(SHELF.get(PERPLEXITY), "only texts have words to be surprised by");
        Stream.of(OVERFITTING, TRAINING)
                .filter(PROBES.ids()::contains)
                .map(id -> PROBES.get(id).card())
                .forEach(card -> chosen.putIfAbsent(
                        card.id(),
                        new NotHere(card, schema -> true, "read of the model: genloss simulate --metrics seeds")));
    }

    private void absent(Metric metric, String why) {
        chosen.putIfAbsent(
                metric.card().id() + " absent", new NotHere(metric.card(), schema -> !metric.fits(schema), why));
    }

    List<Metric> all() {
        return List.copyOf(chosen.values());
    }

    /**
     * A row of a preset's table that the data at hand cannot fill: undefined, and why.
     *
     * @param card of what would be read
     * @param of data that has no answer
     * @param why what it is read of, or what to give
     */
    private record NotHere(Card card, Predicate<Schema> of, String why) implements Metric {
        @Override
        public boolean fits(Schema schema) {
            return of.test(schema);
        }

        @Override
        public List<Value> compare(Sides sides) {
            return List.of(new Value.Undefined("items", why));
        }
    }
}
