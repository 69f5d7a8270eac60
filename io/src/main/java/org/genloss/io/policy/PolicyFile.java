package org.genloss.io.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.catalog.UnknownName;
import org.genloss.data.Schema;
import org.genloss.io.experiment.Places;
import org.genloss.io.experiment.Yaml;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.metric.Metric;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.VerdictStatistics;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Outcome;
import org.genloss.verdict.gate.Tolerance;
import org.genloss.verdict.gate.Waiver;

/**
 * A policy file: what a check reads and at which false-alarm rate, what fails its gate, how much harm is tolerated, what is waived until when.
 *
 * @param name the file as it was named
 * @param causes what fails the gate; empty where the file does not say
 * @param alpha the false-alarm rate, where the file says one
 * @param samePopulation whether the generation is meant to be the same population, where the file says so
 * @param groupField the field that says what belongs together, where the file names one
 * @param subgroup the column whose values are tested each for itself, where the file names one
 * @param models that look at texts
 * @param metrics what to read, where the file says so
 * @param tolerances of readings
 * @param waivers with those whose day has passed
 * @param places of keys and values in the file
 */
public record PolicyFile(
        String name,
        Optional<Set<Gate.Cause>> causes,
        Optional<Double> alpha,
        Optional<Boolean> samePopulation,
        Optional<String> groupField,
        Optional<String> subgroup,
        Models models,
        Optional<Asked> metrics,
        List<Tolerance> tolerances,
        List<Waiver> waivers,
        Places places) {
    /**
     * What a policy wants to be read.
     *
     * @param metrics in their order
     * @param named where in the file a metric is named, by its id; those that are there by default are not
     */
    public record Asked(List<Metric> metrics, Map<String, String> named) {}

    /**
     * What a policy lets look at texts.
     *
     * @param encoder the sentence encoder, where the file names one
     * @param language the causal language model, where the file names one
     */
    public record Models(Optional<EncoderSettings> encoder, Optional<LanguageModelSettings> language) {}

    private static final Yaml.Wanted WANTED = new Yaml.Wanted(
            "policy", "a policy says for example fail-on: [early, copying]", "fail-on: [early, copying]");

    /**
     * Reads a policy.
     *
     * @param today the day on which waivers are judged
     * @throws org.genloss.io.UserError naming line, column, what is wrong and what there is instead
     */
    public static PolicyFile read(Path file, LocalDate today) {
        Map<String, Object> keys = Yaml.read(file, WANTED);
        return new PolicyReader(keys, Yaml.places(file), today).read(file.toString());
    }

    /** The same, but for what it wants to be read. */
    public PolicyFile withMetrics(List<Metric> chosen) {
        return new PolicyFile(
                name,
                causes,
                alpha,
                samePopulation,
                groupField,
                subgroup,
                models,
                Optional.of(new Asked(chosen, Map.of())),
                tolerances,
                waivers,
                places);
    }

    /**
     * What is to be read of data of that shape, readings with a tolerance included; empty for the usual.
     *
     * @throws org.genloss.io.UserError where something has no answer for such data
     */
    public Optional<List<Metric>> metricsFor(Schema schema) {
        metrics.ifPresent(asked -> requireFit(asked, schema));
        List<Metric> usual = metrics.map(Asked::metrics).orElseGet(Check::usual);
        List<Metric> more = new ArrayList<>();
        for (Tolerance tolerance : tolerances) {
            PolicyMetrics.find(tolerance.metric())
                    .ifPresentOrElse(
                            metric -> more.add(fitting(metric, schema)), () -> requireTested(tolerance, schema));
        }
        List<String> read = usual.stream().map(m -> m.card().id()).toList();
        List<Metric> missing = more.stream()
                .distinct()
                .filter(m -> !read.contains(m.card().id()))
                .toList();
        return metrics.isEmpty() && missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Stream.concat(usual.stream(), missing.stream()).toList());
    }

    private void requireFit(Asked asked, Schema schema) {
        for (Metric metric : asked.metrics()) {
            String id = metric.card().id();
            if (asked.named().containsKey(id) && !metric.fits(schema)) {
                throw places.atValue(asked.named().get(id), noAnswer(id, schema));
            }
        }
    }

    private Metric fitting(Metric metric, Schema schema) {
        if (!metric.fits(schema)) {
            throw places.atKey(
                    "tolerances/" + metric.card().id(), noAnswer(metric.card().id(), schema));
        }
        return metric;
    }

    private void requireTested(Tolerance tolerance, Schema schema) {
        boolean fits = VerdictStatistics.find(tolerance.metric())
                .filter(s -> s.kinds().contains(schema.kind()))
                .isPresent();
        if (!fits) {
            throw places.atKey("tolerances/" + tolerance.metric(), noAnswer(tolerance.metric(), schema));
        }
    }

    private static String noAnswer(String id, Schema schema) {
        return id + " has no answer for " + schema.kind().word() + " data. All of them: genloss metrics";
    }

    /**
     * The gate over data of that shape.
     *
     * @param chosen what fails it instead of what the file says; empty for the file's own
     * @throws org.genloss.io.UserError where a waiver names a column that the data lacks
     */
    public Gate gate(Set<Gate.Cause> chosen, Schema schema) {
        boolean text = schema.kind() == Schema.Kind.TEXT;
        List<String> columns = text
                ? List.of()
                : schema.columns().stream().map(Schema.Column::name).toList();
        for (int i = 0; i < waivers.size(); i++) {
            String column = waivers.get(i).subject();
            if (!column.isEmpty() && !columns.contains(column)) {
                throw places.atValue(
                        "waivers/" + i + "/column",
                        text
                                ? "no column " + column + ": texts have none. Name a finding instead."
                                : new UnknownName("column", column, columns, "").getMessage());
            }
        }
        Set<Gate.Cause> own = causes.orElse(Set.of(Gate.Cause.EARLY));
        return new Gate(chosen.isEmpty() ? own : chosen, tolerances, waivers, columns);
    }

    /** @throws org.genloss.io.UserError where a tolerance is about nothing that was read */
    public void requireRead(Outcome outcome, CheckResult result) {
        for (Tolerance tolerance : outcome.unread(result)) {
            List<String> subjects = result.generations().stream()
                    .flatMap(g -> g.readings().stream())
                    .filter(r -> r.card().id().equals(tolerance.metric()))
                    .map(r -> r.subject())
                    .distinct()
                    .toList();
            if (subjects.isEmpty()) {
                throw places.atKey(
                        "tolerances/" + tolerance.metric(),
                        "nothing was read of " + tolerance.metric() + " in this data.");
            }
            throw places.atKey(
                    "tolerances/" + tolerance.metric() + "/" + tolerance.subject(),
                    new UnknownName("subject of " + tolerance.metric(), tolerance.subject(), subjects, "")
                            .getMessage());
        }
    }
}
