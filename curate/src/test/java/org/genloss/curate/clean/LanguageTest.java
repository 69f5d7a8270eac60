package org.genloss.curate.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
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
        assertThat(drops(wanting("en"), "")).isTrue();
        assertThat(drops(wanting("en"), "12345 !!!")).isTrue();
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

    /** OpenNLP's own detector, on texts of ten scripts, emoji, addresses, and letters whose lower case has another length. */
    @Test
    void probabilitiesAreThoseOfTheLibrary() throws IOException {
        LanguageDetectorModel model;
        try (InputStream in = LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin")) {
            model = new LanguageDetectorModel(in);
        }
        LanguageWeights weights = new LanguageWeights(model);
        LanguageDetectorME library = new LanguageDetectorME(model);
        for (String text : List.of(
                "x",
                "The quick brown fox jumps over the lazy dog, and everybody is watching.",
                "😀 see https://a.example/b?c=d or mail a@b.example :) hahahaha rt 12345   \u0000ab\u0000",
                "İSTANBUL'da ẞTRASSE 𐐀𐐁𐐂 ΣΊΣΥΦΟΣ",
                "العربية هي أكثر اللغات السامية تحدثا",
                "हिन्दी विश्व की एक प्रमुख भाषा है",
                "日本語は、主に日本国内や日本人同士の間で使われている言語である。",
                "한국어는 대한민국과 조선민주주의인민공화국의 공용어이다.",
                "Русский язык является одним из самых распространённых языков мира.",
                "Tiếng Việt là ngôn ngữ của người Việt.")) {
            Map<String, Double> of = new HashMap<>();
            double[] chances = weights.of(text);
            for (int i = 0; i < chances.length; i++) {
                of.put(weights.languages()[i], chances[i]);
            }
            assertThat(of).hasSize(103);
            for (opennlp.tools.langdetect.Language language : library.predictLanguages(text)) {
                assertThat(of.get(language.getLang()))
                        .as("%s of %s", language.getLang(), text)
                        .isCloseTo(language.getConfidence(), withinPercentage(1e-9));
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().limit(60).toList();
        }
    }
}
