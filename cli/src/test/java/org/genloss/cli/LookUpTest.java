package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.lab.Probe;
import org.genloss.metric.Metric;
import org.genloss.verdict.VerdictStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every number that a report names can be looked up, and says where it is read. */
class LookUpTest {
    private record Said(int exit, String out, String err) {}

    private static Said run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream wrong = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(wrong, true, StandardCharsets.UTF_8));
        try {
            int exit = Main.run(arguments);
            return new Said(exit, said.toString(StandardCharsets.UTF_8), wrong.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<String> ids(List<? extends Carded> entries) {
        return entries.stream().map(e -> e.card().id()).toList();
    }

    @Test
    void explainsTheStatisticsOfTheVerdict() {
        for (String id : ids(VerdictStatistics.all())) {
            assertThat(run("explain", id).exit()).as(id).isZero();
        }
        assertThat(run("explain", "rare-words").out().replaceAll("[\\s\u00a0]+", " "))
                .startsWith("rare-words Rare words")
                .contains(
                        "more is better",
                        "ln(E[rare words",
                        "Tail: a loss at 80 % kept or less",
                        "never late",
                        "Source");
    }

    @Test
    void metricsListsWhatIsReadElsewhereUnderItsOwnHeading() {
        String text = run("metrics").out();
        assertThat(text.split("\\R\\R"))
                .filteredOn(block -> !block.contains("  "))
                .hasSize(6)
                .anyMatch(block -> block.startsWith("Read from data only where asked"))
                .anyMatch(block -> block.startsWith("Read from models in simulate"))
                .anyMatch(block -> block.startsWith("The verdict's own statistics, text"));
        assertThat(text.lines().map(line -> line.split(" ")[0]))
                .containsAll(ids(Catalog.of(Metric.class, "metric").all()))
                .containsAll(ids(Catalog.of(Probe.class, "probe").all()))
                .containsAll(ids(VerdictStatistics.all()));
        int asked = text.indexOf("Read from data only where asked");
        assertThat(text.indexOf("\nmauve ")).isGreaterThan(asked);
        assertThat(text.indexOf("\nvariance-ratio ")).isBetween(0, asked);
    }

    @Test
    void jsonSaysWhereEachIsRead() {
        JsonNode entries = JsonMapper.builder()
                .build()
                .readTree(run("metrics", "--format", "json").out())
                .get("entries");
        List<String> read = new ArrayList<>();
        for (JsonNode entry : entries) {
            read.add(entry.get("id").asString() + " " + entry.get("read"));
        }
        assertThat(read)
                .contains(
                        "tail-recall [\"check\",\"metric\",\"simulate\"]",
                        "perplexity [\"simulate\"]",
                        "rare-words [\"check\"]");
    }

    @Test
    void metricSaysWhereAProbeOrAStatisticIsRead() {
        String[] files = {"--reference", "a.txt", "--generation", "b.txt"};
        Said probe = run("metric", "kl-from-truth", files[0], files[1], files[2], files[3]);
        assertThat(probe.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(probe.err()).contains("kl-from-truth is read from models: genloss simulate --metrics kl-from-truth");
        Said statistic = run("metric", "rare-words", files[0], files[1], files[2], files[3]);
        assertThat(statistic.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(statistic.err())
                .contains(
                        "rare-words is a statistic of the verdict, read by every check: genloss check --all shows it");
    }

    @ParameterizedTest
    @CsvSource({
        "prdc, prdc-recall, prdc-density",
        "distinct-n, distinct-ngrams, distinct-per-document",
        "hill, hill-numbers, hill-numbers",
        "fid, frechet-distance, frechet-distance",
        "tvd, total-variation, tv-from-truth",
        "js, jensen-shannon, js-from-truth"
    })
    void wordsOfTheFieldListTheirFamily(String word, String one, String other) {
        Said said = run("explain", word);
        assertThat(said.exit()).isZero();
        assertThat(said.out().lines().map(line -> line.split(" ")[0])).contains(one, other);
        assertThat(said.out()).doesNotContain("ngram  ");
    }

    @Test
    void anEntryNamesItsFamily() {
        assertThat(run("explain", "ks").out()).startsWith("ks ").contains("See also     ks-p");
    }
}
