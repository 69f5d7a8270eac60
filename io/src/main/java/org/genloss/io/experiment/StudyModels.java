package org.genloss.io.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.io.UserError;
import org.genloss.io.model.ModelMark;
import org.genloss.io.model.Models;
import org.genloss.io.model.SentenceEncoder;
import org.genloss.io.model.TextLens;
import org.genloss.lab.Lens;
import org.genloss.lab.Source;

/** The models that an experiment names to look at its texts: opened once for all of its cells. */
final class StudyModels {
    /** Which model it was: written into the resolved experiment, and compared when that is run again. */
    private static final String MARK = "mark";

    /** Held-out texts that are tried before a run begins: of a tokenizer that belongs to another model they tell enough. */
    private static final int TRIED = 16;

    private final Map<String, Map<String, Object>> asked;
    private final Map<String, ModelMark> marks = new LinkedHashMap<>();
    private Lens lens;

    /** @param asked by key, as in {@link Spec#models} */
    StudyModels(Map<String, Map<String, Object>> asked) {
        this.asked = asked;
    }

    /** @throws UserError where data is no text, or there is something wrong with a model */
    Lens over(Source source) {
        if (asked.isEmpty()) {
            return Lens.NONE;
        }
        Schema.Kind kind = source.schema().kind();
        if (kind != Schema.Kind.TEXT) {
            throw new UserError(asked.keySet().iterator().next() + " reads texts, and the data is "
                    + (kind == Schema.Kind.TABLE ? "a table" : "a set of vectors")
                    + ". Leave it out, or read the data as text: data: { path: .., kind: text }");
        }
        if (lens == null) {
            lens = open();
        }
        tried(source);
        return lens;
    }

    private Lens open() {
        Optional<SentenceEncoder> encoder = Optional.ofNullable(asked.get(ModelKeys.ENCODER))
                .map(value -> Models.encoder(ModelKeys.encoder(ModelKeys.ENCODER, without(value), Optional.empty())));
        encoder.ifPresent(model -> remember(ModelKeys.ENCODER, model.mark()));
        Optional<LanguageModel> scorer = Optional.ofNullable(asked.get(ModelKeys.LANGUAGE))
                .map(value -> Models.languageModel(
                        ModelKeys.languageModel(ModelKeys.LANGUAGE, without(value), Optional.empty())));
        scorer.ifPresent(model -> remember(ModelKeys.LANGUAGE, ModelMark.of(model.mark())));
        return new TextLens(encoder, scorer);
    }

    private static Map<String, Object> without(Map<String, Object> value) {
        Map<String, Object> copy = new LinkedHashMap<>(value);
        copy.remove(MARK);
        return copy;
    }

    private void remember(String key, ModelMark now) {
        Object then = asked.get(key).get(MARK);
        if (then != null && !ModelMark.of(String.valueOf(then)).sameAs(now)) {
            throw new UserError(key + " is not the model that the experiment was begun with: it was " + then
                    + ", and is " + now.text()
                    + ". Put that model back, or take its line mark out of the experiment and start anew.");
        }
        marks.put(key, now);
    }

    private void tried(Source source) {
        try (Stream<Item> items = source.holdout().items()) {
            List<String> some = items.limit(TRIED)
                    .map(item -> ((Payload.Text) item.payload()).value())
                    .toList();
            if (lens.dimensions() > 0) {
                lens.embeddings(some, true);
            }
            if (lens.scores()) {
                lens.logProbabilities(some, true);
            }
        }
    }

    /** What was asked for with absolute paths and the mark of each model. */
    Map<String, Map<String, Object>> resolved() {
        Map<String, Map<String, Object>> resolved = new LinkedHashMap<>();
        asked.forEach((key, value) -> {
            Map<String, Object> copy = without(value);
            copy.computeIfPresent(ModelKeys.PATH, (name, path) -> Sources.absolute(path));
            copy.computeIfPresent(ModelKeys.TOKENIZER, (name, path) -> Sources.absolute(path));
            copy.put(MARK, marks.get(key).text());
            resolved.put(key, copy);
        });
        return resolved;
    }

    /** Which model a resolved experiment names by a key; empty where none. */
    static Optional<ModelMark> mark(Spec resolved, String key) {
        return Optional.ofNullable(resolved.models().get(key))
                .map(value -> value.get(MARK))
                .map(mark -> ModelMark.of(String.valueOf(mark)));
    }
}
