package org.genloss.verdict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.metric.text.WordTable;
import org.genloss.profile.Draw;
import org.genloss.profile.Kind;
import org.genloss.profile.Packed;
import org.genloss.profile.Summary;
import org.genloss.profile.TypeCounts;

/**
 * What can be named, counted over a whole corpus: in how many items each word occurs, or each value of each column of a table, and the ends
 * of its columns of numbers. Counts are exact; of more than the limit of types, those of smallest hash are kept. It counts items, so it
 * stands for groups only where every item is its own group; where any is not, nothing is counted ({@link #exact}).
 */
final class Census implements Summary<Census> {
    /** The least number of types that a column keeps. */
    private static final int LEAST = 1024;

    /**
     * The kind of census that keeps up to so many types, in tables divided among the columns (at least 1,024 each).
     *
     * @param patience bytes of content that wait to be counted: what a draw keeps whole is often never asked for
     */
    record Of(int types, long patience) implements Kind<Census> {
        /** 262,144 types. */
        static Of beside(Draw.Of draw) {
            return new Of(1 << 18, draw.bytes());
        }

        @Override
        public String name() {
            return "census";
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public Census empty() {
            return new Census(this);
        }

        @Override
        public Census read(DataInput in, int version) throws IOException {
            if (version != version()) {
                throw new IOException("this census has layout " + version + "; this genloss reads layout 2");
            }
            return new Census(this, in);
        }

        private int column(int columns) {
            return Math.max(LEAST, types / Math.max(1, columns));
        }
    }

    private final Of kind;
    private TypeCounts words;
    private final List<ColumnCensus> columns = new ArrayList<>();
    private final WordBatch batch = new WordBatch();
    private final List<Payload> waiting = new ArrayList<>();
    private long waitingBytes;
    private long counted; // items counted
    private boolean shared;

    private Census(Of kind) {
        this.kind = kind;
        this.words = new TypeCounts(kind.types);
    }

    private Census(Of kind, DataInput in) throws IOException {
        this.kind = kind;
        waitingBytes = Long.MAX_VALUE;
        counted = Packed.count(in);
        shared = in.readBoolean();
        words = TypeCounts.read(in, kind.types, WordTable::hash);
        int width = Packed.size(in);
        for (int c = 0; c < width; c++) {
            columns.add(ColumnCensus.read(in, kind.column(width)));
        }
    }

    @Override
    public void accept(Item item) {
        if (!shared && !item.id().equals(item.group())) {
            forget();
        }
        if (!shared) {
            await(item.payload());
        }
    }

    /** Says that several items may share a group: counts of items are then no counts of groups. */
    void forget() {
        shared = true;
        words = new TypeCounts(kind.types);
        columns.clear();
        waiting.clear();
        waitingBytes = 0;
        counted = 0;
    }

    private void await(Payload payload) {
        if (waitingBytes > kind.patience) {
            count(payload);
            return;
        }
        waiting.add(payload);
        waitingBytes += Draw.size(payload);
        if (waitingBytes > kind.patience) {
            settle();
        }
    }

    private void settle() {
        waiting.forEach(this::count);
        waiting.clear();
        waitingBytes = Long.MAX_VALUE; // from here on nothing waits
    }

    private void count(Payload payload) {
        counted++;
        if (payload instanceof Payload.Text text) {
            batch.count(text.value(), words, counted);
        } else if (payload instanceof Payload.Row row) {
            columns(row.cells().size());
            for (int c = 0; c < row.cells().size(); c++) {
                columns.get(c).accept(row.cells().get(c), counted);
            }
        }
    }

    private void columns(int width) {
        while (columns.size() < width) {
            columns.add(new ColumnCensus(kind.column(width)));
        }
    }

    @Override
    public void merge(Census other) {
        if (shared || other.shared) {
            forget();
            return;
        }
        other.settle();
        settle();
        counted += other.counted;
        words.merge(other.words);
        columns(other.columns.size());
        for (int c = 0; c < other.columns.size(); c++) {
            columns.get(c).merge(other.columns.get(c));
        }
    }

    /** The same census beside a draw of another budget. */
    Census beside(Draw.Of draw) {
        Census other = new Census(new Of(kind.types, draw.bytes()));
        other.merge(this);
        return other;
    }

    /** The same with columns in another order. */
    Census arranged(int[] from) {
        Census other = new Census(kind);
        other.merge(this);
        List<ColumnCensus> before = List.copyOf(other.columns);
        other.columns.clear();
        if (!before.isEmpty()) {
            Arrays.stream(from).forEach(c -> other.columns.add(before.get(c)));
        }
        return other;
    }

    /** Types kept at most. */
    int types() {
        return kind.types;
    }

    /** Whether counts of items are counts of groups. */
    boolean exact() {
        return !shared;
    }

    /** Items, each its own group. */
    long items() {
        settle();
        return counted;
    }

    /** In how many items each word occurs that begins with a letter. */
    TypeCounts words() {
        settle();
        return words;
    }

    /** The columns of a table; none where there are no rows. */
    List<ColumnCensus> columns() {
        settle();
        return columns;
    }

    /** {@code count items | boolean shared | words | count columns | columns}. */
    @Override
    public void write(DataOutput out) throws IOException {
        settle();
        Packed.count(counted, out);
        out.writeBoolean(shared);
        words.write(out);
        Packed.count(columns.size(), out);
        for (ColumnCensus column : columns) {
            column.write(out);
        }
    }
}
