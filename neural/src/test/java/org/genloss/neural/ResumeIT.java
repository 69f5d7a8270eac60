package org.genloss.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of {@code ./genloss} with this build's plug-in, killed in the middle of a fit. */
class ResumeIT {
    @TempDir
    Path directory;

    private Product product() {
        return new Product(directory);
    }

    /** The last states of fits of which a run keeps two. */
    private static List<Path> states(Path run) throws IOException {
        Path fits = run.resolve(".parts/fits");
        if (!Files.exists(fits)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(fits)) {
            return all.filter(file -> file.toString().endsWith(".before"))
                    .map(file -> Path.of(file.toString().replace(".before", ".last")))
                    .filter(Files::exists)
                    .toList();
        }
    }

    /** @return what was kept when the run was killed */
    private List<Path> kill(String experiment) throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("e.yaml"),
                "name: killed\nseed: 7\nregimes: [ { id: replace } ]\ngenerations: 2\nitems: 200\nreplicates: 1\n"
                        + experiment);
        Path killed = directory.resolve("killed");
        Process process = product().start("simulate", "e.yaml", "--threads", "2", "--out", "killed");
        while (states(killed).isEmpty() && process.isAlive()) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        assertThat(killed.resolve("run.json")).as("killed too late").doesNotExist();
        List<Path> kept = states(killed);
        assertThat(kept.stream().filter(state -> state.getParent().endsWith("cell-000-first")))
                .as("one first fit for both arms")
                .hasSize(1);
        return kept;
    }

    /** @param says what is lost, on the error stream */
    private void goesOnToTheSameBytes(String... says) throws IOException, InterruptedException {
        Path killed = directory.resolve("killed");
        String said = product().said(0, "simulate", "--resume", "killed");
        assertThat(said.lines().filter(line -> line.contains("damaged"))).hasSize(says.length);
        for (String why : says) {
            assertThat(said).contains(why);
        }
        product().run("simulate", "e.yaml", "--threads", "1", "--out", "undisturbed");
        for (String file : List.of("trajectory.csv", "report.html", "run.json", "ledger.jsonl")) {
            assertThat(killed.resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("undisturbed").resolve(file));
        }
        assertThat(killed.resolve(".parts")).doesNotExist();
        assertThat(killed.resolve("run.json")).content().contains("libtorch");
        assertThat(killed.resolve("ledger.jsonl")).content().contains("libtorch");
    }

    @BeforeEach
    void needsTheProduct() {
        Product.need();
    }

    @Test
    void textsGoOn() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add("line " + i + " of " + i * i % 101 + " words");
        }
        Files.write(directory.resolve("lines.txt"), lines);
        kill("data: { path: lines.txt, holdout: 0.2 }\nmetrics: [perplexity]\n"
                + "learner: { id: transformer, steps: 200, context: 16, width: 32, patience: 0 }\n");
        goesOnToTheSameBytes();
        assertThat(directory.resolve("killed/generations/replace/gen-01.jsonl"))
                .content()
                .contains("\"logprobs\":[-");
    }

    /** Where the last state is damaged, the one before it is gone on from. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: vae, steps: 300, network: conv, width: 64, patience: 0 | true",
                "id: diffusion, steps: 200, network: mlp, width: 64, draws: 5 | false",
                "id: gan, steps: 200, network: mlp, width: 64 | false"
            })
    void imagesGoOn(String learner, boolean damaged) throws IOException, InterruptedException {
        Path state = kill("data: { builtin: digits, labels: false }\nmetrics: [prdc-recall]\nlearner: { " + learner
                        + " }\n")
                .get(0);
        if (damaged) {
            byte[] bytes = Files.readAllBytes(state);
            bytes[bytes.length / 2] ^= 1;
            Files.write(state, bytes);
        }
        goesOnToTheSameBytes(
                damaged ? new String[] {"is damaged: the fit goes on from the state before it"} : new String[0]);
    }
}
