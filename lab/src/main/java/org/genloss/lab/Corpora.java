package org.genloss.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;

/** Counts, joins and subsets of corpora held in memory: vectors and codes stay one flat array, anything else shares its items. */
public final class Corpora {
    private Corpora() {}

    public static int size(Corpus corpus) {
        if (corpus instanceof Weighted weighted) {
            return weighted.weights().length;
        }
        if (corpus instanceof Vectors vectors) {
            return vectors.size();
        }
        if (corpus instanceof Codes codes) {
            return codes.size();
        }
        return corpus instanceof Items items
                ? items.list().size()
                : list(corpus).size();
    }

    /** The items as a list; those of {@link Items} are not copied. */
    public static List<Item> list(Corpus corpus) {
        if (corpus instanceof Items items) {
            return items.list();
        }
        try (Stream<Item> items = corpus.items()) {
            return items.toList();
        }
    }

    /** One after another. Ids are kept, so those of a pool of several draws may repeat: it is something to train on, not to compare. */
    public static Corpus concat(List<? extends Corpus> pieces) {
        List<? extends Corpus> parts =
                pieces.stream().filter(piece -> size(piece) > 0).toList();
        if (parts.size() < 2) {
            return parts.isEmpty() ? pieces.get(0) : parts.get(0);
        }
        if (parts.stream().anyMatch(Weighted.class::isInstance)) {
            return weighted(parts);
        }
        Schema schema = parts.get(0).schema();
        if (schema.kind() == Schema.Kind.VECTOR) {
            return Vectors.concat(parts.stream().map(Vectors::of).toList());
        }
        if (parts.stream().allMatch(Codes.class::isInstance)) {
            return Codes.concat(parts.stream().map(Codes::of).toList());
        }
        List<Item> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(list(part)));
        return new Items(schema, all);
    }

    private static Corpus weighted(List<? extends Corpus> parts) {
        double[] weights = parts.stream()
                .flatMapToDouble(part -> Arrays.stream(Weighted.weights(part)))
                .toArray();
        return new Weighted(concat(parts.stream().map(Weighted::plain).toList()), weights);
    }

    /** The first items; the corpus itself where it has no more than that. */
    public static Corpus head(Corpus corpus, int count) {
        if (count >= size(corpus)) {
            return corpus;
        }
        if (corpus instanceof Weighted weighted) {
            return new Weighted(head(weighted.base(), count), Arrays.copyOf(weighted.weights(), count));
        }
        if (corpus instanceof Vectors vectors) {
            return new Vectors(vectors.schema(), "", Arrays.copyOf(vectors.values(), count * vectors.dimensions()));
        }
        if (corpus instanceof Codes codes) {
            return new Codes(codes.dictionary(), Arrays.copyOf(codes.codes(), count));
        }
        return new Items(corpus.schema(), list(corpus).subList(0, count));
    }

    /** The items of these indices, in this order; their weights go with them. */
    public static Corpus pick(Corpus corpus, int[] indices) {
        if (corpus instanceof Weighted weighted) {
            double[] weights = Arrays.stream(indices)
                    .mapToDouble(i -> weighted.weights()[i])
                    .toArray();
            return new Weighted(pick(weighted.base(), indices), weights);
        }
        if (corpus instanceof Vectors vectors) {
            return gather(List.of(vectors), new int[] {0, vectors.size()}, indices);
        }
        if (corpus instanceof Codes codes) {
            return codes.pick(indices);
        }
        List<Item> items = list(corpus);
        return new Items(
                corpus.schema(), Arrays.stream(indices).mapToObj(items::get).toList());
    }

    /** So many different items of all the parts together, every set of them equally likely, in random order; all where there are fewer. */
    public static Corpus choose(List<? extends Corpus> parts, int count, UniformRandomProvider random) {
        int all = starts(parts)[parts.size()];
        return pick(parts, shuffled(all, Math.min(count, all), random));
    }

    /** The items of these indices of all the parts one after another, in this order; their weights go with them. */
    public static Corpus pick(List<? extends Corpus> parts, int[] indices) {
        if (parts.size() == 1) {
            return pick(parts.get(0), indices);
        }
        if (parts.stream().anyMatch(Weighted.class::isInstance)) {
            return pick(concat(parts), indices);
        }
        Schema schema = parts.get(0).schema();
        int[] starts = starts(parts);
        if (schema.kind() == Schema.Kind.VECTOR) {
            return gather(parts.stream().map(Vectors::of).toList(), starts, indices);
        }
        if (parts.stream().allMatch(Codes.class::isInstance)) {
            return codes(parts.stream().map(Codes::of).toList(), starts, indices);
        }
        List<List<Item>> lists = parts.stream().map(Corpora::list).toList();
        List<Item> items = new ArrayList<>(indices.length);
        for (int index : indices) {
            int part = part(starts, index);
            items.add(lists.get(part).get(index - starts[part]));
        }
        return new Items(schema, items);
    }

    private static Codes codes(List<Codes> parts, int[] starts, int[] indices) {
        Codes.Dictionary dictionary = parts.get(0).dictionary();
        if (parts.stream().anyMatch(part -> part.dictionary() != dictionary)) {
            return Codes.concat(parts).pick(indices);
        }
        int[] codes = new int[indices.length];
        for (int i = 0; i < codes.length; i++) {
            int part = part(starts, indices[i]);
            codes[i] = parts.get(part).codes()[indices[i] - starts[part]];
        }
        return new Codes(dictionary, codes);
    }

    private static Vectors gather(List<Vectors> parts, int[] starts, int[] chosen) {
        int d = parts.get(0).dimensions();
        double[] values = new double[chosen.length * d];
        for (int i = 0; i < chosen.length; i++) {
            int part = part(starts, chosen[i]);
            System.arraycopy(parts.get(part).values(), (chosen[i] - starts[part]) * d, values, i * d, d);
        }
        return new Vectors(parts.get(0).schema(), "", values);
    }

    private static int[] starts(List<? extends Corpus> parts) {
        int[] starts = new int[parts.size() + 1];
        for (int p = 0; p < parts.size(); p++) {
            starts[p + 1] = starts[p] + size(parts.get(p));
        }
        return starts;
    }

    /** The last part that begins at or before the index and is not empty. */
    private static int part(int[] starts, int index) {
        int low = 0;
        int high = starts.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= index) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first {@code count} places of a shuffle of 0 to all-1 (Fisher and Yates). */
    private static int[] shuffled(int all, int count, UniformRandomProvider random) {
        int[] order = new int[all];
        for (int i = 0; i < all; i++) {
            order[i] = i;
        }
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(all - i);
            int kept = order[j];
            order[j] = order[i];
            order[i] = kept;
        }
        return Arrays.copyOf(order, count);
    }
}
