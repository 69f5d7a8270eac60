package org.genloss.io.read;

import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy array file (numpy.lib.format, versions 1 to 3).
 *
 * @param order of the bytes of a number
 * @param size bytes a number: 4 or 8
 * @param rows points
 * @param width numbers a point; 1 for an array of one dimension
 */
record NpyHeader(ByteOrder order, int size, long rows, int width) {
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** @param text the dictionary that the file carries */
    static NpyHeader parse(String file, String text) {
        String type = group(TYPE, text);
        if (!type.matches("[<>=|]?f[48]")) {
            throw BadInput.in(
                    file,
                    "expected numbers of type float32 or float64, found " + (type.isEmpty() ? "a structure" : type),
                    "Write it with x.astype('float32').");
        }
        if (text.replace(" ", "").contains("'fortran_order':True")) {
            throw BadInput.in(
                    file,
                    "the array is stored column by column (Fortran order)",
                    "Write it with numpy.ascontiguousarray(x).");
        }
        String[] shape = group(SHAPE, text).replace(" ", "").split(",");
        if (shape.length > 2 || !shape[0].matches("\\d+")) {
            throw BadInput.in(
                    file,
                    "expected an array of points by dimensions, found the shape (" + group(SHAPE, text) + ")",
                    "Write it with x.reshape(len(x), -1).");
        }
        ByteOrder order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(
                order,
                type.endsWith("4") ? 4 : 8,
                Long.parseLong(shape[0]),
                shape.length == 1 ? 1 : Integer.parseInt(shape[1]));
    }

    private static String group(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        return match.find() ? match.group(1) : "";
    }
}
