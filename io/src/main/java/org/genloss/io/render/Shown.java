package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.data.Schema;
import org.genloss.lab.Experiment;
import org.genloss.lab.Probe;
import org.genloss.metric.Metric;

/**
 * Which readings of a run are shown. What the experiment names is always there, in the order named. Under {@code default} first what the verdicts
 * rest on, then what moved furthest.
 *
 * @param curves in the order in which they are shown
 * @param left how many curves of named measures have no room
 */
record Shown(List<Curves.Curve> curves, int left) {
    /**
     * @param named the metrics and probes of the resolved experiment, in the order asked for, with or without settings
     * @param moved how many to show under {@code default} beside those of the verdicts
     * @param subjects how many curves of one named measure have room
     */
    static Shown of(Curves curves, List<String> named, int moved, int subjects) {
        Experiment experiment = curves.experiment();
        List<String> order =
                named.stream().map(measure -> measure.replaceFirst(":.*", "")).toList();
        List<String> metrics = Stream.<Carded>concat(experiment.metrics().stream(), experiment.probes().stream())
                .map(one -> one.card().id())
                .distinct()
                .sorted(Comparator.comparingInt(order::indexOf))
                .toList();
        if (Set.copyOf(metrics).containsAll(usual(experiment))) {
            return new Shown(chosen(curves, moved), 0);
        }
        List<Curves.Curve> shown = new ArrayList<>();
        int left = 0;
        for (String name : metrics) {
            List<Curves.Curve> own = curves.of(name);
            int room = Math.min(subjects, own.size());
            shown.addAll(inSeries(own.subList(0, room), curves.all()));
            left += own.size() - room;
        }
        return new Shown(shown, left);
    }

    /** Those whose subjects differ by a number alone stand in the order of their rows: steps of a training go on from the first. */
    private static List<Curves.Curve> inSeries(List<Curves.Curve> chosen, List<Curves.Curve> rows) {
        List<String> series = chosen.stream().map(Shown::series).toList();
        return chosen.stream()
                .sorted(Comparator.<Curves.Curve>comparingInt(curve -> series.indexOf(series(curve)))
                        .thenComparingInt(rows::indexOf))
                .toList();
    }

    private static String series(Curves.Curve curve) {
        return curve.subject().replaceAll("[0-9]+", "#");
    }

    /** What {@code default} asks for: the resolved experiment no longer says whether that was named. */
    private static Set<String> usual(Experiment experiment) {
        Schema schema = experiment.lens().schema(experiment.real().schema());
        Stream<Carded> metrics = Catalog.of(Metric.class, "metric").all().stream()
                .filter(m -> m.fits(schema) && m.card().effort() == Card.Effort.LIGHT)
                .map(Carded.class::cast);
        Stream<Carded> probes = Catalog.of(Probe.class, "probe").all().stream()
                .filter(p -> p.fits(experiment.learner().fitted(), experiment.real()))
                .map(Carded.class::cast);
        return Stream.concat(metrics, probes).map(one -> one.card().id()).collect(Collectors.toSet());
    }

    private static List<Curves.Curve> chosen(Curves curves, int moved) {
        List<Curves.Curve> deciding = curves.deciding();
        List<Curves.Curve> chosen = new ArrayList<>(deciding.subList(0, Math.min(moved, deciding.size())));
        curves.moved(moved).stream()
                .filter(c -> chosen.stream()
                        .noneMatch(d -> d.card().name().equals(c.card().name())))
                .limit(Math.max(1, moved - chosen.size()))
                .forEach(chosen::add);
        return chosen;
    }
}
