package org.genloss.neural.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.neural.token.Tokenizer;
import org.genloss.neural.token.TokenizerFile;
import org.genloss.neural.training.Weights;

/**
 * A fitted language model as a file: sizes, tokenizer, weights in the order of {@link Shape#weights} as 32-bit floats, big end first, and a SHA-256 of
 * all that.
 */
final class ModelFile {
    private static final String FORMAT = "genloss.transformer/1";
    private static final int DIGEST = 32;
    private static final int LARGEST = 1 << 28;

    private ModelFile() {}

    static byte[] write(TransformerModel.Law law) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Shape shape = law.weights().shape();
            out.writeUTF(FORMAT);
            for (int size : sizes(shape)) {
                out.writeInt(size);
            }
            out.writeInt(law.longest());
            out.writeBoolean(law.empties());
            byte[] tokenizer = TokenizerFile.write(law.tokenizer()).getBytes(StandardCharsets.UTF_8);
            out.writeInt(tokenizer.length);
            out.write(tokenizer);
            for (float[] values : law.weights().arrays().values()) {
                ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length);
                raw.asFloatBuffer().put(values);
                out.write(raw.array());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.writeBytes(digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static int[] sizes(Shape shape) {
        return new int[] {shape.vocabulary(), shape.context(), shape.layers(), shape.width(), shape.heads()};
    }

    /** @throws IllegalArgumentException where there is no such file, or it is none, or damaged */
    static TransformerModel.Law read(String file) {
        byte[] bytes = bytes(file);
        int size = bytes.length - DIGEST;
        byte[] content = Arrays.copyOf(bytes, Math.max(0, size));
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            if (size < 0 || !begins(in)) {
                throw new IOException("another format");
            }
            if (!Arrays.equals(digest(content), Arrays.copyOfRange(bytes, size, bytes.length))) {
                throw new IOException("its content is not that of its SHA-256");
            }
            Shape shape = new Shape(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
            int longest = in.readInt();
            boolean empties = in.readBoolean();
            Tokenizer tokenizer = TokenizerFile.read(new String(in.readNBytes(length(in)), StandardCharsets.UTF_8));
            if (tokenizer.size() != shape.vocabulary()) {
                throw new IOException(
                        "its tokenizer has " + tokenizer.size() + " tokens, its network " + shape.vocabulary());
            }
            return new TransformerModel.Law(new Learned(shape, weights(shape, in)), tokenizer, longest, empties);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "transformer.start: " + file + " is damaged, or no model of a transformer of genloss ("
                            + e.getMessage() + "). Take the last.model of another run, or make it again",
                    e);
        }
    }

    private static boolean begins(DataInputStream in) throws IOException {
        try {
            return in.readUTF().equals(FORMAT);
        } catch (EOFException | UTFDataFormatException e) {
            return false;
        }
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "transformer.start: cannot read " + file
                            + ". It needs the last.model that a run of simulate left in generations/REGIME",
                    e);
        }
    }

    /** SHA-256 of a file, in hex. @throws IllegalArgumentException where there is none */
    static String digest(String file) {
        return HexFormat.of().formatHex(digest(bytes(file)));
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a length of " + length);
        }
        return length;
    }

    private static Weights weights(Shape shape, DataInputStream in) throws IOException {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, long[]> entry : shape.weights().entrySet()) {
            int numbers = (int) Arrays.stream(entry.getValue()).reduce(1, (a, b) -> a * b);
            float[] values = new float[numbers];
            ByteBuffer.wrap(in.readNBytes(Float.BYTES * numbers))
                    .asFloatBuffer()
                    .get(values);
            arrays.put(entry.getKey(), values);
        }
        return new Weights(shape.weights(), arrays);
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
