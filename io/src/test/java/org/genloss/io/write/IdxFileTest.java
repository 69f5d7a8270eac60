package org.genloss.io.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;
import org.genloss.data.Vectors;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.Readers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    @TempDir
    Path directory;

    private static Corpus images(Pixels size, double... values) {
        return new Vectors(size.schema(), "", values);
    }

    /** By the description of the format (LeCun, Cortes and Burges): type 0803, images, rows and columns of four bytes each, then a byte a pixel. */
    @Test
    void bytesAreThoseOfTheFormat() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IdxFile.write(images(new Pixels(3, 2, 1), 0, 1, 128 / 255.0, 1 / 255.0, 254 / 255.0, 0), out);
        assertThat(HexFormat.of().formatHex(out.toByteArray()))
                .isEqualTo("00000803" + "00000001" + "00000002" + "00000003" + "00ff8001fe00");
    }

    @Test
    void isReadBackToTheLastBit() {
        double[] values = new double[2 * 256];
        Arrays.setAll(values, i -> i % 256 / 255.0);
        Corpus images = images(new Pixels(16, 16, 1), values);
        assertThat(IdxFile.holds(images)).isTrue();
        Path file = directory.resolve("gen-01-images-idx3-ubyte");
        AtomicFile.write(file, out -> IdxFile.write(images, out));
        assertThat(file).hasSize(16 + 512);
        FileCorpus read = Readers.drawn(images.schema(), file);
        assertThat(read.schema()).isEqualTo(images.schema());
        assertThat(Vectors.of(read).values()).containsExactly(values);
    }

    /** A value between two of the 256, one beyond 1, colours, images that are averages of larger ones, vectors, and images with names. */
    @Test
    void refusesWhatWouldGetLost() {
        Pixels pair = new Pixels(2, 1, 1);
        assertThat(IdxFile.holds(images(pair, 0, 1))).isTrue();
        assertThat(IdxFile.holds(images(pair, 0, 0.5))).isFalse();
        assertThat(IdxFile.holds(images(pair, 0, 256 / 255.0))).isFalse();
        assertThat(IdxFile.holds(images(pair, 0, Double.NaN))).isFalse();
        assertThat(IdxFile.holds(images(new Pixels(1, 1, 3), 0, 1, 0))).isFalse();
        assertThat(IdxFile.holds(images(new Pixels(64, 64, 1), new double[32 * 32])))
                .isFalse();
        assertThat(IdxFile.holds(new Vectors("", 2, new double[] {0, 1}))).isFalse();
        Item named = new Item("cat", "cat", new Payload.Vector(new double[] {0, 1}), Origin.unknown());
        assertThat(IdxFile.holds(new Items(pair.schema(), List.of(named)))).isFalse();
    }
}
