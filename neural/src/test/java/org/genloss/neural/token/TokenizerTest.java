package org.genloss.neural.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    private static final Path SHAKESPEARE = Path.of("../../shared/data/tinyshakespeare/input.txt");

    private static List<String> texts(Map<String, Integer> counts) {
        List<String> texts = new ArrayList<>();
        counts.forEach((word, count) -> texts.addAll(Collections.nCopies(count, word)));
        return texts;
    }

    private static List<String> learned(Tokenizer tokenizer) {
        return tokenizer.symbols().subList(Tokenizer.LEAST, tokenizer.size());
    }

    /**
     * The words of Sennrich et al. 2016, figure 1, without their mark for the end of a word. By hand: e-s and s-t 9 times, of which e-s has the smaller
     * left side; es-t 9; l-o and o-w 7; lo-w 7; n-e, e-w and w-est 6; then n-ew and ew-est 6; new-est 6; w-i, i-d and d-est 3; i-dest and w-i 3;
     * w-idest 3; low-e and e-r 2; low-er 2.
     */
    @Test
    void mergesWhatStandsTogetherMostOften() {
        List<String> texts = texts(Map.of("low", 5, "lower", 2, "newest", 6, "widest", 3));
        assertThat(learned(PairMerger.learn(texts, 1000)))
                .containsExactly(
                        "es", "est", "lo", "low", "ew", "new", "newest", "dest", "idest", "widest", "er", "lower");
    }

    @Test
    void stopsAtItsSizeAndWhereNothingStandsTwice() {
        List<String> texts = texts(Map.of("low", 5, "lower", 2));
        assertThat(PairMerger.learn(texts, Tokenizer.LEAST + 1).size()).isEqualTo(Tokenizer.LEAST + 1);
        assertThat(PairMerger.learn(List.of("abc"), 1000).size()).isEqualTo(Tokenizer.LEAST);
    }

    /** "aaaa": a-a stands three times, and is merged from the left: aa aa; then aa-aa once a word. */
    @Test
    void mergesFromTheLeft() {
        Tokenizer tokenizer = PairMerger.learn(List.of("aaaa", "aaaa", "aaa"), 1000);
        assertThat(learned(tokenizer)).containsExactly("aa", "aaaa");
        assertThat(symbols(tokenizer, "aaaaa")).containsExactly("aaaa", "a");
        assertThat(symbols(tokenizer, "aaa")).containsExactly("aa", "a");
    }

    /** Two ways to the same symbol are one token: ab-c and a-bc. */
    @Test
    void aSymbolIsOneToken() {
        int a = Tokenizer.bytes().encode("a")[0];
        List<Tokenizer.Merge> merges = List.of(
                new Tokenizer.Merge(a, a + 1),
                new Tokenizer.Merge(a + 1, a + 2),
                new Tokenizer.Merge(257, a + 2),
                new Tokenizer.Merge(a, 258));
        Tokenizer tokenizer = new Tokenizer(merges);
        assertThat(learned(tokenizer)).containsExactly("ab", "bc", "abc");
        assertThat(TokenizerFile.read(TokenizerFile.write(tokenizer)).merges()).isEqualTo(merges);
    }

    private static List<String> symbols(Tokenizer tokenizer, String text) {
        return Arrays.stream(tokenizer.encode(text))
                .mapToObj(tokenizer.symbols()::get)
                .toList();
    }

    @Test
    void everyTextComesBack() {
        String text = "naïve 日本 \uD83D\uDE00\n\n  tabs\tand\u00a0spaces <|endoftext|> 's 1234 \u0000";
        for (Tokenizer tokenizer : List.of(Tokenizer.bytes(), PairMerger.learn(List.of(text, text), 300))) {
            assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
            assertThat(tokenizer.encode(text)).doesNotContain(Tokenizer.END);
        }
        assertThat(Tokenizer.bytes().encode("")).isEmpty();
    }

    /** é is C3 A9, 日 is E6 97 A5, 😀 is F0 9F 98 80; A9 alone continues nothing. */
    @Test
    void bytesThatAreNoCharacterAreLeftOut() {
        Tokenizer bytes = Tokenizer.bytes();
        int[] whole = bytes.encode("aé日\uD83D\uDE00z");
        int[] cut = {whole[0], whole[2], whole[1], whole[0], whole[3], whole[4], whole[10], whole[9], whole[6], whole[7]
        };
        assertThat(whole).hasSize(11);
        assertThat(bytes.decode(cut)).isEqualTo("aaz");
        assertThat(bytes.decode(new int[] {whole[1]})).isEmpty();
        String said = "data that has \uFFFD itself";
        assertThat(bytes.decode(bytes.encode(said))).isEqualTo(said);
    }

    /** GPT-2's vocabulary lists "!" first of the printable bytes and writes the space as G with a dot. */
    @Test
    void bytesArePrintedAsGpt2PrintsThem() {
        assertThat(symbols(Tokenizer.bytes(), " é\n")).containsExactly("Ġ", "Ã", "©", "Ċ");
        assertThat(Tokenizer.bytes().encode("!")).containsExactly(1);
    }

    /** The reference is Hugging Face's own library, which loads the file. */
    @Test
    void huggingFaceLoadsTheFileAndCutsAlike(@TempDir Path folder) throws IOException {
        assumeTrue(Files.exists(SHAKESPEARE), "no " + SHAKESPEARE);
        List<String> lines = Files.readAllLines(SHAKESPEARE);
        Tokenizer tokenizer = PairMerger.learn(lines.subList(0, 4000), 600);
        Path file = Files.writeString(folder.resolve("tokenizer.json"), TokenizerFile.write(tokenizer));
        String text = String.join("\n", lines.subList(30_000, 30_400)) + "  \n it's 3.14, naïve 日本\u00a0 x \t ";
        try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.builder()
                .optTokenizerPath(file)
                .optTruncation(false)
                .build()) {
            assertThat(LongStream.of(theirs.encode(text).getIds())
                            .mapToInt(Math::toIntExact)
                            .toArray())
                    .isEqualTo(tokenizer.encode(text));
            assertThat(theirs.decode(theirs.encode(text).getIds())).isEqualTo(text);
        }
    }

    @Test
    void refusesWhatIsNoFileOfOurs() {
        assertThatThrownBy(() -> TokenizerFile.read("{")).hasMessageContaining("no tokenizer.json");
        String other = TokenizerFile.write(Tokenizer.bytes()).replace("\"!\" : 1,", "");
        assertThatThrownBy(() -> TokenizerFile.read(other)).hasMessageContaining("256 tokens");
    }
}
