package org.genloss.testkit.calibration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Verdict;

/**
 * What one check said.
 *
 * @param level the level's id
 * @param p adjusted p of the deciding finding; empty where nothing was found
 * @param metric what decided it; empty likewise
 * @param subject what that is about
 * @param size the share kept, or the size of the change
 */
record Outcome(String level, String p, String metric, String subject, String size) {
    static final List<String> COLUMNS = List.of("level", "p", "metric", "subject", "size");

    static Outcome of(Verdict verdict) {
        Optional<Finding> first = verdict.findings().stream()
                .filter(f -> !f.copying())
                .findFirst()
                .filter(f -> verdict.level().id().equals("shifted")
                        || verdict.level().isLoss());
        return new Outcome(
                verdict.level().id(),
                first.map(f -> number(f.p())).orElse(""),
                first.map(Finding::metric).orElse(""),
                first.map(Finding::subject).orElse(""),
                first.map(f -> number(f.effect().size())).orElse(""));
    }

    /** The verdict alone, on one thread. */
    static Outcome of(Corpus reference, Corpus generation, CheckSettings settings) {
        return of(Check.verdict(
                given("reference", reference), given("generation", generation), settings, Workers.SERIAL));
    }

    static Check.Given given(String name, Corpus corpus) {
        return Check.Given.of(name, List.of(), corpus);
    }

    /** The settings that users get: alpha 1 %. */
    static CheckSettings settings(Seed seed) {
        return CheckSettings.of(seed);
    }

    /** The same with the declaration that both sides are meant to be one population. */
    static CheckSettings samePopulation(CheckSettings settings) {
        return new CheckSettings(
                settings.alpha(), true, settings.groupField(), List.of(), settings.draw(), settings.seed());
    }

    List<String> cells() {
        return List.of(level, p, metric, subject, size);
    }

    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "";
    }
}
