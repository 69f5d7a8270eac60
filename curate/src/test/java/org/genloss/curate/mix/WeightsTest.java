package org.genloss.curate.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Sources with weights, in whole records of random lengths, against what weights mean: the source that there is least of for its weight stays whole, and no
 * other has room for one more of its records below its share.
 */
class WeightsTest {
    /** Records of a stock in their order. */
    private record Texts(Stock stock, long[] lengths) {
        long all() {
            return LongStream.of(lengths).sum();
        }

        long upTo(long most) {
            long sum = 0;
            for (long length : lengths) {
                if (sum + length > most) {
                    return sum;
                }
                sum += length;
            }
            return sum;
        }

        OptionalLong next(long amount) {
            long sum = 0;
            for (int i = 0; i < lengths.length && sum <= amount; i++) {
                sum += lengths[i];
            }
            return sum > amount ? OptionalLong.of(sum) : OptionalLong.empty();
        }
    }

    private static long[] mixed(Mixing mixing, List<Texts> texts) {
        return whole(mixing, texts).units();
    }

    private static Allotment.Result whole(Mixing mixing, List<Texts> texts) {
        return Allotment.whole(
                mixing,
                texts.stream().map(Texts::stock).toList(),
                texts.stream().mapToLong(Texts::all).toArray(),
                new WholeRecords() {
                    @Override
                    public long[] upTo(long[] most) {
                        return IntStream.range(0, most.length)
                                .mapToLong(i -> texts.get(i).upTo(most[i]))
                                .toArray();
                    }

                    @Override
                    public OptionalLong next(int stock, long amount) {
                        return texts.get(stock).next(amount);
                    }
                });
    }

    private static Mixing mixing(Map<String, Double> weights, OptionalDouble synthetic, OptionalLong size) {
        Mixing all = Mixing.everything();
        return new Mixing(
                all.unit(),
                synthetic,
                Map.of(),
                Map.of(),
                all.fresh(),
                all.unknown(),
                size,
                weights,
                Mixing.OnShortfall.WARN);
    }

    private static Texts texts(Random random, String source, boolean synthetic, boolean recent, int longest) {
        long[] lengths = random.longs(1 + random.nextInt(30), 1, longest + 1L).toArray();
        return new Texts(new Stock(source, synthetic, synthetic ? 1 : 0, synthetic ? "m" : "", recent, false), lengths);
    }

    private static double weight(Random random) {
        return random.nextBoolean() ? 1 + random.nextInt(4) : 0.05 + random.nextDouble();
    }

    /** Sources of one or two kinds of text; without a size, and with one that there is enough for. */
    @Test
    void theScarcestSourceIsWholeAndOthersMissTheirShareByLessThanARecord() {
        Random random = new Random(20);
        for (int round = 0; round < 1500; round++) {
            int longest = random.nextBoolean() ? 1 : 60;
            Map<String, Double> weights = new TreeMap<>();
            List<Texts> texts = new ArrayList<>();
            for (String source : List.of("a", "b", "c", "d").subList(0, 2 + random.nextInt(3))) {
                weights.put(source, weight(random));
                boolean synthetic = random.nextInt(3) == 0;
                texts.add(texts(random, source, synthetic, false, longest));
                if (!synthetic && random.nextBoolean()) {
                    texts.add(texts(random, source, false, true, longest));
                }
            }
            double most = weights.keySet().stream()
                    .mapToDouble(s -> there(texts, s) / weights.get(s))
                    .min()
                    .orElseThrow();
            double sum = weights.values().stream().mapToDouble(w -> w).sum();
            boolean sized = random.nextInt(3) == 0;
            OptionalLong size = sized ? OptionalLong.of((long) Math.max(1, most * sum * 0.7)) : OptionalLong.empty();
            double each = sized ? size.getAsLong() / sum : most;

            long[] units = mixed(mixing(weights, OptionalDouble.empty(), size), texts);

            for (String source : weights.keySet()) {
                double share = weights.get(source) * each;
                long taken = of(texts, units, source);
                String what = "round %d, %s of %s".formatted(round, source, weights);
                assertThat(taken - share).as(what).isLessThan(1);
                for (int i = 0; i < units.length; i++) {
                    OptionalLong next = texts.get(i).next(units[i]);
                    if (texts.get(i).stock.source().equals(source) && next.isPresent()) {
                        assertThat(taken + next.getAsLong() - units[i]).as(what).isGreaterThan((long)
                                Math.floor(share - 1e-6));
                    }
                }
                if (!sized && there(texts, source) / weights.get(source) <= most) {
                    assertThat(taken).as(what).isEqualTo(there(texts, source));
                }
            }
        }
    }

