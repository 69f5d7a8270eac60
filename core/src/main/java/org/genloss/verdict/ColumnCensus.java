package org.genloss.verdict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.genloss.data.Cell;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.metric.text.WordTable;
import org.genloss.profile.Ends;
import org.genloss.profile.Hashes;
import org.genloss.profile.Packed;
import org.genloss.profile.TypeCounts;

/** What a column holds: in how many rows each text occurs, each number where they are few, the ends of its numbers, and missing cells. */
final class ColumnCensus {
    final TypeCounts texts;

    /** Numbers, known completely where there are up to {@value Column#FEW}. */
    final TypeCounts numbers;

    final Ends ends;
    private long missing;

    ColumnCensus(int limit) {
        this(new TypeCounts(limit), new TypeCounts(Column.FEW + 1), new Ends(), 0);
    }

    private ColumnCensus(TypeCounts texts, TypeCounts numbers, Ends ends, long missing) {
        this.texts = texts;
        this.numbers = numbers;
        this.ends = ends;
        this.missing = missing;
    }

    /** @param row the number of the row, from 1 */
    void accept(Cell cell, long row) {
        if (cell instanceof Cell.Number number) {
            double x = number.value() + 0.0; // -0.0 is 0.0
            long hash = hash(x);
            ends.accept(x);
            if (!numbers.count(hash, row)) {
                numbers.first(hash, Columns.text(x), row);
            }
        } else if (cell instanceof Cell.Category category) {
            long hash = Hashes.of(category.value());
            if (!texts.count(hash, row)) {
                texts.first(hash, category.value(), row);
            }
        } else {
            missing++;
        }
    }

    private static long hash(double x) {
        return WordTable.mix(Double.doubleToLongBits(x) + 0x9e3779b97f4a7c15L);
    }

    /** Rows without a value. */
    long missing() {
        return missing;
    }

    /** All values are numbers, and there are any. */
    boolean ordered() {
        return texts.size() == 0 && ends.seen() > 0;
    }

    void merge(ColumnCensus other) {
        texts.merge(other.texts);
        numbers.merge(other.numbers);
        ends.merge(other.ends);
        missing += other.missing;
    }

    void write(DataOutput out) throws IOException {
        texts.write(out);
        numbers.write(out);
        ends.write(out);
        Packed.count(missing, out);
    }

    static ColumnCensus read(DataInput in, int limit) throws IOException {
        TypeCounts texts = TypeCounts.read(in, limit, Hashes::of);
        TypeCounts numbers = TypeCounts.read(in, Column.FEW + 1, name -> hash(Double.parseDouble(name)));
        Ends ends = Ends.read(in);
        return new ColumnCensus(texts, numbers, ends, Packed.count(in));
    }
}
