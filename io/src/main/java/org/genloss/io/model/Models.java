package org.genloss.io.model;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.io.UserError;
import org.genloss.io.plugin.Plugin;

/** Finds what opens models. */
public final class Models {
    private Models() {}

    /** @throws UserError with what to fetch where the plug-in is not there, or is of another version */
    public static SentenceEncoder encoder(EncoderSettings settings) {
        return engine("--encoder " + settings.model()).encoder(settings);
    }

    /** @throws UserError as above */
    public static LanguageModel languageModel(LanguageModelSettings settings) {
        return engine("--language-model " + settings.model()).languageModel(settings);
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
