package org.genloss.io.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.tail.Protection;
import org.genloss.data.Workers;
import org.genloss.io.render.CurateCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code protect} gives back where two tails, quotas and other steps meet. Numbers are counted by hand from what is planted. */
class GivenBackTest {
    @TempDir
    Path dir;

    private final List<String> lines = new ArrayList<>();

    /** 1,000 texts of sixty words; 20 each have one of three rare ones, and 10 a rare topic. */
    @BeforeEach
    void reference() throws IOException {
        List<String> reference = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            reference.add(record(
                    "r" + i,
                    i < 10 ? "bog" : "sea",
                    words(i, 45, i < 20 ? "quince" : i < 40 ? "medlar" : i < 60 ? "sorb" : "")));
        }
        Files.write(dir.resolve("reference.jsonl"), reference);
    }

    private static String record(String id, String topic, String text) {
        return "{\"id\": \"" + id + "\", \"topic\": \"" + topic + "\", \"text\": \"" + text + "\"}";
    }

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

    /** @param shorts how many of them a filter of short texts takes @param end of each text */
    private void planted(int count, int shorts, boolean rare, boolean bog, String end) {
        for (int i = 0; i < count; i++) {
            int number = lines.size();
            String text = words(number, i < shorts ? 10 : 45, rare ? "quince medlar sorb" : "");
            lines.add(record("d" + number, bog ? "bog" : "sea", text + end));
        }
    }

    private Outcome run(String name, String steps, String protect) throws IOException {
        Files.write(dir.resolve("s.jsonl"), lines);
        Path recipe = dir.resolve(name + ".yaml");
        Files.writeString(recipe, """
                reference: %1$s/reference.jsonl
                sources: [ { id: s, path: %1$s/s.jsonl, origin: human } ]
                steps: [ %2$s ]
                protect: { %3$s }
                output: { format: jsonl }
                """.formatted(dir, steps, protect));
        Curation.Means means =
                new Curation.Means(64L << 20, Workers.SERIAL, new Unseen(), "", LocalDate.of(2026, 11, 1));
        try (Curation curation = Curation.open(RecipeFile.read(recipe), dir.resolve(name), means)) {
            return curation.run(false);
        }
    }

    /** Nobody looks. */
    private static final class Unseen implements Curation.Progress {
        @Override
        public void pass(String name, int files) {}

        @Override
        public void file(String name) {}

        @Override
        public void read(long records, long characters) {}
    }

    /** "given back of it, and gone of so many": by tail. */
    private static Map<String, String> losses(Outcome outcome, String step) {
        return outcome.tail().losses().stream()
                .filter(loss -> loss.of().step().equals(step))
                .collect(Collectors.toMap(
                        Protection.Loss::mark,
                        loss -> loss.back() + ", " + loss.of().tailRemoved() + " of "
                                + loss.of().tail() + (loss.filter() ? "" : ", final")));
    }

    private static final String RARE = "rare-words: { share: 0.02, most: 0.03 }";

    /**
     * Of 40 texts with rare words a filter takes 17, of 60 of the rare topic 24, of 300 others 102. Each tail is within 1.25 times its body: 17/40 against 126/360, and 24/60 against
     * 119/340. A quota then takes all 24 back, which leaves 102/360 as the body of the rare words: at most 14 of these may be gone now.
     */
    @Test
    void whatAQuotaTookBackIsNoLongerBodyOfOtherTails() throws IOException {
        planted(40, 17, true, false, "");
        planted(60, 24, false, true, "");
        planted(300, 102, false, false, "");
        String field = ", field: { name: topic, most: 0.05%s }, enforce: true";
        Outcome without = run("without", "{ id: length, least: 30 }", RARE + field.formatted(""));
        assertThat(losses(without, "length"))
                .containsOnly(Map.entry("rare-words", "0, 17 of 40"), Map.entry("field topic", "0, 24 of 60"));
        Outcome with = run("with", "{ id: length, least: 30 }", RARE + field.formatted(", at-least: { bog: 60 }"));
        assertThat(losses(with, "length"))
                .containsOnly(Map.entry("rare-words", "3, 14 of 40"), Map.entry("field topic", "24, 0 of 60"));
        assertThat(with.after().all().documents()).isEqualTo(400 - 14 - 102);
    }

    /** Of 12 texts of a rare topic 5 have a manifest, 2 of these and 4 others are too short: of those that stay out for their manifests none comes back, short or not. */
    @Test
    void textsThatUnicodeExcludesAreNotGivenBack() throws IOException {
        String manifest = manifest();
        planted(5, 2, false, true, manifest);
        planted(7, 4, false, true, "");
        planted(100, 0, false, false, "");
        for (String steps : List.of(
                "{ id: length, least: 30 }, { id: unicode, action: exclude }",
                "{ id: unicode, action: exclude }, { id: length, least: 30 }")) {
            String protect = "field: { name: topic, most: 0.2, at-least: { bog: %d } }, enforce: true";
            String name = "order" + steps.indexOf("length");
            Outcome outcome = run(name, steps, protect.formatted(7));
            assertThat(losses(outcome, "length"))
                    .containsOnly(
                            Map.entry("field topic", steps.startsWith("{ id: length") ? "4, 2 of 12" : "4, 0 of 7"));
            assertThat(losses(outcome, "unicode"))
                    .containsOnly(Map.entry(
                            "field topic",
                            steps.startsWith("{ id: length") ? "0, 3 of 10, final" : "0, 5 of 12, final"));
            assertThat(Files.readString(dir.resolve(name + "/shards/part-00001.jsonl")))
                    .doesNotContain("\ufeff")
                    .contains("\"d5\"", "\"d11\"");
            assertThatThrownBy(() -> run(name + "more", steps, protect.formatted(8)))
                    .hasMessageContaining("asks for 8 documents, and the mix would have 7: 1 is missing")
                    .hasMessageContaining("unicode");
        }
    }

    /**
     * Of 12 texts of a rare topic all are too short, as 10 of 100 others are, so that at most one may go. All 12 have a manifest too, or one text: of that, one
     * comes back. Where neither is so, all but one come back, and there is nothing to say.
     */
    @Test
    void whyAFilterGivesNothingBackIsSaid() throws IOException {
        planted(12, 12, false, true, manifest());
        planted(100, 10, false, false, "");
        String protect = "field: { name: topic, most: 0.2 }, enforce: true";
        Outcome barred = run("barred", "{ id: length, least: 30 }, { id: unicode, action: exclude }", protect);
        assertThat(losses(barred, "length")).containsOnly(Map.entry("field topic", "0, 12 of 12"));
        assertThat(barred.tail().losses().get(0).kept()).isEqualTo(new Protection.Kept(Map.of("unicode", 12L), 0, 0));
        assertThat(CurateCard.render(barred, "1"))
                .as("told where the table is")
                .contains(
                        "Step length gave back 0 of field topic of s and still takes 12, by its share more than 1.25 times"
                                + " what it takes of the body: step unicode takes 12 of them for good, too.");

        lines.clear();
        for (int i = 0; i < 12; i++) {
            lines.add(record("e" + i, "bog", words(1, 10, "")));
        }
        planted(100, 10, false, false, "");
        Outcome copies = run("copies", "{ id: length, least: 30 }", protect);
        assertThat(losses(copies, "length")).containsOnly(Map.entry("field topic", "1, 11 of 12"));
        assertThat(copies.tail().losses().get(0).kept()).isEqualTo(new Protection.Kept(Map.of(), 11, 0));

        lines.clear();
        planted(12, 12, false, true, "");
        planted(100, 10, false, false, "");
        Outcome all = run("all", "{ id: length, least: 30 }", protect);
        assertThat(losses(all, "length")).containsOnly(Map.entry("field topic", "11, 1 of 12"));
        assertThat(all.tail().losses().get(0).kept()).isEqualTo(Protection.Kept.NONE);
    }

    /** Of C2PA: U+FEFF and a variation selector for each byte of "C2PATXT", 0, version and length, and of two bytes of content. */
    private static String manifest() {
        StringBuilder text = new StringBuilder("\ufeff");
        for (int value : new int[] {'C', '2', 'P', 'A', 'T', 'X', 'T', 0, 1, 0, 0, 0, 2, 7, 99}) {
            text.appendCodePoint(value < 16 ? 0xfe00 + value : 0xe0100 + value - 16);
        }
        return text.toString();
    }

    /** Each tail by itself, and their union: the 3 texts of both are in either. */
    @Test
    void whatAStepTookIsToldOfEachTail() throws IOException {
        planted(5, 5, true, false, "");
        planted(3, 3, true, true, "");
        planted(4, 4, false, true, "");
        planted(100, 10, false, false, "");
        Outcome outcome = run("each", "{ id: length, least: 30 }", RARE + ", field: { name: topic, most: 0.05 }");
        assertThat(outcome.removed()).singleElement().satisfies(removed -> {
            assertThat(removed.amount().documents()).isEqualTo(22);
            assertThat(removed.tail().orElseThrow().documents()).isEqualTo(12);
            assertThat(removed.tails().keySet()).containsExactly("rare-words", "field topic");
            assertThat(removed.tails().get("rare-words").documents()).isEqualTo(8);
            assertThat(removed.tails().get("field topic").documents()).isEqualTo(7);
            assertThat(removed.tails().get("field topic").words())
                    .as("ten words and a number, and three rare ones")
                    .isEqualTo(3 * 14 + 4 * 11);
        });
    }
}
