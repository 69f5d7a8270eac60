package org.genloss.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoken digits (Jackson et al., CC BY-SA 4.0) as images that a network learns. */
class SpectrogramIT {
    private static final Path DIGITS =
            Path.of("").toAbsolutePath().getParent().resolveSibling("shared/data/audio-spoken-digits/fsdd_wav.zip");

    @TempDir
    Path directory;

    /** The first takes of each digit. */
    @BeforeEach
    void needsRecordings() throws IOException {
        Product.need();
        Assumptions.assumeTrue(Files.exists(DIGITS), "no recordings at " + DIGITS);
        Path folder = Files.createDirectories(directory.resolve("digits"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(DIGITS))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches(".*_[01]\\.wav")) {
                    Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
    }

    private String experiment(String data, String learner) throws IOException {
        return Files.writeString(
                        directory.resolve("e.yaml"),
                        "name: digits\nseed: 5\ndata: { path: digits, " + data + " }\nlearner: { " + learner + " }\n"
                                + "regimes: [ replace ]\ngenerations: 2\nitems: 40\nreplicates: 1\n"
                                + "metrics: [ frechet-distance ]\n")
                .toString();
    }

    /** 1,000 bytes an image behind the header of an IDX file, a gallery of them, and readings. */
    @Test
    void networksLearnThemAsImages() throws IOException, InterruptedException {
        Product product = new Product(directory);
        product.run(
                "simulate",
                experiment("kind: spectrogram", "id: vae, network: conv, steps: 20, width: 32, patience: 0"),
                "--quiet",
                "--out",
                "run");
        assertThat(directory.resolve("run/report.html"))
                .content()
                .contains("What each generation draws", "alt=\"Images, replace, generation 2\"");
        assertThat((Files.size(directory.resolve("run/generations/replace/gen-01-images-idx3-ubyte")) - 16) % (40 * 25))
                .isZero();
        assertThat(Files.readAllLines(directory.resolve("run/trajectory.csv")).stream()
                        .map(line -> line.split(",", -1))
                        .filter(row ->
                                row[1].equals("replace") && row[4].equals("frechet-distance") && !row[6].isEmpty()))
                .hasSizeGreaterThanOrEqualTo(2);
        String said = product.said(
                2, "simulate", experiment("kind: image", "id: vae, steps: 10"), "--quiet", "--out", "refused");
        assertThat(said).contains("asks for image, and the file is a recording").hasLineCount(2);
    }
}
