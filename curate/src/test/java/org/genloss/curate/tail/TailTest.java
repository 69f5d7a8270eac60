package org.genloss.curate.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;
import org.genloss.profile.Summary;
import org.junit.jupiter.api.Test;

class TailTest {
    private static Item item(int i, String text, String language) {
        return new Item("d" + i, "d" + i, new Payload.Text(text), Origin.unknown(), true, Map.of("language", language));
    }

    /** 1,000 documents of 40 of 200 common words; every 50th has three words that some others share, every 7th a slip of its own. */
    private static List<Item> corpus() {
        UniformRandomProvider random = Seed.of(1).child("tail").random();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            List<String> words = new ArrayList<>();
            for (int w = 0; w < 40; w++) {
                words.add("common" + random.nextInt(200));
            }
            if (i % 50 == 0) {
                words.addAll(List.of("(Rare" + i / 100 + "a,", "rare" + i / 100 + "b", "RARE" + i / 100 + "c!"));
            }
            if (i % 7 == 0) {
                words.add("slip" + i);
            }
            items.add(item(i, String.join(" ", words), i % 100 == 3 ? "eu" : i == 5 ? "ga" : "en"));
        }
        return items;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Words.each(text, words::add);
        return words;
    }

    @Test
    void wordsOfAnyScript() {
        assertThat(words("(Don't) stop, 42 x-9!  \u00c9t\u00e9"))
                .containsExactly("don't", "stop", "x-9", "\u00e9t\u00e9");
        assertThat(words("\u4f60\u597d\u3002\u4e16\u754c abc\u4e16"))
                .containsExactly("\u4f60", "\u597d", "\u4e16", "\u754c", "abc", "\u4e16");
        String hindi = "\u0939\u093f\u0928\u094d\u0926\u0940";
        assertThat(words("\u00ab" + hindi + "\u00bb, " + hindi + "\u0964")).containsExactly(hindi, hindi);
    }

    private static <S extends Summary<S>> S summary(Kind<S> kind, List<Item> items) {
        S summary = kind.empty();
        items.forEach(summary::accept);
        return summary;
    }

    private static Criterion.Mark ready(Criterion criterion, List<Item> items) {
        Map<Kind<?>, Summary<?>> summaries = new LinkedHashMap<>();
        criterion.needs().forEach(kind -> put(summaries, kind, items));
        return criterion.ready(Profile.of(Schema.text(), summaries), Seed.of(2));
    }

    private static <S extends Summary<S>> void put(Map<Kind<?>, Summary<?>> to, Kind<S> kind, List<Item> items) {
        to.put(kind, summary(kind, items));
    }

    private static List<Integer> tail(Criterion criterion, List<Item> reference, List<Item> asked) {
        Criterion.Mark mark = ready(criterion, reference);
        return IntStream.range(0, asked.size())
                .filter(i -> mark.tail(asked.get(i)))
                .boxed()
                .toList();
    }

    @Test
    void rareWordsAreSaidTwiceAndNotOften() {
        List<Item> items = corpus();
        List<Integer> planted = IntStream.range(0, 20).mapToObj(i -> 50 * i).toList();
        assertThat(tail(new RareWords(2, 0.005, 0.02), items, items)).isEqualTo(planted);
        assertThat(tail(new RareWords(1, 0.005, 0.5), items, items)).contains(7, 14, 50);
        List<Item> others = List.of(item(0, "common1 rare3a", "en"), item(1, "slip7 common2", "en"), item(2, "", "en"));
        assertThat(tail(new RareWords(2, 0.005, 0.02), items, others)).containsExactly(0);
        assertThatThrownBy(() -> new RareWords(2, 0, 0.1)).hasMessageContaining("rare-words.most");
    }

    @Test
    void rareValuesOfAField() {
        List<Item> items = corpus();
        assertThat(tail(new RareValue("language", 2, 0.01), items, items))
                .isEqualTo(IntStream.range(0, 10).mapToObj(i -> 100 * i + 3).toList());
        assertThat(tail(new RareValue("language", 1, 0.001), items, items)).containsExactly(5);
        assertThat(tail(new RareValue("script"), items, items)).isEmpty();
    }

    /** A few texts of other words among 300: far from their neighbours, and a cluster by themselves. */
    @Test
    void sparseRegionsAndSmallClusters() {
        List<Item> items = new ArrayList<>(corpus().subList(0, 300));
        for (int i = 0; i < 4; i++) {
            items.add(item(2000 + i, "zyx wvut srq ponml kjih gfedc ba qwertz uiop " + i, "en"));
        }
        List<Integer> planted = List.of(300, 301, 302, 303);
        assertThat(tail(new SparseRegion(5, 4 / 304.0, 1000, 256), items, items))
                .isEqualTo(planted);
        assertThat(tail(new SmallCluster(3, 0.05, 1000, 256), items, items)).containsAll(planted);
        assertThat(tail(new SmallCluster(3, 0.05, 1000, 256), items, items)).hasSizeLessThan(25);
        assertThat(tail(new SmallCluster(3, 0.05, 1000, 256), items.subList(0, 2), items))
                .isEmpty();
    }

    /** Any parts, merged in any order, are the same census, also beyond its limit. */
    @Test
    void censusesOfPartsMerge() throws IOException {
        List<Item> items = corpus();
        for (int limit : new int[] {50, 100_000}) {
            Census.Of kind = new Census.Of("", limit);
            Census whole = summary(kind, items);
            Census merged = summary(kind, items.subList(700, 1000));
            merged.merge(summary(kind, items.subList(0, 300)));
            items.subList(300, 700).forEach(merged::accept);
            assertThat(bytes(merged)).isEqualTo(bytes(whole));
            assertThat(kind.read(new java.io.DataInputStream(new java.io.ByteArrayInputStream(bytes(whole))), 1)
                            .items())
                    .isEqualTo(1000);
        }
    }

    private static byte[] bytes(Census census) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        census.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** Katz's interval of 30 of 100 and 10 of 200 by hand: ln 6 +- 1.96 sqrt(1/30 - 1/100 + 1/10 - 1/200). */
    @Test
    void katzByHand() {
        TailLoss loss = new TailLoss("s", "a", 100, 30, 200, 10);
        assertThat(loss.ratio()).isCloseTo(6, within(1e-12));
        assertThat(loss.interval().low()).isCloseTo(3.0573, within(1e-3));
        assertThat(loss.interval().high()).isCloseTo(11.7751, within(1e-3));
        assertThat(loss.verdict(12)).isEqualTo(TailLoss.Verdict.WITHIN);
        assertThat(loss.verdict(5)).isEqualTo(TailLoss.Verdict.UNDECIDED);
        assertThat(loss.verdict(2)).isEqualTo(TailLoss.Verdict.BEYOND);
        assertThat(new TailLoss("s", "a", 100, 0, 200, 0).verdict(1)).isEqualTo(TailLoss.Verdict.NOTHING);
        assertThat(new TailLoss("s", "a", 0, 0, 200, 5).verdict(1)).isEqualTo(TailLoss.Verdict.NOTHING);
        assertThat(new TailLoss("s", "a", 50, 50, 200, 0).verdict(1)).isEqualTo(TailLoss.Verdict.BEYOND);
        assertThatThrownBy(() -> new TailLoss("s", "a", 5, 6, 2, 0)).hasMessageContaining("6 of 5");
    }

    /** 2,000 draws of 0.2 and 0.1: the interval holds the ratio 2 in 95 % of them, within four standard errors of that share. */
    @Test
    void theIntervalCovers() {
        UniformRandomProvider random = Seed.of(3).child("cover").random();
        int covered = 0;
        for (int i = 0; i < 2000; i++) {
            long a = IntStream.range(0, 150)
                    .filter(j -> random.nextDouble() < 0.2)
                    .count();
            long b = IntStream.range(0, 400)
                    .filter(j -> random.nextDouble() < 0.1)
                    .count();
            covered += new TailLoss("s", "a", 150, a, 400, b).interval().contains(2) ? 1 : 0;
        }
        assertThat(covered / 2000.0).isBetween(0.93, 0.97);
    }

    /** Given back is as little as brings the ratio to the factor. */
    @Test
    void givesBackNoMoreThanIsNeeded() {
        UniformRandomProvider random = Seed.of(4).child("back").random();
        for (int i = 0; i < 2000; i++) {
            long tail = 1L + random.nextInt(50);
            long body = 1L + random.nextInt(200);
            TailLoss loss =
                    new TailLoss("s", "a", tail, random.nextInt((int) tail + 1), body, random.nextInt((int) body + 1));
            double factor = 1 + random.nextInt(4) / 4.0;
            long back = loss.back(factor);
            assertThat((loss.tailRemoved() - back) * (double) body)
                    .isLessThanOrEqualTo(factor * loss.bodyRemoved() * tail * (1 + 1e-9));
            if (back > 0) {
                assertThat((loss.tailRemoved() - back + 1) * (double) body)
                        .isGreaterThan(factor * loss.bodyRemoved() * tail);
            }
        }
    }

    @Test
    void quotasSayWhatIsMissing() {
        Quota quota = new Quota("language=eu", 30, Optional.of(0.5));
        assertThat(quota.wanted(10)).isEqualTo(30);
        assertThat(quota.wanted(101)).isEqualTo(51);
        Quota.Filled filled = new Quota.Filled(quota, 101, 40, 38, 35); // 51 wanted
        assertThat(filled.missing()).isEqualTo(16);
        assertThat(filled.beyondSources()).isEqualTo(11);
        assertThat(filled.bySteps()).isEqualTo(2);
        assertThat(filled.byShares()).isEqualTo(3);
        Quota.Filled met = new Quota.Filled(quota, 10, 40, 38, 35);
        assertThat(List.of(met.missing(), met.beyondSources(), met.bySteps(), met.byShares()))
                .containsOnly(0L);
        assertThatThrownBy(() -> new Quota("x", 0, Optional.empty())).hasMessageContaining("a quota of x");
    }
}
