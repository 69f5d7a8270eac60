package org.genloss.curate.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Amounts against {@link ShareCap}, and against sums done by hand. */
class AllotmentTest {
    private static final Stock HUMAN = new Stock("crawl", false, 0, "", false, false);
    private static final Stock FRESH = new Stock("crawl", false, 0, "", true, false);
    private static final Stock FIRST = new Stock("stories", true, 1, "gpt-4", false, false);
    private static final Stock SECOND = new Stock("tales", true, 2, "llama", false, false);

    private static Mixing mixing(double synthetic, Map<Integer, Double> generations, long size) {
        Mixing all = Mixing.everything();
        return new Mixing(
                all.unit(),
                OptionalDouble.of(synthetic),
                generations,
                Map.of(),
                Optional.empty(),
                all.unknown(),
                size == 0 ? OptionalLong.empty() : OptionalLong.of(size),
                Map.of(),
                Mixing.OnShortfall.WARN);
    }

    private static Mixing capped(Map<Integer, Double> generations, Map<String, Double> generators, long size) {
        Mixing all = Mixing.everything();
        return new Mixing(
                all.unit(),
                OptionalDouble.empty(),
                generations,
                generators,
                Optional.empty(),
                all.unknown(),
                size == 0 ? OptionalLong.empty() : OptionalLong.of(size),
                Map.of(),
                Mixing.OnShortfall.WARN);
    }

    /** The largest mixes by trying all amounts: a cap on a generation takes from a generator that a cap of its own excludes, and not from others instead. */
    @Test
    void capsWithStocksInCommonTakeNoMoreThanTheyHaveTo() {
        List<Stock> stocks = List.of(
                new Stock("a", true, 2, "excluded", false, true),
                new Stock("a", true, 3, "other", false, false),
                new Stock("b", true, 2, "wanted", false, false));
        Mixing mixing = capped(Map.of(2, 0.5), Map.of("excluded", 0.0), 0);
        Allotment.Result result = Allotment.of(mixing, stocks, new long[] {15, 10, 5});
        assertThat(result.units()).containsExactly(0, 10, 5);
        assertThat(result.bounds()).containsExactly("mix.generators.excluded", "", "");
        Mixing sized = capped(Map.of(2, 0.5), Map.of("excluded", 0.0), 13);
        Allotment.Result exact = Allotment.of(sized, stocks, new long[] {15, 10, 5});
        assertThat(exact.all()).isEqualTo(13);
        assertThat(exact.shortfalls()).isEmpty();
        assertThat(Allotment.broken(sized, stocks, exact.units())).isEmpty();
    }

    private static Mixing weighed(Map<String, Double> weights) {
        Mixing all = Mixing.everything();
        return new Mixing(
                all.unit(),
                OptionalDouble.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                all.unknown(),
                OptionalLong.empty(),
                weights,
                Mixing.OnShortfall.WARN);
    }

    private static Mixing fresh(double share, Mixing.OnShortfall onShortfall) {
        Mixing all = Mixing.everything();
        return new Mixing(
                all.unit(),
                OptionalDouble.empty(),
                Map.of(),
                Map.of(),
                Optional.of(new Mixing.Fresh(share, "2024-01-01")),
                all.unknown(),
                OptionalLong.empty(),
                Map.of(),
                onShortfall);
    }

    @Test
    void capsLikeTheShareCap() {
        for (double share : new double[] {0, 0.1, 0.2, 0.3, 0.5, 0.9, 1}) {
            for (long size : new long[] {0, 10, 333, 5000}) {
                ShareCap cap = size == 0 ? new ShareCap(share) : new ShareCap(share, size);
                ShareCap.Amounts expected = cap.of(new ShareCap.Amounts(900, 700));
                long[] units = Allotment.of(mixing(share, Map.of(), size), List.of(HUMAN, FIRST), new long[] {900, 700})
                        .units();
                assertThat(units).as("%s of %s", share, size).containsExactly(expected.real(), expected.synthetic());
            }
        }
    }

