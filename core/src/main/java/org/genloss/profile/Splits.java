package org.genloss.profile;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Several ways to split all groups of a pool in two, so that what is counted over them can be counted together: looking something up once and
 * adding it to many sums costs far less than looking it up for each.
 */
public final class Splits {
    /** A tally that can be taken over many splits at once, with the same results. */
    public interface Together<T> extends View.Tally<T> {
        /** One result a split for the groups that are chosen, then one a split for the others. */
        List<T> tally(Splits splits);
    }

    /** One side of one of the splits. */
    record Member(Splits splits, int index) {
        @SuppressWarnings("unchecked") // a tally is only ever stored with what it gave
        <T> T get(Together<T> tally) {
            return (T) splits.results(tally).get(index);
        }
    }

    private final Pool pool;
    private final boolean[][] chosen;
    private final View all;
    private final Map<Together<?>, List<?>> results = new ConcurrentHashMap<>();

    /**
     * @param all a view of all groups of the pool
     * @param chosen chosen[i][g] is true where split i chooses group g
     */
    public Splits(View all, boolean[][] chosen) {
        this.pool = all.pool();
        this.all = all;
        this.chosen = chosen;
    }

    private List<?> results(Together<?> tally) {
        return results.computeIfAbsent(tally, t -> t.tally(this));
    }

    public Pool pool() {
        return pool;
    }

    /** Number of splits. */
    public int size() {
        return chosen.length;
    }

    /** Whether split i chooses group g. */
    public boolean chooses(int i, int g) {
        return chosen[i][g];
    }

    /** Sums over the chosen groups of each split. */
    public Lanes lanes() {
        return new Lanes(chosen);
    }

    /** The groups that split i does not choose as reference, those that it does as candidate. */
    public Sides sides(int i) {
        int[] groups =
                IntStream.range(0, chosen[i].length).filter(g -> chosen[i][g]).toArray();
        View candidate = pool.view(groups).memberOf(new Member(this, i));
        return new Sides(all.minus(candidate).memberOf(new Member(this, size() + i)), candidate);
    }
}
