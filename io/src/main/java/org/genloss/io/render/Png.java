package org.genloss.io.render;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A picture as a PNG data address: eight bits a channel, no time and no text inside, so that equal pictures are equal bytes. */
final class Png {
    private Png() {}

    /** @param grey rows of pixels, 0 black to 255 white */
    static String dataAddress(int[][] grey) {
        return dataAddress(grey, 1);
    }

    /** @param channels 1 for grey, 3 for red, green and blue side by side in each row */
    static String dataAddress(int[][] grey, int channels) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.writeLong(0x89504e470d0a1a0aL);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream h = new DataOutputStream(header);
            h.writeInt(grey[0].length / channels);
            h.writeInt(grey.length);
            h.write(new byte[] {8, (byte) (channels == 1 ? 0 : 2), 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", packed(grey));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(file.toByteArray());
    }

    private static byte[] packed(int[][] grey) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (int[] row : grey) {
                out.write(0);
                for (int pixel : row) {
                    out.write(Math.max(0, Math.min(255, pixel)));
                }
            }
        }
        deflater.end();
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
