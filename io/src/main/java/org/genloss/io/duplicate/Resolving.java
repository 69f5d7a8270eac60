package org.genloss.io.duplicate;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.genloss.curate.duplicate.Keepers;

/**
 * Walks through the components one after the other, each in the order of provenance. In memory are the texts that stay of one component, and a batch of those
 * to come. Where those that stay are too many, the rest of the component is compared with those that fit, and walked through again for the next.
 */
final class Resolving {
    /** Undecided is 0; else the rank of the text that stays for it, plus 1. */
    private final MappedInts stays;

    private final WorkBase base;
    private final ShingleFile shingles;
    private final Keepers keepers;
    private final long batch;
    private final List<Member> waiting = new ArrayList<>();
    private DuckDBAppender near;
    private long waitingShingles;
    private int component = -1;
    private boolean pending;

    Resolving(WorkBase base, WorkSettings work, Duplicates duplicates, ShingleFile shingles)
            throws SQLException, IOException {
        this.base = base;
        this.shingles = shingles;
        long held = work.held() * (1L << 20) / 8 / 2;
        this.keepers = new Keepers(duplicates.print().threshold().jaccard(), held, duplicates.most());
        this.batch = held;
        this.stays = new MappedInts(work.directory().resolve("stays"), (int) base.number("SELECT count(*) FROM texts"));
    }

    void run() throws SQLException, IOException {
        complete();
        base.execute("CREATE OR REPLACE TABLE near (rank INTEGER, representative INTEGER, similarity DOUBLE)");
        base.commit();
        List<Integer> again = new ArrayList<>();
        near = base.connection().createAppender("near");
        walk("", again);
        for (int i = 0; i < again.size(); i++) {
            walk("WHERE c.root = " + again.get(i), again);
        }
        near.close();
        base.execute(
                "CREATE OR REPLACE TABLE removals AS SELECT r.ordinal, k.ordinal AS kept, x.similarity, x.exact FROM (SELECT"
                        + " e.rank, coalesce(n.representative, e.best) AS representative, coalesce(n.similarity, 1) AS similarity,"
                        + " n.rank IS NULL AS exact FROM equals e LEFT JOIN near n ON n.rank = e.best UNION ALL SELECT rank,"
                        + " representative, similarity, false FROM near) x JOIN ranked r ON r.rank = x.rank JOIN ranked k ON k.rank ="
                        + " x.representative ORDER BY r.ordinal");
        base.execute("CREATE OR REPLACE TABLE counts AS SELECT " + keepers.compared() + " AS compared, " + keepers.cut()
                + " AS cut");
    }

    private void complete() throws SQLException {
        long missing = base.number(
                "SELECT count(*) FROM candidates c WHERE NOT EXISTS (FROM places p WHERE p.ordinal = c.ordinal)");
        if (missing > 0) {
            throw new IllegalStateException(missing + " texts are wanted and were not supplied");
        }
    }

    private void walk(String where, List<Integer> again) throws SQLException, IOException {
        try (Connection beside = base.beside();
                Statement statement = beside.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT c.root, c.rank, p.place, p.count, m.key FROM candidates c"
                                + " JOIN members m USING (rank) JOIN (SELECT ordinal, min(place) AS place, any_value(count) AS count"
                                + " FROM places GROUP BY ordinal) p USING (ordinal) " + where
                                + " ORDER BY c.root, c.rank, m.key")) {
            Member member = null;
            while (rows.next()) {
                int rank = rows.getInt(2);
                if (member == null || member.rank != rank) {
                    add(member, again);
                    member = new Member(rows.getInt(1), rank, rows.getLong(3), rows.getInt(4));
                }
                member.key(rows.getLong(5));
            }
            add(member, again);
        }
        flush(again);
        end(again);
    }

    private void add(Member member, List<Integer> again) throws SQLException, IOException {
        if (member != null && stays.get(member.rank) == 0) {
            waiting.add(member);
            waitingShingles += member.count;
            if (waitingShingles >= batch) {
                flush(again);
            }
        }
    }

    /** Reads the shingles of those that wait in the order of the file, and decides about them in that of their ranks. */
    private void flush(List<Integer> again) throws SQLException, IOException {
        List<Member> byPlace = new ArrayList<>(waiting);
        byPlace.sort(Comparator.comparingLong(m -> m.place));
        for (Member member : byPlace) {
            member.shingles = shingles.read(member.place, member.count);
        }
        for (Member member : waiting) {
            if (member.root != component) {
                end(again);
                component = member.root;
            }
            decide(member);
            member.shingles = null;
        }
        waiting.clear();
        waitingShingles = 0;
    }

    private void decide(Member member) throws SQLException {
        Keepers.Text text = new Keepers.Text(member.rank, member.keys(), member.shingles);
        Keepers.Match match = keepers.find(text);
        if (match != null) {
            stays.set(member.rank, match.rank() + 1);
            near.beginRow()
                    .append(member.rank)
                    .append(match.rank())
                    .append(match.similarity())
                    .endRow();
        } else if (pending || keepers.full()) {
            pending = true;
        } else {
            keepers.keep(text);
            stays.set(member.rank, member.rank + 1);
        }
    }

    private void end(List<Integer> again) {
        if (pending) {
            again.add(component);
        }
        pending = false;
        component = -1;
        keepers.clear();
    }

    private static final class Member {
        private final int root;
        private final int rank;
        private final long place;
        private final int count;
        private long[] keys = new long[14];
        private int keyCount;
        private long[] shingles;

        Member(int root, int rank, long place, int count) {
            this.root = root;
            this.rank = rank;
            this.place = place;
            this.count = count;
        }

        void key(long key) {
            if (keyCount == keys.length) {
                keys = Arrays.copyOf(keys, 2 * keyCount);
            }
            keys[keyCount++] = key;
        }

        long[] keys() {
            return Arrays.copyOf(keys, keyCount);
        }
    }
}
