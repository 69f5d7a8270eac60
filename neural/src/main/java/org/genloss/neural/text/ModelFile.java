package org.genloss.neural.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.genloss.neural.token.Tokenizer;
import org.genloss.neural.token.TokenizerFile;
import org.genloss.neural.training.Sealed;
import org.genloss.neural.training.Weights;

/** A fitted language model as a file: sizes, tokenizer, weights in the order of {@link Shape#weights}. */
final class ModelFile {
    static final Sealed SEALED = new Sealed("transformer");
    private static final int LARGEST = 1 << 28;

    private ModelFile() {}

    static byte[] write(TransformerModel.Law law) {
        return SEALED.write(out -> {
            Shape shape = law.weights().shape();
            for (int size : sizes(shape)) {
                out.writeInt(size);
            }
            out.writeInt(law.longest());
            out.writeBoolean(law.empties());
            byte[] tokenizer = TokenizerFile.write(law.tokenizer()).getBytes(StandardCharsets.UTF_8);
            out.writeInt(tokenizer.length);
            out.write(tokenizer);
            law.weights().weights().write(out);
        });
    }

    private static int[] sizes(Shape shape) {
        return new int[] {shape.vocabulary(), shape.context(), shape.layers(), shape.width(), shape.heads()};
    }

    /** @throws IllegalArgumentException where there is no such file, or it is none, damaged, or another learner's */
    static TransformerModel.Law read(String file) {
        return SEALED.read(file, ModelFile::law);
    }

    private static TransformerModel.Law law(DataInputStream in) throws IOException {
        Shape shape = new Shape(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
        int longest = in.readInt();
        boolean empties = in.readBoolean();
        Tokenizer tokenizer = TokenizerFile.read(new String(in.readNBytes(length(in)), StandardCharsets.UTF_8));
        if (tokenizer.size() != shape.vocabulary()) {
            throw new IOException(
                    "its tokenizer has " + tokenizer.size() + " tokens, its network " + shape.vocabulary());
        }
        return new TransformerModel.Law(
                new Learned(shape, Weights.read(in, shape.weights())), tokenizer, longest, empties);
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a length of " + length);
        }
        return length;
    }
}
