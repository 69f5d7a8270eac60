package org.genloss.curate.mix;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Parts of whole amounts, exactly; shares are taken as the decimal numbers that they are written as. */
final class Portions {
    /** Relative error of a share that is computed. */
    static final double NEAR = 1e-12;

    /** Fractions of a unit are told apart from here on. */
    private static final double ALIKE = 1e-6;

    private Portions() {}

    static long floor(double share, long of) {
        return rounded(share, of, RoundingMode.FLOOR);
    }

    static long ceiling(double share, long of) {
        return rounded(share, of, RoundingMode.CEILING);
    }

    private static long rounded(double share, long of, RoundingMode how) {
        return BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(of))
                .setScale(0, how)
                .longValueExact();
    }

    /** {@code floor(a b / c)}. */
    static long floor(long a, long b, long c) {
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .divide(BigInteger.valueOf(c))
                .longValueExact();
    }

    /** Amounts in proportion to some, with a lower sum; the remainder to those that lose the largest fraction. */
    static long[] proportional(long[] amounts, long sum) {
        BigInteger all = BigInteger.ZERO;
        for (long amount : amounts) {
            all = all.add(BigInteger.valueOf(amount));
        }
        long[] reduced = new long[amounts.length];
        BigInteger[] remainders = new BigInteger[amounts.length];
        long left = sum;
        for (int i = 0; i < amounts.length; i++) {
            BigInteger[] parts = BigInteger.valueOf(amounts[i])
                    .multiply(BigInteger.valueOf(sum))
                    .divideAndRemainder(all);
            reduced[i] = parts[0].longValueExact();
            remainders[i] = parts[1];
            left -= reduced[i];
        }
        List<Integer> byRemainder = IntStream.range(0, amounts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .toList();
        for (int i = 0; i < left; i++) {
            reduced[byRemainder.get(i)]++;
        }
        return reduced;
    }

    /**
     * Shares of a size in whole units, by largest remainder: each is rounded down, and the units that are left over go to those that lost the largest fraction, where there
     * is more. A share that is whole gets none before the others have one.
     *
     * @param there units of each
     * @param first which of those that lost alike come first
     * @param always whether these come first however much they lost
     */
    static Map<String, Long> whole(
            Map<String, Double> shares,
            long size,
            ToLongFunction<String> there,
            Comparator<String> first,
            boolean always) {
        Map<String, Long> whole = new TreeMap<>();
        Map<String, Double> lost = new TreeMap<>();
        shares.forEach((name, share) -> {
            long down = (long) Math.floor(share * size * (1 + NEAR));
            whole.put(name, down);
            lost.put(name, Math.max(0, Math.rint((share * size - down) / ALIKE)));
        });
        long left = size - whole.values().stream().mapToLong(w -> w).sum();
        Comparator<String> most = Comparator.comparing(lost::get, Comparator.reverseOrder());
        Comparator<String> exact = Comparator.comparing(name -> lost.get(name) == 0);
        List<String> more = whole.keySet().stream()
                .filter(name -> there.applyAsLong(name) > whole.get(name))
                .sorted(exact.thenComparing(always ? first.thenComparing(most) : most.thenComparing(first)))
                .limit(left)
                .toList();
        more.forEach(name -> whole.merge(name, 1L, Long::sum));
        return whole;
    }
}
