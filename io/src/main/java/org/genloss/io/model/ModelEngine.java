package org.genloss.io.model;

import java.nio.file.Path;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.curate.watermark.Tokens;

/** Opens models; a plug-in brings it. */
public interface ModelEngine {
    /** @throws org.genloss.io.UserError where model or tokenizer are missing, damaged, or of a kind that it cannot use */
    SentenceEncoder encoder(EncoderSettings settings);

    /** @throws org.genloss.io.UserError as above */
    LanguageModel languageModel(LanguageModelSettings settings);

    /**
     * The token ids of texts.
     *
     * @param tokenizer a file that is there
     * @throws org.genloss.io.UserError where it is no tokenizer
     */
    Tokens tokens(Path tokenizer);
}
