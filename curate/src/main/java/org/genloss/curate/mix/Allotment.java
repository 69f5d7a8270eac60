package org.genloss.curate.mix;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How many units of each stock go into a mix. The largest mix is sought in which every cap holds: from all there is, the stocks under a cap that is
 * broken are reduced in proportion, to {@code floor(c X / (1 - c))} for the cap c and X units outside of it, caps on parts of the synthetic text before the cap on all of it,
 * until all hold. A size is met as {@link ShareCap} says where there is a synthetic cap, otherwise in proportion to what there is; recent human text
 * that a quota asks for is the last human text to be left out, and of any stocks that are reduced together those that a quota of the tail holds come last.
 * What later reductions make room for under earlier caps is given back.
 */
public final class Allotment {
    /** Of what a stock lacks, one part at a time is given back. */
    private static final int PARTS = 8;

    private final Mixing mixing;
    private final List<Stock> stocks;
    private final long[] available;
    private final long[] units;
    private final String[] bounds;
    private final List<Cap> caps = new ArrayList<>();

    /** A highest share of some stocks. */
    private record Cap(String what, ShareCap share, boolean[] members) {}

    /**
     * What a quota lacks.
     *
     * @param what the setting of the recipe
     * @param asked units asked for
     * @param there units that there are
     */
    public record Shortfall(String what, long asked, long there) {
        public long missing() {
            return asked - there;
        }
    }

    /**
     * What goes in.
     *
     * @param units of each stock, in the order given
     * @param bounds the setting of the recipe that reduced each stock last; empty where it is whole
     * @param shortfalls quotas that are not met
     */
    public record Result(long[] units, String[] bounds, List<Shortfall> shortfalls) {
        public long all() {
            return Arrays.stream(units).sum();
        }
    }

    private Allotment(Mixing mixing, List<Stock> stocks, long[] available) {
        this.mixing = mixing;
        this.stocks = stocks;
        this.available = available.clone();
        this.units = available.clone();
        this.bounds = new String[available.length];
        Arrays.fill(bounds, "");
        new TreeMap<>(mixing.generations())
                .forEach((generation, share) -> cap(
                        "mix.generations." + generation, share, s -> s.synthetic() && s.generation() == generation));
        new TreeMap<>(mixing.generators())
                .forEach((generator, share) -> cap(
                        "mix.generators." + generator, share, s -> s.generator().equals(generator)));
        mixing.synthetic().ifPresent(share -> cap("mix.synthetic", share, Stock::synthetic));
    }

    private void cap(String what, double share, Predicate<Stock> member) {
        boolean[] members = new boolean[stocks.size()];
        IntStream.range(0, members.length).forEach(i -> members[i] = member.test(stocks.get(i)));
        caps.add(new Cap(what, new ShareCap(share), members));
    }

    /**
     * Shares out.
     *
     * @param stocks kinds of records, each once
     * @param available units of each
     */
    public static Result of(Mixing mixing, List<Stock> stocks, long[] available) {
        return new Allotment(mixing, stocks, available).result();
    }

    private Result result() {
        mixing.size().ifPresent(this::clip);
        hold();
        if (mixing.size().isPresent() && sum(i -> true) > mixing.size().getAsLong()) {
            fill(mixing.size().getAsLong());
            hold();
        }
        if (mixing.onShortfall() == Mixing.OnShortfall.SHRINK) {
            mixing.fresh().ifPresent(fresh -> {
                double others = BigDecimal.ONE
                        .subtract(BigDecimal.valueOf(fresh.share()))
                        .doubleValue();
                cap("mix.fresh-real", others, s -> !s.fresh());
            });
            hold();
        }
        return new Result(units, bounds, shortfalls());
    }

    /** No part may be more than its share of the whole size. */
    private void clip(long size) {
        for (Cap cap : caps) {
            if (cap.what.startsWith("mix.gener")) {
                reduce(cap.what, i -> cap.members[i], share(cap.share.share(), size));
            }
        }
    }

