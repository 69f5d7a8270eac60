package org.genloss.neural.training;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;

/**
 * What a network has learned, as plain arrays by name. The arrays are not written to once they are here.
 *
 * @param sizes of the arrays, in an order that is always the same
 * @param arrays row by row, in the same order
 */
public record Weights(Map<String, long[]> sizes, Map<String, float[]> arrays) {
    /** How far the first numbers of a matrix spread. */
    @FunctionalInterface
    public interface Spread {
        /** Standard deviation of the numbers of an array of two dimensions or more. */
        double of(String name, long[] size);
    }

    /** Of a network that has learned nothing: arrays of two dimensions or more normal, other arrays 1 where they are a {@code .weight}, else 0. */
    public static Weights initial(Map<String, long[]> sizes, Spread spread, Seed seed) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        sizes.forEach((name, size) -> {
            float[] values = room(name, size);
            if (size.length >= 2) {
                fill(values, spread.of(name, size), seed.child(name).random());
            } else if (name.endsWith(".weight")) {
                Arrays.fill(values, 1);
            }
            arrays.put(name, values);
        });
        return new Weights(sizes, arrays);
    }

    private static void fill(float[] values, double spread, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (spread * normal.sample());
        }
    }

    private static float[] room(String name, long[] size) {
        try {
            return new float[Math.toIntExact(numbers(size))];
        } catch (OutOfMemoryError | ArithmeticException e) {
            OutOfMemoryError said =
                    new OutOfMemoryError("the " + numbers(size) + " numbers of " + name + " in the network");
            said.initCause(e);
            throw said;
        }
    }

    /** The arrays one after another as 32-bit floats, big end first. */
    public void write(DataOutput out) throws IOException {
        for (float[] values : arrays.values()) {
            ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length);
            raw.asFloatBuffer().put(values);
            out.write(raw.array());
        }
    }

    /** The reverse. @throws IOException where numbers are missing */
    public static Weights read(DataInputStream in, Map<String, long[]> sizes) throws IOException {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, long[]> entry : sizes.entrySet()) {
            float[] values = new float[Math.toIntExact(numbers(entry.getValue()))];
            FloatBuffer raw =
                    ByteBuffer.wrap(in.readNBytes(Float.BYTES * values.length)).asFloatBuffer();
            if (raw.remaining() < values.length) {
                throw new IOException("cut");
            }
            raw.get(values);
            arrays.put(entry.getKey(), values);
        }
        return new Weights(sizes, arrays);
    }

    /** All zeros, of the same sizes. */
    static Weights zeros(Map<String, long[]> sizes) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        sizes.forEach((name, size) -> arrays.put(name, room(name, size)));
        return new Weights(sizes, arrays);
    }

    /** How many numbers are learned. */
    public long count() {
        return count(sizes);
    }

    /** How many numbers arrays of these sizes have. */
    public static long count(Map<String, long[]> sizes) {
        return (long) sizes.values().stream().mapToDouble(Weights::numbers).sum();
    }

    /** The largest number there is where they are more. */
    static long numbers(long[] size) {
        double numbers = 1;
        for (long length : size) {
            numbers *= length;
        }
        return (long) numbers;
    }

    /** The same for the same numbers, and hardly ever for others. */
    int mark() {
        int mark = 1;
        for (float[] values : arrays.values()) {
            mark = 31 * mark + Arrays.hashCode(values);
        }
        return mark;
    }
}
