package org.genloss.io.detector;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.curate.likelihood.LikelihoodScores;
import org.genloss.data.Payload;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.io.model.Models;

/**
 * The score of a text by language models, which are opened once for all that use them alike.
 *
 * @param score what is asked
 * @param model empty where records have log probabilities
 * @param reference empty for the model itself
 * @param tokenizer empty where it lies beside the models
 * @param window context and stride, 0 where the files beside a model say it
 * @param least fewest scored tokens
 */
record Scorer(Likelihood.Score score, String model, String reference, String tokenizer, Window window, int least)
        implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Map<Opened, LanguageModel> OPEN = new ConcurrentHashMap<>();

    /** What a model sees of a text. */
    record Window(int context, int stride) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** A model as it was asked for. @param stamp of its file */
    private record Opened(LanguageModelSettings settings, String stamp) {}

    static Scorer of(Likelihood likelihood) {
        Scorer scorer = new Scorer(
                likelihood.score(),
                likelihood.model(),
                likelihood.referenceModel(),
                likelihood.tokenizer(),
                new Window(likelihood.context(), likelihood.stride()),
                likelihood.least());
        scorer.open();
        return scorer;
    }

    /** So that what is wrong with the models is said before the first text. */
    private void open() {
        if (model.isBlank()) {
            return;
        }
        int own = scoring().vocabulary();
        int other = observing().vocabulary();
        if (own != other) {
            throw new IllegalArgumentException("two models are compared over the same tokens, and " + model + " has "
                    + own + " of them, " + reference + " " + other);
        }
    }

    private LanguageModel scoring() {
        return opened("likelihood.model", model);
    }

    private LanguageModel observing() {
        return reference.isBlank() ? scoring() : opened("likelihood.reference-model", reference);
    }

    private LanguageModel opened(String option, String path) {
        LanguageModelSettings settings = new LanguageModelSettings(
                option,
                Path.of(path),
                tokenizer.isBlank() ? Optional.empty() : Optional.of(Path.of(tokenizer)),
                window.context == 0 ? OptionalInt.empty() : OptionalInt.of(window.context),
                window.stride == 0 ? OptionalInt.empty() : OptionalInt.of(window.stride));
        return OPEN.computeIfAbsent(
                new Opened(settings, stamp(settings.model())), asked -> Models.languageModel(asked.settings));
    }

    /** Another file at the same place is another model. */
    static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * The score; empty for a text with too few tokens, or one whose score is undefined. One that is without bound, as LRR is where every token is the most
     * likely one, is the highest number there is.
     *
     * @throws IllegalArgumentException where no model is named and the text has no log probabilities
     */
    OptionalDouble score(String id, Payload.Text text) {
        double found = model.isBlank() ? given(id, text) : read(text.value());
        return Double.isNaN(found)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, found)));
    }

    private double given(String id, Payload.Text text) {
        double[] logs = text.logProbabilities();
        if (logs.length == 0 && !text.value().isBlank()) {
            throw new IllegalArgumentException("likelihood needs log probabilities of tokens: item " + id
                    + " has none. Give them in a field logprobs of every record, or name a language model (likelihood.model); where a step before changes"
                    + " texts, what belongs to the text as it was is no longer there");
        }
        return logs.length < least ? Double.NaN : Arrays.stream(logs).average().orElse(Double.NaN);
    }

    private double read(String text) {
        LikelihoodScores scores = LanguageModel.scores(scoring(), observing(), text);
        return scores.tokens() < least ? Double.NaN : score.of(scores);
    }

    /** Of a text, in characters, runs of white space as one. */
    static int length(String text) {
        return (int) text.strip().replaceAll("\\s+", " ").codePoints().count();
    }
}
