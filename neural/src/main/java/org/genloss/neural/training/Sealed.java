package org.genloss.neural.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.genloss.catalog.Catalog;
import org.genloss.lab.Learner;

/**
 * Files of fitted models, which fits begin from: {@code genloss.vae/1}, the content, and a SHA-256 of all that.
 *
 * @param learner id of the learner whose setting {@code start} names the file
 */
public record Sealed(String learner) {
    private static final String BEFORE = "genloss.";
    private static final String BEHIND = "/1";
    private static final int DIGEST = 32;

    /** What a file says. */
    @FunctionalInterface
    public interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    /** The reverse. */
    @FunctionalInterface
    public interface Reading<T> {
        /** @throws IOException where it cannot be so; it says why */
        T of(DataInputStream in) throws IOException;
    }

    public byte[] write(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(BEFORE + learner + BEHIND);
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.writeBytes(digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException where there is no such file, or it is none, damaged, or another learner's */
    public <T> T read(String file, Reading<T> reading) {
        byte[] bytes = bytes(file);
        byte[] content = Arrays.copyOf(bytes, Math.max(0, bytes.length - DIGEST));
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            String format = format(in);
            boolean whole = Arrays.equals(digest(content), Arrays.copyOfRange(bytes, content.length, bytes.length));
            if (!format.equals(BEFORE + learner + BEHIND)) {
                refuseOther(file, whole ? format : "");
                throw new IOException("another format");
            }
            if (!whole) {
                throw new IOException("its content is not that of its SHA-256");
            }
            return reading.of(in);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    learner + ".start: " + file + " is damaged, or no model of a " + learner + " of genloss ("
                            + e.getMessage() + "). Take the last.model of another run, or make it again",
                    e);
        }
    }

    private void refuseOther(String file, String format) {
        for (String other : Catalog.of(Learner.class, "learner").ids()) {
            if (format.equals(BEFORE + other + BEHIND)) {
                throw new IllegalArgumentException(learner + ".start: " + file + " is a model of the learner " + other
                        + ", and " + learner
                        + " goes on from its own alone. Take the last.model of a run with --learner "
                        + learner + ", or start --learner " + other + " from it");
            }
        }
    }

    /** Empty where there is none. */
    private static String format(DataInputStream in) throws IOException {
        try {
            return in.readUTF();
        } catch (EOFException | UTFDataFormatException e) {
            return "";
        }
    }

    /** SHA-256 of a file, in hex. @throws IllegalArgumentException where there is none */
    public String digest(String file) {
        return HexFormat.of().formatHex(digest(bytes(file)));
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    learner + ".start: cannot read " + file
                            + ". It needs the last.model that a run of simulate left in generations/REGIME",
                    e);
        }
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
