package org.genloss.io.curate;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.genloss.curate.recipe.Declared;

/**
 * What became of a record, as the index has it.
 *
 * @param high first half of the hash of its text as it was read
 * @param step number of the step that removed it; -1 for a record of the mix
 * @param score by which it was removed; NaN where there is none
 * @param labels of this run, a JSON list; empty without labels
 * @param earlierLabels those of earlier mixes
 * @param shard number of its shard, from 0
 * @param stays id of the record that stays for it; null where there is none
 * @param marks of the tail, a bit each
 */
record Fate(
        long place,
        String id,
        long high,
        Declared.Kind kind,
        int generation,
        boolean atLeast,
        String generator,
        String licence,
        String date,
        int step,
        String reason,
        double score,
        double weight,
        String labels,
        boolean changed,
        int shard,
        String stays,
        long marks,
        String earlierLabels) {
    static final String COLUMNS =
            "place, id, high, origin, generation, at_least, generator, licence, date, step, reason, score, weight, labels, changed, shard, stays, tail, earlier_labels";

    static Fate of(ResultSet row) throws SQLException {
        int step = row.getInt(10);
        boolean kept = row.wasNull();
        double score = row.getDouble(12);
        boolean none = row.wasNull();
        return new Fate(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                Declared.Kind.values()[row.getInt(4)],
                row.getInt(5),
                row.getBoolean(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                kept ? -1 : step,
                row.getString(11),
                none ? Double.NaN : score,
                row.getDouble(13),
                row.getString(14),
                row.getBoolean(15),
                row.getInt(16),
                row.getString(17),
                row.getLong(18),
                row.getString(19));
    }
}