    /** Real and drawn text under a cap that the weights leave room for, against every mix of first records that keeps both. */
    @Test
    void noMixThatKeepsCapAndWeightsIsLargerByMoreThanARecordOfEach() {
        Random random = new Random(21);
        for (int round = 0; round < 1500; round++) {
            int longest = random.nextBoolean() ? 1 : 40;
            Texts real = texts(random, "a", false, false, longest);
            Texts drawn = texts(random, "b", true, false, longest);
            Map<String, Double> weights = Map.of("a", weight(random), "b", weight(random));
            double share = weights.get("b") / (weights.get("a") + weights.get("b"));
            double cap = Math.round((share + (1 - share) * random.nextDouble()) * 1000) / 1000.0;
            if (cap <= share) {
                continue;
            }
            long best = 0;
            for (int r = 0; r <= real.lengths.length; r++) {
                for (int d = 0; d <= drawn.lengths.length; d++) {
                    long a = LongStream.of(real.lengths).limit(r).sum();
                    long b = LongStream.of(drawn.lengths).limit(d).sum();
                    if (keeps(real, drawn, a, b, share, cap)) {
                        best = Math.max(best, a + b);
                    }
                }
            }
            long[] units = mixed(mixing(weights, OptionalDouble.of(cap), OptionalLong.empty()), List.of(real, drawn));
            String what = "round %d: %s of %d and %d, cap %s".formatted(round, weights, real.all(), drawn.all(), cap);
            assertThat(keeps(real, drawn, units[0], units[1], share, cap))
                    .as(what)
                    .isTrue();
            assertThat(units[0] + units[1]).as(what).isGreaterThanOrEqualTo(best - 2L * longest);
        }
    }

    private static boolean keeps(Texts real, Texts drawn, long a, long b, double share, double cap) {
        boolean capped = b > cap * (a + b) + 1e-9;
        double low = Math.max((a - 1) / (1 - share), (b - 1) / share);
        OptionalLong moreReal = real.next(a);
        OptionalLong moreDrawn = drawn.next(b);
        double high = Math.min(moreReal.orElse(real.all()) / (1 - share), moreDrawn.orElse(drawn.all()) / share);
        return !capped && low < high - 1e-9;
    }

    /** Four to one under a cap of a fifth, which they meet exactly: rounding leaves the cap whole, and the size full. */
    @Test
    void weightsThatMeetACapExactlyLoseNothing() {
        Stock real = new Stock("a", false, 0, "", false, false);
        Stock drawn = new Stock("b", true, 1, "m", false, false);
        Map<String, Double> weights = Map.of("a", 4.0, "b", 1.0);
        assertThat(Allotment.of(
                                mixing(weights, OptionalDouble.of(0.2), OptionalLong.empty()),
                                List.of(real, drawn),
                                new long[] {1001, 900})
                        .units())
                .containsExactly(1001, 250);
        Allotment.Result sized = Allotment.of(
                mixing(weights, OptionalDouble.of(0.2), OptionalLong.of(1003)),
                List.of(real, drawn),
                new long[] {2000, 900});
        assertThat(sized.units()).containsExactly(803, 200);
        assertThat(sized.shortfalls()).isEmpty();
    }

    /** 20 real words admit 5 drawn ones, of which whole texts give 4: what is left out was left out by the cap. */
    @Test
    void whatWholeRecordsLeaveOpenIsLeftOutByTheCap() {
        Texts real = new Texts(new Stock("a", false, 0, "", false, false), new long[] {20});
        Texts drawn = new Texts(new Stock("b", true, 1, "m", false, false), new long[] {4, 4});
        Allotment.Result result =
                whole(mixing(Map.of(), OptionalDouble.of(0.2), OptionalLong.empty()), List.of(real, drawn));
        assertThat(result.units()).containsExactly(20, 4);
        assertThat(result.bounds()).containsExactly("", "mix.synthetic");
    }

