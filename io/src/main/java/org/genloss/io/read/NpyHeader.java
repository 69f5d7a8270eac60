package org.genloss.io.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy array file (numpy.lib.format, versions 1 to 3).
 *
 * @param order of the bytes of a number
 * @param letter what a number is: {@code f} floating point, {@code i} whole, {@code u} whole without sign
 * @param size bytes a number: 1, 2, 4 or 8
 * @param rows points
 * @param width numbers a point; 1 for an array of one dimension
 * @param byColumn all points' first numbers come first, then their second ones (Fortran order)
 */
record NpyHeader(ByteOrder order, char letter, int size, long rows, int width, boolean byColumn) {
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** @param text the dictionary that the file carries */
    static NpyHeader parse(String file, String text) {
        String type = group(TYPE, text);
        if (!type.matches("[<>=|]?(f[248]|i[1248]|u[124])")) {
            throw BadInput.in(
                    file,
                    "expected numbers of type float16, float32, float64 or whole ones up to int64, found "
                            + (type.isEmpty() ? "a structure" : type),
                    "Write it with x.astype('float32').");
        }
        String[] shape = group(SHAPE, text).replace(" ", "").split(",");
        boolean points = shape.length <= 2
                && shape[0].matches("\\d{1,18}")
                && (shape.length == 1 || shape[1].matches("[1-9]\\d{0,6}"));
        if (!points) {
            throw BadInput.in(
                    file,
                    "expected an array of points by dimensions, found the shape (" + group(SHAPE, text) + ")",
                    remedy(shape));
        }
        ByteOrder order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(
                order,
                type.charAt(type.length() - 2),
                type.charAt(type.length() - 1) - '0',
                Long.parseLong(shape[0]),
                shape.length == 1 ? 1 : Integer.parseInt(shape[1]),
                text.replace(" ", "").contains("'fortran_order':True"));
    }

    /** What is to be done about an array that is no list of points: one of more dimensions can be made one. */
    private static String remedy(String[] shape) {
        return shape.length > 2 && !List.of(shape).contains("0")
                ? "Write it with x.reshape(len(x), -1)."
                : "Give an array of at least one number a point, a point in each row.";
    }

    /** The next number. */
    double number(ByteBuffer bytes) {
        if (letter == 'f') {
            return size == 2 ? half(bytes.getShort()) : size == 4 ? bytes.getFloat() : bytes.getDouble();
        }
        long whole = switch (size) {
            case 1 -> bytes.get();
            case 2 -> bytes.getShort();
            case 4 -> bytes.getInt();
            default -> bytes.getLong();
        };
        return letter == 'u' ? whole & ((1L << (8 * size)) - 1) : whole;
    }

    /** IEEE 754 binary16: a sign, five bits of exponent, ten of the fraction. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double size = exponent == 0x1f
                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? fraction * 0x1p-24 : Math.scalb(1024.0 + fraction, exponent - 25);
        return bits < 0 ? -size : size;
    }

    private static String group(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        return match.find() ? match.group(1) : "";
    }
}
