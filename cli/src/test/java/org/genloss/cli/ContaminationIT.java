package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss contamination} as a user runs it: a corpus of 300 texts of which 60 are of the synthetic sort. */
class ContaminationIT {
    @TempDir
    Path dir;

    /** Lines of which every so many have a word, and every so many more another. */
    private static List<String> lines(long seed, int count, int delve, int moreover) {
        List<String> texts = Genloss.texts(seed, count, 3000);
        return IntStream.range(0, count)
                .mapToObj(i -> (i % delve == 0 ? "delve " : "") + (i % moreover == 0 ? "moreover " : "") + texts.get(i))
                .toList();
    }

    private static List<String> human(long seed, int count) {
        return lines(seed, count, 40, 30);
    }

    private static List<String> synthetic(long seed, int count) {
        return lines(seed, count, 2, 3);
    }

    @BeforeEach
    void write() {
        Genloss.write(dir, "human.txt", human(1, 600));
        Genloss.write(dir, "synthetic.txt", synthetic(2, 600));
        List<String> corpus = new ArrayList<>();
        List<String> human = human(3, 240);
        List<String> synthetic = synthetic(4, 60);
        for (int i = 0; i < 300; i++) {
            boolean machine = i % 5 == 0;
            corpus.add(("{'id': 'r%d', 'text': '%s', 'source': '%s', 'date': '%d-05-01', 'flag': %s, 'chance': %s}")
                    .replace('\'', '"')
                    .formatted(
                            i,
                            machine ? synthetic.get(i / 5) : human.get(i - i / 5 - 1),
                            machine ? "blog" : "news",
                            machine ? 2024 : 2019,
                            machine,
                            machine ? "0.9" : "0.1"));
        }
        Genloss.write(dir, "corpus.jsonl", corpus);
    }

    private Genloss.Done run(String... more) {
        List<String> words = new ArrayList<>(List.of("contamination"));
        words.addAll(List.of(more));
        return Genloss.run(dir, words.toArray(String[]::new));
    }

    @Test
    void theShareComesOutWithItsFloorAndIsBrokenDown() throws Exception {
        String[] asked = {
            "corpus.jsonl",
            "--human",
            "human.txt",
            "--synthetic",
            "synthetic.txt",
            "--by",
            "source",
            "--date-field",
            "date",
            "--flag-field",
            "flag",
            "--tpr",
            "0.9",
            "--fpr",
            "0.05",
            "--posterior-field",
            "chance",
            "--out",
            "out",
            "--format",
            "json"
        };
        Genloss.Done done = run(asked);
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(done.out());
        JsonNode corrected = json.path("words").path("corrected");
        assertThat(corrected.path("low").asDouble()).isLessThan(0.2);
        assertThat(corrected.path("high").asDouble()).isGreaterThan(0.2);
        assertThat(corrected.path("high").asDouble() - corrected.path("low").asDouble())
                .isBetween(0.01, 0.4);
        JsonNode source = json.path("words").path("parts").path("source");
        assertThat(source.path("blog").path("value").asDouble()).isGreaterThan(0.8);
        assertThat(source.path("news").path("value").asDouble()).isLessThan(0.1);
        JsonNode years = json.path("words").path("parts").path("date");
        assertThat(IntStream.of(2019, 2024)
                        .mapToObj(y -> years.path("" + y).path("documents").asInt()))
                .containsExactly(240, 60);
        assertThat(json.path("flags").path("unclipped").asDouble()).isEqualTo((0.2 - 0.05) / (0.9 - 0.05));
        assertThat(json.path("posteriors").path("value").asDouble()).isBetween(0.05, 0.2);
        assertThat(json.path("warnings").isEmpty()).isTrue();
        assertThat(Files.readString(dir.resolve("out/contamination.json"))).isEqualTo(done.out());
        assertThat(Files.readString(dir.resolve("out/contamination.txt")))
                .startsWith("corpus ")
                .contains(
                        "of the sentences are synthetic",
                        "by source",
                        "floor",
                        "words more often in synthetic text",
                        "delve");
        List<String> again = new ArrayList<>(List.of(asked));
        again.addAll(List.of("--threads", "1"));
        assertThat(run(again.toArray(String[]::new)).out()).isEqualTo(done.out());
    }

