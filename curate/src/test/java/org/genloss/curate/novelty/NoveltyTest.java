package org.genloss.curate.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;

/** Accumulation by hand and by simulation; what a crawl adds, of which the test knows the law. */
class NoveltyTest {
    /** Three samples {a, b}, {a}, {a, c}: over all orders one sample shows 5/3 things, two show 7/3, three show 3. */
    @Test
    void theMeanOverAllOrdersIsCountedByHand() {
        Accumulation three = new Accumulation(List.of(new int[] {0, 1}, new int[] {0}, new int[] {0, 2}));
        assertThat(three.seen()).isEqualTo(3);
        assertThat(three.after(0)).isZero();
        assertThat(three.after(1)).isCloseTo(5 / 3.0, within(1e-12));
        assertThat(three.after(2)).isCloseTo(7 / 3.0, within(1e-12));
        assertThat(three.after(3)).isCloseTo(3, within(1e-12));
        assertThatThrownBy(() -> three.after(4)).hasMessageContaining("4 of 3");
    }

    /**
     * Good and Toulmin: two things seen once and one seen three times promise 2 t - 0 t^2 + 1 t^3. Leaving out a sample: the two with one lose t each; every sample
     * turns a three into a two, whose term is -t^2.
     */
    @Test
    void furtherThingsAreThoseOfGoodAndToulmin() {
        Accumulation three = new Accumulation(List.of(new int[] {0, 1}, new int[] {0}, new int[] {0, 2}));
        assertThat(three.further(1).value()).isCloseTo(3, within(1e-12));
        assertThat(three.further(0.5).value()).isCloseTo(1 + 0.125, within(1e-12));
        // changes by sample at t = 1: -1 - 1 - 1, -1 - 1, -1 - 1 - 1; squares about their mean -8/3: 2/3; times 2/3
        double reach = 1.959963984540054 * Math.sqrt(2 / 3.0 * 2 / 3.0);
        assertThat(three.further(1).interval().high()).isCloseTo(3 + reach, within(1e-12));
        assertThatThrownBy(() -> new Accumulation(List.of(new int[] {0})).further(1))
                .hasMessageContaining("1 samples");
    }

    /** Beyond t = 1: n = 9, t = 3 gives ceil(log_3(9 * 9 / 2) / 2) = 2 trials of chance 2/5; h(1) = 3 * 16/25, h(2) = -9 * 4/25. */
    @Test
    void fartherThingsAreSmoothedAsOrlitskySays() {
        List<int[]> nine = new ArrayList<>(List.of(new int[] {0, 1}, new int[] {1, 2}));
        IntStream.range(0, 7).forEach(i -> nine.add(new int[0]));
        assertThat(new Accumulation(nine).further(3).value())
                .isCloseTo(2 * 3 * 16 / 25.0 - 9 * 4 / 25.0, within(1e-12));
    }

    private static final int WORDS = 20_000;

    private static int[] sample(UniformRandomProvider random) {
        Set<Integer> words = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            words.add((int) Math.exp(random.nextDouble() * Math.log(WORDS)));
        }
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double fresh(List<int[]> known, List<int[]> further) {
        Set<Integer> words = new HashSet<>();
        further.forEach(s -> IntStream.of(s).forEach(words::add));
        known.forEach(s -> IntStream.of(s).forEach(words::remove));
        return words.size();
    }

    /** Words of a Zipf law: of 60 halves the interval of the other half's new words holds them in 50 or more, and four times as much is met within a tenth. */
    @Test
    void whatIsPromisedComes() {
        int covered = 0;
        double near = 0;
        double far = 0;
        for (int i = 0; i < 60; i++) {
            UniformRandomProvider random = Seed.of(i).child("test").random();
            List<int[]> known =
                    IntStream.range(0, 200).mapToObj(j -> sample(random)).toList();
            List<int[]> again =
                    IntStream.range(0, 200).mapToObj(j -> sample(random)).toList();
            List<int[]> more =
                    IntStream.range(0, 800).mapToObj(j -> sample(random)).toList();
            Accumulation accumulation = new Accumulation(known);
            Accumulation.Expected expected = accumulation.further(1);
            double truth = fresh(known, again);
            covered += expected.interval().contains(truth) ? 1 : 0;
            near += (expected.value() - truth) / truth / 60;
            far += (accumulation.further(4).value() / fresh(known, more) - 1) / 60;
        }
        assertThat(covered).isGreaterThanOrEqualTo(50);
        assertThat(near).isCloseTo(0, within(0.03));
        assertThat(far).isCloseTo(0, within(0.1));
    }

