package org.genloss.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;

/**
 * A uniform sample of whole groups, chosen without looking at content: the groups with the smallest hash of their name, as many as fit into
 * a budget of bytes. A corpus below the budget is kept whole. The choice depends on neither the order nor the partition of the items: a group
 * is kept exactly when it and all groups of smaller hash fit into the budget together. The first group is always kept. Where the data does not name its items, the hash is that
 * of the row in its file, so that parts drawn by themselves hold what the whole draws.
 */
public final class Draw implements Summary<Draw> {
    /** Of rows that are announced, so many times as many as fit are looked at beforehand. */
    private static final int LOOKED_AT = 64;

    /** Where a larger share of them is expected to fit, they are not. */
    private static final double WORTHWHILE = 0.8;

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

        /** The largest draw that both hold. */
        public Of min(Of other) {
            return new Of(
                    Math.min(bytes, other.bytes), Math.min(textBytes, other.textBytes), Math.min(texts, other.texts));
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

    /** Where a group stands in the order of drawing: by hash, then, among rows of several files, by file. */
    record Key(long hash, String name, boolean named) implements Comparable<Key> {
        static Key of(String name, boolean named) {
            return new Key(Hashes.of(named ? name : PlaceNames.row(name)), name, named);
        }

        Key behind(long files) {
            return named ? this : new Key(hash, PlaceNames.behind(name, files), false);
        }

        @Override
        public int compareTo(Key other) {
            int byHash = Long.compareUnsigned(hash, other.hash);
            if (byHash != 0) {
                return byHash;
            }
            int byLength = Integer.compare(name.length(), other.name.length()); // 9:17 comes before 10:17
            int byName = byLength != 0 ? byLength : name.compareTo(other.name);
            return byName != 0 ? byName : Boolean.compare(named, other.named);
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
        private final List<Item> items = new ArrayList<>(1);
        private long bytes;
    }

    private final Of kind;
    private final TreeMap<Key, Bucket> buckets = new TreeMap<>();
    private long bytes;
    private Key cutoff; // groups from here on do not fit; null where all do
    private long seen;
    private boolean text;
    private Key asked = new Key(0, "", false); // the last group asked for

    Draw(Of kind) {
        this.kind = kind;
    }

    @Override
    public Optional<Corpus.Wanted> wanted() {
        return Optional.of(new Fitting());
    }

    /** The groups that fit: as the draw only shrinks, what does not fit now never will. */
    private final class Fitting implements Corpus.Wanted {
        @Override
        public boolean wants(String group, boolean named) {
            asked = Key.of(group, named);
            return fits(asked);
        }

        /**
         * However small rows are, only so many fit. Where more of them have a smaller hash than some number, the last that fits has one too: the draw
         * need not be filled to find that out.
         */
        @Override
        public void announce(Schema schema, long items, LongFunction<String> name) {
            long most = Math.max(1, kind.bytes / row(schema.width()));
            long looked = Math.min(items, LOOKED_AT * most);
            double share = (most + 6 * Math.sqrt(most) + 8) / looked;
            if (schema.kind() != Schema.Kind.TABLE || share > WORTHWHILE) {
                return;
            }
            Key end = new Key((long) (share * 0x1p63) << 1, "", false);
            long below = 0;
            for (long i = 1; i <= looked && below <= most; i++) {
                below += Key.of(name.apply(i), false).compareTo(end) < 0 ? 1 : 0;
            }
            if (below > most && fits(end)) {
                end(end);
            }
        }
    }

    /** From here on groups do not fit. */
    private void end(Key end) {
        while (!buckets.isEmpty() && buckets.lastKey().compareTo(end) >= 0) {
            dropLast();
        }
        cutoff = end;
    }

    @Override
    public void accept(Item item) {
        seen++;
        boolean known = item.named() == asked.named && item.group().equals(asked.name);
        Key key = known ? asked : Key.of(item.group(), item.named());
        if (fits(key)) {
            keep(key, item);
            evict();
        }
    }

    private boolean fits(Key key) {
        return cutoff == null || key.compareTo(cutoff) < 0;
    }

    private void keep(Key key, Item item) {
        Bucket bucket = buckets.computeIfAbsent(key, k -> new Bucket());
        bucket.items.add(item);
        text |= item.payload() instanceof Payload.Text;
        long size = size(item.payload());
        bucket.bytes += size;
        bytes += size;
    }

    private void evict() {
        while (buckets.size() > 1 && !kind.fits(bytes, buckets.size(), text)) {
            dropLast();
        }
    }

    private void dropLast() {
        var last = buckets.pollLastEntry();
        bytes -= last.getValue().bytes;
        cutoff = last.getKey();
    }

    @Override
    public void merge(Draw other) {
        seen += other.seen;
        if (other.cutoff != null && fits(other.cutoff)) {
            end(other.cutoff);
        }
        other.buckets.forEach((key, bucket) -> {
            if (fits(key)) {
                bucket.items.forEach(item -> keep(key, item));
            }
        });
        evict();
    }

    /** What a draw of another kind would have kept, as far as this one holds it. */
    public Draw within(Of other) {
        Of smaller = kind.min(other);
        if (smaller.equals(kind)) {
            return this;
        }
        Draw draw = new Draw(smaller);
        draw.merge(this);
        return draw;
    }

    /**
     * The draw that the same items give behind so many other files of the same corpus: rows that stand for names get the number of their file.
     *
     * @param ids whether ids are such rows even where the group has a name
     */
    public Draw behind(long files, boolean ids) {
        Draw draw = new Draw(kind);
        draw.seen = seen;
        draw.cutoff = cutoff == null ? null : cutoff.behind(files);
        buckets.forEach((key, bucket) -> bucket.items.forEach(
                item -> draw.keep(key.behind(files), moved(item, key.behind(files).name, files, ids))));
        return draw;
    }

    private static Item moved(Item item, String group, long files, boolean ids) {
        String id = ids || !item.named() ? PlaceNames.behind(item.id(), files) : item.id();
        return new Item(id, group, item.payload(), item.origin(), item.named(), item.notes());
    }

    /** The same draw of rows with their cells in another order. */
    public Draw arranged(int[] from) {
        Draw draw = new Draw(kind);
        draw.seen = seen;
        draw.cutoff = cutoff;
        buckets.forEach((key, bucket) -> bucket.items.forEach(item -> {
            List<Cell> cells = ((Payload.Row) item.payload()).cells();
            draw.keep(
                    key,
                    item.with(new Payload.Row(
                            Arrays.stream(from).mapToObj(cells::get).toList())));
        }));
        return draw;
    }

    /**
     * The same draw with other contents of the same sizes: what a model says of the drawn items, which were chosen without it.
     *
     * @param contents gives one for each item, in their order
     */
    public Draw with(Function<List<Item>, List<Payload>> contents) {
        List<Item> all =
                buckets.values().stream().flatMap(b -> b.items.stream()).toList();
        Iterator<Payload> others = contents.apply(all).iterator();
        Draw draw = new Draw(kind);
        draw.seen = seen;
        draw.cutoff = cutoff;
        buckets.forEach((key, bucket) -> bucket.items.forEach(item -> draw.keep(key, item.with(others.next()))));
        return draw;
    }

    /** An id that two drawn items share; empty where each has its own, as it must be. */
    public Optional<String> repeated() {
        for (Bucket bucket : buckets.values()) {
            Set<String> ids = new HashSet<>();
            for (Item item : bucket.items) {
                if (bucket.items.size() > 1 && !ids.add(item.id())) {
                    return Optional.of(item.id());
                }
            }
        }
        return Optional.empty();
    }

    public Of kind() {
        return kind;
    }

    /** Bytes kept, as {@link #size(Payload)} counts them. */
    public long bytes() {
        return bytes;
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
        buckets.forEach((key, bucket) -> groups.add(new Group(key.name, key.hash, sorted(bucket.items))));
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
        DrawFormat.write(this, Optional.ofNullable(cutoff), out);
    }

    /** The kind that stands at the beginning of a draw's bytes. */
    public static Of readKind(DataInput in) throws IOException {
        return DrawFormat.readKind(in);
    }

    /** A draw as it was written. */
    static Draw restore(Of kind, Optional<Key> cutoff, long seen, List<Item> items) {
        Draw draw = new Draw(kind);
        draw.cutoff = cutoff.orElse(null);
        draw.seen = seen;
        items.forEach(item -> draw.keep(Key.of(item.group(), item.named()), item));
        return draw;
    }

    /** The bytes that a payload counts for. */
    public static long size(Payload payload) {
        if (payload instanceof Payload.Text text) {
            return 64L + text.value().length() + 8L * (text.logProbabilities().length + text.embedding().length);
        }
        if (payload instanceof Payload.Vector vector) {
            return 64 + 8L * vector.x().length;
        }
        List<Cell> cells = ((Payload.Row) payload).cells();
        long size = row(cells.size());
        for (Cell cell : cells) {
            size += cell instanceof Cell.Category category ? category.value().length() : 0;
        }
        return size;
    }

    /** The bytes that a row of so many cells counts for without its texts. */
    private static long row(int cells) {
        return 64 + 24L * cells;
    }
}
