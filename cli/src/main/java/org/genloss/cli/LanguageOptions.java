package org.genloss.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.genloss.catalog.Catalog;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.io.UserError;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.io.model.Models;
import org.genloss.metric.Metric;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckSettings;
import picocli.CommandLine.Option;

/** A causal language model of the user's. */
final class LanguageOptions {
    /** The metric of log probabilities. */
    private static final String READ_BY = "text-perplexity";

    @Option(
            names = "--language-model",
            paramLabel = "PATH",
            description =
                    "A causal language model in an ONNX file, or the directory it was exported to: scores the texts for text-perplexity. Needs the plug-in onnx (genloss fetch onnx).")
    Path model;

    @Option(
            names = "--language-tokenizer",
            paramLabel = "FILE",
            description = "The language model's tokenizer.json, where it does not lie beside the model.")
    Path tokenizer;

    @Option(
            names = "--context",
            paramLabel = "N",
            description =
                    "Tokens that the language model sees at a time. Default: as the files beside the model say, 1,024 at most.")
    Integer context;

    @Option(
            names = "--stride",
            paramLabel = "N",
            description = "Tokens by which that window moves on over a longer text (default: half of it).")
    Integer stride;

    /** What the user typed before its path, where that was in a file. */
    private Optional<String> file = Optional.empty();

    private boolean given() {
        return model != null;
    }

    /** What a file says, where no option says otherwise. */
    void unlessGiven(LanguageModelSettings settings) {
        if (model == null) {
            file = Optional.of(settings.option());
            model = settings.model();
            tokenizer = tokenizer == null ? settings.tokenizer().orElse(null) : tokenizer;
            if (context == null) {
                settings.context().ifPresent(n -> context = n);
            }
            if (stride == null) {
                settings.stride().ifPresent(n -> stride = n);
            }
        }
    }

    /** @throws UserError where there is something wrong with it, or options ask how of no model */
    Optional<LanguageModel> open() {
        if (model == null) {
            refuseAlone("--language-tokenizer", tokenizer);
            refuseAlone("--context", context);
            refuseAlone("--stride", stride);
            return Optional.empty();
        }
        return Optional.of(Models.languageModel(new LanguageModelSettings(
                file.orElse("--language-model"),
                model,
                Optional.ofNullable(tokenizer),
                number(context),
                number(stride))));
    }

    /** With the metric that reads what the model says, where there is a model. */
    CheckSettings read(CheckSettings settings) {
        List<Metric> metrics = settings.metrics().orElseGet(Check::usual);
        if (!given() || metrics.stream().anyMatch(metric -> metric.card().id().equals(READ_BY))) {
            return settings;
        }
        Metric reader = Catalog.of(Metric.class, "metric").get(READ_BY);
        return settings.withMetrics(
                Stream.concat(metrics.stream(), Stream.of(reader)).toList());
    }

    /** @throws UserError where there is a model, and none of the metrics reads what it says */
    void requireRead(List<Metric> metrics) {
        if (given() && metrics.stream().noneMatch(metric -> metric.card().id().equals(READ_BY))) {
            throw new UserError("--language-model scores texts for " + READ_BY
                    + ", and that is not asked for: genloss metric " + READ_BY + " --language-model " + model);
        }
    }

    private static OptionalInt number(Integer asked) {
        return asked == null ? OptionalInt.empty() : OptionalInt.of(asked);
    }

    private static void refuseAlone(String option, Object value) {
        if (value != null) {
            throw new UserError(option
                    + " says how a language model reads texts, and there is none. Name it: --language-model PATH.");
        }
    }
}
