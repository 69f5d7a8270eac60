package org.genloss.metric.text;

import java.util.Optional;
import org.genloss.profile.View;

/**
 * How often each n-gram occurs on one side.
 *
 * @param perType occurrences of the types that occur at least twice in the pool; not to be written to
 * @param singles n-grams that occur once in the pool, and that on this side
 * @param total all n-grams
 */
public record Counts(int[] perType, long singles, long total) {
    /** Counts the n-grams of a view. */
    public record Of(int n) implements View.Tally<Counts> {
        @Override
        public Counts tally(View view) {
            Optional<View.Difference> difference = view.difference();
            return difference.isPresent()
                    ? difference
                            .get()
                            .whole()
                            .get(this)
                            .minus(difference.get().part().get(this))
                    : of(view.pool().get(new Ngrams(n)), view.items());
        }
    }

    private Counts minus(Counts part) {
        return new Counts(minus(perType, part.perType), singles - part.singles, total - part.total);
    }

    static int[] minus(int[] whole, int[] part) {
        int[] rest = new int[whole.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = whole[i] - part[i];
        }
        return rest;
    }

    /** Counts over the chosen documents. */
    static Counts of(Ngrams.Coded coded, int[] documents) {
        int[] counts = new int[coded.types()];
        int[] type = coded.type();
        int[] count = coded.count();
        long singles = 0;
        long total = 0;
        for (int d : documents) {
            for (int i = coded.start()[d]; i < coded.start()[d + 1]; i++) {
                counts[type[i]] += count[i];
            }
            singles += coded.singles()[d];
            total += coded.total()[d];
        }
        return new Counts(counts, singles, total);
    }
}
