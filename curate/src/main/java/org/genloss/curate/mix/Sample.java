package org.genloss.curate.mix;

import java.util.List;
import org.genloss.curate.mix.Reduction.Index;

/**
 * A mix of a size that there is more than enough for, in proportion to what there is: parts that would pass their cap of the size get what it allows, and the others
 * share the rest in proportion. With a cap on all that is synthetic the places that {@link ShareCap} holds for it are shared out among it, and the others among the rest.
 */
final class Sample {
    private final Reduction from;
    private final Mixing mixing;
    private final List<Stock> stocks;
    private final long size;

    /** Stocks under a cap that is full: their amounts are those of the sample. */
    private final boolean[] full;

    Sample(Reduction from, Mixing mixing, List<Stock> stocks, long size) {
        this.from = from;
        this.mixing = mixing;
        this.stocks = stocks;
        this.size = size;
        this.full = new boolean[stocks.size()];
    }

    /** Reduces what there is to it; where there is less than the size nothing changes. */
    void take() {
        boolean changed = from.all() > size;
        while (changed) { // a full cap leaves more to the others, which may fill another
            changed = false;
            for (Caps.Cap cap : from.caps().all()) {
                changed |= !cap.what().equals(Caps.SYNTHETIC) && fill(cap);
            }
        }
        if (from.all() > size) {
            from.reduce(Mixing.SIZE, i -> !full[i] && part(i, true), places(true) - fixed(true));
            long recent = from.fresh(i -> full[i] && part(i, false));
            from.keepFresh(
                    Mixing.SIZE,
                    i -> !full[i] && part(i, false),
                    places(false) - fixed(false),
                    Math.max(0, from.asked(size) - recent));
        }
    }

    /** Where the sample would pass a cap, its members that are not fixed yet get what is left of it; whether that is so. */
    private boolean fill(Caps.Cap cap) {
        Index open = i -> cap.members()[i] && !full[i];
        long most = Math.max(0, Portions.floor(cap.share().share(), size) - from.sum(i -> cap.members()[i] && full[i]));
        if (expected(open) <= most || from.sum(open) <= most) {
            return false;
        }
        from.reduce(cap.what(), open, most);
        for (int i = 0; i < full.length; i++) {
            full[i] |= cap.members()[i];
        }
        return true;
    }

    /** How much of some stocks the sample would have. */
    private double expected(Index open) {
        double expected = 0;
        for (boolean synthetic : new boolean[] {false, true}) {
            long there = from.sum(i -> part(i, synthetic) && !full[i]);
            long places = Math.max(0, Math.min(there, places(synthetic) - fixed(synthetic)));
            expected += there == 0 ? 0 : from.sum(i -> part(i, synthetic) && open.test(i)) * ((double) places / there);
        }
        return expected;
    }

    private long fixed(boolean synthetic) {
        return from.sum(i -> full[i] && part(i, synthetic));
    }

    /** Without a cap on all that is synthetic there is one part. */
    private boolean part(int stock, boolean synthetic) {
        return mixing.synthetic().isEmpty() ? !synthetic : stocks.get(stock).synthetic() == synthetic;
    }

    /** How much of the size is for a part. */
    private long places(boolean synthetic) {
        if (mixing.synthetic().isEmpty()) {
            return synthetic ? 0 : size;
        }
        ShareCap.Amounts amounts = new ShareCap(mixing.synthetic().getAsDouble(), size)
                .of(new ShareCap.Amounts(from.sum(i -> part(i, false)), from.sum(i -> part(i, true))));
        return synthetic ? amounts.synthetic() : amounts.real();
    }
}
