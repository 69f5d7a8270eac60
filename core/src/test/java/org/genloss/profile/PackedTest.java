package org.genloss.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {
    private interface Writer {
        void to(DataOutput out) throws IOException;
    }

    private static byte[] bytes(Writer writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** Expected sizes: 7 bits a byte. */
    @Test
    void countsTakeABytePerSevenBits() throws IOException {
        long[] counts = {0, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE};
        int[] sizes = {1, 1, 2, 2, 3, 5, 9};
        for (int i = 0; i < counts.length; i++) {
            long count = counts[i];
            byte[] bytes = bytes(out -> Packed.count(count, out));
            assertThat(bytes).hasSize(sizes[i]);
            assertThat(Packed.count(in(bytes))).isEqualTo(count);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Gr\u00fc\u00dfe \ud83d\ude00", "half \ud83d alone", "\udc00"})
    void textsComeBackAsTheyWere(String text) throws IOException {
        assertThat(Packed.text(in(bytes(out -> Packed.text(text, out))))).isEqualTo(text);
    }

    @Test
    void aLongTextComesBackWhole() throws IOException {
        String text = "0123456789".repeat(10_001);
        assertThat(Packed.text(in(bytes(out -> Packed.text(text, out))))).isEqualTo(text);
    }

    @Test
    void numbersComeBackBitByBitAndFloatsTakeHalf() throws IOException {
        double[] doubles = {0.1, -0.0, 1e300, Double.MIN_VALUE};
        double[] floats = {0.1f, -0.0, 3, -1e30f};
        byte[] wide = bytes(out -> Packed.numbers(doubles, out));
        byte[] narrow = bytes(out -> Packed.numbers(floats, out));
        assertThat(Packed.numbers(in(wide))).isEqualTo(doubles);
        assertThat(Packed.numbers(in(narrow))).isEqualTo(floats);
        assertThat(wide).hasSize(1 + 32);
        assertThat(narrow).hasSize(1 + 16);
    }

    /** Each claims two thousand million of something in five bytes: believed, it would take gigabytes. */
    @Test
    void lengthsAreNotBelieved() throws IOException {
        byte[] claim = bytes(out -> Packed.count(2L * (Integer.MAX_VALUE - 8), out));
        assertThatThrownBy(() -> Packed.text(in(claim))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> Packed.numbers(in(claim))).isInstanceOf(EOFException.class);
        byte[] more = bytes(out -> Packed.count(Long.MAX_VALUE, out));
        assertThatThrownBy(() -> Packed.text(in(more)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> Packed.size(in(more)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("length");
        byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> Packed.count(in(endless)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("63");
    }
}
