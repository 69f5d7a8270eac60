package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;

class CarriedTest {
    private static long[] range(int from, int to) {
        return LongStream.range(from, to).toArray();
    }

    /** Windows of 100 numbers, each 20 further than the one before. */
    private static List<long[]> windows(int generations) {
        return IntStream.range(0, generations)
                .mapToObj(g -> range(20 * g, 20 * g + 100))
                .toList();
    }

    @Test
    void theShareThatIsKept() {
        Carried windows = Carried.ofKeys(windows(6));
        assertThat(windows.ofTheOneBefore(0)).isZero();
        assertThat(windows.ofTheOneBefore(3)).isEqualTo(0.8);
        assertThat(windows.most()).isEqualTo(0.8);

        Carried grows = Carried.ofKeys(List.of(range(0, 50), range(0, 100), range(0, 200)));
        assertThat(grows.ofTheOneBefore(1)).isEqualTo(0.5);
        assertThat(grows.ofTheOneBefore(2)).isEqualTo(0.5);
    }

    @Test
    void itemsAreEqualByTheirContentNotByTheirNames() {
        List<Item> here = items("a", 0);
        List<Item> there = items("b", 0);
        List<Item> other = items("a", 50);
        assertThat(Carried.of(List.of(here, there)).most()).isEqualTo(1);
        assertThat(Carried.of(List.of(here, other)).none()).isTrue();
    }

    private static List<Item> items(String prefix, int from) {
        return IntStream.range(0, 40)
                .mapToObj(i -> Item.of(prefix + i, new Payload.Text("text " + (from + i))))
                .toList();
    }

    /** Short answers: 300 draws of one of 400, and fewer and fewer of them; what repeats by chance repeats within a generation too. */
    @Test
    void repeatsByChanceAreNotKept() {
        UniformRandomProvider random = Seed.of(11).random();
        List<long[]> same = new ArrayList<>();
        List<long[]> fewer = new ArrayList<>();
        for (int g = 0; g < 12; g++) {
            same.add(LongStream.generate(() -> random.nextInt(400)).limit(300).toArray());
            int most = 800 - 65 * g;
            fewer.add(LongStream.generate(() -> random.nextInt(most)).limit(300).toArray());
        }
        assertThat(Carried.ofKeys(same).none()).isTrue();
        assertThat(Carried.ofKeys(fewer).none()).isTrue();
    }

    /** With nothing kept, or the same kept by all, the chance is that of independent numbers: six falls in a row 2/6! = 0.00278. */
    @Test
    void whatAllShareAlikeChangesNoChance() {
        int[] six = {0, 1, 2, 3, 4, 5};
        List<long[]> alike = IntStream.range(0, 6)
                .mapToObj(g -> LongStream.concat(
                                LongStream.range(0, 70), LongStream.range(1000 + 100 * g, 1030 + 100 * g))
                        .toArray())
                .toList();
        Carried carried = Carried.ofKeys(alike);
        assertThat(carried.most()).isEqualTo(0.7);
        assertThat(carried.chance(six, -15, Seed.of(1))).isCloseTo(2 / 720.0, within(0.0006));
        assertThat(carried.chance(six, 7, Seed.of(1))).isCloseTo(0.2722, within(0.006)); // exact: 196/720
        assertThat(carried.chance(six, 0, Seed.of(1))).isEqualTo(1);
    }

    /**
     * Three numbers of correlations 0.8, 0.8 and 0.6 fall or rise in a row where both differences have one sign. These have the variances 0.4 and 0.4
     * and the covariance 0.8 - 0.6 - 1 + 0.8 = 0, so the chance is one half: 1/4 + 1/4 (independent numbers: 1/3).
     */
    @Test
    void aWanderingIsTakenForOne() {
        Carried windows = Carried.ofKeys(windows(3));
        assertThat(windows.chance(new int[] {0, 1, 2}, 3, Seed.of(5))).isCloseTo(0.5, within(0.006));
        assertThat(windows.chance(new int[] {0, 1, 2}, 3, Seed.of(5)))
                .isEqualTo(Carried.ofKeys(windows(3)).chance(new int[] {0, 1, 2}, 3, Seed.of(5)));
    }

    /** Means of what windows hold, told at 5 % among readings that are one: as independent numbers far too often, here as often as stated. */
    @Test
    void theMeansOfWindowsAreToldAsOftenAsStated() {
        int generations = 8;
        Carried windows = Carried.ofKeys(windows(generations));
        int[] known = IntStream.range(0, generations).toArray();
        UniformRandomProvider random = Seed.of(3).random();
        int shared = 0;
        int alone = 0;
        int series = 1000;
        for (int k = 0; k < series; k++) {
            double[] worth = IntStream.range(0, 20 * generations + 80)
                    .mapToDouble(i -> random.nextDouble())
                    .toArray();
            double[] means = windows(generations).stream()
                    .mapToDouble(w -> LongStream.of(w)
                            .mapToDouble(i -> worth[(int) i])
                            .average()
                            .orElseThrow())
                    .toArray();
            shared += windows.chance(known, Trend.rises(means), Seed.of(9)) <= 0.05 ? 1 : 0;
            alone += Trend.exact(means).orElseThrow() <= 0.05 ? 1 : 0;
        }
        assertThat(shared).isBetween(15, 70); // binomial, 5 % of 1,000: 99.9 % lie in 29 to 74; S is discrete, so fewer
        assertThat(alone).isGreaterThan(250);
    }
}
