package org.genloss.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code ./genloss} that go on from the model that another run left. */
class FineTuneIT {
    private static final String SIZES = "tokens=bytes,context=16,layers=1,width=32,heads=2,";
    private static final String FIT = "learning-rate=0.005,patience=0,dropout=0,batch=16,steps=";

    @TempDir
    Path directory;

    @BeforeEach
    void needsTheProduct() throws IOException {
        Product.need();
        lines("counts.txt", "line %d counts %d words");
        lines("others.txt", "page %d counts %d lines");
    }

    private void lines(String file, String form) throws IOException {
        List<String> lines = IntStream.range(0, 300)
                .mapToObj(i -> String.format(form, i, i * i % 101))
                .toList();
        Files.write(directory.resolve(file), lines);
    }

    private static String[] simulate(String data, String learner, String out) {
        return ("simulate --data " + data + " --learner transformer:" + learner
                        + " --regime replace --generations 1 --items 200 --replicates 1 --metrics cross-entropy --seed 3 --quiet --out "
                        + out)
                .split(" ");
    }

    private double surprise(String run) throws IOException {
        return Files.readAllLines(directory.resolve(run).resolve("trajectory.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(row -> row[1].equals("replace") && row[2].equals("1") && row[4].equals("cross-entropy"))
                .mapToDouble(row -> Double.parseDouble(row[6]))
                .findFirst()
                .orElseThrow();
    }

    private String ledger(String run) throws IOException {
        return Files.readString(directory.resolve(run).resolve("ledger.jsonl"));
    }

    /** Few steps from a model of texts of a like sort lead further than the same steps from nothing; what it began from stands in the ledger. */
    @Test
    void aRunGoesOnFromTheModelOfAnother() throws IOException, InterruptedException, NoSuchAlgorithmException {
        Product product = new Product(directory);
        product.run(simulate("counts.txt", SIZES + FIT + "150", "first"));
        Path model = directory.resolve("first/generations/replace/last.model");
        product.run(simulate("others.txt", "start=first/generations/replace/last.model," + FIT + "10", "tuned"));
        product.run(simulate("others.txt", SIZES + FIT + "10", "anew"));
        assertThat(surprise("tuned")).isLessThan(surprise("anew") - 0.5);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
        String named = "\"start-sha256\":\"" + HexFormat.of().formatHex(digest) + "\"";
        assertThat(ledger("tuned")).contains(named);
        assertThat(ledger("anew")).doesNotContain("start-sha256");
        assertThat(directory.resolve("tuned/experiment.yaml")).content().contains(model.toString());
        refusals(product, Files.readAllBytes(model));
    }

    private void refusals(Product product, byte[] model) throws IOException, InterruptedException {
        byte[] changed = model.clone();
        changed[model.length / 2] ^= 1;
        Files.write(directory.resolve("changed.model"), changed);
        Files.write(directory.resolve("short.model"), Arrays.copyOf(model, model.length / 2));
        refused(product, "start=changed.model", "changed.model is damaged, or no model of a transformer of genloss");
        refused(product, "start=short.model", "short.model is damaged");
        refused(product, "start=counts.txt", "counts.txt is damaged, or no model");
        refused(product, "start=nowhere.model", "nowhere.model. It needs the last.model that a run of simulate left");
        refused(product, "start=changed.model,vocabulary=400", "transformer.start brings vocabulary, context, layers");
    }

    private void refused(Product product, String learner, String says) throws IOException, InterruptedException {
        String said = product.said(2, simulate("others.txt", learner, "refused"));
        assertThat(said).contains("transformer.start", says).hasLineCount(1).doesNotContain("Exception");
        assertThat(directory.resolve("refused")).doesNotExist();
    }
}
