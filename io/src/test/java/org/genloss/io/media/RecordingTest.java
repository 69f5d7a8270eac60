package org.genloss.io.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WAVs are written byte by byte after the RIFF layout. */
class RecordingTest {
    private static byte[] wav(int coding, int channels, int bits, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        int frame = channels * bits / 8;
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) coding).putShort((short) channels).putInt(8000).putInt(8000 * frame);
        out.putShort((short) frame).putShort((short) bits);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
        return out.array();
    }

    private static Recording read(byte[] bytes) throws IOException {
        return Recording.read(new ByteArrayInputStream(bytes));
    }

    /** Half of the largest positive value, and its negative. */
    @ParameterizedTest
    @CsvSource({
        "1, 8, 'c0 40'",
        "1, 16, '00 40 00 c0'",
        "1, 24, '00 00 40 00 00 c0'",
        "1, 32, '00 00 00 40 00 00 00 c0'",
        "3, 32, '00 00 00 3f 00 00 00 bf'"
    })
    void samplesOfAnyWidthLieBetweenMinusOneAndOne(int coding, int bits, String hex) throws IOException {
        String[] pairs = hex.split(" ");
        byte[] data = new byte[pairs.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) Integer.parseInt(pairs[i], 16);
        }
        Recording recording = read(wav(coding, 1, bits, data));
        assertThat(recording.rate()).isEqualTo(8000);
        assertThat(recording.samples()).containsExactly(0.5, -0.5);
    }

    @Test
    void channelsAreAveraged() throws IOException {
        byte[] data = {0, 0x40, 0, 0, 0, 0x40, 0, 0x40};
        assertThat(read(wav(1, 2, 16, data)).samples()).containsExactly(new double[] {0.25, 0.5}, within(1e-15));
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        byte[] whole = wav(1, 1, 16, new byte[100]);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 94))).hasMessageContaining("25 of 50 samples");
        assertThatThrownBy(() -> read(wav(1, 1, 16, new byte[0]))).hasMessageContaining("no samples");
        assertThatThrownBy(() -> read(new byte[100])).hasMessageContaining("no WAV");
    }
}
