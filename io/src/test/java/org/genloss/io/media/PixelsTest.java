package org.genloss.io.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.genloss.data.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {
    @Test
    void smallImagesAreKept() {
        double[] values = new Random(1).doubles(28 * 28).toArray();
        assertThat(new Pixels(28, 28, 1).of(values)).containsExactly(values);
        assertThat(new Pixels(28, 28, 1).schema().width()).isEqualTo(784);
        assertThat(new Pixels(16, 16, 3).schema().width()).isEqualTo(768);
    }

    /** Expected: numpy, every pixel repeated 32 x 32 times and blocks of 40 x 48 averaged. */
    @Test
    void largeImagesAreAveragedByArea() {
        double[] values = new double[48 * 40];
        Arrays.setAll(values, i -> i % 97 / 96.0);
        double[] grid = new Pixels(48, 40, 1).of(values);
        assertThat(grid).hasSize(1024);
        assertThat(grid[0]).isCloseTo(0.1034722222222222, within(1e-12));
        assertThat(grid[31]).isCloseTo(0.5861111111111114, within(1e-12));
        assertThat(grid[13 * 32 + 7]).isCloseTo(0.22777777777777775, within(1e-12));
        assertThat(grid[1023]).isCloseTo(0.6881944444444444, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theMeanOfEveryChannelIsKept(long seed) {
        Random random = new Random(seed);
        Pixels size = new Pixels(20 + random.nextInt(80), 20 + random.nextInt(80), 3);
        double[] values =
                random.doubles((long) size.width() * size.height() * 3).toArray();
        double[] grid = size.of(values);
        assertThat(grid).hasSize(768);
        for (int k = 0; k < 3; k++) {
            assertThat(mean(grid, k)).isCloseTo(mean(values, k), within(1e-12));
        }
    }

    private static double mean(double[] values, int channel) {
        double sum = 0;
        for (int i = channel; i < values.length; i += 3) {
            sum += values[i];
        }
        return 3 * sum / values.length;
    }

    private static Picture png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", bytes)).isTrue();
        return Picture.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    void greyOfAnyDepthIsShareOfTheLargestValue() throws IOException {
        BufferedImage eight = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        eight.getRaster().setSample(0, 0, 0, 51);
        eight.getRaster().setSample(1, 0, 0, 255);
        assertThat(png(eight)).satisfies(p -> assertThat(p.values()).containsExactly(0.2, 1));
        BufferedImage sixteen = new BufferedImage(1, 2, BufferedImage.TYPE_USHORT_GRAY);
        sixteen.getRaster().setSample(0, 0, 0, 13107);
        sixteen.getRaster().setSample(0, 1, 0, 65535);
        assertThat(png(sixteen)).satisfies(p -> assertThat(p.values()).containsExactly(0.2, 1));
        assertThat(png(sixteen).size()).isEqualTo(new Pixels(1, 2, 1));
    }

    @Test
    void colourHasThreeChannels() throws IOException {
        for (int type :
                new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED}) {
            BufferedImage image = new BufferedImage(1, 1, type);
            image.setRGB(0, 0, 0xffff0033);
            Picture picture = png(image);
            assertThat(picture.size()).isEqualTo(new Pixels(1, 1, 3));
            assertThat(picture.values()).containsExactly(1, 0, 0.2);
        }
    }

    @Test
    void whatIsNoImageSaysSo() {
        assertThatThrownBy(() -> Picture.read(
                        new ByteArrayInputStream("hello, world".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no PNG, JPEG, GIF or BMP");
    }
}
