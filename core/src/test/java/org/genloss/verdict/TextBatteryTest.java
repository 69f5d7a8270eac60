package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Counts;
import org.genloss.verdict.battery.NamedContent;
import org.genloss.verdict.text.TextBattery;
import org.genloss.verdict.text.TextNamed;
import org.genloss.verdict.text.TextStatistics;
import org.junit.jupiter.api.Test;

class TextBatteryTest {
    private static final double[] NO_MEANS = new double[TextStatistics.values().length];

    private static Draw.Group group(String name, List<String> texts) {
        List<Item> items = IntStream.range(0, texts.size())
                .mapToObj(i -> new Item(name + "-" + i, name, new Payload.Text(texts.get(i)), Origin.unknown()))
                .toList();
        return new Draw.Group(name, name.hashCode(), items);
    }

    private static Pool pool(List<List<String>> reference, List<List<String>> candidate) {
        return new Pool(Schema.text(), groups("r", reference), groups("c", candidate));
    }

    private static List<Draw.Group> groups(String prefix, List<List<String>> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> group(prefix + i, texts.get(i)))
                .toList();
    }

    /** Words of Zipf's law over that many types, as letters, with a mark here and there. */
    private static String text(UniformRandomProvider random, int length, int types) {
        List<String> words = new ArrayList<>();
        for (int k = 0; k < length; k++) {
            int type = (int) Math.pow(types, random.nextDouble());
            words.add(Integer.toString(type, 36).replaceAll("\\d", "q") + (random.nextInt(12) == 0 ? "," : ""));
        }
        return String.join(" ", words);
    }

    private static List<List<String>> texts(int groups, int itemsAGroup, long seed) {
        UniformRandomProvider random = Seed.of(seed).child("texts").random();
        return IntStream.range(0, groups)
                .mapToObj(g -> IntStream.rangeClosed(0, random.nextInt(itemsAGroup))
                        .mapToObj(i -> item(random))
                        .toList())
                .toList();
    }

    private static String item(UniformRandomProvider random) {
        String own = text(random, 1, 100_000);
        return text(random, random.nextInt(70), 400) + " " + own + " " + own;
    }

    private static double[] evaluate(Pool pool, boolean[] labels) {
        double[] out = new double[TextStatistics.values().length];
        new TextBattery(pool).evaluate(labels, out);
        return out;
    }

    private static boolean[] truth(Pool pool) {
        boolean[] labels = new boolean[pool.groups()];
        Arrays.fill(labels, pool.referenceGroups(), labels.length, true);
        return labels;
    }

    /** Expected values: {@link PlainText}, an implementation with maps of strings. */
    @Test
    void everyStatisticIsWhatItsDefinitionSays() {
        for (int itemsAGroup : new int[] {1, 4}) {
            List<List<String>> texts = texts(90, itemsAGroup, itemsAGroup);
            Pool pool = pool(texts.subList(0, 45), texts.subList(45, 90));
            UniformRandomProvider random = Seed.of(9).child("labels").random();
            boolean[] labels = new boolean[90];
            for (int g = 0; g < 90; g++) {
                labels[g] = random.nextInt(3) == 0;
            }
            PlainText plain = new PlainText(texts, labels);
            double overlap = (plain.precision() + plain.recall()) / 2;
            double[] expected = {
                plain.rareWords(),
                plain.richness(),
                plain.distinctRuns(),
                plain.entropy(),
                plain.across(),
                plain.within(),
                plain.topic(),
                plain.body(),
                overlap,
                plain.precision() - plain.recall(),
                plain.length(),
                plain.spread()
            };
            assertThat(evaluate(pool, labels)).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void longItemsAndLargeGroupsAreCut() {
        UniformRandomProvider random = Seed.of(5).child("long").random();
        String head = text(random, 512, 300).replace(",", "");
        List<List<String>> whole = List.of(List.of(head + " tail tail tail"), List.of(head));
        double[] cut = evaluate(pool(whole, whole), new boolean[] {false, true, false, true});
        assertThat(cut[TextStatistics.WORD_RICHNESS.ordinal()]).isZero();
        assertThat(cut[TextStatistics.LENGTH.ordinal()]).isCloseTo(Math.log(513.0 / 516), within(1e-12));
        List<String> many = new ArrayList<>(java.util.Collections.nCopies(32, "same words here"));
        List<String> more = new ArrayList<>(many);
        more.add("never seen");
        double[] capped = evaluate(pool(List.of(many), List.of(more)), new boolean[] {false, true});
        assertThat(capped[TextStatistics.WORD_RICHNESS.ordinal()]).isZero();
    }

    @Test
    void aSideThatLostEverythingStillHasValues() {
        List<List<String>> texts = texts(40, 1, 3);
        List<List<String>> empty = texts.stream().map(t -> List.of("")).toList();
        Pool pool = pool(texts, empty);
        double[] out = evaluate(pool, truth(pool));
        assertThat(out[TextStatistics.RARE_WORDS.ordinal()]).isFinite();
        assertThat(out[TextStatistics.WORD_RICHNESS.ordinal()]).isZero(); // nothing can be said of richness at no words
        assertThat(out[TextStatistics.WORD_ENTROPY.ordinal()]).isLessThan(-1);
    }

    /** Half of each text is a change of length and no loss of words: measured, a correction by the slope of Heaps' law alone said 0.9. */
    @Test
    void shorterTextsAreNotPoorer() {
        UniformRandomProvider random = Seed.of(31).child("short").random();
        List<List<String>> full = IntStream.range(0, 400)
                .mapToObj(i -> List.of(text(random, 80, 4000)))
                .toList();
        List<List<String>> half = IntStream.range(0, 400)
                .mapToObj(i -> List.of(text(random, 30, 4000)))
                .toList();
        Pool pool = pool(full, half);
        double[] effect = new TextBattery(pool).effect(truth(pool), evaluate(pool, truth(pool)), NO_MEANS);
        for (TextStatistics s :
                List.of(TextStatistics.RARE_WORDS, TextStatistics.WORD_RICHNESS, TextStatistics.DISTINCT_TRIGRAMS)) {
            assertThat(effect[s.ordinal()]).as(s.name()).isCloseTo(1, within(0.03));
        }
    }

    @Test
    void noTextAtAllIsUndefined() {
        Pool pool = pool(List.of(List.of("")), List.of(List.of(" ")));
        assertThat(evaluate(pool, truth(pool))[TextStatistics.WORD_RICHNESS.ordinal()])
                .isNaN();
        assertThat(evaluate(pool, truth(pool))[TextStatistics.TRIGRAM_OVERLAP.ordinal()])
                .isNaN();
    }

    @Test
    void equalSidesKeepEverything() {
        List<List<String>> texts = texts(60, 2, 7);
        Pool pool = pool(texts, texts);
        double[] observed = evaluate(pool, truth(pool));
        double[] effect = new TextBattery(pool).effect(truth(pool), observed, NO_MEANS);
        for (TextStatistics s : TextStatistics.values()) {
            if (!s.shifts()) {
                assertThat(effect[s.ordinal()]).as(s.name()).isCloseTo(1, within(1e-9));
            }
        }
    }

    /** Expected counts: sets of strings. */
    @Test
    void namedContentCountsGroups() {
        List<List<String>> texts = texts(300, 3, 11);
        Map<String, int[]> expected = new HashMap<>();
        for (int g = 0; g < 300; g++) {
            Set<String> here = new HashSet<>();
            texts.get(g).stream().map(PlainText::words).forEach(item -> {
                here.addAll(item);
                here.addAll(PlainText.runs(item));
            });
            int side = g < 180 ? 0 : 1;
            here.forEach(name -> expected.computeIfAbsent(name, n -> new int[2])[side]++);
        }
        // smaller side 120 of 300: 0.4^6 is the first power below 1 %
        expected.entrySet()
                .removeIf(
                        e -> e.getValue()[0] + e.getValue()[1] < 6 || e.getKey().contains(","));
        List<NamedContent> named =
                TextNamed.named(pool(texts.subList(0, 180), texts.subList(180, 300)), Optional.empty());
        assertThat(named).hasSize(expected.size()).anyMatch(c -> c.what().equals("three words in a row"));
        for (NamedContent c : named) {
            assertThat(new int[] {(int) c.reference(), (int) c.candidate()})
                    .as(c.name())
                    .isEqualTo(expected.get(c.name()));
        }
    }

    @Test
    void lostWordsAreNamedMostFrequentFirst() {
        List<List<String>> reference =
                new ArrayList<>(java.util.Collections.nCopies(30, List.of("plain words stay here")));
        reference.set(0, List.of("harbour quorum plain"));
        reference.set(1, List.of("harbour quorum plain"));
        reference.set(2, List.of("harbour plain ! !"));
        Pool pool = pool(reference, java.util.Collections.nCopies(30, List.of("plain words stay here")));
        Battery.Told told = new TextBattery(pool).tell(0, truth(pool), 0.5, new Interval(-0.1, 0.1));
        assertThat(told.examples()).containsExactly("harbour", "quorum");
        assertThat(told.counts()).containsExactly(new Counts(3, 0), new Counts(2, 0));
        assertThat(told.sentence()).contains("half as many").contains("0.90\u20131.11");
    }

    /** The law of the check: two samples of one source are healthy; without the words of few texts it is a loss. */
    @Test
    void checkTellsSamplesFromLosses() {
        UniformRandomProvider random = Seed.of(21).child("law").random();
        List<String> texts =
                IntStream.range(0, 600).mapToObj(i -> text(random, 60, 4000)).toList();
        List<String> poorer = texts.subList(300, 600).stream()
                .map(t -> t.replaceAll("\\b[a-z]{3}\\b", "q"))
                .toList();
        assertThat(level(texts.subList(0, 300), texts.subList(300, 600))).isEqualTo(Level.HEALTHY);
        assertThat(level(texts.subList(0, 300), poorer).isLoss()).isTrue();
    }

    private static Level level(List<String> reference, List<String> candidate) {
        Pool pool = new Pool(Schema.text(), draw("r", reference), draw("c", candidate));
        TextBattery battery = new TextBattery(pool);
        Tested tested = Engine.run(battery, new Relabelling(pool), Seed.of(1), 400, org.genloss.data.Workers.SERIAL);
        Trial trial = Trial.of(battery, tested, new Relabelling(pool).truth());
        return new Policy(trial, Budget.of(0.05, 1, Set.of()), CheckSettings.of(Seed.of(1)))
                .judge(List.of(), List.of(), List.of())
                .level();
    }

    private static List<Draw.Group> draw(String prefix, List<String> texts) {
        Draw draw = new Draw.Of(1L << 24).empty();
        Items.texts(prefix, texts).list().forEach(draw::accept);
        return draw.groups();
    }
}
