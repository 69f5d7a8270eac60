package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Profile;
import org.junit.jupiter.api.Test;

class SubgroupsOfTextsTest {
    private static final Subgroups SUBGROUPS = Subgroups.by("language", Schema.text(), false);
    private static final int WORDS = 3000;

    /**
     * What is done to the Danish texts, two in five; the others are Welsh.
     *
     * @param kept chance that one stays; a Welsh one comes in its place
     * @param words they are made of, of 3,000
     */
    private record Danish(double kept, int words) {
        static final Danish SAME = new Danish(1, WORDS);
    }

    private static Items texts(int n, Danish danish, int number) {
        UniformRandomProvider random = Seed.of(number).child("texts").random();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean dane = random.nextInt(5) < 2 && random.nextDouble() < danish.kept;
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 30; w++) {
                text.append(dane ? 'd' : 'w')
                        .append(letters(word(random, dane ? danish.words : WORDS)))
                        .append(' ');
            }
            items.add(item(number + ":" + i, text.toString(), Map.of("language", dane ? "da" : "cy")));
        }
        return new Items(Schema.text(), items);
    }

    /** One of the commonest words; most are rare. */
    private static int word(UniformRandomProvider random, int words) {
        int word = WORDS;
        while (word >= words) {
            word = (int) (Math.pow(random.nextDouble(), 8) * WORDS);
        }
        return word;
    }

    /** A name without digits, which are no words. */
    private static String letters(int number) {
        return String.valueOf(number)
                .chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + 'k')))
                .collect(Collectors.joining());
    }

    private static Item item(String id, String text, Map<String, String> notes) {
        return new Item(id, id, new Payload.Text(text), Origin.unknown(), true, notes);
    }

    private static List<Draw.Group> groups(Items items) {
        Draw.Of kind = new Draw.Of(Long.MAX_VALUE);
        return Profile.of(items, Set.of(kind)).get(kind).groups();
    }

    private static Pool pool(Items left, Items right) {
        return new Pool(Schema.text(), groups(left), groups(right));
    }

    private static Symptom asked(Danish danish, int n, double level, int number) {
        Pool pool = pool(texts(n, Danish.SAME, 2 * number), texts(n, danish, 2 * number + 1));
        return SUBGROUPS.of(pool, pool, level, Seed.of(number), Workers.SERIAL);
    }

    @Test
    void aSubgroupThatShrinksHasLostNothingWithin() {
        assertThat(asked(new Danish(0.5, WORDS), 600, 0.02, 1).findings())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.metric()).isEqualTo("subgroup-size");
                    assertThat(f.subject()).isEqualTo("language = da");
                    assertThat(f.sentence()).contains("reference texts");
                });
    }

    @Test
    void lostVarietyIsFoundInItsSubgroupAlone() {
        Symptom symptom = asked(new Danish(1, WORDS / 4), 600, 0.02, 2);
        assertThat(symptom.findings()).isNotEmpty().allSatisfy(f -> {
            assertThat(f.subject()).isEqualTo("language = da");
            assertThat(f.family()).isEqualTo("subgroup");
            assertThat(f.late()).isFalse();
            assertThat(f.sentence()).startsWith("Within the subgroup `language` = `da`: ");
        });
        assertThat(symptom.findings()).extracting(Finding::metric).contains("word-richness");
    }

    /** The shares kept within a subgroup are those of a check of its texts alone, of sides of one size. */
    @Test
    void whatIsKeptWithinIsThatOfTheTextsAlone() {
        Items left = texts(600, Danish.SAME, 40);
        Items right = texts(600, new Danish(0.7, 1500), 41);
        Pool whole = pool(left, right);
        Symptom symptom = SUBGROUPS.of(whole, whole, 0.02, Seed.of(1), Workers.SERIAL);
        List<Draw.Group> mine = groups(danish(right));
        Pool alone = new Pool(Schema.text(), groups(danish(left)).subList(0, mine.size()), mine);
        Relabelling relabelling = new Relabelling(alone);
        Trial trial = Trial.of(
                Batteries.of(alone),
                Engine.run(Batteries.of(alone), relabelling, Seed.of(2), 250, Workers.SERIAL),
                relabelling.truth());
        for (int j = 0; j < trial.size(); j++) {
            String metric = trial.statistic(j).card().id();
            if (metric.equals("word-richness") || metric.equals("rare-words") || metric.equals("word-entropy")) {
                assertThat(kept(symptom, metric)).isCloseTo(trial.effect()[j], within(1e-9));
            }
        }
    }

    private static Items danish(Items all) {
        return new Items(
                Schema.text(),
                all.list().stream().filter(i -> i.notes().containsValue("da")).toList());
    }

    private static double kept(Symptom symptom, String metric) {
        return symptom.kept().stream()
                .filter(k -> k.metric().equals(metric) && k.subject().equals("language = da"))
                .mapToDouble(Kept::share)
                .findFirst()
                .orElseThrow();
    }

    /** Binomial(60, 0.1) exceeds 13 with chance 0.001; the floors only take findings away. */
    @Test
    void whereNothingChangedItIsFoundAsRarelyAsStated() {
        int found = 0;
        for (int run = 0; run < 60; run++) {
            found += asked(Danish.SAME, 260, 0.1, 100 + run).findings().isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(13);
    }

    @Test
    void whatIsTooSmallIsSaid() {
        assertThat(asked(Danish.SAME, 150, 0.05, 8).note())
                .contains(
                        "Of language, 2 subgroups were too small for a test of the words within, which takes 100 texts on each side.");
        Items bare = new Items(Schema.text(), List.of(item("a", "a text", Map.of())));
        Pool none = pool(bare, bare);
        assertThatThrownBy(() -> SUBGROUPS.of(none, none, 0.01, Seed.of(1), Workers.SERIAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no text has a value of language to make subgroups");
    }
}