    /** By hand: what a cap fills has its share of the size, the others share the rest as 300 to 200 to 100; a cap that is not reached changes nothing. */
    @Test
    void aSizeIsASampleUnderTheCaps() {
        Stock other = new Stock("web", true, 3, "", false, false);
        List<Stock> stocks = List.of(HUMAN, FIRST, SECOND, other);
        long[] there = {300, 300, 200, 100};
        assertThat(Allotment.of(capped(Map.of(1, 0.1, 2, 0.1), Map.of(), 100), stocks, there)
                        .units())
                .containsExactly(60, 10, 10, 20);
        assertThat(Allotment.of(capped(Map.of(1, 0.1), Map.of(), 100), stocks, there)
                        .units())
                .containsExactly(45, 10, 30, 15);
        assertThat(Allotment.of(capped(Map.of(), Map.of("gpt-4", 0.2), 300), stocks, there)
                        .units())
                .containsExactly(120, 60, 80, 40);
        assertThat(Allotment.of(capped(Map.of(1, 0.9), Map.of(), 90), stocks, there)
                        .units())
                .containsExactly(30, 30, 20, 10);
        Mixing both = mixing(
                0.9, Map.of(1, 0.2), 60); // 54 places are held for synthetic text, 12 of them at most for the first
        assertThat(Allotment.of(both, stocks, there).units()).containsExactly(6, 12, 28, 14);
    }

    @Test
    void capsGenerationsOfTheFinalMix() {
        // 100 human; a fifth of the mix synthetic: 25 beside them; a twentieth of 125 is 6 of the second generation
        Allotment.Result result = Allotment.of(
                mixing(0.2, Map.of(2, 0.05), 0), List.of(HUMAN, FIRST, SECOND), new long[] {100, 500, 500});
        long[] units = result.units();
        assertThat(units[0]).isEqualTo(100);
        assertThat(units[1] + units[2]).isEqualTo(25);
        assertThat(units[2]).isLessThanOrEqualTo(6).isPositive();
        assertThat(result.bounds()[0]).isEmpty();
        assertThat(result.bounds()[1]).isEqualTo("mix.synthetic");
    }

    @Test
    void weightsAreSharesOfTheMix() {
        // 3 to 1: the second source has 100, so that 300 of the first go beside them
        long[] units = Allotment.of(
                        weighed(Map.of("crawl", 3.0, "stories", 1.0)), List.of(HUMAN, FIRST), new long[] {900, 100})
                .units();
        assertThat(units).containsExactly(300, 100);
    }

    @Test
    void weightsThatDivideNothingEvenlyStillFillTheMix() {
        // shares of 0.123 and 0.877; 500 of the second allow 500 * 0.123 / 0.877 = 70.1 of the first
        long[] units = Allotment.of(
                        weighed(Map.of("crawl", 0.123, "stories", 0.877)), List.of(HUMAN, FIRST), new long[] {900, 500})
                .units();
        assertThat(units[1]).isEqualTo(500);
        assertThat(units[0]).isBetween(70L, 71L);
    }

    /** A quarter of 120 is 30, and there are 20. With 13 more it is 33 of 133, and 34 are asked for; with 14 it is 34 of 134. */
    @Test
    void saysHowMuchFreshTextIsMissing() {
        Allotment.Result result =
                Allotment.of(fresh(0.25, Mixing.OnShortfall.WARN), List.of(HUMAN, FRESH), new long[] {100, 20});
        assertThat(result.all()).isEqualTo(120);
        assertThat(result.shortfalls())
                .containsExactly(new Allotment.Shortfall("mix.fresh-real", 30, 20, OptionalLong.of(14)));
        assertThat(Allotment.of(fresh(0.25, Mixing.OnShortfall.WARN), List.of(HUMAN), new long[] {100})
                        .shortfalls())
                .containsExactly(new Allotment.Shortfall("mix.fresh-real", 25, 0, OptionalLong.of(34)));
    }

