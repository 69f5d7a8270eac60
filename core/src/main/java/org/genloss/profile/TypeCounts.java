package org.genloss.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
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

    private final int limit;
    private long last = -1L; // the largest unsigned hash that is kept
    private long[] hashes = new long[16]; // by slot
    private int[] numbers = new int[16]; // by slot, 1 + the type's number; 0 is free
    private String[] names = new String[8];
    private long[] counts = new long[8];
    private long[] latest = new long[8]; // the item that was counted last
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
        int slot = slot(hash);
        if (numbers[slot] == 0) {
            return false;
        }
        int type = numbers[slot] - 1;
        if (latest[type] != item) {
            latest[type] = item;
            counts[type]++;
        }
        return true;
    }

    /** Counts a type that was not known. */
    public void first(long hash, String name, long item) {
        int type = add(hash, name, 1); // may make room
        latest[type] = item;
        if (size > limit + (limit >>> 2)) {
            drop();
        }
    }

    private int add(long hash, String name, long items) {
        int slot = slot(hash);
        if (numbers[slot] == 0) {
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
                latest = Arrays.copyOf(latest, size * 2);
            }
            hashes[slot] = hash;
            numbers[slot] = ++size;
            names[size - 1] = name;
            if (size * 2 > hashes.length) {
                rehash(hashes.length * 2);
                slot = slot(hash);
            }
        }
        counts[numbers[slot] - 1] += items;
        return numbers[slot] - 1;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (numbers[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash(int length) {
        long[] old = hashes;
        int[] oldNumbers = numbers;
        hashes = new long[length];
        numbers = new int[length];
        for (int i = 0; i < old.length; i++) {
            if (oldNumbers[i] != 0) {
                int slot = slot(old[i]);
                hashes[slot] = old[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    /** Keeps the smallest hashes, where there are too many. */
    private void drop() {
        if (size <= limit) {
            return;
        }
        long[] turned = new long[size]; // in the order of signed numbers
        long[] hashOf = hashOf();
        for (int i = 0; i < size; i++) {
            turned[i] = hashOf[i] ^ Long.MIN_VALUE;
        }
        Arrays.sort(turned);
        last = turned[limit - 1] ^ Long.MIN_VALUE;
        String[] oldNames = names;
        long[] oldCounts = counts;
        long[] oldLatest = latest;
        int all = size;
        size = 0;
        names = new String[limit + (limit >>> 1) + 1];
        counts = new long[names.length];
        latest = new long[names.length];
        Arrays.fill(numbers, 0);
        for (int i = 0; i < all; i++) {
            if (Long.compareUnsigned(hashOf[i], last) <= 0) {
                int type = add(hashOf[i], oldNames[i], oldCounts[i]);
                latest[type] = oldLatest[i];
            }
        }
    }

    private long[] hashOf() {
        long[] hashOf = new long[size];
        for (int slot = 0; slot < hashes.length; slot++) {
            if (numbers[slot] != 0) {
                hashOf[numbers[slot] - 1] = hashes[slot];
            }
        }
        return hashOf;
    }

    /** Takes in counts of other items, made with the same limit. */
    public void merge(TypeCounts other) {
        if (Long.compareUnsigned(other.last, last) < 0) {
            last = other.last;
        }
        long[] hashOf = other.hashOf();
        for (int i = 0; i < other.size; i++) {
            if (Long.compareUnsigned(hashOf[i], last) <= 0) {
                add(hashOf[i], other.names[i], other.counts[i]);
            }
        }
        retain();
        drop();
    }

    /** Leaves out what lies beyond the last hash that is kept. */
    private void retain() {
        long[] hashOf = hashOf();
        TypeCounts kept = new TypeCounts(limit);
        for (int i = 0; i < size; i++) {
            if (Long.compareUnsigned(hashOf[i], last) <= 0) {
                int type = kept.add(hashOf[i], names[i], counts[i]);
                kept.latest[type] = latest[i];
            }
        }
        hashes = kept.hashes;
        numbers = kept.numbers;
        names = kept.names;
        counts = kept.counts;
        latest = kept.latest;
        size = kept.size;
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
        int slot = slot(hash);
        return numbers[slot] == 0 ? 0 : counts[numbers[slot] - 1];
    }

    /** All types that are kept, smallest hash first. */
    public void each(Taker taker) {
        drop();
        long[] hashOf = hashOf();
        IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> hashOf[i] ^ Long.MIN_VALUE))
                .forEach(i -> taker.take(hashOf[i], names[i], counts[i]));
    }

    /** {@code long last | int types | types x (long hash | long items | int bytes | UTF-8 name)}, big endian. */
    public void write(DataOutput out) throws IOException {
        drop();
        out.writeLong(last);
        out.writeInt(size);
        long[] hashOf = hashOf();
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> hashOf[i] ^ Long.MIN_VALUE))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : order) {
            out.writeLong(hashOf[i]);
            out.writeLong(counts[i]);
            byte[] name = names[i].getBytes(StandardCharsets.UTF_8);
            out.writeInt(name.length);
            out.write(name);
        }
    }

    public static TypeCounts read(DataInput in, int limit) throws IOException {
        TypeCounts types = new TypeCounts(limit);
        types.last = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            long hash = in.readLong();
            long items = in.readLong();
            byte[] name = new byte[in.readInt()];
            in.readFully(name);
            types.add(hash, new String(name, StandardCharsets.UTF_8), items);
        }
        return types;
    }
}
