package org.genloss.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.io.UserError;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.io.model.Pooling;
import tools.jackson.databind.JsonNode;

/**
 * How an encoder makes an embedding of what the model gives: asked for, or as {@code modules.json}, {@code 1_Pooling/config.json} and the model's
 * outputs say.
 *
 * @param output the output of the model that is read
 * @param pooling how it becomes one vector
 * @param normalized whether that is brought to length 1
 */
record Recipe(String output, Pooling pooling, boolean normalized) {
    private static final List<String> POOLED = List.of("sentence_embedding", "pooler_output");
    private static final List<String> TOKENS = List.of("last_hidden_state", "token_embeddings");
    private static final String POOLING = "1_Pooling/config.json";

    /** @throws UserError where the model is a language model, has no output that fits, or the files ask for a step that is not in the model */
    static Recipe of(EncoderSettings settings, ModelFiles files, Map<String, long[]> outputs) {
        refuseLanguageModel(files, outputs);
        List<String> steps = steps(files);
        boolean whole = outputs.containsKey("sentence_embedding");
        Pooling pooling = settings.pooling().orElseGet(() -> whole ? Pooling.MODEL : pooling(files));
        steps.stream()
                .filter(step -> step.equals("Dense") && !(whole && pooling == Pooling.MODEL))
                .findAny()
                .ifPresent(s -> {
                    throw new UserError(
                            files.option() + " " + files.model()
                                    + " lacks the layer Dense that its modules.json asks for. Export the whole encoder, with an output sentence_embedding.");
                });
        boolean normalized = settings.normalized().orElse(steps.contains("Normalize"));
        return new Recipe(output(files, outputs, pooling), pooling, normalized);
    }

    /** Outputs that encoders usually have are taken at their word; without one, a score for each word of the vocabulary is no embedding. */
    private static void refuseLanguageModel(ModelFiles files, Map<String, long[]> outputs) {
        if (embeds(outputs)) {
            return;
        }
        outputs.entrySet().stream()
                .filter(output -> files.scores(output.getKey(), output.getValue()))
                .findFirst()
                .ifPresent(output -> {
                    throw new UserError(
                            files.option() + " " + files.model() + " is a language model (its output is "
                                    + output.getKey()
                                    + "), and an encoder is asked for: a model with an output last_hidden_state or sentence_embedding (exported for feature-extraction).");
                });
    }

    /** Whether a model that gives these is an encoder by their names, so that none of them is read as scores of words. */
    static boolean embeds(Map<String, long[]> outputs) {
        return Stream.concat(POOLED.stream(), TOKENS.stream()).anyMatch(outputs::containsKey);
    }

    /** The last words of the types of modules: Transformer, Pooling, Normalize. */
    private static List<String> steps(ModelFiles files) {
        List<String> steps = new ArrayList<>();
        files.json("modules.json")
                .forEach(module -> steps.add(module.path("type").asString("").replaceFirst(".*\\.", "")));
        return steps;
    }

    private static Pooling pooling(ModelFiles files) {
        JsonNode config = files.json(POOLING);
        Map<String, Pooling> known = new TreeMap<>(Map.of(
                "mean_tokens",
                Pooling.MEAN,
                "cls_token",
                Pooling.CLS,
                "max_tokens",
                Pooling.MAX,
                "lasttoken",
                Pooling.LAST));
        List<String> asked = new ArrayList<>();
        config.properties().forEach(entry -> {
            if (entry.getKey().startsWith("pooling_mode_") && entry.getValue().asBoolean(false)) {
                asked.add(entry.getKey().substring("pooling_mode_".length()));
            }
        });
        if (asked.isEmpty()) {
            return Pooling.MEAN;
        }
        if (asked.size() > 1 || !known.containsKey(asked.get(0))) {
            throw new UserError(
                    files.folder().resolve(POOLING) + " asks for the pooling " + String.join(" with ", asked)
                            + "; known are mean_tokens, cls_token, max_tokens and lasttoken, one at a time. Choose one: "
                            + typed(files)
                            + " mean|cls|max|last|model.");
        }
        return known.get(asked.get(0));
    }

    private static String output(ModelFiles files, Map<String, long[]> outputs, Pooling pooling) {
        int rank = pooling == Pooling.MODEL ? 2 : 3;
        List<String> fitting = outputs.entrySet().stream()
                .filter(output -> output.getValue().length == rank || output.getValue().length == 0)
                .map(Map.Entry::getKey)
                .toList();
        for (String usual : rank == 2 ? POOLED : TOKENS) {
            if (fitting.contains(usual)) {
                return usual;
            }
        }
        if (fitting.size() != 1) {
            throw new UserError(files.option() + " " + files.model() + " has " + (fitting.isEmpty() ? "no" : "several")
                    + (rank == 2 ? " output of one vector a text" : " output of one vector a token") + ": it gives "
                    + described(outputs) + ". "
                    + (rank == 3 && outputs.values().stream().anyMatch(shape -> shape.length == 2)
                            ? "To read a vector a text: " + typed(files) + " model."
                            : "Expected is " + String.join(" or ", rank == 2 ? POOLED : TOKENS) + "."));
        }
        return fitting.get(0);
    }

    /** How the setting is written where the model was asked for. */
    private static String typed(ModelFiles files) {
        String name = LanguageModelSettings.beside(files.option(), "pooling");
        return name.startsWith("--") ? name : name + ":";
    }

    private static String described(Map<String, long[]> outputs) {
        return outputs.isEmpty()
                ? "no floating point numbers"
                : String.join(
                        ", ",
                        outputs.entrySet().stream()
                                .map(o -> o.getKey() + " of " + o.getValue().length + " dimensions")
                                .toList());
    }

    /** "mean pooling, normalized". */
    String words() {
        String how = pooling == Pooling.MODEL
                ? "the model's own " + output
                : pooling.name().toLowerCase(java.util.Locale.ROOT) + " pooling";
        return how + (normalized ? ", normalized" : "");
    }
}
