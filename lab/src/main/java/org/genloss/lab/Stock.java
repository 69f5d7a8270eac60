package org.genloss.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Corpus;

/**
 * The real data and everything drawn since, or where that is more than a limit a uniform sample of it: every set of so many items of all that
 * ever came is equally likely to be the one held (Vitter 1985, algorithm R).
 */
public final class Stock {
    private final long most;
    private final List<Corpus> parts = new ArrayList<>();
    private int[] places = new int[0];
    private int stored;
    private int held;
    private long seen;
    private int[] order = new int[0];

    /** @param most items held at most, at least 1 */
    Stock(long most) {
        this.most = most;
    }

    /** Items held. */
    public int size() {
        return held;
    }

    /** Items in memory: at most twice as many as are held. */
    int stored() {
        return stored;
    }

    /** @param random only asked where more came than is held */
    void add(Corpus items, UniformRandomProvider random) {
        int size = Corpora.size(items);
        int[] kept = new int[size];
        int count = 0;
        reserve((int) Math.min(most, (long) held + size));
        for (int i = 0; i < size; i++) {
            seen++;
            long slot = held < most ? held++ : random.nextLong(seen);
            if (slot < most) {
                places[(int) slot] = stored + count;
                kept[count++] = i;
            }
        }
        if (count > 0) {
            parts.add(count == size ? items : Corpora.pick(items, Arrays.copyOf(kept, count)));
            stored += count;
        }
        if (stored > 2L * held) {
            Corpus compact = Corpora.pick(parts, Arrays.copyOf(places, held));
            parts.clear();
            parts.add(compact);
            stored = held;
            Arrays.setAll(places, i -> i);
        }
    }

    private void reserve(int size) {
        if (places.length < size) {
            places = Arrays.copyOf(places, (int) Math.min(most, Math.max(size, 2L * places.length)));
        }
    }

    /** All that is held; the order in which it came, where nothing was left out. */
    public Corpus all() {
        return stored == held ? Corpora.concat(parts) : Corpora.pick(parts, Arrays.copyOf(places, held));
    }

    /** So many different items, every set of those held equally likely, in random order; all where there are fewer. */
    public Corpus choose(int count, UniformRandomProvider random) {
        int chosen = Math.min(count, held);
        if (order.length < held) {
            int before = order.length;
            order = Arrays.copyOf(order, held);
            for (int i = before; i < held; i++) {
                order[i] = i;
            }
        }
        int[] swapped = new int[chosen];
        for (int i = 0; i < chosen; i++) {
            swapped[i] = i + random.nextInt(held - i);
            swap(i, swapped[i]);
        }
        int[] picked = new int[chosen];
        Arrays.setAll(picked, i -> places[order[i]]);
        for (int i = chosen - 1; i >= 0; i--) {
            swap(i, swapped[i]);
        }
        return Corpora.pick(parts, picked);
    }

    private void swap(int i, int j) {
        int kept = order[j];
        order[j] = order[i];
        order[i] = kept;
    }
}
