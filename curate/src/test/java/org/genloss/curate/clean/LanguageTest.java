package org.genloss.curate.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static final Path NTREX = Path.of("..", "..", "shared", "data", "ntrex-multilingual");

    private static Judge wanting(String... languages) {
        return new Language(List.of(languages), 0.65, 1000, Action.EXCLUDE, 0.5).ready(null, Seed.of(1));
    }

    private static boolean drops(Judge judge, String text) {
        return judge.judge(Item.of("1", new Payload.Text(text))).outcome() instanceof Decision.Drop;
    }

    @Test
    void whatIsNotWantedIsFlagged() {
        String german = "Der schnelle braune Fuchs springt über den faulen Hund, und alle schauen ihm dabei zu.";
        String english = "The quick brown fox jumps over the lazy dog, and everybody is watching what it does next.";
        assertThat(drops(wanting("en"), english)).isFalse();
        assertThat(drops(wanting("en"), german)).isTrue();
        assertThat(drops(wanting("eng", "DE"), german)).isFalse();
    }

    /** Not in another language than the one that is wanted, so not excluded either; with a letter somewhere the model is asked. */
    @Test
    void textsWithoutLettersHaveNoLanguage() {
        for (String text : List.of("", "12345 !!!", "3.14 + 2.72 = 5.86", "\ud83d\ude00\ud83c\udf89", "{[()]} => 0;")) {
            Decision decision = wanting("en").judge(Item.of("1", new Payload.Text(text)));
            assertThat(decision).as(text).isInstanceOf(Decision.Labelled.class);
            assertThat(decision.outcome()).isEqualTo(Decision.keep());
            assertThat(decision.labels()).hasSize(1).allSatisfy(label -> {
                assertThat(label.score()).isNaN();
                assertThat(label.flagged()).isFalse();
                assertThat(label.unrated()).isEqualTo("no letters, so no language");
            });
        }
        String german = "Der schnelle braune Fuchs springt über den faulen Hund, und alle schauen ihm dabei zu.";
        assertThat(drops(wanting("en"), "1 2 3 4 5 ".repeat(200) + german)).isTrue();
        assertThat(drops(wanting("de"), "\ud83d\ude00".repeat(2000) + german)).isFalse();
    }

    @Test
    void unknownLanguagesAreSaid() {
        assertThatThrownBy(() -> wanting("klingon")).hasMessageContaining("klingon");
        assertThatThrownBy(() -> new Language(List.of(), 0.65, 1000, Action.LABEL, 1))
                .hasMessageContaining("empty");
    }

    /** Professional translations of the same news, three sentences at a time; labels are those of the files. */
    @Test
    void languagesOfTheNewsAreTold() throws IOException {
        assumeTrue(Files.isDirectory(NTREX), "no ../shared/data/ntrex-multilingual");
        Map<String, String> files =
                Map.of("arb", "ar", "deu", "de", "eng", "en", "fra", "fr", "rus", "ru", "zho-CN", "zh");
        Judge english = wanting("en");
        for (Map.Entry<String, String> file : files.entrySet()) {
            List<String> lines = lines(NTREX.resolve(file.getKey() + ".txt.gz"));
            Judge own = wanting(file.getValue());
            int kept = 0;
            for (int i = 0; i < 20; i++) {
                String text = String.join(" ", lines.subList(i * 3, i * 3 + 3));
                kept += drops(own, text) ? 0 : 1;
                assertThat(drops(english, text)).isEqualTo(!file.getValue().equals("en"));
            }
            assertThat(kept).as(file.getValue()).isGreaterThanOrEqualTo(19);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().limit(60).toList();
        }
    }
}
