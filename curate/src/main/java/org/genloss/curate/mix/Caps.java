package org.genloss.curate.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The highest shares of stocks that a recipe states: of a generation, of a generator, and of all that is synthetic, in this order. */
final class Caps {
    /** The setting for all that is synthetic. */
    static final String SYNTHETIC = "mix.synthetic";

    private final List<Stock> stocks;
    private final List<Cap> all = new ArrayList<>();

    /**
     * A highest share of some stocks.
     *
     * @param what the setting of the recipe
     * @param members which stocks
     */
    record Cap(String what, ShareCap share, boolean[] members) {
        long inside(long[] units) {
            return sum(units, true);
        }

        /** The most units inside, beside all those outside. */
        long allowed(long[] units) {
            return share.allowed(sum(units, false));
        }

        private long sum(long[] units, boolean inside) {
            long sum = 0;
            for (int i = 0; i < units.length; i++) {
                sum += members[i] == inside ? units[i] : 0;
            }
            return sum;
        }
    }

    Caps(Mixing mixing, List<Stock> stocks) {
        this.stocks = stocks;
        new TreeMap<>(mixing.generations())
                .forEach((generation, share) -> add(
                        "mix.generations." + generation, share, s -> s.synthetic() && s.generation() == generation));
        new TreeMap<>(mixing.generators())
                .forEach((generator, share) -> add(
                        "mix.generators." + generator, share, s -> s.generator().equals(generator)));
        mixing.synthetic().ifPresent(share -> add(SYNTHETIC, share, Stock::synthetic));
    }

    void add(String what, double share, Predicate<Stock> member) {
        boolean[] members = new boolean[stocks.size()];
        for (int i = 0; i < members.length; i++) {
            members[i] = member.test(stocks.get(i));
        }
        all.add(new Cap(what, new ShareCap(share), members));
    }

    List<Cap> all() {
        return all;
    }

    /** How much more of a stock all caps allow. */
    long room(long[] units, int stock) {
        long room = Long.MAX_VALUE;
        for (Cap cap : all) {
            if (cap.members[stock]) {
                room = Math.min(room, cap.allowed(units) - cap.inside(units));
            }
        }
        return room;
    }

    /** Those that amounts in a mix break, with their share of it. */
    Map<String, Double> broken(long[] units) {
        Map<String, Double> broken = new TreeMap<>();
        for (Cap cap : all) {
            long inside = cap.inside(units);
            if (inside > cap.allowed(units)) {
                broken.put(cap.what, (double) inside / (inside + cap.sum(units, false)));
            }
        }
        return broken;
    }
}
