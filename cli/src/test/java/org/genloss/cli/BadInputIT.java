package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a user can get wrong ends in one clear message and exit code 2, nothing half-written, no stack trace. */
class BadInputIT {
    @TempDir
    Path dir;

    @BeforeEach
    void good() {
        Genloss.write(dir, "good.txt", Genloss.texts(1, 120, 300));
    }

    private Genloss.Done check(String reference, String generation) {
        return Genloss.run(dir, "check", "--reference", reference, "--generation", generation, "--out", "out");
    }

    private Genloss.Done refusedCheck(String generation) {
        Genloss.Done done = check("good.txt", generation).refused();
        assertThat(dir.resolve("out")).doesNotExist();
        return done;
    }

    @Test
    void aMissingFileNamesTheNearest() {
        assertThat(refusedCheck("god.txt").err()).contains("god.txt").contains("good.txt");
    }

    @Test
    void aDirectoryWithoutData() throws IOException {
        Files.createDirectory(dir.resolve("empty"));
        assertThat(refusedCheck("empty").err()).contains("empty");
    }

    @Test
    void aLoopOfWhichEveryRunEndsEarlyLeavesNothing() {
        Genloss.Done done = Genloss.run(
                        dir,
                        "simulate",
                        "--data",
                        "builtin:gaussian",
                        "--learner",
                        "gaussian",
                        "--items",
                        "20",
                        "--mitigation",
                        "exclude:labelled=1",
                        "--regime",
                        "replace",
                        "--generations",
                        "3",
                        "--metrics",
                        "variance",
                        "--out",
                        "out")
                .refused();
        assertThat(done.err()).contains("every run stopped early", "generation 2");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void anEmptyFile() throws IOException {
        Files.createFile(dir.resolve("nothing.txt"));
        assertThat(refusedCheck("nothing.txt").err()).contains("nothing.txt");
    }

    @Test
    void oneItem() {
        Genloss.write(dir, "one.txt", List.of("only one"));
        assertThat(refusedCheck("one.txt").err()).contains("one item");
    }

    @Test
    void theWrongKind() {
        Genloss.write(dir, "table.csv", List.of("a,b", "1,2", "3,4", "5,6"));
        refusedCheck("table.csv");
        assertThat(Genloss.run(dir, "check", "--reference", "good.txt", "--generation", "good.txt", "--kind", "picture")
                        .refused()
                        .err())
                .contains("--kind")
                .contains("vector");
    }

    @Test
    void rowsOfDifferentWidth() {
        Genloss.write(dir, "a.csv", List.of("a,b", "1,2", "3,4", "5,6"));
        Genloss.write(dir, "mixed.csv", List.of("a,b", "1,2", "3,4,5", "5,6"));
        assertThat(check("a.csv", "mixed.csv").refused().err())
                .contains("mixed.csv")
                .contains("line 3");
    }

    /** What is passed over or left out is told in every form. */
    @Test
    void columnsAndRowsThatAreNotComparedAreTold() throws IOException {
        List<String> real = new ArrayList<>(List.of("size,town"));
        List<String> made = new ArrayList<>(List.of("size,town,extra"));
        for (int i = 0; i < 80; i++) {
            real.add(i + ",town" + i % 4);
            made.add("," + "town" + i % 4 + "," + i);
        }
        made.add("1,2");
        Genloss.write(dir, "real.csv", real);
        Genloss.write(dir, "made.csv", made);
        Genloss.Done done = Genloss.run(
                dir,
                "check",
                "--reference",
                "real.csv",
                "--generation",
                "made.csv",
                "--on-bad-row",
                "skip",
                "--fail-on",
                "never",
                "--out",
                "out");
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(Files.readString(dir.resolve("out/check.json")));
        assertThat(json.path("damagedRows").asInt()).isEqualTo(1);
        for (String note : List.of(
                "made has a column that real lacks, and that is not compared: extra.",
                "Empty in all 80 items of made, and not in real: size.")) {
            assertThat(json.at("/generations/0/warnings").toString()).contains(note);
            assertThat(done.out()).contains("Note  " + note);
            assertThat(Files.readString(dir.resolve("out/report.html"))).contains(note);
        }
    }

    @Test
    void numbersThatAreNone() {
        Genloss.write(dir, "a.csv", List.of("a,b", "1,2", "3,4", "5,6"));
        Genloss.write(dir, "nan.csv", List.of("a,b", "1,2", "NaN,4", "5,6"));
        Genloss.write(dir, "inf.csv", List.of("a,b", "1,2", "5,Infinity", "5,6"));
        assertThat(check("a.csv", "nan.csv").refused().err())
                .contains("nan.csv")
                .contains("line 3")
                .contains("NaN");
        assertThat(check("a.csv", "inf.csv").refused().err())
                .contains("inf.csv")
                .contains("line 3")
                .contains("Infinity");
    }

    @Test
    void aLineOf200Megabytes() throws IOException {
        Path file = dir.resolve("long.txt");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'a');
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 200; i++) {
                out.write(block);
            }
        }
        assertThat(refusedCheck("long.txt").err()).contains("long.txt").contains("line 1");
    }

    @Test
    void brokenUtf8() throws IOException {
        byte[] bytes = "good line\nbad \uFFFD line\nlast\n".getBytes(StandardCharsets.ISO_8859_1);
        bytes[14] = (byte) 0xff;
        Files.write(dir.resolve("broken.txt"), bytes);
        assertThat(refusedCheck("broken.txt").err())
                .contains("broken.txt")
                .contains("line 2")
                .contains("UTF-8");
    }

    @Test
    void aTruncatedGzip() throws IOException {
        Path whole = dir.resolve("whole.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(String.join("\n", Genloss.texts(2, 400, 300)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(dir.resolve("cut.txt.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(refusedCheck("cut.txt.gz").err()).contains("cut.txt.gz");
    }

    @Test
    void aTruncatedParquet() throws IOException {
        Files.write(dir.resolve("cut.parquet"), "PAR1 and then nothing".getBytes(StandardCharsets.US_ASCII));
        assertThat(refusedCheck("cut.parquet").err()).contains("cut.parquet");
    }

    @Test
    void generationsOfDifferentKinds() {
        Genloss.write(dir, "table.csv", List.of("a,b", "1,2", "3,4", "5,6"));
        Genloss.run(dir, "check", "--reference", "good.txt", "--generation", "good.txt", "--generation", "table.csv")
                .refused();
    }

    @Test
    void unknownNamesSuggestTheNearest() {
        String[] simulate = {"simulate", "--data", "good.txt", "--generations", "2", "--replicates", "1", "--out", "out"
        };
        assertThat(Genloss.run(dir, with(simulate, "--learner", "ngrm"))
                        .refused()
                        .err())
                .contains("Nearest: ngram");
        assertThat(Genloss.run(dir, with(simulate, "--learner", "ngram", "--regime", "replac"))
                        .refused()
                        .err())
                .contains("Nearest: replace");
        assertThat(Genloss.run(dir, with(simulate, "--learner", "ngram:ordr=2"))
                        .refused()
                        .err())
                .contains("Nearest: order");
        assertThat(Genloss.run(dir, with(simulate, "--learner", "ngram", "--metrics", "distinct-ngram"))
                        .refused()
                        .err())
                .contains("Nearest: distinct");
        assertThat(dir.resolve("out")).doesNotExist();
        assertThat(Genloss.run(dir, "explain", "tail-recal").refused().err()).contains("Nearest: tail-recall");
        assertThat(Genloss.run(dir, "chek").refused().err()).contains("Did you mean check?");
        assertThat(Genloss.run(dir, "check", "--reference", "good.txt", "--generaton", "good.txt")
                        .refused()
                        .err())
                .contains("--generation");
    }

    @Test
    void negativeCounts() {
        String[] simulate = {"simulate", "--data", "good.txt", "--learner", "ngram", "--out", "out"};
        assertThat(Genloss.run(dir, with(simulate, "--generations", "-3"))
                        .refused()
                        .err())
                .contains("generations")
                .contains("-3");
        assertThat(Genloss.run(dir, with(simulate, "--items", "-1")).refused().err())
                .contains("items");
        assertThat(Genloss.run(dir, with(simulate, "--replicates", "0"))
                        .refused()
                        .err())
                .contains("replicates");
        assertThat(Genloss.run(dir, with(simulate, "--threads", "0")).refused().err())
                .contains("--threads");
        assertThat(Genloss.run(dir, with(simulate, "--generations", "many"))
                        .refused()
                        .err())
                .contains("--generations needs a whole number, got many.");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void anOutputThatCannotBeWritten() throws IOException {
        Files.writeString(dir.resolve("occupied"), "a file");
        Genloss.Done done = Genloss.run(
                dir, "check", "--reference", "good.txt", "--generation", "good.txt", "--out", "occupied/out");
        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).startsWith("genloss: cannot write").doesNotContain("\tat ");
        Genloss.run(dir, "simulate", "--data", "good.txt", "--learner", "ngram", "--out", "occupied")
                .refused();
    }

    @Test
    void aFullDisk() {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full on this system");
        Genloss.Done done =
                Genloss.run(dir, "check", "--reference", "good.txt", "--generation", "good.txt", "--out", "/dev/full");
        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).doesNotContain("\tat ");
    }

    @Test
    void outputThatNobodyTakes() throws IOException, InterruptedException {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full on this system");
        Path err = dir.resolve("e");
        Process process = Genloss.start(dir, Path.of("/dev/full"), err, "metrics");
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readString(err))
                .startsWith("genloss: cannot write to standard output")
                .doesNotContain("\tat ");
    }

    @Test
    void anExperimentFileThatIsNone() {
        Genloss.write(dir, "broken.yaml", List.of("data: { path: good.txt", "learner: ["));
        assertThat(Genloss.run(dir, "simulate", "broken.yaml").refused().err())
                .contains("broken.yaml")
                .contains("line");
        Genloss.write(dir, "key.yaml", List.of("data: { path: good.txt }", "lerner: { id: ngram }"));
        assertThat(Genloss.run(dir, "simulate", "key.yaml").refused().err()).contains("Nearest: learner");
        assertThat(Genloss.run(dir, "simulate", "absent.yaml").refused().err()).contains("absent.yaml");
        assertThat(Genloss.run(dir, "simulate", "--resume", "absent").refused().err())
                .contains("nothing to resume");
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }
}
