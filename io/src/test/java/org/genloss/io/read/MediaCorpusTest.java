package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaCorpusTest {
    @TempDir
    Path folder;

    private void image(String name, int width, int grey) throws IOException {
        BufferedImage image = new BufferedImage(width, 2, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < width; x++) {
            image.getRaster().setSample(x, 0, 0, grey);
        }
        Files.createDirectories(folder.resolve(name).getParent());
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    private void sound(String name, float rate) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        byte[] samples = new byte[2000];
        AudioInputStream stream = new AudioInputStream(
                new java.io.ByteArrayInputStream(samples), new AudioFormat(rate, 16, 1, true, false), 1000);
        AudioSystem.write(
                stream, AudioFileFormat.Type.WAVE, folder.resolve(name).toFile());
    }

    private FileCorpus open(String name, ReadOptions options) {
        return Readers.open(List.of(folder.resolve(name).toString()), options);
    }

    private List<Item> items(String name) {
        return new ArrayList<>(open(name, ReadOptions.defaults()).items().toList());
    }

    @Test
    void everyImageOfADirectoryIsAPoint() throws IOException {
        image("a/1.png", 3, 255);
        image("a/2.png", 3, 51);
        image("a/10.png", 3, 0);
        List<Item> items = items("a");
        assertThat(items).extracting(i -> i.id().replaceAll(".*/", "")).containsExactly("1.png", "2.png", "10.png");
        assertThat(((Payload.Vector) items.get(1).payload()).x()).containsExactly(0.2, 0.2, 0.2, 0, 0, 0);
    }

    @Test
    void imagesOfAnotherSizeAreNamed() throws IOException {
        image("a/1.png", 3, 255);
        image("a/2.png", 4, 51);
        assertThatThrownBy(() -> items("a"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("2.png")
                .hasMessageContaining("grey 3 x 2")
                .hasMessageContaining("grey 4 x 2");
        image("b/1.png", 4, 0);
        image("b/2.png", 4, 0);
        Files.delete(folder.resolve("a/2.png"));
        image("a/3.png", 3, 0);
        Schema reference = open("a", ReadOptions.defaults()).schema();
        assertThatThrownBy(() -> Readers.openLike(
                        reference, List.of(folder.resolve("b").toString()), ReadOptions.defaults(), BadRows.NONE))
                .hasMessageContaining("expected images, grey 3 x 2 as in the reference, found images, grey 4 x 2");
    }

    /** By its bytes it is none: damaged as one that is cut. The first of a directory says what the others are. */
    @Test
    void anImageWithTheBytesOfNoneIsADamagedOne() throws IOException {
        image("bad/1.png", 3, 0);
        image("bad/2.png", 3, 0);
        Files.write(folder.resolve("bad/3.png"), new byte[] {0, 'P', 'N', 'G', 0, 1, 2});
        Files.write(folder.resolve("bad/4.png"), new byte[0]);
        assertThatThrownBy(() -> open("bad", ReadOptions.defaults()).items().count())
                .hasMessageContaining("3.png: the file cannot be read")
                .hasMessageContaining("Of 4 files 2 are bad.");
        FileCorpus skipping = open("bad", ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.SKIP));
        assertThat(skipping.items()).hasSize(2);
        assertThat(skipping.skipped()).isEqualTo(2);
    }

    /** One colour image among grey ones of its size; it is the first, or the last. */
    @Test
    void theOddImageIsBlamed() throws IOException {
        image("odd/1.png", 3, 0);
        image("odd/2.png", 3, 0);
        image("odd/3.png", 3, 0);
        ImageIO.write(
                new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("odd/1.png").toFile());
        assertThatThrownBy(() -> items("odd"))
                .hasMessage(
                        folder.resolve("odd/1.png")
                                + ": expected an image as 2 of the first 3, grey 3 x 2, found colour 3 x 2.\n  Bring all images to one number of channels, grey or colour, or give embeddings of them.");
        Files.move(folder.resolve("odd/1.png"), folder.resolve("odd/4.png"));
        assertThatThrownBy(() -> items("odd"))
                .hasMessageStartingWith(folder.resolve("odd/4.png")
                        + ": expected an image as the first, grey 3 x 2, found colour 3 x 2.")
                .hasMessageContaining("number of channels");
    }

    @Test
    void aDamagedImageIsSkippedOnlyWhereAsked() throws IOException {
        image("a/1.png", 3, 255);
        image("a/2.png", 3, 51);
        image("a/3.png", 3, 51);
        byte[] whole = Files.readAllBytes(folder.resolve("a/2.png"));
        Files.write(folder.resolve("a/2.png"), java.util.Arrays.copyOf(whole, whole.length - 30));
        assertThatThrownBy(() -> items("a"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(folder.resolve("a/2.png") + ": the file cannot be read: ")
                .hasMessageContaining("Of 3 files 1 is bad. ");
        ReadOptions skip = ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.SKIP);
        assertThat(open("a", skip).items()).hasSize(2);
    }

    @Test
    void recordingsHaveOneRate() throws IOException {
        sound("s/1.wav", 8000);
        sound("s/2.wav", 8000);
        assertThat(items("s")).hasSize(2);
        sound("s/3.wav", 16000);
        assertThatThrownBy(() -> items("s"))
                .hasMessageContaining("3.wav")
                .hasMessageContaining("of 8000 Hz, found 16000 Hz");
    }

    @Test
    void idxImagesAreReadAndCutOnesNamed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int header : new int[] {0x0803, 2, 1, 3}) {
            out.writeInt(header);
        }
        out.write(new byte[] {0, 51, (byte) 255, 1, 2, 3});
        Path file = folder.resolve("two-images-idx3-ubyte");
        Files.write(file, bytes.toByteArray());
        List<Item> items = items("two-images-idx3-ubyte");
        assertThat(((Payload.Vector) items.get(0).payload()).x()).containsExactly(0, 0.2, 1);
        assertThat(items).extracting(Item::id).containsExactly("1", "2");
        Files.write(file, java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1));
        assertThatThrownBy(() -> items("two-images-idx3-ubyte")).hasMessageContaining("image 2 is cut");
        out = new DataOutputStream(bytes);
        bytes.reset();
        out.writeInt(0x0801);
        Files.write(file, bytes.toByteArray());
        assertThatThrownBy(() -> items("two-images-idx3-ubyte")).hasMessageContaining("holds labels");
    }

    @Test
    void everyFileOfCodeIsAText() throws IOException {
        Files.createDirectories(folder.resolve("src/deep/.git"));
        Files.writeString(folder.resolve("src/b.py"), "x = 1\ny = 2\n");
        Files.writeString(folder.resolve("src/deep/a.java"), "class A {}\n");
        Files.writeString(folder.resolve("src/deep/empty.py"), "");
        Files.writeString(folder.resolve("src/deep/.git/hidden.py"), "no");
        Files.writeString(folder.resolve("src/LICENSE.txt"), "all\nrights\n");
        ReadOptions code = ReadOptions.defaults().withKind(ReadOptions.Content.CODE);
        assertThat(open("src", code).items()).hasSize(2);
        assertThat(items("src")).extracting(Item::id).containsExactly("1", "2");
        Files.writeString(folder.resolve("src/c.py"), "z = 3\n");
        assertThat(items("src")).hasSize(3);
        Files.delete(folder.resolve("src/c.py"));
        Files.delete(folder.resolve("src/LICENSE.txt"));
        List<Item> items = items("src");
        assertThat(items)
                .extracting(i -> ((Payload.Text) i.payload()).value())
                .containsExactly("x = 1\ny = 2\n", "class A {}\n");
        assertThat(items.get(1).id()).endsWith("src/deep/a.java");
    }

    @Test
    void aPlainFileIsOneItemWhereAsked() throws IOException {
        Files.createDirectories(folder.resolve("t"));
        Files.writeString(folder.resolve("t/1.txt"), "one\ntwo\n");
        Files.writeString(folder.resolve("t/2.txt"), "\uFEFFthree\n");
        ReadOptions whole = ReadOptions.defaults().withDocuments(ReadOptions.Documents.FILE);
        assertThat(open("t", whole).items())
                .extracting(i -> ((Payload.Text) i.payload()).value())
                .containsExactly("one\ntwo\n", "three\n");
        assertThat(items("t")).hasSize(3);
    }

    /** 1000 samples at 8 kHz are 11 frames, one patch; 4,200 are 51, two. */
    @Test
    void recordingsAreCutIntoImagesWhereAsked() throws IOException {
        sound("w/1.wav", 8000);
        sound("w/2.wav", 8000);
        AudioInputStream longer = new AudioInputStream(
                new java.io.ByteArrayInputStream(new byte[8400]), new AudioFormat(8000, 16, 1, true, false), 4200);
        AudioSystem.write(
                longer, AudioFileFormat.Type.WAVE, folder.resolve("w/3.wav").toFile());
        ReadOptions pieces = ReadOptions.defaults().withKind(ReadOptions.Content.SPECTROGRAM);
        FileCorpus corpus = open("w", pieces);
        List<Item> items = corpus.items().toList();
        assertThat(corpus.items()).hasSize(4);
        assertThat(corpus.remarks())
                .as("of 0.125, 0.125 and 0.525 seconds")
                .singleElement()
                .asString()
                .startsWith("2 of 3 recordings are shorter than a patch (a quarter of a second); the rest of their");
        assertThat(items).hasSize(4);
        assertThat(items.get(0).id()).endsWith("1.wav");
        assertThat(items.get(2).id()).endsWith("3.wav#1");
        assertThat(items.get(3).id()).endsWith("3.wav#2");
        assertThat(items.get(2).group()).isEqualTo(items.get(3).group()).endsWith("3.wav");
        assertThat(open("w", pieces).schema().columns().get(0).name()).isEqualTo("grey 25 x 40 [0, 0]");
        sound("w/4.wav", 16000);
        assertThatThrownBy(() -> open("w", pieces).items().toList()).hasMessageContaining("found 16000 Hz");
        image("a/1.png", 3, 255);
        image("a/2.png", 3, 51);
        assertThatThrownBy(() -> open("a", pieces))
                .hasMessageContaining("--kind asks for spectrogram, and the file is an image");
    }

    @Test
    void anotherKindThanAskedIsNamed() throws IOException {
        image("a/1.png", 3, 255);
        image("a/2.png", 3, 51);
        ReadOptions audio = ReadOptions.defaults().withKind(ReadOptions.Content.AUDIO);
        assertThatThrownBy(() -> open("a", audio))
                .hasMessageContaining("--kind asks for audio")
                .hasMessageContaining("an image");
    }
}