    /** Reduces what breaks a cap until none is broken; amounts only fall, so that this ends. */
    private void hold() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Cap cap : caps) {
                long outside = sum(i -> !cap.members[i]);
                changed |= reduce(cap.what, i -> cap.members[i], cap.share.allowed(outside));
            }
            changed |= weigh();
        }
        boolean asked = mixing.fresh().isPresent() && mixing.onShortfall() != Mixing.OnShortfall.SHRINK;
        if (mixing.weights().isEmpty() && !asked) {
            restore();
        }
    }

    /**
     * Gives back what a later cap made room for: of caps with stocks in common the first may have taken more than it has to. Each stock in turn gets a part of
     * what it lacks, so that those that lack more get more; what quotas hold comes first.
     */
    private void restore() {
        for (boolean held : new boolean[] {true, false}) {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int i = 0; i < units.length; i++) {
                    long lacks = stocks.get(i).held() == held ? available[i] - units[i] : 0;
                    long given = Math.min(room(i), (lacks + PARTS - 1) / PARTS);
                    units[i] += given;
                    bounds[i] = units[i] == available[i] ? "" : bounds[i];
                    changed |= given > 0;
                }
            }
        }
    }

    /** How much more of a stock every cap and the size allow. */
    private long room(int stock) {
        long room = mixing.size().orElse(Long.MAX_VALUE) - sum(i -> true);
        for (Cap cap : caps) {
            if (cap.members[stock]) {
                room = Math.min(room, cap.share.allowed(sum(i -> !cap.members[i])) - sum(i -> cap.members[i]));
            }
        }
        return Math.max(0, room);
    }

    /** The largest mix in which sources have their shares, rounded up; the source that there is least of for its share decides. */
    private boolean weigh() {
        Map<String, Double> shares = new TreeMap<>(mixing.shares());
        double all = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            all = Math.min(all, sum(i -> stocks.get(i).source().equals(share.getKey())) / share.getValue());
        }
        boolean changed = false;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            long most = (long) Math.ceil(share.getValue() * all * (1 - 1e-12));
            changed |= reduce("mix.weights", i -> stocks.get(i).source().equals(share.getKey()), most);
        }
        return changed;
    }

    /** Down to a size that there is more than enough for. */
    private void fill(long size) {
        if (mixing.synthetic().isEmpty() || !mixing.weights().isEmpty()) {
            reduceReal(size);
            return;
        }
        ShareCap.Amounts available = new ShareCap.Amounts(
                sum(i -> !stocks.get(i).synthetic()), sum(i -> stocks.get(i).synthetic()));
        ShareCap.Amounts amounts = new ShareCap(mixing.synthetic().getAsDouble(), size).of(available);
        reduce("mix.size", i -> stocks.get(i).synthetic(), amounts.synthetic());
        keepFresh(i -> !stocks.get(i).synthetic(), amounts.real(), size);
    }

    private void reduceReal(long size) {
        keepFresh(i -> true, size, size);
    }

    /** Reduces some stocks to so many units, of which as many stay recent human text as a quota of the size asks for. */
    private void keepFresh(Index member, long most, long size) {
        long asked = mixing.fresh().map(f -> shareUp(f.share(), size)).orElse(0L);
        long fresh = sum(i -> member.test(i) && stocks.get(i).fresh());
        long all = sum(member);
        if (all <= most) {
            return;
        }
        long proportional = all == 0 ? 0 : mulDiv(fresh, most, all);
        long held = Math.min(Math.min(Math.max(asked, proportional), fresh), most);
        if (asked <= proportional) {
            reduce("mix.size", member, most);
            return;
        }
        reduce("mix.size", i -> member.test(i) && stocks.get(i).fresh(), held);
        reduce("mix.size", i -> member.test(i) && !stocks.get(i).fresh(), most - held);
    }

    /** Which stocks. */
    private interface Index {
        boolean test(int stock);
    }

    private long sum(Index member) {
        long sum = 0;
        for (int i = 0; i < units.length; i++) {
            sum += member.test(i) ? units[i] : 0;
        }
        return sum;
    }

    /** Down to so many units, what quotas hold last; whether anything changed. */
    private boolean reduce(String what, Index member, long most) {
        if (sum(member) <= most) {
            return false;
        }
        Index held = i -> member.test(i) && stocks.get(i).held();
        long kept = Math.min(sum(held), most);
        proportion(what, held, kept);
        proportion(what, i -> member.test(i) && !stocks.get(i).held(), most - kept);
        return true;
    }

    /** In proportion, the remainder to those that lose the largest fraction. */
    private void proportion(String what, Index member, long most) {
        long all = sum(member);
        if (all <= most) {
            return;
        }
        List<Integer> members =
                IntStream.range(0, units.length).filter(member::test).boxed().toList();
        long[] reduced = new long[units.length];
        BigInteger[] remainders = new BigInteger[units.length];
        long left = most;
        for (int i : members) {
            BigInteger[] parts = BigInteger.valueOf(units[i])
                    .multiply(BigInteger.valueOf(most))
                    .divideAndRemainder(BigInteger.valueOf(all));
            reduced[i] = parts[0].longValueExact();
            remainders[i] = parts[1];
            left -= reduced[i];
        }
        List<Integer> byRemainder = members.stream()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .toList();
        for (int i = 0; i < left; i++) {
            reduced[byRemainder.get(i)]++;
        }
        members.forEach(i -> {
            bounds[i] = reduced[i] < units[i] ? what : bounds[i];
            units[i] = reduced[i];
        });
    }

    private List<Shortfall> shortfalls() {
        List<Shortfall> shortfalls = new ArrayList<>();
        long all = sum(i -> true);
        mixing.size().ifPresent(size -> {
            if (all < size && mixing.onShortfall() != Mixing.OnShortfall.SHRINK) {
                shortfalls.add(new Shortfall("mix.size", size, all));
            }
        });
        mixing.fresh().ifPresent(fresh -> {
            long asked = shareUp(fresh.share(), all);
            long there = sum(i -> stocks.get(i).fresh());
            if (there < asked) {
                shortfalls.add(new Shortfall("mix.fresh-real", asked, there));
            }
        });
        return shortfalls;
    }

    /** Whether every share holds for amounts that are in the mix; the settings that do not, with their share of it. */
    public static Map<String, Double> broken(Mixing mixing, List<Stock> stocks, long[] amounts) {
        Allotment there = new Allotment(mixing, stocks, amounts);
        Map<String, Double> broken = new TreeMap<>();
        for (Cap cap : there.caps) {
            long inside = there.sum(i -> cap.members[i]);
            long outside = there.sum(i -> !cap.members[i]);
            if (inside > cap.share.allowed(outside)) {
                broken.put(cap.what, (double) inside / (inside + outside));
            }
        }
        return broken;
    }

    private static long share(double share, long of) {
        return BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(of))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private static long shareUp(double share, long of) {
        return BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(of))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static long mulDiv(long a, long b, long c) {
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .divide(BigInteger.valueOf(c))
                .longValueExact();
    }
}
