package org.genloss.curate.mix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Amounts of stocks on their way from all there is to a mix in which every cap holds and sources have their shares: what breaks one is reduced until none is broken. */
final class Reduction {
    /** Of what a stock lacks, one part at a time is given back. */
    private static final int PARTS = 8;

    /** A cap that is so near to full is what leaves records out. */
    private static final double TIGHT = 1e-3;

    private final Mixing mixing;
    private final List<Stock> stocks;
    private final long[] available;
    private final long[] units;
    private final String[] bounds;
    private final double[] spare;
    private final Caps caps;

    /** What each source has of the size, in whole units; empty before the size is met. */
    private final Map<String, Long> portions = new TreeMap<>();

    Reduction(Mixing mixing, List<Stock> stocks, long[] available) {
        this.mixing = mixing;
        this.stocks = stocks;
        this.available = available.clone();
        this.units = available.clone();
        this.bounds = new String[available.length];
        Arrays.fill(bounds, "");
        this.spare = new double[available.length];
        this.caps = new Caps(mixing, stocks);
    }

    /** The same with less, which is known to be all that whole records give of what was allotted. */
    Reduction with(long[] taken) {
        Reduction with = new Reduction(mixing, stocks, taken);
        with.portions.putAll(portions);
        for (int i = 0; i < taken.length; i++) {
            with.spare[i] = spare[i] + (units[i] - taken[i]);
        }
        return with;
    }

