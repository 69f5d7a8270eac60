package org.genloss.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts, texts and numbers in few bytes. What is read is not trusted: a length that the bytes do not bear out costs no memory, it ends in an
 * {@link IOException} at the end of the bytes.
 *
 * <pre>
 * count   = 7 bits a byte, lowest first, the high bit says that more follow
 * text    = count 2n, n bytes of UTF-8 | count 2n+1, n bytes of UTF-16 (texts that UTF-8 cannot hold: a surrogate alone)
 * numbers = count 2n, n x double | count 2n+1, n x float (where every number is one)
 * </pre>
 */
public final class Packed {
    /** Memory that is taken before the bytes that fill it were seen. */
    private static final int STEP = 1 << 13;

    private Packed() {}

    /** @param count not negative */
    public static void count(long count, DataOutput out) throws IOException {
        long left = count;
        while (left > 0x7f) {
            out.writeByte((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    /** A count of 63 bits. */
    public static long count(DataInput in) throws IOException {
        long count = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = in.readUnsignedByte();
            count |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return count;
            }
        }
        throw new IOException("a count of more than 63 bits");
    }

    /** A count that an array can have. */
    public static int size(DataInput in) throws IOException {
        long count = count(in);
        if (count > Integer.MAX_VALUE - 8) {
            throw new IOException("a length of " + count);
        }
        return (int) count;
    }

    public static void text(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean plain = new String(bytes, StandardCharsets.UTF_8).equals(text);
        byte[] written = plain ? bytes : units(text);
        count(2L * written.length + (plain ? 0 : 1), out);
        out.write(written);
    }

    /** By hand: the charset of UTF-16 replaces lone surrogates as well. */
    private static byte[] units(String text) {
        byte[] units = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            units[2 * i] = (byte) (text.charAt(i) >>> 8);
            units[2 * i + 1] = (byte) text.charAt(i);
        }
        return units;
    }

    public static String text(DataInput in) throws IOException {
        long head = count(in);
        if (head >>> 1 > Integer.MAX_VALUE - 8) {
            throw new IOException("a text of " + (head >>> 1) + " bytes");
        }
        byte[] bytes = bytes((int) (head >>> 1), in);
        if ((head & 1) == 0) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        char[] units = new char[bytes.length / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) (bytes[2 * i] << 8 | (bytes[2 * i + 1] & 0xff));
        }
        return new String(units);
    }

    private static byte[] bytes(int length, DataInput in) throws IOException {
        byte[] bytes = new byte[Math.min(length, STEP)];
        int read = 0;
        while (read < length) {
            if (read == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
            }
            in.readFully(bytes, read, bytes.length - read);
            read = bytes.length;
        }
        return bytes;
    }

    public static void numbers(double[] numbers, DataOutput out) throws IOException {
        boolean single = Arrays.stream(numbers).allMatch(x -> bits((float) x) == bits(x));
        count(2L * numbers.length + (single ? 1 : 0), out);
        for (double x : numbers) {
            if (single) {
                out.writeFloat((float) x);
            } else {
                out.writeDouble(x);
            }
        }
    }

    private static long bits(double x) {
        return Double.doubleToRawLongBits(x);
    }

    public static double[] numbers(DataInput in) throws IOException {
        long head = count(in);
        if (head >>> 1 > Integer.MAX_VALUE - 8) {
            throw new IOException((head >>> 1) + " numbers");
        }
        int length = (int) (head >>> 1);
        double[] numbers = new double[Math.min(length, STEP)];
        for (int i = 0; i < length; i++) {
            if (i == numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(length, 2L * i));
            }
            numbers[i] = (head & 1) == 1 ? in.readFloat() : in.readDouble();
        }
        return numbers;
    }
}
