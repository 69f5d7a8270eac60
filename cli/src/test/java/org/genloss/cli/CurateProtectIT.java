package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code protect} gives back of rare text, and what stays gone. */
class CurateProtectIT {
    @TempDir
    Path dir;

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
}
