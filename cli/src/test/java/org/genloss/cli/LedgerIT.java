package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss ledger} on the ledger of a small run. */
class LedgerIT {
    @TempDir
    static Path dir;

    @BeforeAll
    static void simulate() {
        Genloss.Done done = Genloss.run(
                dir,
                "simulate",
                "--data",
                "builtin:gaussian:items=100",
                "--learner",
                "gaussian",
                "--regime",
                "accumulate",
                "--generations",
                "2",
                "--replicates",
                "2",
                "--out",
                "run");
        assertThat(done.exit()).as(done.err()).isZero();
    }

    private Genloss.Done ledger(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("ledger"));
        all.addAll(List.of(words));
        return Genloss.run(dir, all.toArray(String[]::new));
    }

    @Test
    void aFileIsTracedToWhatWasRead() {
        Genloss.Done done = ledger("trace", "run/generations/accumulate/gen-02.jsonl", "run");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out())
                .startsWith("drawn generations/accumulate/gen-02.jsonl, generation 2")
                .contains("read data, generation 0", "drawn generations/accumulate/gen-01.jsonl, generation 1");
        JsonNode json = JsonMapper.shared()
                .readTree(ledger("trace", "run/generations/accumulate/gen-02.jsonl", "run", "--format", "json")
                        .out());
        assertThat(json.path("generation").asInt()).isEqualTo(2);
        assertThat(json.path("atLeast").asBoolean()).isFalse();
        assertThat(ledger("show", "run").out()).contains("model 2 of accumulate, replicate 1");
    }

    /** Regimes whose first models draw the same bytes. */
    @Test
    void everyRegimeHasItsOwnLineage() throws IOException {
        Genloss.Done done = Genloss.run(
                dir,
                "simulate",
                "--data",
                "builtin:gaussian:items=100",
                "--learner",
                "gaussian",
                "--regime",
                "replace",
                "--regime",
                "accumulate",
                "--generations",
                "2",
                "--replicates",
                "1",
                "--out",
                "regimes");
        assertThat(done.exit()).as(done.err()).isZero();
        Path first = dir.resolve("regimes/generations/replace/gen-01.jsonl");
        assertThat(dir.resolve("regimes/generations/accumulate/gen-01.jsonl")).hasSameBinaryContentAs(first);
        assertThat(ledger("trace", "regimes/generations/accumulate/gen-02.jsonl", "regimes")
                        .out())
                .contains("drawn generations/accumulate/gen-01.jsonl")
                .doesNotContain("generations/replace");
        assertThat(ledger("trace", "regimes/generations/replace/gen-01.jsonl", "regimes")
                        .out())
                .startsWith("drawn generations/replace/gen-01.jsonl, generation 1");
        assertThat(Files.readAllLines(dir.resolve("regimes/ledger.jsonl")))
                .filteredOn(line -> line.contains("\"training data 2 of "))
                .map(line -> JsonMapper.shared().readTree(line).get("inputs").size())
                .as("replace: what the last model drew; accumulate: that and the real data; the control: real data")
                .containsExactly(1, 2, 1);
        Files.copy(first, dir.resolve("copy.jsonl"));
        assertThat(ledger("trace", "copy.jsonl", "regimes").refused().err())
                .contains("(drawn generations/replace/gen-01.jsonl)", "Give the mark of one");

        String drawing = ledger("show", "regimes").out();
        assertThat(drawing.lines().filter(line -> line.contains("drawn generations/replace/gen-01.jsonl")))
                .hasSize(1);
        assertThat(drawing)
                .containsPattern("[0-9a-f]{12}  read data, generation 0\n")
                .containsPattern("[0-9a-f]{12}  [├└] mixed training data 1 of replace, replicate 1, generation 0\n")
                .containsPattern("[0-9a-f]{12}  [│ ] ↓ drawn generations/replace/gen-01.jsonl, generation 1\n");
        assertThat(ledger("show", "regimes", "--list").out())
                .contains("mark          what      generation  subject")
                .doesNotContain("↓");
    }

    /** A fit that goes on from the model before comes of that model too; one that begins anew, of its data alone. */
    @Test
    void aWarmStartNamesTheModelBefore() throws IOException {
        for (String start : List.of("warm", "cold")) {
            Genloss.write(
                    dir,
                    start + ".yaml",
                    List.of(
                            "data: { builtin: gaussian, items: 100 }",
                            "learner: { id: gaussian, step: 0.5, start: " + start + " }",
                            "regimes: [ replace ]",
                            "generations: 3",
                            "replicates: 1"));
            Genloss.Done done = Genloss.run(dir, "simulate", start + ".yaml", "--out", start);
            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(Files.readAllLines(dir.resolve(start).resolve("ledger.jsonl")))
                    .filteredOn(line -> line.contains("\"model ") && line.contains("of replace, replicate 1\""))
                    .map(line ->
                            JsonMapper.shared().readTree(line).get("inputs").size())
                    .containsExactlyElementsOf(start.equals("warm") ? List.of(1, 2, 2) : List.of(1, 1, 1));
        }
        assertThat(ledger("trace", "warm/generations/replace/gen-03.jsonl", "warm")
                        .out())
                .contains("model 1 of replace", "model 2 of replace", "generation 3");
    }

    /** Whoever asks in a script learns from the help that there is an answer that does not count. */
    @Test
    void theHelpTellsTheExitCodeOfABrokenLedger() {
        for (String question : List.of("show", "trace", "export", "verify")) {
            assertThat(ledger(question, "--help").out().replaceAll("\\s+", " "))
                    .as(question)
                    .contains("Exit code 1 ");
        }
    }

    @Test
    void whatWasChangedIsFound() throws IOException {
        assertThat(ledger("verify", "run").exit()).isZero();
        try (Stream<Path> paths = Files.walk(dir.resolve("run"))) {
            for (Path path : paths.toList()) {
                Files.copy(
                        path, dir.resolve("changed").resolve(dir.resolve("run").relativize(path)));
            }
        }
        Path file = dir.resolve("changed/generations/accumulate/gen-01.jsonl");
        Files.writeString(file, "{}\n", StandardOpenOption.APPEND);
        Files.writeString(dir.resolve("changed/generations/accumulate/gen-03.jsonl"), "{}\n");
        Genloss.Done done = ledger("verify", "changed");
        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.out())
                .contains("NOT intact", "gen-01.jsonl was changed")
                .contains("generations/accumulate/gen-03.jsonl was not written by this run");
        assertThat(Genloss.run(dir.resolve("run"), "ledger", "verify", "../changed")
                        .out())
                .isEqualTo(done.out().replaceFirst("changed:", "../changed:"));
        assertThat(Genloss.run(dir.resolve("changed"), "ledger", "verify", ".").out())
                .startsWith(done.out().replaceFirst("changed:", ".:"));
        Files.writeString(dir.resolve("changed/report.html"), "<p>All is well.</p>", StandardOpenOption.APPEND);
        Files.writeString(dir.resolve("changed/notes.txt"), "mine\n");
        Path run = dir.resolve("changed/run.json");
        Files.write(
                run,
                Files.readAllLines(run).stream()
                        .filter(line -> !line.contains("\"report.html\""))
                        .toList());
        assertThat(ledger("verify", "changed").out())
                .contains("run.json does not list report.html, which the run wrote: it was changed.")
                .contains("report.html was changed since it was written.")
                .contains("Not of the run, so not compared: notes.txt\n");
        Path ledger = dir.resolve("changed/ledger.jsonl");
        List<String> lines = Files.readAllLines(ledger);
        Files.write(ledger, lines.subList(0, lines.size() - 1));
        assertThat(ledger("verify", "changed").out()).contains("lines at the end are missing");
    }

    @Test
    void whatIsAskedOfAChangedLedgerIsAnsweredWithAWarning() throws IOException {
        Path forged = dir.resolve("forged.jsonl");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(dir.resolve("run/ledger.jsonl")));
        int line = lines.indexOf(lines.stream()
                .filter(entry -> entry.contains("\"biased\""))
                .findFirst()
                .orElseThrow());
        lines.set(line, lines.get(line).replace("\"biased\"", "\"unbiased\""));
        Files.write(forged, lines);
        String mark = JsonMapper.shared().readTree(lines.get(0)).path("mark").asString();
        for (String[] words : List.of(
                new String[] {"show", "forged.jsonl"},
                new String[] {"show", "forged.jsonl", "--format", "json"},
                new String[] {"trace", mark, "forged.jsonl"},
                new String[] {"export", "forged.jsonl", "--format", "prov"})) {
            Genloss.Done done = ledger(words);
            assertThat(done.exit()).as(String.join(" ", words)).isEqualTo(1);
            assertThat(done.out()).isNotBlank();
            assertThat(done.err().replaceAll("\\s+", " "))
                    .contains("does not hold", "line " + (line + 1) + " (", "genloss ledger verify forged.jsonl");
        }
        assertThat(ledger("show", "run").err()).isEmpty();
    }

    @Test
    void exportsAreOfTheStandard() {
        JsonNode prov = JsonMapper.shared()
                .readTree(ledger("export", "run", "--format", "prov").out());
        assertThat(prov.path("@graph").valueStream().map(n -> n.path("@type").asString()))
                .contains("prov:Activity", "prov:Entity");
        JsonNode croissant = JsonMapper.shared()
                .readTree(ledger("export", "run", "--format", "croissant").out());
        assertThat(croissant.path("conformsTo").asString()).isEqualTo("http://mlcommons.org/croissant/1.1");
        assertThat(croissant.path("distribution").size()).isEqualTo(4);
        Genloss.Done events = ledger("export", "run", "--format", "openlineage", "--out", "events.jsonl");
        assertThat(events.out()).isEmpty();
        assertThat(dir.resolve("events.jsonl")).isNotEmptyFile();
    }

    @Test
    void badInputIsOneMessage() throws IOException {
        assertThat(ledger().refused().err()).contains("show, trace, verify or export");
        assertThat(ledger("verify", "nowhere").refused().err()).contains("no such file");
        assertThat(ledger("trace", "fffffffff", "run").refused().err()).contains("genloss ledger show run");
        assertThat(ledger("verify", "run", "--mark", "x").refused().err()).contains("--mark");
        Genloss.write(dir, "no.jsonl", List.of("{\"a\": 1}"));
        assertThat(ledger("show", "no.jsonl").refused().err()).contains("line 1", "expected an entry");
        Files.write(dir.resolve("latin.jsonl"), new byte[] {'a', (byte) 0xe9, 'b', '\n'});
        assertThat(ledger("show", "latin.jsonl").refused().err()).contains("not UTF-8 text");
    }
}
