package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationsIT {
    @TempDir
    Path folder;

    /** Two sides of 300 lines of one law: nothing is lost in the texts themselves. */
    @BeforeEach
    void texts() throws IOException {
        Random random = new Random(4);
        for (String name : new String[] {"human", "gen"}) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                for (int w = 0; w < 12; w++) {
                    text.append((char) ('a' + random.nextInt(26)))
                            .append((char) ('a' + random.nextInt(26)))
                            .append(w < 11 ? ' ' : '\n');
                }
            }
            Files.writeString(folder.resolve(name + ".txt"), text.toString());
        }
    }

    /** @param wrong of 200 items that the reference's model got right */
    private Genloss.Done check(int wrong, String... more) throws IOException {
        StringBuilder rows = new StringBuilder("generation,benchmark,item,correct\n");
        for (int i = 0; i < 200; i++) {
            rows.append("0,sums,q").append(i).append(",1\n");
            rows.append("gen,sums,q").append(i).append(i < wrong ? ",0\n" : ",1\n");
        }
        Files.writeString(folder.resolve("results.csv"), rows.toString());
        String[] all = {
            "check",
            "--reference",
            folder.resolve("human.txt").toString(),
            "--generation",
            folder.resolve("gen.txt").toString(),
            "--evaluations",
            folder.resolve("results.csv").toString()
        };
        String[] arguments = java.util.stream.Stream.concat(java.util.Arrays.stream(all), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return Genloss.run(folder, arguments);
    }

    @Test
    void forgottenAnswersFailTheGateThoughTheTextsAreFine() throws IOException {
        Genloss.Done result = check(30);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out().replaceAll("[\\s\u00a0]+", " "))
                .startsWith("Answers get worse (sums) at gen.")
                .contains("Right answers on sums fell from 100 % to 85 % (200 items, answered by human too).")
                .contains("early collapse");
        assertThat(check(30, "--format", "json").out())
                .contains("\"evaluation-kept\"")
                .contains("\"quality\"");
        assertThat(check(100).out()).contains("late collapse").contains("A third of what was right goes with it.");
    }

    /** The results of the generation were taken for the reference's, and nothing seemed to be lost. */
    @Test
    void filesOfOneNameAreToldApart() throws IOException {
        StringBuilder rows = new StringBuilder("generation,benchmark,item,correct\n");
        for (int i = 0; i < 200; i++) {
            rows.append("0,sums,q").append(i).append(",1\n1,sums,q").append(i).append(i < 30 ? ",0\n" : ",1\n");
        }
        Files.writeString(folder.resolve("results.csv"), rows.toString());
        for (String side : new String[] {"human", "gen"}) {
            Files.createDirectories(folder.resolve(side));
            Files.copy(folder.resolve(side + ".txt"), folder.resolve(side).resolve("data.txt"));
        }
        Genloss.Done done = Genloss.run(
                folder,
                "check",
                "--reference",
                "human/data.txt",
                "--generation",
                "gen/data.txt",
                "--evaluations",
                "results.csv");
        assertThat(done.out()).startsWith("Answers get worse (sums) at gen/data.txt.");
    }

    @Test
    void keptAnswersAreHealthy() throws IOException {
        Genloss.Done result = check(1, "--all");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("Benchmark results kept");
    }
}