    private static FurtherText.Text text(String group, String words, String origin) {
        return new FurtherText.Text(group, words, Map.of("origin", origin));
    }

    private static String words(int from, int to, UniformRandomProvider random) {
        return IntStream.range(0, 80)
                .mapToObj(i -> "w" + (from + (int) Math.exp(random.nextDouble() * Math.log(to))))
                .collect(Collectors.joining(" "));
    }

    /** What one has is found again in the crawl: of 100 documents 60 are copies, in other blanks; the other 40 add what they would without the copies. */
    @Test
    void copiesOfWhatOneHasAddNothing() {
        UniformRandomProvider random = Seed.of(2).child("test").random();
        List<FurtherText.Text> have = IntStream.range(0, 60)
                .mapToObj(i -> text("have" + i, words(0, 5000, random), "human"))
                .toList();
        List<FurtherText.Text> fresh = IntStream.range(0, 40)
                .mapToObj(i -> text("f" + i, words(0, 5000, random), "human"))
                .toList();
        List<FurtherText.Text> crawl = new ArrayList<>(fresh);
        have.forEach(t -> crawl.add(text("c" + t.group(), t.value().replace(" ", "  "), "human")));
        FurtherText further = new FurtherText(have);
        FurtherText.Result result = further.of(crawl, List.of());
        assertThat(result.copies()).isEqualTo(60);
        assertThat(result.all().orElseThrow().words()).isEqualTo(100 * 80);
        FurtherText.Result without = further.of(fresh, List.of());
        for (int i = 0; i < 3; i++) {
            assertThat(result.all().orElseThrow().growths().get(i).found())
                    .isEqualTo(without.all().orElseThrow().growths().get(i).found());
        }
        assertThat(further.of(have, List.of()).all().orElseThrow().growths()).allSatisfy(growth -> {
            assertThat(growth.found()).isZero();
            assertThat(growth.again().interval().high()).isZero();
        });
    }

    /** People write from 5,000 words, of which what one has holds the commoner; models from the 300 commonest. */
    @Test
    void peopleAddMoreThanModels() {
        UniformRandomProvider random = Seed.of(1).child("test").random();
        List<FurtherText.Text> have = IntStream.range(0, 300)
                .mapToObj(i -> text("have" + i, words(0, 5000, random), "human"))
                .toList();
        List<FurtherText.Text> crawl = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            crawl.add(text("h" + i, words(0, 5000, random), "human"));
            crawl.add(text("s" + i, words(0, 300, random), "synthetic"));
        }
        FurtherText.Result result = new FurtherText(have).of(crawl, List.of("origin"));
        assertThat(result.have()).isEqualTo(300);
        FurtherText.Gain all = result.all().orElseThrow();
        assertThat(all.words()).isEqualTo(400 * 80);
        assertThat(all.groups()).isEqualTo(400);
        Map<String, FurtherText.Gain> parts = result.parts().get("origin");
        for (int i = 0; i < 2; i++) {
            FurtherText.Growth people = parts.get("human").growths().get(i);
            FurtherText.Growth models = parts.get("synthetic").growths().get(i);
            assertThat(people.again().interval().low())
                    .as(people.name())
                    .isGreaterThan(models.again().interval().high());
            assertThat(people.lately()).isLessThan(people.earlier());
        }
        FurtherText.Growth words = parts.get("human").growths().get(0);
        assertThat(words.alike().getAsDouble())
                .as("all of the part, as both are of one size")
                .isCloseTo(words.found() * 1e6 / (200 * 80), within(1e-6));
        assertThat(all.growths().get(0).alike()).isEmpty();
        Set<String> own = have.stream()
                .flatMap(t -> List.of(t.value().split(" ")).stream())
                .collect(Collectors.toSet());
        long fresh = crawl.stream()
                .filter(t -> t.group().startsWith("h"))
                .flatMap(t -> List.of(t.value().split(" ")).stream())
                .filter(w -> !own.contains(w))
                .distinct()
                .count();
        assertThat(words.found()).isEqualTo(fresh);
        assertThat((words.earlier() + words.lately()) / 2)
                .as("the halves together")
                .isCloseTo(fresh * 1e6 / (200 * 80), within(1e-6));
    }

    @Test
    void aCrawlOfOneDocumentSaysNothing() {
        FurtherText have = new FurtherText(List.of(text("a", "one two", "human")));
        assertThat(have.of(List.of(text("b", "three four", "human")), List.of("origin"))
                        .all())
                .isEmpty();
        assertThat(have.of(List.of(text("b", "", "human"), text("c", "", "human")), List.of())
                        .all())
                .isEmpty();
    }
}
