package org.genloss.neural.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.Trained;

/**
 * How far a training is, as bytes. They name what is trained, and end in a digest: what belongs to another training, or was damaged, is passed over,
 * and the training goes on from the state before it, or begins.
 *
 * @param progress the last look
 * @param result empty while the training goes on
 */
record State(Progress progress, Optional<Training.Result> result) {
    private static final String FORMAT = "genloss.fit/1";
    private static final int DIGEST = 32;

    /** The newest state that is whole and belongs to this training. */
    static Optional<State> newest(Checkpoints place, String name, String what, Map<String, long[]> sizes) {
        List<byte[]> kept = place.kept(name);
        Optional<State> newest = kept.stream()
                .flatMap(bytes -> read(bytes, what, sizes).stream())
                .findFirst();
        if (!kept.isEmpty() && content(kept.get(0)).isEmpty()) {
            place.lost("the last state kept of the fit " + name + " is damaged: the fit "
                    + (newest.isPresent() ? "goes on from the state before it" : "begins anew"));
        }
        return newest;
    }

    /** @param what is trained: everything that its outcome depends on */
    byte[] bytes(String what) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORMAT);
            out.writeUTF(what);
            out.writeBoolean(result.isPresent());
            if (result.isPresent()) {
                out.writeInt(result.get().steps());
                result.get().weights().write(out);
                write(result.get().curve(), out);
            } else {
                out.writeInt(progress.step());
                progress.weights().write(out);
                progress.means().write(out);
                progress.squares().write(out);
                write(progress.course(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.writeBytes(digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Without the digest; nothing where it is another's. */
    private static Optional<byte[]> content(byte[] bytes) {
        int size = bytes.length - DIGEST;
        byte[] content = Arrays.copyOf(bytes, Math.max(0, size));
        return size >= 0 && Arrays.equals(digest(content), Arrays.copyOfRange(bytes, size, bytes.length))
                ? Optional.of(content)
                : Optional.empty();
    }

    /** Nothing where the bytes are damaged, or of another training. */
    static Optional<State> read(byte[] bytes, String what, Map<String, long[]> sizes) {
        Optional<byte[]> content = content(bytes);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content.get()))) {
            if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(what)) {
                return Optional.empty();
            }
            boolean done = in.readBoolean();
            int step = in.readInt();
            Weights weights = Weights.read(in, sizes);
            if (done) {
                return Optional.of(new State(null, Optional.of(new Training.Result(weights, curve(in), step))));
            }
            Progress progress =
                    new Progress(step, weights, Weights.read(in, sizes), Weights.read(in, sizes), course(in, sizes));
            return Optional.of(new State(progress, Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void write(List<Trained.Step> curve, DataOutputStream out) throws IOException {
        out.writeInt(curve.size());
        for (Trained.Step step : curve) {
            out.writeDouble(step.fitted());
            out.writeDouble(step.watched());
        }
    }

    private static List<Trained.Step> curve(DataInputStream in) throws IOException {
        List<Trained.Step> curve = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            curve.add(new Trained.Step(in.readDouble(), in.readDouble()));
        }
        return curve;
    }

    private static void write(Course course, DataOutputStream out) throws IOException {
        out.writeDouble(course.lowest());
        out.writeInt(course.idle());
        write(course.curve(), out);
        out.writeBoolean(course.best().isPresent());
        if (course.best().isPresent()) {
            course.best().get().write(out);
        }
    }

    private static Course course(DataInputStream in, Map<String, long[]> sizes) throws IOException {
        double lowest = in.readDouble();
        int idle = in.readInt();
        List<Trained.Step> curve = curve(in);
        Optional<Weights> best = in.readBoolean() ? Optional.of(Weights.read(in, sizes)) : Optional.empty();
        return new Course(best, lowest, idle, curve);
    }
}
