package org.genloss.curate.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.data.Origin;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;

class DuplicateTest {
    private static final Permutations PERMUTATIONS = Permutations.of(112, Seed.of(1));
    private static final Clusters.Threshold THRESHOLD = new Clusters.Threshold(new Banding(28, 4), 0.6);

    private static Clusters clusters(List<String> texts, List<Copy> copies) {
        List<long[]> shingles =
                texts.stream().map(t -> Shingles.of(t, 1, ShingleHash.XXH3)).toList();
        List<long[]> signatures = new ArrayList<>();
        shingles.forEach(s -> signatures.add(s.length == 0 ? null : PERMUTATIONS.signature(s)));
        return Clusters.of(shingles.stream().map(Shingles::set).toList(), signatures, copies, THRESHOLD);
    }

    private static String words(int from, int to) {
        return String.join(" ", IntStream.range(from, to).mapToObj(i -> "w" + i).toList());
    }

    @Test
    void shinglesOfShortTexts() {
        assertThat(Shingles.of("", 5, ShingleHash.XXH3)).isEmpty();
        assertThat(Shingles.of("one two, three four!", 5, ShingleHash.XXH3)).isEmpty();
        assertThat(Shingles.of("one two, three four!", 50, ShingleHash.XXH3)).isEmpty();
        assertThat(Shingles.of("one two, three four: five", 5, ShingleHash.XXH3))
                .hasSize(1);
        assertThat(Shingles.of("?ONE", 1, ShingleHash.SHA1)).isEqualTo(Shingles.of("one", 1, ShingleHash.SHA1));
        assertThat(Shingles.jaccard(new long[0], new long[0])).isZero();
        assertThatThrownBy(() -> PERMUTATIONS.signature(new long[0])).hasMessageContaining("without shingles");
        assertThatThrownBy(() -> Shingles.of("a", 0, ShingleHash.XXH3)).hasMessageContaining("got 0");
    }

    private static long[] shingles(String text, int words) {
        return Shingles.of(text, words, ShingleHash.XXH3);
    }

    /** Words by Python's unicodedata: runs of categories L, Mn, Mc and Nd of the lower-cased NFC form, ideographs and kana one by one. */
    @Test
    void wordsOfAnyScript() {
        assertThat(shingles("Привет, МИР", 1))
                .isEqualTo(shingles("привет мир", 1))
                .hasSize(2);
        assertThat(shingles("na\u00efve caf\u00e9", 1))
                .isEqualTo(shingles("nai\u0308ve CAFE\u0301", 1))
                .hasSize(2);
        assertThat(shingles("na\u00efve", 1)).isNotEqualTo(shingles("naive", 1));
        assertThat(shingles("\u4f60\u597d world\u4e16\u754c", 1)).hasSize(5);
        assertThat(shingles("\u4f60\u597dab", 2)).isEqualTo(shingles("\u4f60 \u597d AB", 2));
        assertThat(shingles("\u0939\u093f\u0928\u094d\u0926\u0940 \u092d\u093e\u0937\u093e", 1))
                .hasSize(2);
        assertThat(shingles("\ud840\udc00\ud840\udc01", 1)).hasSize(2);
        assertThat(shingles("\ud83d\ude00 \ud83d\ude01 a_b", 1)).isEqualTo(shingles("a b", 1));
        assertThat(shingles("\u4e16".repeat(1000) + "x".repeat(1000) + "\u00e9".repeat(1000), 1))
                .hasSize(1001);
    }

    /** A footer in Latin letters under texts of another script does not make them alike; the texts do. */
    @Test
    void textsOfAnotherScriptAreComparedByWhatTheySay() {
        String footer = "\nCopyright (C) 2024 Example News Ltd. All rights reserved.";
        long[] one = Shingles.set(shingles(cyrillic(0, 200) + footer, 5));
        long[] other = Shingles.set(shingles(cyrillic(200, 400) + footer, 5));
        assertThat(Shingles.jaccard(one, other)).isLessThan(0.05);
        long[] near = Shingles.set(shingles(cyrillic(0, 199) + footer, 5));
        assertThat(Shingles.jaccard(one, near)).isGreaterThan(0.9);
    }

