package org.genloss.neural.image;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.genloss.neural.training.Sealed;
import org.genloss.neural.training.Weights;

/**
 * A model in a file, which fits begin from: what its network follows from, how it reads points, and what it has learned.
 *
 * @param settings as of {@link PointLearner.Network#settings}
 * @param points what it was trained on, as of {@link Frame#words}
 * @param shift of each number
 * @param scale of each number
 * @param learned the weights, in the order of {@link PointLearner.Network#sizes}
 */
record Base(Map<String, String> settings, String points, double[] shift, double[] scale, byte[] learned) {
    static byte[] write(PointLearner.Network network, Weights weights) {
        return new Sealed(network.learner()).write(out -> {
            Map<String, String> settings = new TreeMap<>(network.settings());
            out.writeInt(settings.size());
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                out.writeUTF(setting.getKey());
                out.writeUTF(setting.getValue());
            }
            Frame frame = network.frame();
            out.writeUTF(frame.words());
            out.writeInt(frame.width());
            write(frame.shift(), out);
            write(frame.scale(), out);
            weights.write(out);
        });
    }

    private static void write(double[] numbers, DataOutputStream out) throws IOException {
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    /** @throws IllegalArgumentException where there is no such file, or it is none, damaged, or another learner's */
    static Base read(String learner, String file) {
        return new Sealed(learner).read(file, in -> {
            Map<String, String> settings = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                settings.put(in.readUTF(), in.readUTF());
            }
            String points = in.readUTF();
            int width = in.readInt();
            return new Base(settings, points, numbers(in, width), numbers(in, width), in.readAllBytes());
        });
    }

    private static double[] numbers(DataInputStream in, int count) throws IOException {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    /** @param asked what the learner would make of its data @param file in words @throws IllegalArgumentException where the model is one of other points, or of another network */
    void refuseOther(PointLearner.Network asked, String file) {
        String of = asked.learner() + ".start: " + file;
        if (!points.equals(asked.frame().words())) {
            throw new IllegalArgumentException(of + " was learned from " + points + ", and the data are "
                    + asked.frame().words() + ". Begin from a model of such data, or from nothing");
        }
        if (!settings.equals(asked.settings())) {
            throw new IllegalArgumentException(of + " has " + besides(settings, asked.settings()) + ", and "
                    + asked.learner() + " is asked for with " + besides(asked.settings(), settings)
                    + ". Set it as the model has it");
        }
    }

    /** {@code width=128,latent=8}: those that the others have otherwise. */
    private static String besides(Map<String, String> settings, Map<String, String> others) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .filter(setting -> !setting.getValue().equals(others.get(setting.getKey())))
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(","));
    }

    /** How the model reads points of this shape. */
    Frame frame(Frame own) {
        return new Frame(own.schema(), own.grid(), shift, scale);
    }

    Weights weights(PointLearner.Network network) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(learned))) {
            return Weights.read(in, network.sizes());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // what was read is whole, and its sizes follow from what was compared
        }
    }
}
