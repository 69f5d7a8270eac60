package org.genloss.curate.mix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How many units of each stock go into a mix. The largest mix is sought in which every cap holds: from all there is, the stocks under a cap that is
 * broken are reduced in proportion, to {@code floor(c X / (1 - c))} for the cap c and X units outside of it, caps on parts of the synthetic text before the cap on all of it,
 * until all hold. A size is met as {@link ShareCap} says where there is a synthetic cap, otherwise in proportion to what there is; recent human text
 * that a quota asks for is the last human text to be left out, and of any stocks that are reduced together those that a quota of the tail holds come last. What later reductions make room for under earlier caps is given back.
 *
 * <p>Weights give each source its share of the mix. The source that there is least of for its weight stays whole, as far as caps let it; of every other goes in its share
 * of that mix, rounded towards real text: up for a source that has no synthetic text, down for others. Caps are never passed; a share by weights is a target, which whole records miss by less than one of them.
 */
public final class Allotment {
    /** Of what a stock lacks, one part at a time is given back. */
    private static final int PARTS = 8;

    private final Mixing mixing;
    private final List<Stock> stocks;
    private final long[] available;
    private final long[] units;
    private final String[] bounds;
    private final double[] spare;
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
        this.spare = new double[available.length];
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
        Allotment shared = new Allotment(mixing, stocks, available).share();
        return new Result(shared.units, shared.bounds, shared.shortfalls());
    }

    /**
     * Shares out in whole records, which seldom fill an amount: what they leave open is taken from the others too where a cap asks for it.
     *
     * @param stocks kinds of records, each once
     * @param available units of each
     */
    public static Result whole(Mixing mixing, List<Stock> stocks, long[] available, WholeRecords records) {
        Allotment shared = new Allotment(mixing, stocks, available).share();
        List<Shortfall> shortfalls = shared.shortfalls();
        long[] taken = records.upTo(shared.units);
        while (!Arrays.equals(taken, shared.units)) {
            Allotment before = shared;
            shared = before.with(taken).share();
            String[] bounds = shared.bounds;
            Arrays.setAll(bounds, i -> bounds[i].isEmpty() ? before.bounds[i] : bounds[i]);
            taken = records.upTo(shared.units);
        }
        shared.topUp(records);
        return new Result(shared.units, shared.bounds, shortfalls);
    }

    /** The same with less, which is known to be all that whole records give of what was allotted. */
    private Allotment with(long[] taken) {
        Allotment with = new Allotment(mixing, stocks, taken);
        for (int i = 0; i < taken.length; i++) {
            with.spare[i] = spare[i] + (units[i] - taken[i]);
        }
        return with;
    }

    /** Each stock of a source misses its part by less than a record; together that may be room for one more. */
    private void topUp(WholeRecords records) {
        boolean more = !mixing.weights().isEmpty();
        while (more) {
            more = false;
            for (int i = 0; i < units.length; i++) {
                OptionalLong next = records.next(i, units[i]);
                more |= next.isPresent() && add(i, next.getAsLong() - units[i]);
            }
        }
    }

    private boolean add(int stock, long added) {
        boolean fits = spare(from(stocks.get(stock).source())) >= added
                && room(stock) >= added
                && (mixing.fresh().isEmpty() || stocks.get(stock).fresh());
        if (fits) {
            units[stock] += added;
            spare[stock] -= added;
        }
        return fits;
    }

    private Allotment share() {
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
        return this;
    }

    /** No part may be more than its share of the whole size. */
    private void clip(long size) {
        for (Cap cap : caps) {
            if (cap.what.startsWith("mix.gener")) {
                reduce(cap.what, i -> cap.members[i], Portions.floor(cap.share.share(), size));
            }
        }
    }

    /** Reduces what breaks a cap until none is broken; amounts only fall, so that this ends. */
    private void hold() {
        boolean changed = true;
        while (changed) {
            changed = weigh();
            for (Cap cap : caps) {
                long outside = sum(i -> !cap.members[i]);
                changed |= reduce(cap.what, i -> cap.members[i], cap.share.allowed(outside));
            }
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

    /** The largest mix in which sources have their shares; the source that there is least of for its share decides. What whole records left open counts as there. */
    private boolean weigh() {
        Map<String, Double> shares = new TreeMap<>(mixing.shares());
        double all = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            Index source = from(share.getKey());
            all = Math.min(all, (sum(source) + spare(source)) / share.getValue());
        }
        boolean changed = false;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            Index source = from(share.getKey());
            double target = share.getValue() * all;
            long most = real(source)
                    ? (long) Math.ceil(target * (1 - Portions.NEAR))
                    : (long) Math.floor(target * (1 + Portions.NEAR));
            if (reduce("mix.weights", source, most)) {
                changed = true;
                leave(source, target - most);
            }
        }
        return changed;
    }

    private Index from(String source) {
        return i -> stocks.get(i).source().equals(source);
    }

    private boolean real(Index source) {
        return sum(i -> source.test(i) && stocks.get(i).synthetic()) == 0;
    }

    /** Notes what rounding left open of a target. */
    private void leave(Index source, double open) {
        IntStream.range(0, units.length).filter(source::test).findFirst().ifPresent(i -> spare[i] += Math.max(0, open));
    }

    private double spare(Index member) {
        return IntStream.range(0, units.length)
                .filter(member::test)
                .mapToDouble(i -> spare[i])
                .sum();
    }

    /** Down to a size that there is more than enough for. */
    private void fill(long size) {
        long fresh = mixing.fresh().map(f -> Portions.ceiling(f.share(), size)).orElse(0L);
        if (!mixing.weights().isEmpty()) {
            fillByWeights(size, fresh);
            return;
        }
        if (mixing.synthetic().isEmpty()) {
            keepFresh(i -> true, size, fresh);
            return;
        }
        ShareCap.Amounts available = new ShareCap.Amounts(
                sum(i -> !stocks.get(i).synthetic()), sum(i -> stocks.get(i).synthetic()));
        ShareCap.Amounts amounts = new ShareCap(mixing.synthetic().getAsDouble(), size).of(available);
        reduce("mix.size", i -> stocks.get(i).synthetic(), amounts.synthetic());
        keepFresh(i -> !stocks.get(i).synthetic(), amounts.real(), fresh);
    }

    /** Each source to its share of the size, the units that are left over to real text first. */
    private void fillByWeights(long size, long fresh) {
        Map<String, Double> shares = new TreeMap<>(mixing.shares());
        Map<String, Long> most = Portions.whole(
                shares, size, source -> sum(from(source)), Comparator.comparing(source -> !real(from(source))));
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            Index source = from(share.getKey());
            long elsewhere = shares.keySet().stream()
                    .filter(other -> !other.equals(share.getKey()))
                    .mapToLong(other -> Math.min(most.get(other), fresh(from(other))))
                    .sum();
            keepFresh(source, most.get(share.getKey()), Math.max(0, fresh - elsewhere));
            leave(source, share.getValue() * size - most.get(share.getKey()));
        }
    }

    private long fresh(Index member) {
        return sum(i -> member.test(i) && stocks.get(i).fresh());
    }

    /** Reduces some stocks to so many units, of which as many stay recent human text as are asked for. */
    private void keepFresh(Index member, long most, long asked) {
        long fresh = fresh(member);
        long all = sum(member);
        if (all <= most) {
            return;
        }
        long proportional = all == 0 ? 0 : Portions.floor(fresh, most, all);
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
        int[] members = IntStream.range(0, units.length).filter(member::test).toArray();
        long[] reduced = Portions.proportional(
                Arrays.stream(members).mapToLong(i -> units[i]).toArray(), most);
        for (int m = 0; m < members.length; m++) {
            int i = members[m];
            if (reduced[m] < units[i]) {
                bounds[i] = what;
                spare[i] = 0;
            }
            units[i] = reduced[m];
        }
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
            long asked = Portions.ceiling(fresh.share(), all);
            long there = fresh(i -> true);
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
}
