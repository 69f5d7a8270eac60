package org.genloss.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * In how many items each type occurs, for types that are known by a 64-bit hash of their name. Beyond a limit the types with the smallest
 * hashes are kept, with exact counts: which ones depends on neither order nor partition, and two corpora keep the same types below the
 * smaller of their thresholds.
 */
public final class TypeCounts {
    /** Takes one type. */
    public interface Taker {
        void take(long hash, String name, long items);
    }

    /** Fields of a slot, side by side: a look-up costs one line of the cache. */
    private static final int HASH = 0;

    private static final int ITEMS = 1; // 0 is a free slot
    private static final int LATEST = 2; // the item that was counted last
    private static final int FIELDS = 4;

    private final int limit;
    private long last = -1L; // the largest unsigned hash that is kept
    private long[] table = new long[16 * FIELDS];
    private String[] names = new String[16]; // by slot
    private int size;

    public TypeCounts(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit needs to be 1 or more, got " + limit);
        }
        this.limit = limit;
    }

    /**
     * Counts a type once for an item.
     *
     * @param item not 0, and another number for each item
     * @return false where the type is not known yet; {@link #first} then tells its name
     */
    public boolean count(long hash, long item) {
        if (Long.compareUnsigned(hash, last) > 0) {
            return true;
        }
        int at = FIELDS * slot(hash);
        if (table[at + ITEMS] == 0) {
            return false;
        }
        if (table[at + LATEST] != item) {
            table[at + LATEST] = item;
            table[at + ITEMS]++;
        }
        return true;
    }

    /** Counts a type that was not known. */
    public void first(long hash, String name, long item) {
        add(hash, name, 1, item);
        if (size > limit + (limit >>> 2)) {
            drop();
        }
    }

    private void add(long hash, String name, long items, long latest) {
        if (4L * (size + 1) > 3L * names.length) {
            rebuild(names.length * 2);
        }
        int slot = slot(hash);
        int at = FIELDS * slot;
        if (table[at + ITEMS] == 0) {
            table[at + HASH] = hash;
            names[slot] = name;
            size++;
        }
        table[at + ITEMS] += items;
        table[at + LATEST] = latest;
    }

    private int slot(long hash) {
        int mask = names.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (table[FIELDS * slot + ITEMS] != 0 && table[FIELDS * slot + HASH] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Leaves out what lies beyond the last hash that is kept. */
    private void rebuild(int slots) {
        long[] from = table;
        String[] named = names;
        table = new long[slots * FIELDS];
        names = new String[slots];
        size = 0;
        for (int slot = 0; slot < named.length; slot++) {
            int at = FIELDS * slot;
            if (from[at + ITEMS] != 0 && Long.compareUnsigned(from[at + HASH], last) <= 0) {
                add(from[at + HASH], named[slot], from[at + ITEMS], from[at + LATEST]);
            }
        }
    }

    /** Keeps the smallest hashes, where there are too many. */
    private void drop() {
        if (size <= limit) {
            return;
        }
        last = table[FIELDS * ordered()[limit - 1] + HASH];
        rebuild(names.length);
    }

    /** The slots in use, smallest hash first. */
    private int[] ordered() {
        return IntStream.range(0, names.length)
                .filter(slot -> table[FIELDS * slot + ITEMS] != 0)
                .mapToLong(
                        slot -> table[FIELDS * slot + HASH] ^ Long.MIN_VALUE) // signed order is then the unsigned one
                .sorted()
                .mapToInt(turned -> slot(turned ^ Long.MIN_VALUE))
                .toArray();
    }

    /** Takes in counts of other items, made with the same limit. */
    public void merge(TypeCounts other) {
        if (Long.compareUnsigned(other.last, last) < 0) {
            last = other.last;
        }
        for (int slot = 0; slot < other.names.length; slot++) {
            int at = FIELDS * slot;
            if (other.table[at + ITEMS] != 0 && Long.compareUnsigned(other.table[at + HASH], last) <= 0) {
                add(other.table[at + HASH], other.names[slot], other.table[at + ITEMS], other.table[at + LATEST]);
            }
        }
        rebuild(names.length);
        drop();
    }

    /** Types with a larger unsigned hash are not counted. */
    public long last() {
        drop();
        return last;
    }

    /** Types kept. */
    public int size() {
        drop();
        return size;
    }

    /** The items that contain the type; 0 where none does, or where it is not kept. */
    public long items(long hash) {
        return table[FIELDS * slot(hash) + ITEMS]; // a free slot has 0
    }

    /** All types that are kept, smallest hash first. */
    public void each(Taker taker) {
        drop();
        for (int slot : ordered()) {
            taker.take(table[FIELDS * slot + HASH], names[slot], table[FIELDS * slot + ITEMS]);
        }
    }

    /** {@code long last | count types | types by name x (count of characters shared with the name before | text rest | count items)}. */
    public void write(DataOutput out) throws IOException {
        drop();
        out.writeLong(last);
        Packed.count(size, out);
        int[] slots = ordered();
        Integer[] byName = Arrays.stream(slots).boxed().toArray(Integer[]::new);
        Arrays.sort(byName, Comparator.comparing(slot -> names[slot]));
        String before = "";
        for (int slot : byName) {
            int shared = shared(before, names[slot]);
            Packed.count(shared, out);
            Packed.text(names[slot].substring(shared), out);
            Packed.count(table[FIELDS * slot + ITEMS], out);
            before = names[slot];
        }
    }

    private static int shared(String a, String b) {
        int shared = 0;
        while (shared < Math.min(a.length(), b.length()) && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    /** @param hash the hash of a type by its name, as it was counted by */
    public static TypeCounts read(DataInput in, int limit, ToLongFunction<String> hash) throws IOException {
        TypeCounts types = new TypeCounts(limit);
        types.last = in.readLong();
        long size = Packed.count(in);
        String before = "";
        for (long i = 0; i < size; i++) {
            int shared = Packed.size(in);
            if (shared > before.length()) {
                throw new IOException("a name shares " + shared + " characters with " + before);
            }
            String name = before.substring(0, shared) + Packed.text(in);
            long items = Packed.count(in);
            if (items < 1) {
                throw new IOException(name + " is in no item");
            }
            types.add(hash.applyAsLong(name), name, items, 0);
            before = name;
        }
        return types;
    }
}