    /** Two documents of a source have no interval; a date that could be two days is no year. */
    @Test
    void fewDocumentsAndUnreadableDatesAreToldNotGuessed() throws Exception {
        List<String> more = new ArrayList<>(Files.readAllLines(dir.resolve("corpus.jsonl")));
        List<String> texts = human(5, 2);
        for (int i = 0; i < 2; i++) {
            more.add("{\"id\": \"s%d\", \"text\": \"%s\", \"source\": \"rare\", \"date\": \"%s\"}"
                    .formatted(i, texts.get(i), i == 0 ? "03/04/2019" : "2019/04/03"));
        }
        Genloss.write(dir, "more.jsonl", more);
        String[] asked = {
            "more.jsonl",
            "--human",
            "human.txt",
            "--synthetic",
            "synthetic.txt",
            "--method",
            "both",
            "--by",
            "source",
            "--date-field",
            "date",
            "--out",
            "more"
        };
        Genloss.Done done = run(asked);
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out())
                .containsPattern("rare +- +too few: 2 documents")
                .contains("1 document has a date that cannot be read, such as 03/04/2019");
        JsonNode json = JsonMapper.shared().readTree(Files.readString(dir.resolve("more/contamination.json")));
        for (String route : List.of("words", "classifier")) {
            JsonNode parts = json.path(route).path("parts");
            assertThat(parts.path("source").path("rare").path("status").asString())
                    .isEqualTo("undefined");
            assertThat(parts.path("source").path("rare").path("reason").asString())
                    .isEqualTo("2 documents, and how sure a share is can be said from 5 on");
            assertThat(parts.path("date").path("2019").path("documents").asInt())
                    .isEqualTo(241);
        }
    }

    /** Old text that reads synthetic contradicts its date. */
    @Test
    void datesThatContradictTheWordsAreWarnedOf() {
        Genloss.Done done = run(
                "corpus.jsonl",
                "--human",
                "human.txt",
                "--synthetic",
                "synthetic.txt",
                "--date-field",
                "date",
                "--before",
                "2025-01-01");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains("dated before 2025-01-01", "Give human text of the corpus' own sort.")
                .contains("Of the sentences of date 2024 dated before 2025-01-01")
                .doesNotContain("Of the sentences of date 2019");
    }

    @Test
    void humanTextGivesNone() {
        Genloss.write(dir, "more.txt", human(5, 300));
        Genloss.Done done = run("more.txt", "--human", "human.txt", "--synthetic", "synthetic.txt");
        assertThat(done.out().replaceAll("\\s+", " ")).contains("No synthetic text was found", "would have been seen");
    }

    /** A whole that shows none is no reason to be silent about the part that does. */
    @Test
    void aPartThatHoldsSomeIsTold() {
        List<String> human = human(5, 580);
        List<String> synthetic = synthetic(7, 20);
        List<String> corpus = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean machine = i % 30 == 0;
            corpus.add(("{'id': 'r%d', 'text': '%s', 'source': '%s'}")
                    .replace('\'', '"')
                    .formatted(
                            i, machine ? synthetic.get(i / 30) : human.get(i - i / 30 - 1), machine ? "blog" : "news"));
        }
        Genloss.write(dir, "few.jsonl", corpus);
        Genloss.Done done = run("few.jsonl", "--human", "human.txt", "--synthetic", "synthetic.txt", "--by", "source");
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains(
                        "No synthetic text was found in the whole: at most",
                        "In parts there is some: source blog with");
    }

    /** Of other words than the references no share can be said: why comes first, and neither share nor words follow. */
    @Test
    void aCorpusOfAnotherSortGetsNoShare() throws Exception {
        List<String> other = human(6, 300).stream()
                .map(line -> line.replaceAll("\\b(\\w)(\\w+)", "$2$1 delve moreover"))
                .toList();
        Genloss.write(dir, "other.txt", other);
        Genloss.Done done = run("other.txt", "--human", "human.txt", "--synthetic", "synthetic.txt", "--out", "out");
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains(
                        "The share of synthetic text cannot be said. The corpus is not made of text like the references")
                .doesNotContain("About", "corrected", "words more often");
        JsonNode words = JsonMapper.shared()
                .readTree(Files.readString(dir.resolve("out/contamination.json")))
                .path("words");
        assertThat(words.path("said").asBoolean()).isFalse();
        assertThat(words.path("why").asString()).contains("sort");
        assertThat(words.path("misfit").path("strange").asBoolean()).isTrue();
    }

    /** Both estimates side by side hold the fifth of the corpus that is synthetic; the classifier counts documents. */
    @Test
    void aClassifierIsAskedBesideTheWords() throws Exception {
        Genloss.Done done = run(
                "corpus.jsonl",
                "--human",
                "human.txt",
                "--synthetic",
                "synthetic.txt",
                "--by",
                "source",
                "--method",
                "both",
                "--resamples",
                "200",
                "--out",
                "out");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains("of the sentences are synthetic", "By a classifier of whole documents: about", "likeliest");
        JsonNode classifier = JsonMapper.shared()
                .readTree(Files.readString(dir.resolve("out/contamination.json")))
                .path("classifier");
        for (String estimate : List.of("corrected", "likeliest")) {
            assertThat(classifier.path(estimate).path("low").asDouble()).isLessThan(0.2);
            assertThat(classifier.path(estimate).path("high").asDouble()).isGreaterThan(0.2);
        }
        assertThat(classifier.path("floor").path("value").asDouble())
                .isLessThan(classifier.path("ceiling").path("value").asDouble());
        assertThat(classifier
                        .path("parts")
                        .path("source")
                        .path("blog")
                        .path("unclipped")
                        .asDouble())
                .isGreaterThan(0.7);
        assertThat(run("corpus.jsonl", "--flag-field", "flag", "--tpr", "0.9", "--fpr", "0", "--method", "both")
                        .refused()
                        .err())
                .contains("trained on references");
    }

    /** What one has is half of the corpus: only the other half is new. */
    @Test
    void aFurtherCrawlIsWorthWhatItAdds() throws Exception {
        Genloss.write(dir, "half.txt", human(3, 120));
        Genloss.Done done = run("corpus.jsonl", "--against", "half.txt", "--by", "source", "--format", "json");
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode further = JsonMapper.shared().readTree(done.out()).path("further");
        assertThat(further.path("documentsHad").asInt()).isEqualTo(120);
        JsonNode fresh = further.path("all").path("new words");
        assertThat(fresh.path("found").asInt()).isPositive();
        assertThat(fresh.path("asMuchAgainPerMillionWords").path("low").asDouble())
                .isLessThanOrEqualTo(
                        fresh.path("asMuchAgainPerMillionWords").path("value").asDouble());
        assertThat(further.path("parts").path("source").propertyNames()).containsExactly("blog", "news");
        assertThat(run("corpus.jsonl", "--against", "half.txt").out().replaceAll("\\s+", " "))
                .contains("A million words of this corpus added about", "rare words found again", "Orlitsky");
    }

    /** Embeddings beside the text are not read, so damaged ones harm nobody. */
    @Test
    void embeddingsAreLeftAlone() {
        List<String> lines = human(5, 300).stream()
                .map(t -> "{\"text\": \"" + t + "\", \"embedding\": [1, \"x\"]}")
                .toList();
        Genloss.write(dir, "embedded.jsonl", lines);
        Genloss.Done done = run("embedded.jsonl", "--human", "human.txt", "--synthetic", "synthetic.txt");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(run("embedded.jsonl", "--embedding-field", "embedding")
                        .refused()
                        .err())
                .contains("--embedding-field");
    }

    @Test
    void badInputIsOneMessage() {
        assertThat(run("corpus.jsonl").refused().err()).contains("--human FILE and --synthetic FILE");
        assertThat(run("corpus.jsonl", "--human", "human.txt").refused().err()).contains("--synthetic FILE");
        assertThat(run("corpus.jsonl", "--flag-field", "flag").refused().err()).contains("--tpr");
        assertThat(run("corpus.jsonl", "--flag-field", "source", "--tpr", "0.9", "--fpr", "0")
                        .refused()
                        .err())
                .contains("Flags are true or false");
        assertThat(run("corpus.jsonl", "--posterior-field", "source").refused().err())
                .contains("chances from 0 to 1");
        assertThat(run("corpus.jsonl", "--human", "human.txt", "--synthetic", "synthetic.txt", "--by", "colour")
                        .refused()
                        .err())
                .contains("--by asks for the field colour");
        assertThat(run("human.txt", "--human", "human.txt", "--synthetic", "synthetic.txt", "--by", "colour")
                        .refused()
                        .err())
                .contains("has no fields");
        assertThat(run("corpus.jsonl", "--human", "human.txt", "--synthetic", "synthetic.txt", "--date-field", "source")
                        .refused()
                        .err())
                .contains("Write dates as 2021-03-12");
        Genloss.write(dir, "numbers.csv", List.of("a,b", "1,2", "3,4"));
        assertThat(run("numbers.csv", "--human", "human.txt", "--synthetic", "synthetic.txt")
                        .refused()
                        .err())
                .contains("synthetic text is looked for in text");
        Genloss.write(dir, "two.txt", List.of("one two three", "four five six"));
        assertThat(run("corpus.jsonl", "--human", "two.txt", "--synthetic", "synthetic.txt")
                        .refused()
                        .err())
                .contains("no word is in 5 human and 3 synthetic sentences");
    }
}
