package org.genloss.curate.mix;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How many units of each stock go into a mix. A mix is sought in which every cap holds and no stock has room for more: from all there is, the stocks under a cap that is
 * broken are reduced in proportion, to {@code floor(c X / (1 - c))} for the cap c and X units outside of it, caps on parts of the synthetic text before the cap on all of it,
 * until all hold. A size is met as {@link ShareCap} says where there is a synthetic cap, otherwise in proportion to what there is; recent human text
 * that a quota asks for is the last human text to be left out, and of any stocks that are reduced together those that a quota of the tail holds come last. What later reductions make room for under earlier caps is given back.
 *
 * <p>Weights give each source its share of the mix. The source that there is least of for its weight stays whole, as far as caps let it; of every other goes in its share
 * of that mix, rounded towards real text: up for a source that has no synthetic text, down for others. A size is shared out in whole units by largest remainder, so that their sum is the size and
 * each source is within one unit of its exact share; where there are caps, the units that are left over go to sources without synthetic text first. Caps are never passed; a share by weights is a target, which whole records miss by less than one of them. Where caps and weights
 * tighten each other, of what a source has that goes in which no cap is full of, as {@link Balance} finds it; nothing, where no mix keeps both.
 */
public final class Allotment {
    /** Below this part of the largest mix by weights alone, what is left is too little to be meant. */
    private static final int FEW = 100;

    private Allotment() {}

    /**
     * What a quota lacks.
     *
     * @param what the setting of the recipe
     * @param asked units asked for
     * @param there units that there are
     * @param missing units that, added, meet it: of recent text more than the mix lacks, since the mix grows with them; empty where no amount does
     */
    public record Shortfall(String what, long asked, long there, OptionalLong missing) {
        /** "asks for 30 documents, and there are 20: 14 more meet it." @param unit that amounts are in */
        public String says(Unit unit) {
            long more = missing.orElse(0);
            String needs = missing.isEmpty()
                    ? "no amount of it meets that beside the weights and caps of the recipe."
                    : count(more)
                            + (more == asked - there
                                    ? more == 1 ? " is missing." : " are missing."
                                    : " more meet it, since the mix grows with them.");
            return "asks for " + count(asked) + " " + unit.word() + ", and there are " + count(there) + ": " + needs;
        }

        private static String count(long number) {
            return String.format(Locale.ROOT, "%,d", number);
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

    /**
     * Shares out.
     *
     * @param stocks kinds of records, each once
     * @param available units of each
     */
    public static Result of(Mixing mixing, List<Stock> stocks, long[] available) {
        Reduction shared = best(mixing, stocks, available);
        return new Result(shared.units(), shared.bounds(), shared.shortfalls());
    }

    /**
     * Shares out in whole records, which seldom fill an amount: what they leave open is taken from the others too where a cap asks for it.
     *
     * @param stocks kinds of records, each once
     * @param available units of each
     */
    public static Result whole(Mixing mixing, List<Stock> stocks, long[] available, WholeRecords records) {
        Reduction shared = best(mixing, stocks, available);
        List<Shortfall> shortfalls = shared.shortfalls();
        long[] taken = records.upTo(shared.units());
        while (!Arrays.equals(taken, shared.units())) {
            String[] before = shared.bounds();
            shared = shared.with(taken).share();
            String[] bounds = shared.bounds();
            Arrays.setAll(bounds, i -> bounds[i].isEmpty() ? before[i] : bounds[i]);
            taken = records.upTo(shared.units());
        }
        shared.topUp(records);
        return new Result(shared.units(), shared.bounds(), shortfalls);
    }

    /**
     * Reduced cap by cap. Where weights and caps undo each other's work, that ends far below the largest mix, or with the few units in which shares of whole records hide that there is none: then as
     * they balance, or nothing.
     */
    static Reduction best(Mixing mixing, List<Stock> stocks, long[] available) {
        boolean weighed = weighed(mixing, stocks);
        if (weighed && mixing.size().isPresent()) {
            long size = mixing.size().getAsLong();
            Reduction sized = new Reduction(mixing, stocks, available).sized(size);
            if (sized.all() == size) {
                return sized;
            }
        }
        Reduction stepwise = new Reduction(mixing, stocks, available).share();
        if (!weighed || stepwise.caps().all().isEmpty()) {
            return stepwise;
        }
        if (contradictory(mixing, stocks, available, stepwise.caps())) {
            return stepwise.nothing();
        }
        Reduction balanced = new Reduction(mixing, stocks, available);
        long[] amounts = Balance.of(mixing, stocks, available, stepwise.caps());
        if (Arrays.stream(amounts).sum() > 0) {
            balanced.take(amounts);
            return balanced.settle().all() > stepwise.all() ? balanced : stepwise;
        }
        return stepwise.all() * FEW < balanced.weighable() ? stepwise.nothing() : stepwise;
    }

    /** Whether sources of which a cap has all that there is are to have more together than it allows: of two records too that one of each would be within a record of it. */
    private static boolean contradictory(Mixing mixing, List<Stock> stocks, long[] available, Caps caps) {
        return caps.all().stream().anyMatch(cap -> {
            Map<String, Double> inside = new TreeMap<>(mixing.shares());
            for (int i = 0; i < available.length; i++) {
                if (available[i] > 0 && !cap.members()[i]) {
                    inside.remove(stocks.get(i).source());
                }
            }
            double least = inside.values().stream().mapToDouble(share -> share).sum();
            return least > cap.share().share() + Portions.NEAR;
        });
    }

    /** Whether weights say the share of every source. */
    private static boolean weighed(Mixing mixing, List<Stock> stocks) {
        return !mixing.weights().isEmpty()
                && stocks.stream().allMatch(stock -> mixing.weights().containsKey(stock.source()));
    }

    /** Whether every share holds for amounts that are in the mix; the settings that do not, with their share of it. */
    public static Map<String, Double> broken(Mixing mixing, List<Stock> stocks, long[] amounts) {
        return new Caps(mixing, stocks).broken(amounts);
    }
}
