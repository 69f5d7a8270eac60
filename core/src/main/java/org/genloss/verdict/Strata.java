package org.genloss.verdict;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Seed;

/**
 * Groups in parts, each relabelled for itself, so that each keeps the sizes of its sides. Parts follow each other.
 *
 * @param parts one relabelling a part
 */
record Strata(List<Relabelling> parts) implements Labelling {
    Strata {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean[] truth() {
        boolean[] all =
                new boolean[parts.stream().mapToInt(p -> p.truth().length).sum()];
        int at = 0;
        for (Relabelling part : parts) {
            boolean[] truth = part.truth();
            System.arraycopy(truth, 0, all, at, truth.length);
            at += truth.length;
        }
        return all;
    }

    @Override
    public int[] scratch() {
        return new int[0];
    }

    @Override
    public void draw(Seed seed, boolean[] candidate, int[] scratch) {
        int at = 0;
        for (int p : IntStream.range(0, parts.size()).toArray()) {
            Relabelling part = parts.get(p);
            boolean[] own = part.truth();
            part.draw(seed.child(p), own, part.scratch());
            System.arraycopy(own, 0, candidate, at, own.length);
            at += own.length;
        }
    }
}
