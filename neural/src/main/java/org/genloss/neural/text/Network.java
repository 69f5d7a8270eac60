package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.List;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Tensors;

/**
 * A decoder-only transformer with normalisation before each part and one table of tokens for both ends (Vaswani et al. 2017; Radford et al. 2019).
 * Its tensors live in the scope in which it was made.
 */
final class Network {
    /** Of a pass that is not gone on with. */
    private static final Memory NOTHING = new Memory(0);

    private final Shape shape;
    private final Tensors weights;

    Network(Learned learned) {
        this(learned.shape(), new Tensors(learned.weights()));
    }

    /** @param weights in the order of {@link Shape#weights} */
    Network(Shape shape, Tensors weights) {
        this.shape = shape;
        this.weights = weights;
    }

    /** What is seen of texts that grow token by token: keys and values of each layer, up to a whole context. */
    static final class Memory {
        private final List<Tensor> keys = new ArrayList<>();
        private final List<Tensor> values = new ArrayList<>();
        private int texts;
        private int places;

        private Memory(int texts) {
            this.texts = texts;
        }

        /** From now on there are so many texts, and each goes on where one of them is. @param from which, by its number before */
        void follow(long[] from) {
            Scope.run(() -> {
                Tensor which = Tensor.of(from, from.length);
                for (List<Tensor> layers : List.of(keys, values)) {
                    for (Tensor layer : layers) {
                        Tensor seen = layer.part(2, 0, places);
                        seen.put(0, 0, seen.picked(which));
                    }
                }
                return null;
            });
            texts = from.length;
        }

        /** What is seen of the texts that there are, with what is seen now. */
        private Tensor with(Tensor layer, Tensor now) {
            Tensor here = layer.part(0, 0, texts).put(2, places, now);
            return here.part(2, 0, places + now.size(2));
        }

        /** Tokens seen of each text. */
        int places() {
            return places;
        }
    }

    /** A memory of so many texts of which nothing is seen yet; it lives in the scope that is open. */
    Memory memory(int texts) {
        Memory memory = new Memory(texts);
        for (int layer = 0; layer < shape.layers(); layer++) {
            memory.keys.add(Tensor.zeros(texts, shape.heads(), shape.context(), shape.width() / shape.heads()));
            memory.values.add(Tensor.zeros(texts, shape.heads(), shape.context(), shape.width() / shape.heads()));
        }
        return memory;
    }

    /**
     * Scores of the next token after each, before the softmax: one row a token of the batch, text after text.
     *
     * @param tokens texts by places, as many places as the context at most
     */
    Tensor scores(Tensor tokens, Drop drop) {
        return out(hidden(tokens, drop, NOTHING));
    }

    /**
     * The same for the last token of each text only, which goes on where the memory ends.
     *
     * @param tokens texts by places; one place where the memory is not empty
     * @param memory of the same texts; what is seen now is added
     */
    Tensor last(Tensor tokens, Memory memory) {
        long texts = tokens.size(0);
        long places = tokens.size(1);
        Tensor all = hidden(tokens, Drop.NONE, memory);
        return out(
                all.shaped(texts, places, shape.width()).part(1, places - 1, 1).shaped(texts, shape.width()));
    }

    private Tensor out(Tensor hidden) {
        return weights.normalised(hidden, "ln_f").timesTransposed(weights.get("wte.weight"));
    }

    private Tensor hidden(Tensor tokens, Drop drop, Memory memory) {
        long texts = tokens.size(0);
        long places = tokens.size(1);
        Tensor words = weights.get("wte.weight").rows(tokens);
        Tensor where = weights.get("wpe.weight").part(0, memory.places, places);
        Tensor flow = drop.of(words.plus(where)).shaped(texts * places, shape.width());
        for (int layer = 0; layer < shape.layers(); layer++) {
            String h = "h." + layer + ".";
            Tensor seen = attention(
                    weights.affine(weights.normalised(flow, h + "ln_1"), h + "attn.c_attn"), texts, layer, memory);
            flow = flow.plus(drop.of(weights.affine(seen, h + "attn.c_proj")));
            Tensor wide = weights.affine(weights.normalised(flow, h + "ln_2"), h + "mlp.c_fc")
                    .gelu();
            flow = flow.plus(drop.of(weights.affine(wide, h + "mlp.c_proj")));
        }
        memory.places += memory == NOTHING ? 0 : (int) places;
        return flow;
    }

    private Tensor attention(Tensor all, long texts, int layer, Memory memory) {
        int width = shape.width();
        Tensor queries = heads(all.part(1, 0, width), texts);
        Tensor keys = heads(all.part(1, width, width), texts);
        Tensor values = heads(all.part(1, 2L * width, width), texts);
        boolean first = memory.places == 0;
        Tensor seen = memory == NOTHING
                ? queries.attend(keys, values, true)
                : queries.attend(
                        memory.with(memory.keys.get(layer), keys),
                        memory.with(memory.values.get(layer), values),
                        first);
        return seen.swapped(1, 2).shaped(all.size(0), width);
    }

    /** Rows of tokens as texts, heads, places. */
    private Tensor heads(Tensor rows, long texts) {
        return rows.shaped(texts, rows.size(0) / texts, shape.heads(), shape.width() / shape.heads())
                .swapped(1, 2);
    }
}