    /** By every amount tried: what is missing is the first that meets the share, whatever caps it makes room under, and whatever size is asked for. */
    @Test
    void theMissingFreshTextIsTheLeastThatMeetsTheShare() {
        List<Stock> stocks = List.of(HUMAN, FRESH, FIRST, SECOND);
        int counted = 0;
        for (double cap : new double[] {0, 0.1, 0.3, 0.55}) {
            for (double share : new double[] {0.1, 0.3, 0.4}) {
                for (long size : new long[] {0, 90, 1000}) {
                    long[] there = {60, 16, 50, 30};
                    Mixing all = Mixing.everything();
                    Mixing mixing = new Mixing(
                            all.unit(),
                            OptionalDouble.of(cap),
                            Map.of(2, 0.1),
                            Map.of(),
                            Optional.of(new Mixing.Fresh(share, "2024-01-01")),
                            all.unknown(),
                            size == 0 ? OptionalLong.empty() : OptionalLong.of(size),
                            Map.of(),
                            Mixing.OnShortfall.FAIL);
                    Optional<Allotment.Shortfall> short1 = missing(mixing, stocks, there);
                    long tried = 0;
                    while (missing(mixing, stocks, new long[] {60, 16 + tried, 50, 30})
                            .isPresent()) {
                        tried++;
                    }
                    String what = cap + " " + share + " " + size;
                    assertThat(short1.map(s -> s.missing().orElse(-1)).orElse(0L))
                            .as(what)
                            .isEqualTo(tried);
                    if (size > 0 && tried > 0) {
                        assertThat(short1.orElseThrow().asked()).as(what).isEqualTo(Math.round(share * size));
                    }
                    counted += tried > 0 ? 1 : 0;
                }
            }
        }
        assertThat(counted).isGreaterThan(15);
    }

    private static Optional<Allotment.Shortfall> missing(Mixing mixing, List<Stock> stocks, long[] there) {
        return Allotment.of(mixing, stocks, there).shortfalls().stream()
                .filter(s -> s.what().equals("mix.fresh-real"))
                .findFirst();
    }

    @Test
    void makesTheRestSmallerWhereAsked() {
        // 20 are a quarter of 80
        Allotment.Result result =
                Allotment.of(fresh(0.25, Mixing.OnShortfall.SHRINK), List.of(HUMAN, FRESH), new long[] {100, 20});
        assertThat(result.units()).containsExactly(60, 20);
        assertThat(result.shortfalls()).isEmpty();
    }

    /** 40 of a rare kind are held among 900 real and 700 synthetic texts: whatever makes the mix smaller takes them last. */
    @Test
    void whatQuotasHoldIsLeftOutLast() {
        Stock rare = new Stock("crawl", false, 0, "", false, true);
        Stock drawn = new Stock("stories", true, 1, "gpt-4", false, true);
        List<Stock> stocks = List.of(HUMAN, rare, FIRST, drawn);
        long[] there = {860, 40, 690, 10};
        assertThat(Allotment.of(mixing(0.5, Map.of(), 100), stocks, there).units())
                .containsExactly(10, 40, 40, 10);
        assertThat(Allotment.of(mixing(0.5, Map.of(), 60), stocks, there).units())
                .containsExactly(0, 30, 20, 10);
        assertThat(Allotment.of(mixing(0.1, Map.of(), 0), stocks, there).units())
                .containsExactly(860, 40, 90, 10);
        assertThat(Allotment.of(mixing(0.01, Map.of(), 0), stocks, there).units())
                .containsExactly(860, 40, 0, 9);
    }

    @Test
    void aCapLeavesNothingWithoutOtherText() {
        assertThat(Allotment.of(mixing(0.2, Map.of(), 0), List.of(FIRST), new long[] {100})
                        .all())
                .isZero();
    }

    @Test
    void holdsWhateverThereIs() {
        for (long a = 0; a < 60; a += 7) {
            for (long b = 1; b < 60; b += 11) {
                for (long c = 0; c < 60; c += 13) {
                    Mixing mixing = mixing(0.37, Map.of(1, 0.2, 2, 0.11), 50);
                    List<Stock> stocks = List.of(HUMAN, FIRST, SECOND);
                    long[] units =
                            Allotment.of(mixing, stocks, new long[] {a, b, c}).units();
                    long all = units[0] + units[1] + units[2];
                    assertThat(units[1] + units[2]).isLessThanOrEqualTo((long) Math.floor(0.37 * all + 1e-9));
                    assertThat(units[1]).isLessThanOrEqualTo((long) Math.floor(0.2 * all + 1e-9));
                    assertThat(units[2]).isLessThanOrEqualTo((long) Math.floor(0.11 * all + 1e-9));
                    assertThat(Allotment.broken(mixing, stocks, units)).isEmpty();
                }
            }
        }
    }
}
