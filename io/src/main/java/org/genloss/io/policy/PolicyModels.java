package org.genloss.io.policy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Places;
import org.genloss.io.experiment.Words;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.io.model.Pooling;

/** A model that a policy names: its path, or a map of the path and how it reads texts. Whether the file is there is asked when it is opened. */
final class PolicyModels {
    static final String ENCODER = "encoder";
    static final String LANGUAGE = "language-model";
    private static final String PATH = "path";
    private static final String TOKENIZER = "tokenizer";
    private static final String POOLING = "pooling";
    private static final String NORMALIZE = "normalize";
    private static final String MAX_TOKENS = "max-tokens";
    private static final String CONTEXT = "context";
    private static final String STRIDE = "stride";

    private final String key;
    private final String option;
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final Places places;

    private PolicyModels(String file, String key, Object value, List<String> known, Places places) {
        this.key = key;
        this.option = file + ": " + key;
        this.places = places;
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, setting) -> {
                if (!known.contains(String.valueOf(name))) {
                    throw places.atKey(
                            key + "/" + name,
                            new UnknownName("setting of " + key, String.valueOf(name), known, "").getMessage()
                                    + " All of them: " + String.join(", ", known) + ".");
                }
                given.put(String.valueOf(name), setting);
            });
        } else {
            given.put(PATH, value);
        }
        if (!(given.get(PATH) instanceof String path) || path.isBlank()) {
            throw places.atValue(
                    key,
                    key + " needs the path of an ONNX file or of an export's directory. For example: " + key
                            + ": models/minilm");
        }
    }

    static EncoderSettings encoder(String file, Object value, Places places) {
        PolicyModels read = new PolicyModels(
                file, ENCODER, value, List.of(PATH, TOKENIZER, POOLING, NORMALIZE, MAX_TOKENS), places);
        return new EncoderSettings(
                read.option,
                Path.of(String.valueOf(read.given.get(PATH))),
                read.path(TOKENIZER),
                read.pooling(),
                read.truth(NORMALIZE),
                read.number(MAX_TOKENS, EncoderSettings.LEAST_TOKENS),
                1);
    }

    static LanguageModelSettings languageModel(String file, Object value, Places places) {
        PolicyModels read = new PolicyModels(file, LANGUAGE, value, List.of(PATH, TOKENIZER, CONTEXT, STRIDE), places);
        return new LanguageModelSettings(
                read.option,
                Path.of(String.valueOf(read.given.get(PATH))),
                read.path(TOKENIZER),
                read.number(CONTEXT, 1),
                read.number(STRIDE, 1));
    }

    private Optional<Path> path(String name) {
        return Optional.ofNullable(given.get(name)).map(value -> Path.of(String.valueOf(value)));
    }

    private Optional<Pooling> pooling() {
        return Optional.ofNullable(given.get(POOLING)).map(word -> {
            try {
                return Words.one(Pooling.class, POOLING, word);
            } catch (UserError e) {
                throw places.atValue(key + "/" + POOLING, e.getMessage());
            }
        });
    }

    private Optional<Boolean> truth(String name) {
        return Optional.ofNullable(given.get(name)).map(value -> {
            if (value instanceof Boolean truth) {
                return truth;
            }
            throw places.atValue(key + "/" + name, name + " needs true or false, got " + value + ".");
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
        throw places.atValue(
                key + "/" + name, name + " needs a whole number from " + least + " on, got " + value + ".");
    }
}