    /** Each stock of a source misses its part by less than a record; together that may be room for one more. */
    void topUp(WholeRecords records) {
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

    long[] units() {
        return units;
    }

    String[] bounds() {
        return bounds;
    }

    Caps caps() {
        return caps;
    }

    long all() {
        return sum(i -> true);
    }

    /** The largest mix by weights alone. */
    double weighable() {
        return mixing.shares().entrySet().stream()
                .mapToDouble(share -> sum(from(share.getKey())) / share.getValue())
                .min()
                .orElseThrow();
    }

    Reduction nothing() {
        for (int i = 0; i < units.length; i++) {
            int stock = i;
            units[i] = 0;
            spare[i] = 0;
            boolean capped = caps.all().stream().anyMatch(cap -> cap.members()[stock]);
            bounds[i] = capped && !bounds[i].isEmpty() ? bounds[i] : "mix.weights";
        }
        return this;
    }

    /** Of records that caps and weights do not tell apart so many as there are in these amounts, what quotas hold last, and recent text that is asked for. */
    void take(long[] amounts) {
        Map<Stock, Long> alike = new LinkedHashMap<>();
        for (int i = 0; i < amounts.length; i++) {
            alike.merge(stocks.get(i).kind(), amounts[i], Long::sum);
        }
        alike.forEach((kind, most) -> {
            Index member = i -> stocks.get(i).kind().equals(kind);
            keepFresh("mix.weights", member, most, mixing.fresh().isEmpty() ? 0 : Long.MAX_VALUE);
        });
        double whole = mixing.shares().entrySet().stream()
                .mapToDouble(share -> (sum(from(share.getKey())) + 1) * (1 - Portions.NEAR) / share.getValue())
                .min()
                .orElseThrow();
        mixing.shares().forEach((source, share) -> leave(from(source), share * whole - sum(from(source))));
        for (Caps.Cap cap : caps.all()) {
            boolean full = cap.inside(units) >= cap.allowed(units) * (1 - TIGHT) - 1;
            for (int i = 0; i < units.length; i++) {
                bounds[i] = full && cap.members()[i] && units[i] < available[i] ? cap.what() : bounds[i];
            }
        }
    }

    Reduction share() {
        if (mixing.weights().isEmpty()) {
            mixing.size().ifPresent(size -> new Sample(this, mixing, stocks, size).take());
        } else {
            mixing.size().ifPresent(this::clip);
        }
        return settle();
    }

    /** To the size at once: a source that is scarce may have its whole units of it, but not its exact share. */
    Reduction sized(long size) {
        fill(size);
        return settle();
    }

    Reduction settle() {
        hold();
        if (mixing.size().isPresent() && all() > mixing.size().getAsLong()) {
            fill(mixing.size().getAsLong());
            hold();
        }
        if (mixing.onShortfall() == Mixing.OnShortfall.SHRINK) {
            mixing.fresh().ifPresent(fresh -> {
                double others = BigDecimal.ONE
                        .subtract(BigDecimal.valueOf(fresh.share()))
                        .doubleValue();
                caps.add(Mixing.FRESH, others, s -> !s.fresh());
            });
            hold();
        }
        return this;
    }

    /** No part may be more than its share of the whole size. */
    private void clip(long size) {
        for (Caps.Cap cap : caps.all()) {
            if (cap.what().startsWith("mix.gener")) {
                reduce(
                        cap.what(),
                        i -> cap.members()[i],
                        Portions.floor(cap.share().share(), size));
            }
        }
    }

    /** Reduces what breaks a cap until none is broken; amounts only fall, so that this ends. */
    private void hold() {
        boolean changed = true;
        while (changed) {
            changed = weigh();
            for (Caps.Cap cap : caps.all()) {
                changed |= reduce(cap.what(), i -> cap.members()[i], cap.allowed(units));
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
        long room = mixing.size().orElse(Long.MAX_VALUE) - all();
        return Math.max(0, Math.min(room, caps.room(units, stock)));
    }

    /** The largest mix in which sources have their shares; the source that there is least of for its share decides. What whole records left open counts as there. */
    private boolean weigh() {
        Map<String, Double> shares = new TreeMap<>(mixing.shares());
        double all = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            Index source = from(share.getKey());
            all = Math.min(all, (sum(source) + spare(source)) / share.getValue());
        }
        Map<String, Long> most = new TreeMap<>();
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            double target = share.getValue() * all;
            long rounded = (long)
                    (real(from(share.getKey()))
                            ? Math.ceil(target * (1 - Portions.NEAR))
                            : Math.floor(target * (1 + Portions.NEAR)));
            boolean full = all >= mixing.size().orElse(Long.MAX_VALUE) * (1 - Portions.NEAR);
            most.put(share.getKey(), full ? Math.max(rounded, portions.getOrDefault(share.getKey(), 0L)) : rounded);
        }
        long fresh = most.isEmpty() ? 0 : asked((long) Math.ceil(all));
        boolean changed = false;
        for (String source : most.keySet()) {
            if (sum(from(source)) > most.get(source)) {
                keepFresh("mix.weights", from(source), most.get(source), asked(source, most, fresh));
                leave(from(source), shares.get(source) * all - most.get(source));
                changed = true;
            }
        }
        return changed;
    }

    /** Recent text that is asked for of this mix; where it is to be of a size, of that size. */
    long asked() {
        boolean whole = mixing.size().isPresent() && mixing.onShortfall() != Mixing.OnShortfall.SHRINK;
        return asked(whole ? Math.max(all(), mixing.size().getAsLong()) : all());
    }

    /** Recent text that is asked for of a mix of that size. */
    long asked(long size) {
        return mixing.fresh().map(f -> Portions.ceiling(f.share(), size)).orElse(0L);
    }

    /** The part of it that a source has to give where others give what they can. */
    private long asked(String source, Map<String, Long> most, long fresh) {
        long elsewhere = most.keySet().stream()
                .filter(other -> !other.equals(source))
                .mapToLong(other -> Math.min(most.get(other), fresh(from(other))))
                .sum();
        return Math.max(0, fresh - elsewhere);
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

    /** Each source to its share of the size in whole units; with caps, those that are left over to real text first. */
    private void fill(long size) {
        long fresh = asked(size);
        Map<String, Double> shares = new TreeMap<>(mixing.shares());
        Comparator<String> real = Comparator.comparing(source -> !real(from(source)));
        Map<String, Long> most = Portions.whole(
                shares, size, source -> sum(from(source)), real, !caps.all().isEmpty());
        portions.putAll(most);
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            Index source = from(share.getKey());
            keepFresh(Mixing.SIZE, source, most.get(share.getKey()), asked(share.getKey(), most, fresh));
            leave(source, share.getValue() * size - most.get(share.getKey()));
        }
    }

    long fresh(Index member) {
        return sum(i -> member.test(i) && stocks.get(i).fresh());
    }

    /** Reduces some stocks to so many units, of which as many stay recent human text as are asked for. */
    void keepFresh(String what, Index member, long most, long asked) {
        long fresh = fresh(member);
        long all = sum(member);
        if (all <= most) {
            return;
        }
        long proportional = all == 0 ? 0 : Portions.floor(fresh, most, all);
        long held = Math.min(Math.min(Math.max(asked, proportional), fresh), most);
        if (asked <= proportional) {
            reduce(what, member, most);
            return;
        }
        reduce(what, i -> member.test(i) && stocks.get(i).fresh(), held);
        reduce(what, i -> member.test(i) && !stocks.get(i).fresh(), most - held);
    }

    /** Which stocks. */
    interface Index {
        boolean test(int stock);
    }

    long sum(Index member) {
        long sum = 0;
        for (int i = 0; i < units.length; i++) {
            sum += member.test(i) ? units[i] : 0;
        }
        return sum;
    }

    /** Down to so many units, what quotas hold last; whether anything changed. */
    boolean reduce(String what, Index member, long most) {
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

    List<Allotment.Shortfall> shortfalls() {
        List<Allotment.Shortfall> shortfalls = new ArrayList<>();
        long all = all();
        mixing.size().ifPresent(size -> {
            if (all < size && mixing.onShortfall() != Mixing.OnShortfall.SHRINK) {
                shortfalls.add(new Allotment.Shortfall(Mixing.SIZE, size, all, OptionalLong.of(size - all)));
            }
        });
        long there = fresh(i -> true);
        if (there < asked()) {
            OptionalLong least = new FreshNeed(mixing, stocks, available).least();
            boolean small = mixing.size().isPresent() && all < mixing.size().getAsLong();
            OptionalLong missing = least.isEmpty() && small ? OptionalLong.of(asked() - there) : least;
            shortfalls.add(new Allotment.Shortfall(Mixing.FRESH, asked(), there, missing));
        }
        return shortfalls;
    }
}
