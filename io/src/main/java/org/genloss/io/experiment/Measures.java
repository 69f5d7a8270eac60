package org.genloss.io.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.catalog.UnknownName;
import org.genloss.data.Schema;
import org.genloss.lab.Learner;
import org.genloss.lab.Lens;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Metric;

/** What is measured in an experiment: metrics of what is drawn, probes of the models. {@code default} is everything light that fits, {@code none} nothing,
 * {@code seeds} what {@link #USUAL} has that fits; settings follow the id: {@code tail-mass:deviations=3}. */
public record Measures(List<Metric> metrics, List<Probe> probes) {
    /** Everything light that fits. */
    public static final String DEFAULT = "default";

    /** The usual table of studies of the loop. */
    public static final String SEEDS = "seeds";

    /** Nothing. */
    public static final String NONE = "none";

    /** The heavy metric that is asked by default: training on what was drawn is what a loop is about. */
    private static final String WANTED = "benchmark-accuracy";

    /** Accuracy, diversity, perplexity, over-fitting, course of the training and quality of the data: the table that studies of the loop print. */
    public static final List<String> USUAL = List.of(
            "accuracy",
            "benchmark-accuracy",
            "distinct-ngrams",
            "vendi-score",
            "perplexity",
            "generalisation-gap",
            "learning-curve",
            "data-quality");

    /** What a language model is named for. */
    private static final String SCORED = "text-perplexity";

    /** @param lens what it adds to texts has metrics of its own */
    static Measures of(List<String> names, Learner learner, Source source, Lens lens) {
        Schema schema = lens.schema(source.schema());
        Catalog<Metric> metrics = Catalog.of(Metric.class, "metric");
        Catalog<Probe> probes = Catalog.of(Probe.class, "probe");
        List<Metric> chosen = new ArrayList<>();
        List<Probe> asked = new ArrayList<>();
        for (String measure : names) {
            Map<String, Object> settings = new LinkedHashMap<>(Spec.entry("metrics", measure));
            String name = String.valueOf(settings.remove("id"));
            if (name.equals(DEFAULT)) {
                metrics.all().stream()
                        .filter(m -> m.fits(schema))
                        .filter(m -> m.card().effort() == Card.Effort.LIGHT
                                || m.card().id().equals(WANTED))
                        .forEach(chosen::add);
                probes.all().stream()
                        .filter(p -> p.fits(learner.fitted(), source))
                        .forEach(asked::add);
            } else if (name.equals(SEEDS)) {
                metrics.all().stream()
                        .filter(m -> m.fits(schema) && USUAL.contains(m.card().id()))
                        .forEach(chosen::add);
                probes.all().stream()
                        .filter(p -> p.fits(learner.fitted(), source)
                                && USUAL.contains(p.card().id()))
                        .forEach(asked::add);
            } else if (metrics.ids().contains(name)) {
                chosen.add(fitting(Settings.with(metrics.get(name), settings), schema));
            } else if (probes.ids().contains(name)) {
                asked.add(Settings.with(probes.get(name), settings));
            } else if (!name.equals(NONE)) {
                List<String> known = new ArrayList<>(metrics.ids());
                known.addAll(probes.ids());
                known.add(DEFAULT);
                known.add(SEEDS);
                throw new UnknownName("metric", name, known, "genloss metrics");
            }
        }
        if (lens.scores() && chosen.stream().noneMatch(m -> m.card().id().equals(SCORED))) {
            chosen.add(metrics.get(SCORED));
        }
        return new Measures(
                chosen.stream().distinct().toList(), asked.stream().distinct().toList());
    }

    private static Metric fitting(Metric metric, Schema schema) {
        if (!metric.fits(schema)) {
            throw new IllegalArgumentException("the metric " + metric.card().id() + " has no answer for "
                    + schema.kind().word() + " data");
        }
        return metric;
    }
}
