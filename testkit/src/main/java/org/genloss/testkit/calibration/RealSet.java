package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;

/**
 * Real data of one source.
 *
 * @param name short name, as in the tables
 * @param kind under which it is summed up: text, code, table, embedding or image
 * @param schema of its items
 * @param items all of them, each with a name that no other has
 */
record RealSet(String name, String kind, Schema schema, List<Item> items) {
    RealSet {
        items = List.copyOf(items);
    }

    /**
     * Parts without a common group, of so many items each; a part of grouped data goes beyond it by the rest of its last group. Items keep the order
     * in which they were drawn.
     *
     * @throws IllegalArgumentException where there are too few
     */
    List<Items> parts(Seed seed, int... sizes) {
        List<List<Item>> groups = shuffled(seed);
        List<Items> parts = new ArrayList<>();
        int next = 0;
        for (int size : sizes) {
            List<Item> part = new ArrayList<>();
            while (part.size() < size) {
                if (next == groups.size()) {
                    throw new IllegalArgumentException(
                            name + " has " + items.size() + " items, too few for parts of " + size);
                }
                part.addAll(groups.get(next++));
            }
            parts.add(new Items(schema, part));
        }
        return parts;
    }

    private List<List<Item>> shuffled(Seed seed) {
        Map<String, List<Item>> byGroup = new LinkedHashMap<>();
        items.forEach(item ->
                byGroup.computeIfAbsent(item.group(), g -> new ArrayList<>()).add(item));
        List<List<Item>> groups = new ArrayList<>(byGroup.values());
        UniformRandomProvider random = seed.child("split").child(name).random();
        ListSampler.shuffle(random, groups);
        return groups;
    }

    /** Whether two parts of so many items are there, with a margin for unequal groups. */
    boolean allows(int size) {
        boolean grouped = items.stream().anyMatch(item -> !item.id().equals(item.group()));
        return items.size() >= (grouped ? 2.6 : 2) * size;
    }
}
