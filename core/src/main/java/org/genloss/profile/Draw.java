package org.genloss.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;

/**
 * A uniform sample of whole groups, chosen without looking at content: the groups with the smallest hash of their name, as many as fit into
 * a budget of bytes. A corpus below the budget is kept whole. The choice depends on neither the order nor the partition of the items: a group
 * is kept exactly when it and all groups of smaller hash fit into the budget together. The first group is always kept.
 */
public final class Draw implements Summary<Draw> {
    /**
     * The kind of draw that keeps at most {@code bytes} bytes of content; of texts fewer, where they are many: {@code textBytes}, or what the
     * first {@code texts} groups need.
     */
    public record Of(long bytes, long textBytes, int texts) implements Kind<Draw> {
        /** The same of every kind of content. */
        public Of(long bytes) {
            this(bytes, bytes, 0);
        }

        private boolean fits(long size, int groups, boolean text) {
            return size <= (text && groups > texts ? Math.min(textBytes, bytes) : bytes);
        }

        @Override
        public String name() {
            return "draw";
        }

        @Override
        public int version() {
            return DrawFormat.VERSION;
        }

        @Override
        public Draw empty() {
            return new Draw(this);
        }

        @Override
        public Draw read(DataInput in, int version) throws IOException {
            return DrawFormat.read(in, version);
        }
    }

    /** A drawn group: its items in the order of their ids' hashes. */
    public record Group(String name, long hash, List<Item> items) {
        /** Whether the data itself names this group ({@link Item#named}), so that its namesake on another side is about the same thing. */
        public boolean named() {
            return items.stream().allMatch(Item::named);
        }
    }

    private static final class Bucket {
        private final String name;
        private final List<Item> items = new ArrayList<>(1);
        private long bytes;

        Bucket(String name) {
            this.name = name;
        }
    }

    private final Of kind;
    private final TreeMap<Long, Bucket> buckets = new TreeMap<>(Long::compareUnsigned);
    private long bytes;
    private long cutoff = -1L; // groups with an unsigned hash at or above it do not fit; -1 is the largest
    private long seen;
    private boolean text;

    Draw(Of kind) {
        this.kind = kind;
    }

    @Override
    public void accept(Item item) {
        seen++;
        long hash = Hashes.of(item.group());
        if (Long.compareUnsigned(hash, cutoff) < 0) {
            keep(hash, item);
            evict();
        }
    }

    private void keep(long hash, Item item) {
        Bucket bucket = buckets.computeIfAbsent(hash, h -> new Bucket(item.group()));
        bucket.items.add(item);
        text |= item.payload() instanceof Payload.Text;
        long size = size(item.payload());
        bucket.bytes += size;
        bytes += size;
    }

    private void evict() {
        while (buckets.size() > 1 && !kind.fits(bytes, buckets.size(), text)) {
            var last = buckets.pollLastEntry();
            bytes -= last.getValue().bytes;
            cutoff = last.getKey();
        }
    }

    @Override
    public void merge(Draw other) {
        seen += other.seen;
        if (Long.compareUnsigned(other.cutoff, cutoff) < 0) {
            cutoff = other.cutoff;
        }
        other.buckets.forEach((hash, bucket) -> bucket.items.forEach(item -> keep(hash, item)));
        while (!buckets.isEmpty() && Long.compareUnsigned(buckets.lastKey(), cutoff) >= 0) {
            bytes -= buckets.pollLastEntry().getValue().bytes;
        }
        evict();
    }

    /** Items of all groups that passed by, drawn or not. */
    public long seen() {
        return seen;
    }

    /** The items drawn. */
    public int size() {
        return buckets.values().stream().mapToInt(b -> b.items.size()).sum();
    }

    /** True where nothing was left out: every statistic of the draw is then a statistic of the whole corpus. */
    public boolean whole() {
        return size() == seen;
    }

    /** The drawn groups, smallest hash first. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>(buckets.size());
        buckets.forEach((hash, bucket) -> groups.add(new Group(bucket.name, hash, sorted(bucket.items))));
        return groups;
    }

    private static List<Item> sorted(List<Item> items) {
        return items.size() == 1
                ? List.copyOf(items)
                : items.stream()
                        .sorted(Comparator.<Item>comparingLong(i -> Hashes.of(i.id()))
                                .thenComparing(Item::id))
                        .toList();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        DrawFormat.write(this, kind, cutoff, out);
    }

    static Draw restore(Of kind, long cutoff, long seen, List<Group> groups) {
        Draw draw = new Draw(kind);
        draw.cutoff = cutoff;
        draw.seen = seen;
        groups.forEach(group -> group.items().forEach(item -> draw.keep(group.hash(), item)));
        return draw;
    }

    /** The bytes that a payload counts for. */
    public static long size(Payload payload) {
        if (payload instanceof Payload.Text text) {
            return 64L + text.value().length() + 8L * text.logProbabilities().length;
        }
        if (payload instanceof Payload.Vector vector) {
            return 64 + 8L * vector.x().length;
        }
        long size = 64;
        for (Cell cell : ((Payload.Row) payload).cells()) {
            size += cell instanceof Cell.Category category
                    ? 24 + category.value().length()
                    : 24;
        }
        return size;
    }
}
