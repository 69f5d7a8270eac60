package org.genloss.io.read;

import java.util.List;
import java.util.function.Supplier;

/** Runs over records to learn what their fields hold. */
final class Scan {
    private Scan() {}

    static void run(RecordReader reader, Supplier<List<String>> names, FieldStats stats, long limit) {
        try (reader) {
            while (stats.rows() < limit) {
                try {
                    RawRow row = reader.next();
                    if (row == null) {
                        return;
                    }
                    accept(row, names.get(), stats);
                } catch (DamagedRow damaged) {
                    continue; // counted when the items are read
                }
            }
        }
    }

    private static void accept(RawRow row, List<String> names, FieldStats stats) {
        stats.row();
        for (int i = 0; i < names.size(); i++) {
            stats.accept(names.get(i), i < row.width() ? Values.plain(row.value(i)) : Values.MISSING, row.line());
        }
    }
}
