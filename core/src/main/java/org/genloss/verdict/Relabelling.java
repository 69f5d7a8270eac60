package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.text.WordOverlap;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Splits;
import org.genloss.profile.View;

/**
 * Random labellings of a pool's groups, equally likely under "both sides are samples of the same source". The sizes of the
 * sides stay. Texts that bear the same name on both sides and answer each other (one prompt) swap their labels with
 * probability 1/2; all others are permuted among themselves. Only groups that the data itself names have namesakes, never rows that share
 * a number; namesakes answer each other where at least half of them differ in content and they share more words than strangers do.
 */
final class Relabelling implements Labelling {
    private static final int MOST_COMPARED = 2000;

    private final Pool pool;
    private final View all;
    private final int[] pairs; // reference, candidate, reference, candidate, ..
    private final int[] free;
    private final int freeCandidates;

    Relabelling(Pool pool) {
        this.pool = pool;
        this.all = pool.view(IntStream.range(0, pool.groups()).toArray());
        this.pairs = pairs(pool);
        boolean[] paired = new boolean[pool.groups()];
        for (int g : pairs) {
            paired[g] = true;
        }
        this.free = IntStream.range(0, pool.groups()).filter(g -> !paired[g]).toArray();
        this.freeCandidates = (int)
                Arrays.stream(free).filter(g -> g >= pool.referenceGroups()).count();
    }

    private static int[] pairs(Pool pool) {
        if (pool.schema().kind() != Schema.Kind.TEXT) {
            return new int[0];
        }
        Map<String, Integer> reference = new HashMap<>();
        for (int g = 0; g < pool.referenceGroups(); g++) {
            if (pool.group(g).named()) {
                reference.put(pool.group(g).name(), g);
            }
        }
        List<Integer> pairs = new ArrayList<>();
        int differing = 0;
        for (int g = pool.referenceGroups(); g < pool.groups(); g++) {
            Integer other = pool.group(g).named() ? reference.get(pool.group(g).name()) : null;
            if (other != null) {
                pairs.add(other);
                pairs.add(g);
                differing += same(pool.group(other), pool.group(g)) ? 0 : 1;
            }
        }
        int[] all = pairs.stream().mapToInt(Integer::intValue).toArray();
        return 4 * differing >= all.length && related(pool, all) ? all : new int[0];
    }

    /** Whether namesakes share more words than a group shares with the next one's namesake: by over 5 standard errors of the first 2,000. */
    private static boolean related(Pool pool, int[] pairs) {
        double[] closer = new double[Math.min(MOST_COMPARED, pairs.length / 2)];
        for (int i = 0; i < closer.length; i++) {
            Map<String, Integer> answer = WordOverlap.words(pool.group(pairs[2 * i + 1]));
            int next = pairs[2 * ((i + 1) % closer.length)];
            closer[i] = WordOverlap.f1(answer, WordOverlap.words(pool.group(pairs[2 * i])))
                    - WordOverlap.f1(answer, WordOverlap.words(pool.group(next)));
        }
        return closer.length > 1 && Quantiles.mean(closer) > 5 * Quantiles.deviation(closer) / Math.sqrt(closer.length);
    }

    private static boolean same(Draw.Group a, Draw.Group b) {
        if (a.items().size() != b.items().size()) {
            return false;
        }
        return IntStream.range(0, a.items().size())
                .allMatch(i -> same(a.items().get(i), b.items().get(i)));
    }

    private static boolean same(Item a, Item b) {
        if (a.payload() instanceof Payload.Vector x && b.payload() instanceof Payload.Vector y) {
            return Arrays.equals(x.x(), y.x());
        }
        return a.payload().equals(b.payload());
    }

    /** True where namesakes swap. */
    boolean paired() {
        return pairs.length > 0;
    }

    @Override
    public boolean[] truth() {
        boolean[] candidate = new boolean[pool.groups()];
        Arrays.fill(candidate, pool.referenceGroups(), candidate.length, true);
        return candidate;
    }

    @Override
    public int[] scratch() {
        return free.clone();
    }

    @Override
    public void draw(Seed seed, boolean[] candidate, int[] scratch) {
        UniformRandomProvider random = seed.random();
        for (int i = 0; i < pairs.length; i += 2) {
            boolean swap = random.nextBoolean();
            candidate[pairs[i]] = swap;
            candidate[pairs[i + 1]] = !swap;
        }
        System.arraycopy(free, 0, scratch, 0, free.length);
        for (int i = 0; i < free.length; i++) {
            if (i < freeCandidates) {
                int j = i + random.nextInt(free.length - i);
                int chosen = scratch[j];
                scratch[j] = scratch[i];
                scratch[i] = chosen;
            }
            candidate[scratch[i]] = i < freeCandidates;
        }
    }

    /** The labellings of the children {@code from} to {@code to - 1} of a seed. */
    Splits splits(Seed seed, int from, int to) {
        boolean[][] candidate = new boolean[to - from][pool.groups()];
        int[] scratch = scratch();
        for (int i = from; i < to; i++) {
            draw(seed.child(i), candidate[i - from], scratch);
        }
        return new Splits(all, candidate);
    }
}
