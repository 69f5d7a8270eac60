package org.genloss.curate.tail;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.profile.Hashes;
import org.genloss.profile.Kind;
import org.genloss.profile.Packed;
import org.genloss.profile.Summary;
import org.genloss.profile.TypeCounts;

/**
 * In how many items each word, or each value of a field, occurs. Beyond a limit of types those with the smallest hashes are kept with exact counts, an even
 * sample of all.
 */
public final class Census implements Summary<Census> {
    /**
     * @param field whose values are counted; words of the text if empty
     * @param limit types kept
     */
    public record Of(String field, int limit) implements Kind<Census> {
        /** Words of texts: 200,000 types, some 25 MB. */
        public static Of words() {
            return new Of("", 200_000);
        }

        public Of {
            Check.least("the limit of types", limit, 1);
        }

        @Override
        public String name() {
            return "census";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Census empty() {
            return new Census(this, new TypeCounts(limit), 0);
        }

        @Override
        public Census read(DataInput in, int version) throws IOException {
            long items = Packed.count(in);
            return new Census(this, TypeCounts.read(in, limit, Hashes::of), items);
        }
    }

    private final Of kind;
    private final TypeCounts types;
    private long items;

    private Census(Of kind, TypeCounts types, long items) {
        this.kind = kind;
        this.types = types;
        this.items = items;
    }

    @Override
    public void accept(Item item) {
        long number = Hashes.of(item.id()) | 1;
        if (!kind.field().isEmpty()) {
            String value = item.notes().getOrDefault(kind.field(), "");
            items += value.isEmpty() ? 0 : 1;
            if (!value.isEmpty()) {
                count(value, number);
            }
        } else if (item.payload() instanceof Payload.Text text) {
            items++;
            Words.each(text.value(), word -> count(word, number));
        }
    }

    private void count(String type, long number) {
        long hash = Hashes.of(type);
        if (!types.count(hash, number)) {
            types.first(hash, type, number);
        }
    }

    @Override
    public void merge(Census other) {
        types.merge(other.types);
        items += other.items;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Packed.count(items, out);
        types.write(out);
    }

    /** Items that have words, or a value of the field. */
    public long items() {
        return items;
    }

    /** Items with a type; 0 for one that is unknown, -1 for one that is beyond the limit. */
    public long items(String type) {
        long hash = Hashes.of(type);
        return Long.compareUnsigned(hash, last) > 0 ? -1 : types.items(hash);
    }

    private long last = -1;

    /** Makes ready for questions: nothing is counted afterwards. */
    Census settled() {
        last = types.last();
        return this;
    }

    /** All types that are kept, with the items that have them. */
    public void each(TypeCounts.Taker taker) {
        types.each(taker);
    }
}
