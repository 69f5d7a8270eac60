package org.genloss.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Metric;
import org.genloss.profile.Draw;

/**
 * What decides the numbers of a check.
 *
 * @param alpha false-alarm rate of the whole check, shared over all findings and generations
 * @param samePopulation the generation is meant to be the same population as the reference: missing fidelity counts as loss,
 *     and so does what two genuine sources may differ in
 * @param groupField the field that names what belongs together, where one was given
 * @param candidateGroupFields fields that look like one, where none was given; named in a warning
 * @param draw how much content is kept of each side
 * @param seed root of the permutations
 * @param subgroup the column of a table, or the field beside texts, whose values make subgroups, each to be asked for itself; empty for none
 * @param metrics what to read beside the verdict's own statistics; empty for {@link Check#usual}
 */
public record CheckSettings(
        double alpha,
        boolean samePopulation,
        Optional<String> groupField,
        List<String> candidateGroupFields,
        Draw.Of draw,
        Seed seed,
        Optional<String> subgroup,
        Optional<List<Metric>> metrics) {
    /**
     * At most 24 MiB a side; of texts 8 MiB, or what 2,000 groups need: 8 MiB are a million words and more, and the verdict looks at no more than
     * 2,000 groups, or at 1 MiB of short texts.
     */
    private static final Draw.Of DRAW = new Draw.Of(24L << 20, 8L << 20, 2000);

    public CheckSettings {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha needs to lie between 0 and 0.5, got " + alpha);
        }
        candidateGroupFields = List.copyOf(candidateGroupFields);
        metrics = metrics.map(List::copyOf);
    }

    /** Without subgroups, with the usual metrics. */
    public CheckSettings(
            double alpha,
            boolean samePopulation,
            Optional<String> groupField,
            List<String> candidateGroupFields,
            Draw.Of draw,
            Seed seed) {
        this(alpha, samePopulation, groupField, candidateGroupFields, draw, seed, Optional.empty(), Optional.empty());
    }

    /** The same with subgroups by the values of a column of a table, or of a field beside texts. */
    public CheckSettings withSubgroup(String field) {
        return new CheckSettings(
                alpha, samePopulation, groupField, candidateGroupFields, draw, seed, Optional.of(field), metrics);
    }

    /** The same with other metrics. */
    public CheckSettings withMetrics(List<Metric> chosen) {
        return new CheckSettings(
                alpha, samePopulation, groupField, candidateGroupFields, draw, seed, subgroup, Optional.of(chosen));
    }

    /** Ids of the metrics that are not read unasked, or of all where the usual ones are not read. */
    public Set<String> asked() {
        List<Metric> usual = Check.usual();
        List<Metric> chosen = metrics.orElse(List.of());
        boolean beside = usual.stream().allMatch(metric -> chosen.stream().anyMatch(m -> same(m, metric)));
        return chosen.stream()
                .filter(metric -> !beside || usual.stream().noneMatch(m -> same(m, metric)))
                .map(metric -> metric.card().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of one class and, where it has settings, with the same: those are the components of a record. */
    private static boolean same(Metric a, Metric b) {
        return a.getClass() == b.getClass() && (!(a instanceof Record) || a.equals(b));
    }

    /** The same, asked before the data is read. @throws IllegalArgumentException where data of this shape makes no such subgroups */
    public CheckSettings fitting(Schema schema) {
        subgroup.ifPresent(field -> Subgroups.by(field, schema, samePopulation));
        return this;
    }

    /** Root of all relabellings of one generation. */
    Seed seedOf(String generation) {
        return seed.child("verdict").child(generation);
    }

    public static CheckSettings of(Seed seed) {
        return new CheckSettings(0.01, false, Optional.empty(), List.of(), DRAW, seed);
    }
}
