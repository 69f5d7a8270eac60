package org.genloss.io.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A causal language model as asked for; what is empty is read from the files beside the model.
 *
 * @param option what the user typed before the path: {@code --language-model}, {@code likelihood.model} in a recipe,
 *     {@code policy.yaml: language-model}
 * @param model the model file, or the directory that it was exported to
 * @param tokenizer the tokenizer.json where it lies elsewhere
 * @param context tokens that the model sees at a time
 * @param stride tokens by which that window moves on over a longer text; half the context where empty
 */
public record LanguageModelSettings(
        String option, Path model, Optional<Path> tokenizer, OptionalInt context, OptionalInt stride) {
    private static final String OPTION = "--language-model";

    /** Asked for on the command line. */
    public LanguageModelSettings(Path model, Optional<Path> tokenizer, OptionalInt context, OptionalInt stride) {
        this(OPTION, model, tokenizer, context, stride);
    }

    /** All as the files beside the model say. */
    public static LanguageModelSettings of(Path model) {
        return new LanguageModelSettings(model, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** How another option is typed where the model was: {@code --context}, {@code likelihood.context}, in a policy {@code context}. */
    public static String beside(String option, String name) {
        return option.startsWith("--")
                ? "--" + name
                : option.contains(": ") ? name : option.substring(0, option.lastIndexOf('.') + 1) + name;
    }
}
