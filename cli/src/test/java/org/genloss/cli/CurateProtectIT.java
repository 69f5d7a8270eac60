package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code protect} gives back of rare text, and what stays gone. */
class CurateProtectIT {
    @TempDir
    Path dir;

    private final Set<String> none = new TreeSet<>();
    private final Set<String> words = new TreeSet<>();
    private final Set<String> topics = new TreeSet<>();
    private final Set<String> gone = new TreeSet<>();

    private Genloss.Done curate(String name, String recipe, String... more) {
        Genloss.write(dir, name + ".yaml", List.of(recipe));
        List<String> words = new ArrayList<>(List.of("curate", name + ".yaml", "--out", name, "--format", "json"));
        words.addAll(List.of(more));
        return Genloss.run(dir, words.toArray(String[]::new));
    }

    private static JsonNode json(Genloss.Done done) {
        assertThat(done.exit()).as(done.err()).isZero();
        return JsonMapper.shared().readTree(done.out());
    }

    private String mix(String name) throws IOException {
        return Files.readString(dir.resolve(name + "/shards/part-00001.jsonl"));
    }

    private static String record(String id, String topic, String url, String text) {
        return "{\"id\": \"%s\", \"topic\": \"%s\", \"url\": \"https://%s/\", \"text\": \"%s\"}"
                .formatted(id, topic, url, text);
    }

    /** Of 10 rare documents 4 have an address of somebody, 3 are too short, and 1 stands on a blocked host. */
    private static final String PEOPLE = """
            sources: [ { id: s, path: s.jsonl, origin: human } ]
            steps: [ { id: length, least: 30 }, { id: pii, handling: drop }, { id: block-list, blocked: [bad.example] } ]
            protect: { field: { name: topic, most: 0.2, at-least: { bog: %d } }, enforce: true }
            policy: { personal-data: handled }
            output: { format: jsonl }
            """;

    @Test
    void personalDataAndBlockedAddressesAreNotGivenBack() throws IOException {
        List<String> texts = Genloss.texts(5, 110, 3000);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 110; i++) {
            boolean rare = i < 10;
            String text = i < 4
                    ? texts.get(i) + " so write to ann" + i + "@mail.org"
                    : i < 7 ? "short one of " + i : texts.get(i);
            lines.add(record("r" + i, rare ? "bog" : "sea", i == 7 ? "www.bad.example" : "good.example", text));
        }
        Genloss.write(dir, "s.jsonl", lines);

        JsonNode report = json(curate("five", PEOPLE.formatted(5)));
        assertThat(mix("five")).doesNotContain("@mail.org", "bad.example").contains("\"r4\"", "\"r5\"", "\"r6\"");
        for (JsonNode loss : report.path("tail").path("losses")) {
            boolean length = loss.path("step").asString().equals("length");
            assertThat(loss.path("filter").asBoolean()).isEqualTo(length);
            assertThat(loss.path("givenBack").asInt()).isEqualTo(length ? 3 : 0);
            if (!length) {
                boolean pii = loss.path("step").asString().equals("pii");
                assertThat(loss.path("tailRemoved").asInt()).isEqualTo(pii ? 4 : 1);
            }
        }
        assertThat(report.path("policy").path("rules").get(0).path("breaches")).isEmpty();

