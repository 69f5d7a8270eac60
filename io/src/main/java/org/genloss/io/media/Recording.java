package org.genloss.io.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * A decoded recording.
 *
 * @param rate samples a second
 * @param samples -1..1; the mean of the channels
 */
public record Recording(int rate, double[] samples) {
    /** Bytes of sound from which on a recording is refused. */
    private static final int MOST = 1 << 28;

    /**
     * Reads a WAV of 8 to 32 bits or of floats.
     *
     * @throws IOException if the bytes are none, hold no samples, another coding, or more than 256 MiB of sound
     */
    public static Recording read(InputStream in) throws IOException {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new BufferedInputStream(in, 1 << 16))) {
            AudioFormat format = sound.getFormat();
            byte[] bytes = sound.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("it has more than 256 MiB of sound; cut it into recordings");
            }
            int frame = format.getFrameSize();
            if (frame < 1 || bytes.length < frame) {
                throw new IOException("it has no samples");
            }
            if (sound.getFrameLength() > bytes.length / frame) {
                throw new IOException("it ends in the middle: " + bytes.length / frame + " of " + sound.getFrameLength()
                        + " samples are there");
            }
            return new Recording(Math.round(format.getSampleRate()), samples(bytes, format));
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("the bytes are no WAV that Java reads: " + e.getMessage(), e);
        }
    }

    private static double[] samples(byte[] bytes, AudioFormat format) throws IOException {
        int channels = format.getChannels();
        int width = format.getFrameSize() / channels;
        ByteBuffer in =
                ByteBuffer.wrap(bytes).order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] samples = new double[bytes.length / format.getFrameSize()];
        for (int i = 0; i < samples.length; i++) {
            for (int c = 0; c < channels; c++) {
                samples[i] += sample(in, (i * channels + c) * width, width, format) / channels;
            }
            if (!Double.isFinite(samples[i])) {
                throw new IOException("sample " + (i + 1) + " is " + samples[i] + ", and every one must be finite");
            }
        }
        return samples;
    }

    private static double sample(ByteBuffer in, int at, int width, AudioFormat format) throws IOException {
        if (format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT)) {
            return width == 8 ? in.getDouble(at) : in.getFloat(at);
        }
        if (format.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED) && width == 1) {
            return ((in.get(at) & 0xff) - 128) / 128.0;
        }
        if (!format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)) {
            throw new IOException("its samples are coded as " + format.getEncoding() + "; write 16-bit PCM");
        }
        return switch (width) {
            case 1 -> in.get(at) / 128.0;
            case 2 -> in.getShort(at) / 32768.0;
            case 3 -> three(in, at) / 8388608.0;
            case 4 -> in.getInt(at) / 2147483648.0;
            default -> throw new IOException("its samples have " + 8 * width + " bits; write 16-bit PCM");
        };
    }

    private static int three(ByteBuffer in, int at) {
        boolean big = in.order() == ByteOrder.BIG_ENDIAN;
        int high = in.get(at + (big ? 0 : 2));
        int low = in.get(at + (big ? 2 : 0)) & 0xff;
        return high << 16 | (in.get(at + 1) & 0xff) << 8 | low;
    }
}
