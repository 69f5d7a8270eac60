package org.genloss.io.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.curate.watermark.Tokens;
import org.genloss.io.UserError;
import org.genloss.io.plugin.Plugin;

/** Finds what opens models. */
public final class Models {
    private Models() {}

    /** @throws UserError with what to fetch where the plug-in is not there, or is of another version */
    public static SentenceEncoder encoder(EncoderSettings settings) {
        return engine(settings.option() + " " + settings.model()).encoder(settings);
    }

    /** @throws UserError as above */
    public static LanguageModel languageModel(LanguageModelSettings settings) {
        return engine(settings.option() + " " + settings.model()).languageModel(settings);
    }

    /**
     * The token ids of texts.
     *
     * @param option what the user typed before the path: {@code kgw.tokenizer}
     * @param tokenizer a tokenizer.json, or the directory that it lies in
     * @throws UserError where it is not there, and as above
     */
    public static Tokens tokens(String option, Path tokenizer) {
        Path file = Files.isDirectory(tokenizer) ? tokenizer.resolve("tokenizer.json") : tokenizer;
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    option + " asks for " + file
                            + ", which is not there. Give the tokenizer.json of the model that wrote the text, or the directory that it lies in.");
        }
        return engine(option + " " + file).tokens(file);
    }

    private static ModelEngine engine(String asked) {
        try {
            Iterator<ModelEngine> engines = ServiceLoader.load(ModelEngine.class, ModelEngine.class.getClassLoader())
                    .iterator();
            if (engines.hasNext()) {
                return engines.next();
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new UserError(
                    asked
                            + " needs the plug-in onnx, and the one here is of another version. Fetch it anew: ./genloss fetch onnx",
                    e);
        }
        throw new UserError(Plugin.ONNX.missing(asked));
    }
}
