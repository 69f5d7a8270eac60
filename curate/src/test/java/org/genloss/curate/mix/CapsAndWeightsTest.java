package org.genloss.curate.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Caps per generation and per generator, with weights and without, on mixes whose largest is known: by trying all, or because it was planted. */
class CapsAndWeightsTest {
    private static final List<String> SOURCES = List.of("a", "b", "c");

    /** One human stock, and those of two sources, two generations and two models that luck picks. */
    private static List<Stock> stocks(Random random) {
        List<Stock> stocks = new ArrayList<>(List.of(new Stock("a", false, 0, "", false, false)));
        for (String source : SOURCES.subList(1, 3)) {
            for (int generation = 1; generation <= 2; generation++) {
                for (String model : List.of("m", "n")) {
                    if (random.nextInt(3) == 0) {
                        stocks.add(new Stock(source, true, generation, model, false, false));
                    }
                }
            }
        }
        return stocks;
    }

    private static Map<String, Predicate<Stock>> groups() {
        Map<String, Predicate<Stock>> groups = new TreeMap<>();
        groups.put("1", s -> s.generation() == 1);
        groups.put("2", s -> s.generation() == 2);
        groups.put("m", s -> s.generator().equals("m"));
        groups.put("n", s -> s.generator().equals("n"));
        groups.put("synthetic", Stock::synthetic);
        return groups;
    }

    private static Mixing mixing(Map<String, Double> caps, Map<String, Double> weights, OptionalLong size) {
        Map<Integer, Double> generations = new TreeMap<>();
        Map<String, Double> generators = new TreeMap<>();
        caps.forEach((group, cap) -> {
            if (group.matches("\\d")) {
                generations.put(Integer.valueOf(group), cap);
            } else if (!group.equals("synthetic")) {
                generators.put(group, cap);
            }
        });
        return new Mixing(
                Unit.DOCUMENTS,
                caps.containsKey("synthetic") ? OptionalDouble.of(caps.get("synthetic")) : OptionalDouble.empty(),
                generations,
                generators,
                Optional.empty(),
                Mixing.CountedAs.SYNTHETIC,
                size,
                weights,
                Mixing.OnShortfall.WARN);
    }

    private static Map<String, Double> caps(Random random) {
        Map<String, Double> caps = new TreeMap<>();
        for (String group : groups().keySet()) {
            if (random.nextBoolean()) {
                caps.put(group, random.nextInt(70) / 100.0);
            }
        }
        return caps;
    }

    private static boolean hold(Map<String, Double> caps, List<Stock> stocks, long[] units) {
        BigDecimal all = BigDecimal.valueOf(LongStream.of(units).sum());
        return caps.entrySet().stream().allMatch(cap -> {
            long inside = sum(stocks, units, groups().get(cap.getKey()));
            return BigDecimal.valueOf(cap.getValue()).multiply(all).compareTo(BigDecimal.valueOf(inside)) >= 0;
        });
    }

    private static long sum(List<Stock> stocks, long[] units, Predicate<Stock> member) {
        return IntStream.range(0, units.length)
                .filter(i -> member.test(stocks.get(i)))
                .mapToLong(i -> units[i])
                .sum();
    }

    /** Records that all have one length. */
    private static WholeRecords records(long[] available, long length) {
        return new WholeRecords() {
            @Override
            public long[] upTo(long[] most) {
                return LongStream.of(most).map(units -> units - units % length).toArray();
            }

            @Override
            public OptionalLong next(int stock, long amount) {
                long next = amount - amount % length + length;
                return next <= available[stock] ? OptionalLong.of(next) : OptionalLong.empty();
            }
        };
    }

    /** Every cap and the size hold, and whatever record is added breaks one; the largest of all mixes is seldom larger, and never by half. */
    @Test
    void noStockHasRoomForAnotherRecord() {
        Random random = new Random(31);
        int smaller = 0;
        int rounds = 1500;
        for (int round = 0; round < rounds; round++) {
            List<Stock> stocks = stocks(random);
            long[] available = stocks.stream()
                    .limit(5)
                    .mapToLong(s -> 1 + random.nextInt(6))
                    .toArray();
            stocks = stocks.subList(0, available.length);
            Map<String, Double> caps = caps(random);
            long there = LongStream.of(available).sum();
            OptionalLong size =
                    random.nextBoolean() ? OptionalLong.of(1 + random.nextInt((int) there)) : OptionalLong.empty();
            long[] units = Allotment.whole(mixing(caps, Map.of(), size), stocks, available, records(available, 1))
                    .units();
            String what = "round %d: %s of %s, caps %s, size %s"
                    .formatted(round, Arrays.toString(available), stocks, caps, size);
            long all = LongStream.of(units).sum();
            assertThat(hold(caps, stocks, units)).as(what).isTrue();
            assertThat(all).as(what).isLessThanOrEqualTo(size.orElse(there));
            for (int i = 0; i < units.length; i++) {
                long[] more = units.clone();
                more[i]++;
                assertThat(more[i] <= available[i] && all < size.orElse(there) && hold(caps, stocks, more))
                        .as(what + ", one more of " + i)
                        .isFalse();
            }
            long largest = largest(stocks, available, caps, size.orElse(there));
            assertThat(2 * all).as(what).isGreaterThanOrEqualTo(largest);
            smaller += all < largest ? 1 : 0;
        }
        assertThat(smaller).isLessThan(rounds / 100);
    }

