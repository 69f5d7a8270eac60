package org.genloss.io.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir
    private Path dir;

    private static Judge ready(Selector selector) {
        return selector.ready(Profile.of(Schema.text(), java.util.Map.of()), Seed.of(1));
    }

    private static Item item(String id, String text) {
        return item("web", id, text);
    }

    private static Item item(String source, String id, String text) {
        return new Item(id, id, new Payload.Text(text), Origin.unknown(), true, java.util.Map.of("source", source));
    }

    private Judge program(String script, double timeout) throws IOException {
        Path file = Files.writeString(dir.resolve("verify.sh"), script);
        return ready(new Verify("sh " + file, timeout));
    }

    /** The program's own words; one thread or four, the same answers. */
    @Test
    void aProgramDecides() throws IOException {
        Judge judge = program("""
                while read -r line; do
                  id=$(printf '%s' "$line" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
                  case "$line" in
                    *wrong*) printf '{"id":"%s","keep":false,"reason":"2 + 2 is 4"}\\n' "$id" ;;
                    *) printf '{"id":"%s","keep":true}\\n' "$id" ;;
                  esac
                done
                """, 60);
        assertThat(judge.judge(item("a", "right\nover \"two\" lines"))).isEqualTo(Decision.keep());
        assertThat(judge.judge(item("b", "wrong"))).isEqualTo(Decision.drop("verify: 2 + 2 is 4"));
        List<Decision> several = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> judge.judge(item("i" + i, i % 3 == 0 ? "wrong" : "right")))
                .toList();
        assertThat(several)
                .isEqualTo(IntStream.range(0, 40)
                        .mapToObj(i -> i % 3 == 0 ? Decision.drop("verify: 2 + 2 is 4") : Decision.keep())
                        .toList());
    }

    @Test
    void whatProgramsDoWrong() throws IOException {
        assertThatThrownBy(() -> ready(new Verify())).hasMessageContaining("needs command");
        assertThatThrownBy(() -> program("exit 3", 60).judge(item("a", "x")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("item a")
                .hasMessageContaining("3 is its exit code");
        assertThatThrownBy(() ->
                        program("while read -r l; do echo maybe; done", 60).judge(item("a", "x")))
                .hasMessageContaining("no JSON object: maybe");
        assertThatThrownBy(() -> program("while read -r l; do echo '{\"id\":\"b\",\"keep\":true}'; done", 60)
                        .judge(item("a", "x")))
                .hasMessageContaining("another item");
        assertThatThrownBy(() -> program("while read -r l; do echo '{\"id\":\"a\",\"keep\":\"yes\"}'; done", 60)
                        .judge(item("a", "x")))
                .hasMessageContaining("did not say keep");
        assertThatThrownBy(() -> program("exec sleep 30", 0.3).judge(item("a", "x")))
                .hasMessageContaining("within 0.3 seconds");
    }

    /** A queue goes out, comes back half filled in, and the rest waits. */
    @Test
    void peopleDecide() throws IOException {
        for (String name : List.of("queue.csv", "queue.jsonl")) {
            Path file = dir.resolve(name);
            HumanReview review = new HumanReview(0.3, "", HumanReview.Waiting.DROP, HumanReview.Form.CSV);
            List<String> chosen = IntStream.range(0, 400)
                    .mapToObj(i -> "d" + i)
                    .filter(review::chosen)
                    .toList();
            assertThat(chosen).hasSizeBetween(85, 155); // 120 expected, standard deviation 9.2
            try (ReviewFile.Queue queue = new ReviewFile.Queue(file)) {
                for (String id : chosen) {
                    queue.add(new ReviewFile.Waiting(id, "web", "sample", text(id)));
                }
                queue.finish();
            }
            assertThat(ReviewFile.read(file.toString())).isEmpty();
            String filled = Files.readString(file);
            filled = name.endsWith("csv")
                    ? filled.replace(
                                    chosen.get(0) + ",web,sample,,,,,",
                                    chosen.get(0) + ",web,sample,Keep,ann,2026-11-01,fine,")
                            .replace(chosen.get(1) + ",web,sample,,,,,", chosen.get(1) + ",web,sample,drop,bob,,spam,")
                    : filled.replaceFirst("\"decision\":\"\"", "\"decision\":\"Keep\"")
                            .replaceFirst(
                                    "\"decision\":\"\",\"who\":\"\"(.*?)\"reason\":\"\"",
                                    "\"decision\":\"drop\",\"who\":\"bob\"$1\"reason\":\"spam\"");
            Files.writeString(file, filled);
            assertThat(ReviewFile.read(file.toString()).keySet())
                    .isEqualTo(Set.of(
                            new ReviewFile.Asked("web", chosen.get(0), ReviewFile.record(text(chosen.get(0)))),
                            new ReviewFile.Asked("web", chosen.get(1), ReviewFile.record(text(chosen.get(1))))));
            Judge judge = ready(new HumanReview(0.3, file.toString(), HumanReview.Waiting.DROP, HumanReview.Form.CSV));
            assertThat(judge.judge(item(chosen.get(0), text(chosen.get(0))))).isEqualTo(Decision.keep());
            assertThat(judge.judge(item(chosen.get(1), text(chosen.get(1)))))
                    .isEqualTo(Decision.drop("human-review: bob: spam"));
            assertThat(judge.judge(item(chosen.get(2), text(chosen.get(2)))))
                    .isEqualTo(Decision.drop("awaiting-review"));
            Judge patient =
                    ready(new HumanReview(0.3, file.toString(), HumanReview.Waiting.KEEP, HumanReview.Form.CSV));
            assertThat(patient.judge(item(chosen.get(2), text(chosen.get(2)))).outcome())
                    .isEqualTo(Decision.keep());
            assertThat(patient.judge(item(chosen.get(2), text(chosen.get(2)))).labels())
                    .hasSize(1);
            Judge none = ready(new HumanReview(0, file.toString(), HumanReview.Waiting.DROP, HumanReview.Form.CSV));
            assertThat(none.judge(item(chosen.get(1), text(chosen.get(1))))).isInstanceOf(Decision.Drop.class);
        }
    }

    private static String text(String id) {
        return "a \"text\",\nof " + id;
    }

    /** Two texts of one id wait in two rows, and each row decides about its own; what nobody has read waits. */
    @Test
    void decisionsAreAboutTheTextThatWasRead() throws IOException {
        for (String name : List.of("twice.csv", "twice.jsonl")) {
            Path file = dir.resolve(name);
            try (ReviewFile.Queue queue = new ReviewFile.Queue(file)) {
                queue.add(new ReviewFile.Waiting("1", "web", "sample", "first"));
                queue.add(new ReviewFile.Waiting("1", "web", "sample", "second"));
                queue.finish();
            }
            String filled = Files.readString(file);
            Files.writeString(
                    file,
                    name.endsWith("csv")
                            ? filled.replaceFirst("sample,,", "sample,keep,").replaceFirst("sample,,", "sample,drop,")
                            : filled.replaceFirst("\"decision\":\"\"", "\"decision\":\"keep\"")
                                    .replaceFirst("\"decision\":\"\"", "\"decision\":\"drop\""));
            Judge judge = ready(new HumanReview(1, file.toString(), HumanReview.Waiting.DROP, HumanReview.Form.CSV));
            assertThat(judge.judge(item("web", "1", "first"))).isEqualTo(Decision.keep());
            assertThat(judge.judge(item("web", "1", "second"))).isEqualTo(Decision.drop("human-review: somebody"));
            assertThat(judge.judge(item("web", "1", "third"))).isEqualTo(Decision.drop("awaiting-review"));
        }
    }

    /** Ids come again in other sources; a file without sources decides about all of them. */
    @Test
    void decisionsAreOfOneSource() throws IOException {
        Path file =
                Files.writeString(dir.resolve("two.csv"), "id,source,decision\n1,web,drop\n1,books,keep\n2,web,drop\n");
        Judge judge = ready(new HumanReview(0, file.toString(), HumanReview.Waiting.DROP, HumanReview.Form.CSV));
        assertThat(judge.judge(item("web", "1", ""))).isInstanceOf(Decision.Drop.class);
        assertThat(judge.judge(item("books", "1", ""))).isEqualTo(Decision.keep());
        assertThat(judge.judge(item("books", "2", ""))).isEqualTo(Decision.keep());
        Path any = Files.writeString(dir.resolve("any.csv"), "id,decision\n2,drop\n");
        Judge other = ready(new HumanReview(0, any.toString(), HumanReview.Waiting.DROP, HumanReview.Form.CSV));
        assertThat(other.judge(item("books", "2", ""))).isInstanceOf(Decision.Drop.class);
    }

    @Test
    void decisionsThatAreNone() throws IOException {
        Path file = Files.writeString(dir.resolve("a.csv"), "id,decision,who\na,keep,x\nb,perhaps,x\n");
        assertThatThrownBy(() -> ReviewFile.read(file.toString()))
                .hasMessageContaining("row 3")
                .hasMessageContaining("perhaps");
        Path both = Files.writeString(dir.resolve("b.csv"), "id,decision\na,keep\na,drop\n");
        assertThatThrownBy(() -> ReviewFile.read(both.toString())).hasMessageContaining("both keeps and drops a");
        assertThatThrownBy(() -> ReviewFile.read(dir.resolve("none.csv").toString()))
                .hasMessageContaining("cannot read");
    }
}