    /** Sizes up to the largest mix in which every source has its exact share, rounded down or up, whether real, drawn or both; sources of single documents, or of records of one word. */
    @Test
    void aSizeThatWholeUnitsGiveIsMetExactly() {
        Random random = new Random(22);
        int scarce = 0;
        for (int round = 0; round < 400; round++) {
            Map<String, Double> weights = new TreeMap<>();
            Map<String, Long> there = new TreeMap<>();
            List<Texts> texts = new ArrayList<>();
            for (String source : List.of("a", "b", "c", "d", "e").subList(0, 2 + random.nextInt(4))) {
                weights.put(source, weight(random));
                int kinds = 1 + random.nextInt(3);
                for (int kind = 0; kind < kinds; kind++) {
                    texts.add(texts(random, source, (kinds + kind + round) % 2 == 0, kind > 1, 1));
                }
                there.put(source, there(texts, source));
            }
            double sum = weights.values().stream().mapToDouble(w -> w).sum();
            long all = there.values().stream().mapToLong(a -> a).sum();
            for (long size = 1; size <= all; size++) {
                long n = size;
                boolean least = weights.keySet().stream()
                        .allMatch(s -> there.get(s) >= Math.floor(weights.get(s) / sum * n + 1e-9));
                long most = weights.keySet().stream()
                        .mapToLong(s -> Math.min(there.get(s), (long) Math.ceil(weights.get(s) / sum * n - 1e-9)))
                        .sum();
                if (!least || most < size || (size > 5 && random.nextInt(4) > 0 && most > size + 1)) {
                    continue;
                }
                boolean capped = random.nextInt(4) == 0;
                Allotment.Result result = whole(
                        mixing(weights, capped ? OptionalDouble.of(1) : OptionalDouble.empty(), OptionalLong.of(size)),
                        texts);
                String what = "round %d, %d of %s by %s".formatted(round, size, there, weights);
                assertThat(result.shortfalls()).as(what).isEmpty();
                assertThat(result.all()).as(what).isEqualTo(size);
                for (String source : weights.keySet()) {
                    double share = weights.get(source) / sum * size;
                    assertThat((double) of(texts, result.units(), source))
                            .as(what)
                            .isBetween(share - 1, share + 1);
                    scarce += there.get(source) < share ? 1 : 0;
                }
            }
        }
        assertThat(scarce).isGreaterThan(100);
    }

    /** Equal weights give 34, 33 and 33 of 100; 51 and 50 of 101 whether or not some of the real source counts as synthetic; under a cap of a half the real source is the larger. */
    @Test
    void sizesAreRoundedByLargestRemainder() {
        Stock real = new Stock("a", false, 0, "", false, false);
        Stock unknown = new Stock("a", true, 0, "", false, false);
        Stock drawn = new Stock("b", true, 1, "m", false, false);
        Stock further = new Stock("c", true, 1, "m", false, false);
        Mixing thirds = mixing(Map.of("a", 1.0, "b", 1.0, "c", 1.0), OptionalDouble.empty(), OptionalLong.of(100));
        assertThat(Allotment.of(thirds, List.of(real, drawn, further), new long[] {90, 90, 90})
                        .units())
                .containsExactly(34, 33, 33);
        Mixing halves = mixing(Map.of("a", 1.0, "b", 1.0), OptionalDouble.empty(), OptionalLong.of(101));
        Allotment.Result mixed = Allotment.of(halves, List.of(real, unknown, drawn), new long[] {700, 6, 407});
        assertThat(mixed.all()).isEqualTo(101);
        assertThat(mixed.units()[2]).isEqualTo(50);
        assertThat(mixed.shortfalls()).isEmpty();
        assertThat(Allotment.of(halves, List.of(real, drawn), new long[] {50, 407})
                        .units())
                .containsExactly(50, 51);
        Mixing capped = mixing(Map.of("a", 1.0, "b", 1.0), OptionalDouble.of(0.5), OptionalLong.of(101));
        assertThat(Allotment.of(capped, List.of(real, drawn), new long[] {700, 407})
                        .units())
                .containsExactly(51, 50);
        Mixing fourToOne = mixing(Map.of("a", 4.0, "b", 1.0), OptionalDouble.empty(), OptionalLong.of(1003));
        assertThat(Allotment.of(fourToOne, List.of(real, drawn), new long[] {2000, 900})
                        .units())
                .containsExactly(802, 201);
    }

    private static long there(List<Texts> texts, String source) {
        return texts.stream()
                .filter(t -> t.stock.source().equals(source))
                .mapToLong(Texts::all)
                .sum();
    }

    private static long of(List<Texts> texts, long[] units, String source) {
        return IntStream.range(0, units.length)
                .filter(i -> texts.get(i).stock.source().equals(source))
                .mapToLong(i -> units[i])
                .sum();
    }
}