        assertThat(curate("six", PEOPLE.formatted(7)).refused().err())
                .contains(
                        "The quota of topic=bog asks for 7 documents, and the mix would have 5: 2 are missing (2 taken by steps: pii and block-list)");
        assertThat(dir.resolve("six/shards")).doesNotExist();
    }

    /** So many words of sixty, and the rare ones. */
    private static String words(int number, int count, String rare) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append('w').append((number * 7 + i * (1 + number % 11)) % 60).append(' ');
        }
        return text.append('n')
                .append(number)
                .append(' ')
                .append(rare)
                .toString()
                .strip();
    }

    private void planted(List<String> lines, int count, int briefs, boolean rare, boolean bog) {
        for (int i = 0; i < count; i++) {
            int number = lines.size();
            boolean same = rare && !bog && i < 4; // the first four of the short ones are one text
            String text = words(same ? 0 : number, i < briefs ? 10 : 45, rare ? "quince medlar sorb" : "");
            lines.add(record("d" + number, bog ? "bog" : "sea", "x.example", text));
            (rare ? words : none).add("d" + number);
            (bog ? topics : none).add("d" + number);
            (i < briefs ? gone : none).add("d" + number);
        }
    }

    /**
     * Of 30 documents with rare words a filter takes 24, of 100 of a rare topic 70, 8 of them the same documents, and 28 of 280 others: both tails lose more than 1.25 times what the
     * rest does. Beside the topic the words alone would hardly be seen.
     */
    @Test
    void everyTailIsEnforcedByItself() throws IOException {
        List<String> reference = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            reference.add(record(
                    "r" + i,
                    i < 10 ? "bog" : "sea",
                    "x.example",
                    words(i, 45, i < 20 ? "quince" : i < 40 ? "medlar" : i < 60 ? "sorb" : "")));
        }
        Genloss.write(dir, "reference.jsonl", reference);
        List<String> lines = new ArrayList<>();
        planted(lines, 20, 16, true, false);
        planted(lines, 10, 8, true, true);
        planted(lines, 90, 62, false, true);
        planted(lines, 280, 28, false, false);
        Genloss.write(dir, "s.jsonl", lines);
        String recipe = """
                reference: reference.jsonl
                sources: [ { id: s, path: s.jsonl, origin: human } ]
                steps: [ { id: length, least: 30 } ]
                protect: { rare-words: { share: 0.02, most: 0.03 }, field: { name: topic, most: 0.05 }, enforce: true }
                output: { format: jsonl }
                """;
        JsonNode losses =
                json(curate("one", recipe, "--threads", "1")).path("tail").path("losses");
        Set<String> mix = new TreeSet<>();
        mix("one")
                .lines()
                .forEach(line ->
                        mix.add(JsonMapper.shared().readTree(line).path("id").asString()));
        assertThat(losses.valueStream().map(loss -> loss.path("of").asString()))
                .containsExactly("rare-words", "field topic");
        boolean fewest = false;
        for (JsonNode loss : losses) {
            Set<String> tail = loss.path("of").asString().equals("rare-words") ? words : topics;
            long back =
                    tail.stream().filter(gone::contains).filter(mix::contains).count();
            long lost = tail.stream().filter(id -> !mix.contains(id)).count();
            double body = (400.0 - mix.size() - lost) / (400 - tail.size());
            assertThat(loss.path("tail").asInt()).isEqualTo(tail.size());
            assertThat(loss.path("tailRemoved").asLong()).isEqualTo(lost);
            assertThat(loss.path("givenBack").asLong()).isEqualTo(back).isPositive();
            assertThat((double) lost / tail.size()).isLessThanOrEqualTo(1.25 * body);
            fewest |= (lost + 1.0) / tail.size() > 1.25 * body;
        }
        assertThat(fewest).isTrue();
        assertThat(mix.stream().filter(Set.of("d0", "d1", "d2", "d3")::contains))
                .hasSizeLessThan(2);
        assertThat(Files.readString(dir.resolve("one/datacard.md")))
                .contains("| length | s | rare-words |", "| length | s | field topic |");

        String sea = recipe.replace("sources: [", "sources: [ { id: sea, path: sea.jsonl, origin: human },");
        Genloss.write(dir, "sea.jsonl", lines.subList(300, 400));
        json(curate("more", sea)); // 100 texts, of neither tail
        assertThat(Files.readString(dir.resolve("more/datacard.md")))
                .contains("| length | s | rare-words |", "the row of that tail is left out (2)")
                .doesNotContain("| length | sea |");

        json(curate("two", recipe, "--threads", "2"));
        for (String file : List.of("shards/part-00001.jsonl", "report.json", "datacard.md", "croissant.json")) {
            assertThat(dir.resolve("two/" + file)).hasSameTextualContentAs(dir.resolve("one/" + file));
        }
    }
}
