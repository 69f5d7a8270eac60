package org.genloss.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;

/**
 * A check put together in a few words, for Java programs: {@code Comparison.with("human", human).generation("gen1", gen1).run()}. Each method
 * gives a new one.
 *
 * @param reference what generations are compared with
 * @param holdout real data of the same source that their makers never saw; empty where there is none
 * @param generations in their order
 * @param settings what decides the numbers
 */
public record Comparison(
        Check.Given reference, Optional<Check.Given> holdout, List<Check.Given> generations, CheckSettings settings) {
    public Comparison {
        generations = List.copyOf(generations);
    }

    /** With a reference, as {@code genloss check} does it: false-alarm rate 0.01, seed 7. */
    public static Comparison with(String name, Corpus reference) {
        return new Comparison(given(name, reference), Optional.empty(), List.of(), CheckSettings.of(Seed.of(7)));
    }

    private static Check.Given given(String name, Corpus corpus) {
        return Check.Given.of(name, List.of(), corpus);
    }

    /** One more generation. */
    public Comparison generation(String name, Corpus corpus) {
        List<Check.Given> all = Stream.concat(generations.stream(), Stream.of(given(name, corpus)))
                .toList();
        return new Comparison(reference, holdout, all, settings);
    }

    /** Beside a holdout, which tells copying from likeness. */
    public Comparison holdout(String name, Corpus corpus) {
        return new Comparison(reference, Optional.of(given(name, corpus)), generations, settings);
    }

    /** @throws IllegalArgumentException where it does not lie between 0 and 0.5 */
    public Comparison alpha(double falseAlarms) {
        return settings(new CheckSettings(
                falseAlarms,
                settings.samePopulation(),
                settings.groupField(),
                settings.candidateGroupFields(),
                settings.draw(),
                settings.seed(),
                settings.subgroup(),
                settings.metrics()));
    }

    /** Generations are meant to be the same population as the reference: missing fidelity counts as loss, and so does what two genuine sources may differ in. */
    public Comparison samePopulation() {
        return settings(new CheckSettings(
                settings.alpha(),
                true,
                settings.groupField(),
                settings.candidateGroupFields(),
                settings.draw(),
                settings.seed(),
                settings.subgroup(),
                settings.metrics()));
    }

    /** Each value of a column of a table, or of a field that texts have as a note, is a subgroup, to be asked for itself. */
    public Comparison subgroup(String field) {
        return settings(settings.withSubgroup(field));
    }

    /** Other metrics than {@link Check#usual}; none makes a check several times as fast. */
    public Comparison metrics(List<Metric> metrics) {
        return settings(settings.withMetrics(metrics));
    }

    /** Other settings altogether. */
    public Comparison settings(CheckSettings other) {
        return new Comparison(reference, holdout, generations, other);
    }

    /** Runs it on the calling thread. @throws IllegalArgumentException where shapes differ, or there is no generation */
    public CheckResult run() {
        return run(Workers.SERIAL);
    }

    /** The same on the caller's threads; the result does not depend on how many. */
    public CheckResult run(Workers workers) {
        return Check.run(new Check.Real(reference, holdout), generations, settings, workers, (what, done) -> {});
    }

    /**
     * What is found of copying alone, of the only generation.
     *
     * @throws IllegalArgumentException without a holdout, or with several generations
     */
    public List<Finding> copying() {
        if (generations.size() != 1) {
            throw new IllegalArgumentException("copying is asked of one generation, there are " + generations.size());
        }
        return Check.copying(new Check.Real(reference, holdout), generations.get(0), settings, Workers.SERIAL);
    }
}
