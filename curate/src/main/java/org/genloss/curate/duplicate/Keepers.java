package org.genloss.curate.duplicate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The pass of {@link Clusters} over texts that come best first, with only those that stay in memory: each text is compared with those before it that stay
 * and share a band, in their order, and goes for the first that it is like. What stays for what is the same as in {@code Clusters}, since both say: the first
 * candidate that stays and is like enough.
 *
 * <p>Not for several threads.
 */
public final class Keepers {
    private final double jaccard;
    private final long capacity;
    private final int most;
    private final Map<Long, Places> places = new HashMap<>();
    private Kept[] kept = new Kept[16];
    private int count;
    private long held;
    private long compared;
    private long cut;

    /**
     * @param jaccard least true similarity of copies
     * @param capacity shingles to hold, above which {@link #full()} says so
     * @param most texts that one is compared with, the best first
     */
    public Keepers(double jaccard, long capacity, int most) {
        if (capacity < 1 || most < 1) {
            throw new IllegalArgumentException(
                    "room for at least one shingle and one comparison, got " + capacity + " and " + most);
        }
        this.jaccard = jaccard;
        this.capacity = capacity;
        this.most = most;
    }

    /**
     * One text.
     *
     * @param rank its place in the order
     * @param bands numbers of its bands
     * @param shingles its set, ascending
     */
    public record Text(int rank, long[] bands, long[] shingles) {}

    /**
     * The text that stays for another.
     *
     * @param rank its place in the order
     * @param similarity of the two
     */
    public record Match(int rank, double similarity) {}

    /** The first text that stays and is like this one, null if there is none. */
    public Match find(Text text) {
        int[] candidates = candidates(text.bands());
        cut += candidates.length > most ? 1 : 0;
        for (int i = 0; i < Math.min(most, candidates.length); i++) {
            compared++;
            Kept one = kept[candidates[i]];
            if (Shingles.reach(one.shingles, text.shingles(), jaccard)) {
                return new Match(one.rank, Shingles.jaccard(one.shingles, text.shingles()));
            }
        }
        return null;
    }

    /** The text stays. */
    public void keep(Text text) {
        if (count == kept.length) {
            kept = Arrays.copyOf(kept, 2 * count);
        }
        kept[count] = new Kept(text.rank(), text.shingles());
        for (long band : text.bands()) {
            places.computeIfAbsent(band, b -> new Places()).add(count);
        }
        count++;
        held += text.shingles().length + 16L * text.bands().length + 16;
    }

    /** Whether no further text should be kept. */
    public boolean full() {
        return held >= capacity;
    }

    /** Forgets all texts, not what was counted. */
    public void clear() {
        places.clear();
        kept = new Kept[16];
        count = 0;
        held = 0;
    }

    /** Pairs whose similarity was asked for. */
    public long compared() {
        return compared;
    }

    /** Times that a text had more candidates than it may be compared with. */
    public long cut() {
        return cut;
    }

    /** Places of all that share a band, each once, in the order in which they were kept. */
    private int[] candidates(long[] bands) {
        int[] all = new int[0];
        for (long band : bands) {
            Places at = places.get(band);
            if (at != null) {
                int[] more = Arrays.copyOf(all, all.length + at.count);
                System.arraycopy(at.at, 0, more, all.length, at.count);
                all = more;
            }
        }
        return all.length < 2 ? all : Arrays.stream(all).sorted().distinct().toArray();
    }

    private record Kept(int rank, long[] shingles) {}

    private static final class Places {
        private int[] at = new int[2];
        private int count;

        void add(int place) {
            if (count == at.length) {
                at = Arrays.copyOf(at, 2 * count);
            }
            at[count++] = place;
        }
    }
}
