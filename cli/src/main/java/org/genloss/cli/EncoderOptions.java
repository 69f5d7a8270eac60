package org.genloss.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.genloss.io.UserError;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.Models;
import org.genloss.io.model.Pooling;
import org.genloss.io.model.SentenceEncoder;
import picocli.CommandLine.Option;

/** A sentence encoder of the user's. */
final class EncoderOptions {
    @Option(
            names = "--encoder",
            paramLabel = "PATH",
            description =
                    "A sentence encoder in an ONNX file, or the directory it was exported to: its embeddings of the texts are read as points beside the words. Needs the plug-in onnx (genloss fetch onnx).")
    Path encoder;

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "The encoder's tokenizer.json, where it does not lie beside the model.")
    Path tokenizer;

    @Option(
            names = "--pooling",
            paramLabel = "HOW",
            description =
                    "How vectors of tokens become an embedding: mean, cls, max, last, or model for the model's own. Default: as the files beside the model say, or mean.")
    Pooling pooling;

    @Option(
            names = "--normalize",
            negatable = true,
            description = "Bring embeddings to length 1. Default: as the files beside the model say.")
    Boolean normalize;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Tokens of a text that the encoder looks at. Default: as the files beside the model say.")
    Integer maxTokens;

    /** What the user typed before its path, where that was in a file. */
    private Optional<String> file = Optional.empty();

    boolean given() {
        return encoder != null;
    }

    /** What a file says, where no option says otherwise. */
    void unlessGiven(EncoderSettings settings) {
        if (encoder == null) {
            file = Optional.of(settings.option());
            encoder = settings.model();
            tokenizer = tokenizer == null ? settings.tokenizer().orElse(null) : tokenizer;
            pooling = pooling == null ? settings.pooling().orElse(null) : pooling;
            normalize = normalize == null ? settings.normalized().orElse(null) : normalize;
            if (maxTokens == null) {
                settings.maxTokens().ifPresent(n -> maxTokens = n);
            }
        }
    }

    /** @throws UserError where there is something wrong with it, or options ask how of no encoder */
    Optional<SentenceEncoder> open(int threads) {
        if (encoder == null) {
            refuseAlone("--tokenizer", tokenizer);
            refuseAlone("--pooling", pooling);
            refuseAlone("--normalize", normalize);
            refuseAlone("--max-tokens", maxTokens);
            return Optional.empty();
        }
        if (maxTokens != null && maxTokens < EncoderSettings.LEAST_TOKENS) {
            throw new UserError(
                    "--max-tokens needs to be at least " + EncoderSettings.LEAST_TOKENS + ", got " + maxTokens + ".");
        }
        return Optional.of(Models.encoder(new EncoderSettings(
                file.orElse("--encoder"),
                encoder,
                Optional.ofNullable(tokenizer),
                Optional.ofNullable(pooling),
                Optional.ofNullable(normalize),
                maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens),
                threads)));
    }

    private static void refuseAlone(String option, Object value) {
        if (value != null) {
            throw new UserError(
                    option + " says how an encoder reads texts, and there is none. Name it: --encoder PATH.");
        }
    }
}
