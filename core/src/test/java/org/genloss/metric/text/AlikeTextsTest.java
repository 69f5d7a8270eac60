package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted by tables and bits against the definitions, written out pair by pair. */
class AlikeTextsTest {
    private static List<String> texts(int texts, int longest, int words, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, texts)
                .mapToObj(i -> String.join(
                        " ",
                        IntStream.range(0, random.nextInt(longest + 1))
                                .mapToObj(k -> "w" + random.nextInt(words))
                                .toList()))
                .toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static Map<List<String>, Integer> grams(String text, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        List<String> words = words(text);
        for (int i = 0; i + n <= words.size(); i++) {
            counts.merge(words.subList(i, i + n), 1, Integer::sum);
        }
        return counts;
    }

    private static double bleu(List<String> texts, int at, int order, double smoothing) {
        String mine = texts.get(at);
        List<String> others = new ArrayList<>(texts);
        others.remove(at);
        double product = 1;
        for (int n = 1; n <= order; n++) {
            int n1 = n;
            Map<List<String>, Integer> counts = grams(mine, n);
            double found = 0;
            for (Map.Entry<List<String>, Integer> gram : counts.entrySet()) {
                int most = others.stream()
                        .mapToInt(other -> grams(other, n1).getOrDefault(gram.getKey(), 0))
                        .max()
                        .orElse(0);
                found += Math.min(gram.getValue(), most);
            }
            if (n == 1 && found == 0) {
                return 0;
            }
            int all = counts.values().stream().mapToInt(i -> i).sum();
            product *= (found == 0 ? smoothing : found) / Math.max(1, all);
        }
        int c = words(mine).size();
        int r = others.stream()
                .map(other -> words(other).size())
                .min((a, b) -> Math.abs(a - c) != Math.abs(b - c) ? Math.abs(a - c) - Math.abs(b - c) : a - b)
                .orElseThrow();
        return Math.pow(product, 1.0 / order) * (c > r ? 1 : Math.exp(1 - (double) r / c));
    }

    @Test
    void largestCountsGiveTheBleuOfAllWithAll() {
        for (int longest : new int[] {2, 5, 40}) {
            List<String> texts = texts(25, longest, longest, longest);
            Tokens.Coded tokens = Tokens.of(texts);
            for (double smoothing : new double[] {0, 0.1}) {
                double[][] scores = new Bleu(tokens, IntStream.range(0, 25).toArray(), smoothing)
                        .scores(IntStream.rangeClosed(1, 5)
                                .mapToObj(n -> Ngrams.of(tokens, n))
                                .toList());
                for (int n = 1; n <= 5; n++) {
                    for (int d = 0; d < 25; d++) {
                        assertThat(scores[n - 1][d])
                                .as("order %d of text %d: %s", n, d, texts.get(d))
                                .isCloseTo(bleu(texts, d, n, smoothing), within(1e-12));
                    }
                }
            }
        }
    }

    private static int common(List<String> a, List<String> b) {
        int[][] best = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                best[i][j] = a.get(i - 1).equals(b.get(j - 1))
                        ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[a.size()][b.size()];
    }

    /** Lengths around one, two and three blocks of 64 bits, few words so that carries run far. */
    @Test
    void bitsGiveTheLongestCommonSubsequence() {
        for (int words : new int[] {1, 2, 5, 60}) {
            List<String> texts = new ArrayList<>(texts(14, 200, words, words));
            texts.addAll(texts(4, 66, words, 7));
            texts.add("w0 ".repeat(64).strip());
            texts.add("w0 ".repeat(128).strip());
            texts.add("");
            CommonSubsequence common = new CommonSubsequence(Tokens.of(texts));
            for (int i = 0; i < texts.size(); i++) {
                for (int j = 0; j < texts.size(); j++) {
                    List<String> a = words(texts.get(i));
                    List<String> b = words(texts.get(j));
                    double expected = a.isEmpty() || b.isEmpty() ? 0 : 2.0 * common(a, b) / (a.size() + b.size());
                    assertThat(common.likeness(i, j)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void sharedPhrasesAreThoseOfBothSets() {
        List<String> texts = texts(20, 30, 3, 5);
        TextPairs.Likeness index = PairwiseJaccard.index(texts, 3);
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < i; j++) {
                Set<List<String>> both = new HashSet<>(grams(texts.get(i), 3).keySet());
                Set<List<String>> any = new HashSet<>(both);
                both.retainAll(grams(texts.get(j), 3).keySet());
                any.addAll(grams(texts.get(j), 3).keySet());
                assertThat(index.of(i, j)).isEqualTo(any.isEmpty() ? 0 : (double) both.size() / any.size());
            }
        }
    }

    @Test
    void wordsOfAnyScriptAreComparedUnlessEnglishIsAsked() {
        List<String> texts = List.of("Ça va, naïve?", "東京 は 今日", "it's 2 o'clock");
        assertThat(words(texts, Homogenization.Words.ANY)).containsExactly("ça va naïve", "東京 は 今日", "it s 2 o clock");
        assertThat(words(texts, Homogenization.Words.ENGLISH)).containsExactly("a va na ve", "", "it s 2 o clock");
    }

    private static List<String> words(List<String> texts, Homogenization.Words words) {
        Tokens.Coded tokens = Homogenization.tokens(texts, words);
        return IntStream.range(0, texts.size())
                .mapToObj(d -> String.join(
                        " ",
                        Arrays.stream(tokens.word(), tokens.start()[d], tokens.start()[d + 1])
                                .mapToObj(tokens.names()::get)
                                .toList()))
                .toList();
    }
}
