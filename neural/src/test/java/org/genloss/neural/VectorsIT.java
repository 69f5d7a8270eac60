package org.genloss.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of vectors and numbers in columns. */
class VectorsIT {
    @TempDir
    Path directory;

    private static String[] simulate(String learner, String more) {
        return ("simulate --data vec.csv --learner " + learner
                        + " --regime replace --generations 1 --replicates 1 --metrics mean --seed 3 --quiet"
                        + more)
                .split(" ");
    }

    /** A table unless it is asked for as vectors; the message says how. Of settings that no machine has room for the one that is too large is named. */
    @Test
    void aTableOfNumbersIsReadAsVectors() throws IOException, InterruptedException {
        Product.need();
        Stream<String> rows = IntStream.range(0, 60).mapToObj(i -> i % 13 + "," + i * i % 31 + ".5,-" + i % 5);
        Files.write(
                directory.resolve("vec.csv"),
                Stream.concat(Stream.of("a,b,c"), rows).toList());
        Product product = new Product(directory);
        assertThat(product.said(2, simulate("diffusion:steps=3", "")))
                .contains("is for vectors, and the data is a table of 3 columns of numbers")
                .contains("--kind vector or data: { path: .., kind: vector }")
                .hasLineCount(1);
        assertThat(product.said(2, simulate("gan:steps=3,latent=2000000000", " --kind vector")))
                .contains("memory does not suffice", "lower latent");
        product.run(simulate("vae:steps=3,patience=0", " --kind vector --out vectors"));
        assertThat(directory.resolve("vectors/experiment.yaml")).content().contains("kind: vector");
    }
}
