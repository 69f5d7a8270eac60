package org.genloss.curate.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much recent human text has to be added until a mix has the share of it that is asked for: the smallest amount with which the mix itself has it. What is added
 * makes the mix larger, and makes room under caps, so that it is more than what the mix lacks.
 */
final class FreshNeed {
    /** More than so many times what there is, and what is asked for, is not looked at. */
    private static final long MOST = 1000;

    /** Rounding makes the share go up and down by a unit: so many amounts below the one that was found are tried too. */
    private static final int NEAR = 16;

    private final Mixing mixing;
    private final List<Stock> stocks;
    private final long[] available;
    private final int at;

    FreshNeed(Mixing mixing, List<Stock> stocks, long[] available) {
        this.mixing = mixing;
        this.stocks = new ArrayList<>(stocks);
        int known = largest(available, true);
        boolean none = known < 0;
        this.at = none ? stocks.size() : known;
        if (none) { // beside the largest stock of human text, otherwise in the first source
            int real = Math.max(0, largest(available, false));
            this.stocks.add(new Stock(stocks.get(real).source(), false, 0, "", true, false));
        }
        this.available = Arrays.copyOf(available, this.stocks.size());
    }

    private int largest(long[] units, boolean fresh) {
        int largest = -1;
        for (int i = 0; i < units.length; i++) {
            Stock stock = stocks.get(i);
            boolean fits = fresh ? stock.fresh() : !stock.synthetic();
            largest = fits && (largest < 0 || units[i] > units[largest]) ? i : largest;
        }
        return largest;
    }

    /** Empty where no amount meets it. */
    OptionalLong least() {
        long most = MOST * (1 + Arrays.stream(available).sum() + mixing.size().orElse(0));
        long high = 1;
        while (!met(high)) {
            if (high > most) {
                return OptionalLong.empty();
            }
            high *= 2;
        }
        long low = high / 2;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (met(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        long least = high;
        for (long n = Math.max(1, high - NEAR); n < least; n++) {
            least = met(n) ? n : least;
        }
        return OptionalLong.of(least);
    }

    private boolean met(long added) {
        long[] more = available.clone();
        more[at] += added;
        Reduction mix = Allotment.best(mixing, stocks, more);
        return mix.fresh(i -> true) >= mix.asked();
    }
}
