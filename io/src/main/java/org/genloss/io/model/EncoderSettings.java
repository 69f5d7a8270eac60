package org.genloss.io.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sentence encoder as asked for; what is empty is read from the files beside the model.
 *
 * @param option what the user typed before the path: {@code --encoder}, or {@code policy.yaml: encoder}
 * @param model the model file, or the directory that it was exported to
 * @param tokenizer the tokenizer.json where it lies elsewhere
 * @param pooling how vectors of tokens become one
 * @param normalized whether embeddings are brought to length 1
 * @param maxTokens tokens of a text that are looked at, those that the model adds among them
 * @param threads to encode on; results do not depend on it
 */
public record EncoderSettings(
        String option,
        Path model,
        Optional<Path> tokenizer,
        Optional<Pooling> pooling,
        Optional<Boolean> normalized,
        OptionalInt maxTokens,
        int threads) {
    /** What {@code maxTokens} is at least: a token between the two that most models add. */
    public static final int LEAST_TOKENS = 3;

    /** On the command line, all as the files beside the model say. */
    public static EncoderSettings of(Path model) {
        return new EncoderSettings(
                "--encoder", model, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), 1);
    }
}