    /** Of all mixes in which the caps hold. */
    private static long largest(List<Stock> stocks, long[] available, Map<String, Double> caps, long size) {
        long largest = 0;
        long[] units = new long[available.length];
        while (true) {
            long all = LongStream.of(units).sum();
            if (all > largest && all <= size && hold(caps, stocks, units)) {
                largest = all;
            }
            int i = 0;
            while (i < units.length && units[i] == available[i]) {
                units[i++] = 0;
            }
            if (i == units.length) {
                return largest;
            }
            units[i]++;
        }
    }

    /**
     * A mix is planted: its sources' shares are the weights, caps are a little above its own shares, one source has no more than it has of it, and the others up to five times as much of each
     * stock. So large a mix there is, and so large a one is found, whatever else would be in proportion.
     */
    @Test
    void aPlantedMixIsFound() {
        Random random = new Random(32);
        int tried = 0;
        for (int round = 0; round < 600; round++) {
            List<Stock> stocks = stocks(random);
            long[] planted =
                    stocks.stream().mapToLong(s -> 200 + random.nextInt(4000)).toArray();
            long all = LongStream.of(planted).sum();
            Map<String, Double> weights = new TreeMap<>();
            for (String source : SOURCES) {
                long own = sum(stocks, planted, s -> s.source().equals(source));
                if (own > 0) {
                    weights.put(source, (double) own);
                }
            }
            Map<String, Double> caps = new TreeMap<>();
            groups().forEach((group, member) -> {
                double share = (double) sum(stocks, planted, member) / all;
                if (share > 0 && random.nextInt(3) > 0) {
                    caps.put(group, Math.min(1, Math.ceil(share * 1.03 * 1000) / 1000));
                }
            });
            List<String> named = List.copyOf(weights.keySet());
            String scarcest = named.get(random.nextInt(named.size()));
            long[] available = new long[planted.length];
            for (int i = 0; i < planted.length; i++) {
                boolean scarce = stocks.get(i).source().equals(scarcest);
                available[i] = planted[i] * (scarce ? 1 : 1 + random.nextInt(5));
            }
            OptionalLong size = random.nextBoolean() ? OptionalLong.of(all) : OptionalLong.empty();
            long length = random.nextBoolean() ? 1 : 10;
            long[] units = Allotment.whole(mixing(caps, weights, size), stocks, available, records(available, length))
                    .units();
            String what = "round %d: %s of %s, caps %s, weights %s, size %s"
                    .formatted(round, Arrays.toString(available), stocks, caps, weights, size);
            assertThat(hold(caps, stocks, units)).as(what).isTrue();
            long found = LongStream.of(units).sum();
            assertThat(found).as(what).isBetween(Math.round(all * (length == 1 ? 0.998 : 0.9)), all + length * 8);
            for (String source : named) {
                double share = weights.get(source) / all * found;
                assertThat((double) sum(stocks, units, s -> s.source().equals(source)))
                        .as(what + ", " + source)
                        .isBetween(share - length * 8, share + length * 8);
            }
            tried += caps.isEmpty() ? 0 : 1;
        }
        assertThat(tried).isGreaterThan(400);
    }

    /** A source that is of one generation, or of one model, has a larger share by weight than a cap lets that be: no mix is both, and a handful of records is none. */
    @Test
    void weightsAgainstACapLeaveNothing() {
        Random random = new Random(33);
        for (int round = 0; round < 300; round++) {
            boolean generation = random.nextBoolean();
            List<Stock> stocks = List.of(
                    new Stock("a", false, 0, "", false, false),
                    new Stock("b", true, 1, "m", false, false),
                    new Stock("b", true, generation ? 1 : 2, generation ? "n" : "m", false, false),
                    new Stock("c", true, 2, "n", false, false));
            Map<String, Double> weights =
                    Map.of("a", 1 + random.nextDouble(), "b", 1 + random.nextDouble(), "c", random.nextDouble() + 0.1);
            double share =
                    mixing(Map.of(), weights, OptionalLong.empty()).shares().get("b");
            Map<String, Double> caps = Map.of(generation ? "1" : "m", share - 0.03);
            long[] available =
                    stocks.stream().mapToLong(s -> 5000 + random.nextInt(5000)).toArray();
            Allotment.Result result = Allotment.whole(
                    mixing(caps, weights, OptionalLong.empty()), stocks, available, records(available, 1));
            assertThat(result.units()).as("%s, %s", caps, weights).containsOnly(0);
            assertThat(result.bounds()).contains("mix.weights", generation ? "mix.generations.1" : "mix.generators.m");
        }
    }

