package org.genloss.profile;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Some groups of a pool: one side of a comparison. Not changed once made. */
public final class View {
    /** Something counted over a view, once. A tally is a record: equal tallies are counted once. */
    public interface Tally<T> {
        T tally(View view);
    }

    /**
     * A view that is another one without some of its groups: what adds up over groups is what the whole has, less what the part has.
     *
     * @param part its groups are groups of the whole
     */
    public record Difference(View whole, View part) {}

    private final Pool pool;
    private final int[] groups;
    private final Optional<Difference> difference;
    private Optional<Splits.Member> member = Optional.empty();
    private int[] items;
    private final Map<Tally<?>, Once<?>> tallied = new ConcurrentHashMap<>();

    View(Pool pool, int[] groups) {
        this(pool, groups, Optional.empty());
    }

    private View(Pool pool, int[] groups, Optional<Difference> difference) {
        this.pool = pool;
        this.groups = groups;
        this.difference = difference;
    }

    public Pool pool() {
        return pool;
    }

    /** Indices into the pool's groups; not to be written to. */
    public int[] groups() {
        return groups;
    }

    /** Indices into the pool's items, of all items of the chosen groups; not to be written to. */
    public synchronized int[] items() {
        if (items == null) {
            int size = 0;
            for (int g : groups) {
                size += pool.firstItem(g + 1) - pool.firstItem(g);
            }
            items = new int[size];
            int at = 0;
            for (int g : groups) {
                for (int i = pool.firstItem(g); i < pool.firstItem(g + 1); i++) {
                    items[at++] = i;
                }
            }
        }
        return items;
    }

    /** What the tally gives for this view; counted at the first call. A tally may ask for other tallies and for codings of the pool. */
    @SuppressWarnings("unchecked") // a tally is only ever stored with what it gave
    public <T> T get(Tally<T> tally) {
        if (member.isPresent() && tally instanceof Splits.Together<T> together) {
            return member.get().get(together);
        }
        Once<T> once = (Once<T>) tallied.computeIfAbsent(tally, t -> new Once<>());
        return once.get(() -> tally.tally(this));
    }

    /** Makes this view, just made, one side of a split. */
    View memberOf(Splits.Member side) {
        member = Optional.of(side);
        return this;
    }

    /** This view without the groups of one fold: the delete-one replicate of an interval. */
    public View without(int fold, int folds) {
        return minus(new View(
                pool,
                Arrays.stream(groups)
                        .filter(g -> Hashes.fold(pool.group(g).hash(), folds) == fold)
                        .toArray()));
    }

    /** This view without the groups of a part of it. */
    public View minus(View part) {
        boolean[] left = new boolean[pool.groups()];
        for (int g : part.groups) {
            left[g] = true;
        }
        int[] rest = Arrays.stream(groups).filter(g -> !left[g]).toArray();
        return new View(pool, rest, Optional.of(new Difference(this, part)));
    }

    /** How this view came to be, where by {@link #minus} or {@link #without}. */
    public Optional<Difference> difference() {
        return difference;
    }
}
