package org.genloss.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(directory.resolve("tuned/experiment.yaml"))
                .content()
                .contains(model.toString(), "tokens: bytes", "vocabulary: 257", "context: 16", "learning-rate: 0.005")
                .doesNotContain("heads: 0", "width: 0");
        assertThat(directory.resolve("tuned/report.html"))
                .content()
                .contains("vocabulary=257")
                .doesNotContain("heads=0");
        runsAgainToTheSameBytes(product);
        theModelIsAnInputOfOneRunAndAnOutputOfTheOther(product, model);
        refusals(product, Files.readAllBytes(model));
    }

    private static String[] images(String learner, String out) {
        return ("simulate --data builtin:digits:labels=false --learner " + learner
                        + " --regime replace --generations 1 --items 60 --replicates 1 --metrics mean-error --seed 3 --quiet --out "
                        + out)
                .split(" ");
    }

    /** The other networks leave their models too, and go on from their own alone. */
    @ParameterizedTest
    @CsvSource({"vae, gan", "gan, diffusion", "diffusion, transformer"})
    void imagesGoOnToo(String learner, String other)
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        Product product = new Product(directory);
        product.run(images(learner + ":width=32,steps=20", "first"));
        Path model = directory.resolve("first/generations/replace/last.model");
        String start = "start=first/generations/replace/last.model";
        product.run(images(learner + ":width=32,steps=5," + start, "tuned"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
        assertThat(ledger("tuned"))
                .contains("\"start-sha256\":\"" + HexFormat.of().formatHex(digest) + "\"");
        assertThat(directory.resolve("tuned/experiment.yaml")).content().contains("start: " + model);
        runsAgainToTheSameBytes(product);
        boolean texts = other.equals("transformer");
        String said = product.said(
                2, texts ? simulate("others.txt", start, "refused") : images(other + ":" + start, "refused"));
        assertThat(said)
                .contains(other + ".start: " + model + " is a model of the learner " + learner)
                .hasLineCount(1);
        said = product.said(2, images(learner + ":width=48," + start, "refused"));
        assertThat(said)
                .contains(
                        learner + ".start: " + model + " has width=32, and " + learner + " is asked for with width=48")
                .hasLineCount(1);
        assertThat(directory.resolve("refused")).doesNotExist();
    }

    private void theModelIsAnInputOfOneRunAndAnOutputOfTheOther(Product product, Path model)
            throws IOException, InterruptedException {
        product.run("ledger", "trace", "tuned/generations/replace/gen-01.jsonl", "tuned");
        assertThat(directory.resolve("out.log"))
                .content()
                .contains("read " + model.toRealPath() + ", generation 0")
                .startsWith("drawn generations/replace/gen-01.jsonl, generation 1");
        product.run("ledger", "trace", "first/generations/replace/last.model", "first");
        assertThat(directory.resolve("out.log")).content().startsWith("fitted model 1 of replace, replicate 1");
        product.run("ledger", "verify", "first");
        byte[] bytes = Files.readAllBytes(model);
        Files.write(model, new byte[] {0}, StandardOpenOption.APPEND);
        product.said(1, "ledger", "verify", "first");
        assertThat(directory.resolve("out.log"))
                .content()
                .contains("generations/replace/last.model was changed since it was written.");
        Files.write(model, bytes);
    }

    /** The resolved experiment names what the model brought. */
    private void runsAgainToTheSameBytes(Product product) throws IOException, InterruptedException {
        product.run("simulate", "tuned/experiment.yaml", "--quiet", "--out", "again");
        for (String file : List.of("experiment.yaml", "trajectory.csv", "report.html", "ledger.jsonl")) {
            assertThat(directory.resolve("again").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("tuned").resolve(file));
        }
    }

    /** What follows from a factor is left to it: one preset's numbers would hold for the other too. */
    @Test
    void aFactorKeepsWhatFollowsFromIt() throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("e.yaml"),
                "seed: 3\ndata: { path: counts.txt }\nlearner: { id: transformer, tokens: bytes, context: 16, width: 32, layers: 1, patience: 0 }\n"
                        + "regimes: [replace]\ngenerations: 1\nitems: 20\nreplicates: 1\nmetrics: [cross-entropy]\n"
                        + "vary: { learner.epochs: [0, 0.1] }\n");
        Product product = new Product(directory);
        product.run("simulate", "e.yaml", "--quiet", "--out", "tuned");
        assertThat(directory.resolve("tuned/experiment.yaml"))
                .content()
                .contains("steps: 0", "batch: 32", "preset: nano");
        runsAgainToTheSameBytes(product);
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
        refused(
                product,
                "start=first/generations/replace/last.model,width=64",
                "transformer.start brings tokens and sizes of its own: of ");
        refused(product, "start=first/generations/replace/last.model,tokens=bpe", "the tokens are bytes");
    }

    private void refused(Product product, String learner, String says) throws IOException, InterruptedException {
        String said = product.said(2, simulate("others.txt", learner, "refused"));
        assertThat(said).contains("transformer.start", says).hasLineCount(1).doesNotContain("Exception");
        assertThat(directory.resolve("refused")).doesNotExist();
    }
}
