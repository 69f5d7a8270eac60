package org.genloss.onnx;

import java.nio.file.Path;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.curate.watermark.Tokens;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.io.model.ModelEngine;
import org.genloss.io.model.SentenceEncoder;
import org.genloss.shelf.Shelf;

/** Opens models in ONNX files, on the processor. */
@Shelf(ModelEngine.class)
public final class OnnxEngine implements ModelEngine {
    public OnnxEngine() {}

    @Override
    public SentenceEncoder encoder(EncoderSettings settings) {
        return OnnxEncoder.open(settings);
    }

    @Override
    public LanguageModel languageModel(LanguageModelSettings settings) {
        return OnnxLanguageModel.open(settings);
    }

    @Override
    public Tokens tokens(Path tokenizer) {
        return TextTokens.open(tokenizer);
    }
}
