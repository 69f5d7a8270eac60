package org.genloss.io.model;

import java.util.List;
import java.util.function.IntConsumer;

/** Says where texts lie in space. The embedding of a text depends on the text alone: not on texts beside it, nor on threads. */
public interface SentenceEncoder {
    /** Numbers of an embedding, 2 at least. */
    int dimensions();

    ModelMark mark();

    /**
     * The embeddings of texts, in their order; those of a text without tokens are zeros.
     *
     * @param progress hears how many are done; may be called by several threads
     * @throws org.genloss.io.UserError where the model cannot read a text, or gives something that is no finite number
     */
    List<double[]> encode(List<String> texts, IntConsumer progress);
}
