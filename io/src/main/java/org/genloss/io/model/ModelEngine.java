package org.genloss.io.model;

import org.genloss.curate.likelihood.LanguageModel;

/** Opens models; a plug-in brings it. */
public interface ModelEngine {
    /** @throws org.genloss.io.UserError where model or tokenizer are missing, damaged, or of a kind that it cannot use */
    SentenceEncoder encoder(EncoderSettings settings);

    /** @throws org.genloss.io.UserError as above */
    LanguageModel languageModel(LanguageModelSettings settings);
}
