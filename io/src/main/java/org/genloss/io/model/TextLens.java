package org.genloss.io.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.io.UserError;
import org.genloss.lab.Lens;

/**
 * The user's models in a loop. What they say of real texts is kept, as far as 64 MB hold it: every replicate of every arm compares with the same held-out
 * texts.
 */
public final class TextLens implements Lens {
    private static final long KEPT_NUMBERS = 8_000_000;

    private final Optional<SentenceEncoder> encoder;
    private final Optional<LanguageModel> scorer;
    private final Map<String, double[]> points = new ConcurrentHashMap<>();
    private final Map<String, double[]> logs = new ConcurrentHashMap<>();
    private final AtomicLong room = new AtomicLong(KEPT_NUMBERS);

    /** A text that a model cannot read: it stays so, whoever asks again. */
    public static final class Unreadable extends UserError {
        private static final long serialVersionUID = 1L;

        Unreadable(UserError error) {
            super(error.getMessage(), error.exitCode(), error);
        }
    }

    /** @param scorer says how likely tokens are, in place of the models of the loop */
    public TextLens(Optional<SentenceEncoder> encoder, Optional<LanguageModel> scorer) {
        this.encoder = encoder;
        this.scorer = scorer;
    }

    @Override
    public int dimensions() {
        return encoder.map(SentenceEncoder::dimensions).orElse(0);
    }

    @Override
    public boolean scores() {
        return scorer.isPresent();
    }

    @Override
    public List<double[]> embeddings(List<String> texts, boolean real) {
        return look(
                texts, real ? points : Map.of(), some -> encoder.orElseThrow().encode(some, done -> {}));
    }

    @Override
    public List<double[]> logProbabilities(List<String> texts, boolean real) {
        return look(
                texts,
                real ? logs : Map.of(),
                some -> some.stream()
                        .map(scorer.orElseThrow()::logProbabilities)
                        .toList());
    }

    /** @param kept what is known of real texts; empty and unchangeable for others */
    private List<double[]> look(
            List<String> texts, Map<String, double[]> kept, Function<List<String>, List<double[]>> model) {
        Map<String, double[]> said = new LinkedHashMap<>();
        texts.forEach(text -> said.put(text, kept.get(text)));
        List<String> open =
                said.keySet().stream().filter(text -> said.get(text) == null).toList();
        List<double[]> numbers = asked(open, model);
        for (int i = 0; i < open.size(); i++) {
            double[] own = numbers.get(i);
            said.put(open.get(i), own);
            if (kept instanceof ConcurrentHashMap && room.addAndGet(-own.length) >= 0) {
                kept.put(open.get(i), own);
            }
        }
        List<double[]> all = new ArrayList<>(texts.size());
        texts.forEach(text -> all.add(said.get(text)));
        return all;
    }

    private static List<double[]> asked(List<String> texts, Function<List<String>, List<double[]>> model) {
        try {
            return model.apply(texts);
        } catch (UserError e) {
            throw new Unreadable(e);
        }
    }
}
