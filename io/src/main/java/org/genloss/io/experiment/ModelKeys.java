package org.genloss.io.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.io.model.Pooling;

/**
 * A model that a policy or an experiment names: its path, or a map of the path and how it reads texts. Whether the file is there is asked when it is
 * opened.
 */
public final class ModelKeys {
    /** Names a sentence encoder. */
    public static final String ENCODER = "encoder";

    /** Names a causal language model. */
    public static final String LANGUAGE = "language-model";

    static final String PATH = "path";
    static final String TOKENIZER = "tokenizer";
    private static final String POOLING = "pooling";
    private static final String NORMALIZE = "normalize";
    private static final String MAX_TOKENS = "max-tokens";
    private static final String CONTEXT = "context";
    private static final String STRIDE = "stride";

    private final String key;
    private final String option;
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final Optional<Places> places;

    private ModelKeys(String option, String key, Object value, List<String> known, Optional<Places> places) {
        this.key = key;
        this.option = option;
        this.places = places;
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, setting) -> {
                if (!known.contains(String.valueOf(name))) {
                    String message = new UnknownName("setting of " + key, String.valueOf(name), known, "").getMessage()
                            + " All of them: " + String.join(", ", known) + ".";
                    throw places.map(p -> p.atKey(key + "/" + name, message)).orElseGet(() -> new UserError(message));
                }
                given.put(String.valueOf(name), setting);
            });
        } else {
            given.put(PATH, value);
        }
        if (!(given.get(PATH) instanceof String path) || path.isBlank()) {
            String message = key + " needs the path of an ONNX file or of an export's directory. For example: " + key
                    + ": models/minilm";
            throw places.map(p -> p.atValue(key, message)).orElseGet(() -> new UserError(message));
        }
    }

    /**
     * A sentence encoder.
     *
     * @param option how messages about the model name it: {@code policy.yaml: encoder}
     * @param places of what is wrong; without them a message names a setting by its path, {@code encoder.pooling}, for {@link Places#located}
     */
    public static EncoderSettings encoder(String option, Object value, Optional<Places> places) {
        List<String> known = List.of(PATH, TOKENIZER, POOLING, NORMALIZE, MAX_TOKENS);
        ModelKeys read = new ModelKeys(option, ENCODER, value, known, places);
        return new EncoderSettings(
                read.option,
                Path.of(String.valueOf(read.given.get(PATH))),
                read.path(TOKENIZER),
                read.pooling(),
                read.truth(NORMALIZE),
                read.number(MAX_TOKENS, EncoderSettings.LEAST_TOKENS),
                1);
    }

    /** A causal language model; the rest as above. */
    public static LanguageModelSettings languageModel(String option, Object value, Optional<Places> places) {
        ModelKeys read = new ModelKeys(option, LANGUAGE, value, List.of(PATH, TOKENIZER, CONTEXT, STRIDE), places);
        return new LanguageModelSettings(
                read.option,
                Path.of(String.valueOf(read.given.get(PATH))),
                read.path(TOKENIZER),
                read.number(CONTEXT, 1),
                read.number(STRIDE, 1));
    }

    private UserError wrong(String name, String message) {
        return places.map(p -> p.atValue(key + "/" + name, message))
                .orElseGet(() -> new UserError(key + "." + message));
    }

    private Optional<Path> path(String name) {
        return Optional.ofNullable(given.get(name)).map(value -> Path.of(String.valueOf(value)));
    }

    private Optional<Pooling> pooling() {
        return Optional.ofNullable(given.get(POOLING)).map(word -> {
            try {
                return Words.one(Pooling.class, POOLING, word);
            } catch (UserError e) {
                throw wrong(POOLING, e.getMessage());
            }
        });
    }

    private Optional<Boolean> truth(String name) {
        return Optional.ofNullable(given.get(name)).map(value -> {
            if (value instanceof Boolean truth) {
                return truth;
            }
            throw wrong(name, name + " needs true or false, got " + value + ".");
        });
    }

    private OptionalInt number(String name, int least) {
        Object value = given.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof Integer number && number >= least) {
            return OptionalInt.of(number);
        }
        throw wrong(name, name + " needs a whole number from " + least + " on, got " + value + ".");
    }
}