    private static String cyrillic(int from, int to) {
        return words(from, to).replace('w', '\u0432');
    }

    /** The function by whole numbers of any size: the product wraps at 64 bits first, and a remainder that would be the prime is 0. */
    @Test
    void functionsByBigIntegers() {
        BigInteger prime = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);
        long a = 0x1234_5678_9abc_defL;
        long b = 0x0fed_cba9_8765_432L;
        for (long x : new long[] {0, 1, -1, Long.MIN_VALUE, (1L << 61) - 1, 0x9e37_79b9_7f4a_7c15L}) {
            BigInteger wrapped = new BigInteger(Long.toUnsignedString(x))
                    .multiply(BigInteger.valueOf(a))
                    .add(BigInteger.valueOf(b))
                    .mod(BigInteger.TWO.pow(64));
            assertThat(new Permutations(new long[] {a}, new long[] {b}).signature(new long[] {x}))
                    .containsExactly(wrapped.mod(prime).longValueExact());
        }
        assertThat(new Permutations(new long[] {1}, new long[] {0}).signature(new long[] {(1L << 61) - 1}))
                .containsExactly(0);
    }

    /** Signatures agree in about the share J of their values: within four standard errors sqrt(J (1 - J) / k). */
    @Test
    void agreementEstimatesSimilarity() {
        long[] a = Shingles.of(words(0, 300), 1, ShingleHash.XXH3);
        long[] b = Shingles.of(words(100, 400), 1, ShingleHash.XXH3);
        Permutations many = Permutations.of(2000, Seed.of(7));
        long[] left = many.signature(a);
        long[] right = many.signature(b);
        long same = IntStream.range(0, 2000).filter(i -> left[i] == right[i]).count();
        assertThat(Shingles.jaccard(Shingles.set(a), Shingles.set(b))).isEqualTo(0.5);
        assertThat(same / 2000.0).isCloseTo(0.5, within(4 * Math.sqrt(0.25 / 2000)));
    }

    @Test
    void endsOfTheBandingCurve() {
        assertThat(new Banding(14, 8).candidate(0)).isZero();
        assertThat(new Banding(14, 8).candidate(1)).isEqualTo(1);
        assertThat(Banding.optimal(0.5, 1, 0.5, 0.5)).isEqualTo(new Banding(1, 1));
        assertThatThrownBy(() -> new Banding(0, 3)).hasMessageContaining("got 0 of 3");
    }

    /**
     * By Python: {@code 1 - (1 - s**r)**b}, of all b = k // r the largest r that reaches 0.9. Of k = 112 and s = 0.7 six rows give 0.8949, five 0.9825; one row of two bands gives 0.36 at 0.2, where
     * eleven are needed.
     */
    @Test
    void bandsThatReachAChanceHaveTheMostRows() {
        assertThat(new Banding(14, 8).candidate(0.7)).isCloseTo(0.5645040, within(1e-7));
        assertThat(Banding.reaching(0.9, 0.7, 112)).isEqualTo(new Banding(22, 5));
        assertThat(new Banding(22, 5).candidate(0.7)).isCloseTo(0.9825455, within(1e-7));
        assertThat(Banding.reaching(0.9, 0.2, 2)).isEqualTo(new Banding(11, 1));
        assertThat(Banding.reaching(0.9, 1, 7)).isEqualTo(new Banding(1, 7));
        assertThatThrownBy(() -> Banding.reaching(1, 0.5, 3)).hasMessageContaining("got 1.0, 0.5 and 3");
    }

    /** A chain: neighbours share 80 of 120 words (J = 0.67), texts two apart 60 of 140 (0.43). Nothing stays for a text unlike itself. */
    @Test
    void chainsAreNotOneCluster() {
        List<String> chain =
                IntStream.range(0, 9).mapToObj(i -> words(20 * i, 20 * i + 100)).toList();
        List<Copy> copies = chain.stream().map(c -> Copy.unknown()).toList();
        Clusters clusters = clusters(chain, copies);
        int[] representatives = clusters.representatives();
        assertThat(representatives).containsExactly(0, 0, 2, 2, 4, 4, 6, 6, 8);
        assertThat(clusters.kept()).isEqualTo(5);
        List<int[]> neighbours =
                IntStream.range(0, 8).mapToObj(i -> new int[] {i, i + 1}).toList();
        assertThat(new Components(9, neighbours).firsts()).containsOnly(0);
    }

    /** Candidates that are not alike stay: one band of one row agrees often, the true similarity decides. */
    @Test
    void candidatesAreVerified() {
        List<long[]> shingles = List.of(new long[] {1, 2, 3}, new long[] {1, 8, 9});
        List<long[]> agreeing = List.of(new long[] {5}, new long[] {5});
        Clusters clusters = Clusters.of(
                shingles,
                agreeing,
                List.of(Copy.unknown(), Copy.unknown()),
                new Clusters.Threshold(new Banding(1, 1), 0.6));
        assertThat(clusters.representatives()).containsExactly(0, 1);
        assertThat(clusters.compared()).isEqualTo(1);
        assertThat(clusters.accepted()).isZero();
    }

    @Test
    void copyOfBestProvenanceStays() {
        String text = words(0, 50);
        Origin human = new Origin.Human("crawl");
        List<Copy> copies = List.of(
                new Copy(new Origin.Synthetic("m", 2, ""), "2001", true),
                new Copy(new Origin.Synthetic("m", 1, ""), "", false),
                Copy.unknown(),
                new Copy(human, "", true),
                new Copy(human, "2020-05-01", true),
                new Copy(human, "2019-01-01", false),
                new Copy(human, "2019-01-01", true));
        assertThat(clusters(copies.stream().map(c -> text).toList(), copies).representatives())
                .containsOnly(6);
        assertThat(copies.stream().sorted(Copy.BEST_FIRST).map(copies::indexOf)).containsExactly(6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void textsWithoutShinglesStay() {
        Clusters clusters = clusters(List.of("", "", "?"), List.of(Copy.unknown(), Copy.unknown(), Copy.unknown()));
        assertThat(clusters.representatives()).containsExactly(0, 1, 2);
        assertThat(clusters.compared()).isZero();
    }

    /** Of three copies one stays, the first: "b" loses both of its texts, "a" none. */
    @Test
    void sourcesThatWouldVanishAreRefused() {
        String text = words(0, 50);
        List<String> texts = List.of(text, words(100, 150), text, text);
        Clusters clusters =
                clusters(texts, texts.stream().map(t -> Copy.unknown()).toList());
        List<SourceLoss> losses = SourceLoss.of(clusters, List.of("a", "a", "b", "b"));
        assertThat(losses).containsExactly(new SourceLoss("a", 2, 0), new SourceLoss("b", 2, 2));
        assertThatThrownBy(() -> SourceLoss.limit(losses, 0.5))
                .hasMessageStartingWith("duplicates would take more than 0.5 of b (2 of 2);");
        assertThatThrownBy(() -> SourceLoss.limit(
                        List.of(new SourceLoss("a", 10, 2), new SourceLoss("b", 10, 9)), 0.5, Map.of("a", 0.1)))
                .hasMessageStartingWith(
                        "duplicates would take more than 0.1 of a (2 of 10), more than 0.5 of b (9 of 10);");
        SourceLoss.limit(losses, 1);
        assertThatThrownBy(() -> SourceLoss.of(clusters, List.of("a"))).hasMessageContaining("4 texts, got 1");
    }
}