    /** Of each source its share of the size; recent text within it as much as is asked for, or all there is. */
    @Test
    void sizeWeightsAndFreshTextHoldTogether() {
        Random random = new Random(34);
        int missing = 0;
        for (int round = 0; round < 1000; round++) {
            List<Stock> stocks = new ArrayList<>();
            Map<String, Double> weights = new TreeMap<>();
            for (String source : List.of("a", "b")) {
                stocks.add(new Stock(source, false, 0, "", false, false));
                stocks.add(new Stock(source, false, 0, "", true, false));
                weights.put(source, (double) (1 + random.nextInt(4)));
            }
            stocks.add(new Stock("c", true, 1, "m", false, false));
            weights.put("c", (double) (1 + random.nextInt(3)));
            long size = 40L + random.nextInt(400);
            double sum = weights.values().stream().mapToDouble(w -> w).sum();
            long[] available = stocks.stream()
                    .mapToLong(s -> s.fresh()
                            ? random.nextInt(100)
                            : (long) Math.ceil(size * weights.get(s.source()) / sum) + random.nextInt(100))
                    .toArray();
            double asked = random.nextInt(40) / 100.0;
            Mixing mixing = new Mixing(
                    Unit.DOCUMENTS,
                    OptionalDouble.of(Math.ceil((weights.get("c") / sum) * 100) / 100),
                    Map.of(),
                    Map.of("m", 0.9),
                    Optional.of(new Mixing.Fresh(asked, "2024-01-01")),
                    Mixing.CountedAs.SYNTHETIC,
                    OptionalLong.of(size),
                    weights,
                    Mixing.OnShortfall.WARN);
            Allotment.Result result = Allotment.whole(mixing, stocks, available, records(available, 1));
            long[] units = result.units();
            String what = "round %d: %s, %s, size %d, fresh %s"
                    .formatted(round, Arrays.toString(available), weights, size, asked);
            assertThat(result.all()).as(what).isEqualTo(size);
            double attainable = 0;
            for (int s = 0; s < 2; s++) {
                double share = weights.get(s == 0 ? "a" : "b") / sum * size;
                assertThat((double) units[2 * s] + units[2 * s + 1]).as(what).isBetween(share - 1, share + 1);
                attainable += Math.min(available[2 * s + 1], Math.floor(share + 1e-9));
            }
            long least = (long) Math.ceil(asked * size - 1e-9);
            long fresh = units[1] + units[3];
            assertThat((double) fresh).as(what).isGreaterThanOrEqualTo(Math.min(least, attainable));
            assertThat(result.shortfalls().stream()
                            .map(s -> s.what() + " " + s.asked() + " " + s.there())
                            .toList())
                    .as(what)
                    .isEqualTo(fresh < least ? List.of("mix.fresh-real " + least + " " + fresh) : List.of());
            missing += fresh < least ? 1 : 0;
        }
        assertThat(missing).isBetween(50, 900);
    }

    /** 3 parts of 4 are more than half of any mix: one record of each is within a record of the shares, and no mix by them. */
    @Test
    void weightsAgainstACapLeaveNothingOfFewRecordsToo() {
        List<Stock> stocks =
                List.of(new Stock("a", false, 0, "", false, false), new Stock("b", true, 1, "m", false, false));
        Map<String, Double> weights = Map.of("a", 1.0, "b", 3.0);
        for (long n : new long[] {4, 100, 10_000}) {
            Allotment.Result none = Allotment.of(
                    mixing(Map.of("synthetic", 0.5), weights, OptionalLong.empty()), stocks, new long[] {n, n});
            assertThat(none.all()).as("of %d each", n).isZero();
            assertThat(none.bounds()).contains("mix.weights");
            Allotment.Result held = Allotment.of(
                    mixing(Map.of("synthetic", 0.75), weights, OptionalLong.empty()), stocks, new long[] {n, n});
            assertThat(held.units()[1]).isBetween(n - 3, n);
        }
    }
}
