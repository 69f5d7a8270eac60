package org.genloss.io.curate;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;
import org.genloss.io.verify.HumanReview;
import org.genloss.io.verify.ReviewFile;

/** {@code review.csv} of a mix: the records that wait for a decision of people. */
final class ReviewQueue {
    private static final String FILE = "review.csv";

    private ReviewQueue() {}

    static Path in(Path out) {
        return out.resolve(FILE);
    }

    /** Whether a record waits, left out of the mix or in it. */
    static boolean waits(Fate fate) {
        return fate.reason().equals(HumanReview.AWAITING) || fate.labels().contains('"' + HumanReview.ID + '"');
    }

    static ReviewFile.Waiting waiting(Part part, Item item) {
        String text = ((Payload.Text) item.payload()).value();
        return new ReviewFile.Waiting(item.id(), part.of().id(), "chosen by the hash of its id", text);
    }

    /** Writes it alone, where no mix is written. */
    static void write(Path out, List<Part> parts, Index index) {
        index.run(() -> {
            try (ReviewFile.Queue queue = new ReviewFile.Queue(in(out))) {
                for (Part part : parts) {
                    try (Statement statement = index.connection().createStatement();
                            ResultSet fates = statement.executeQuery("SELECT " + Fate.COLUMNS
                                    + " FROM final WHERE place >= " + part.first() + " AND place < " + part.end()
                                    + " ORDER BY place");
                            Documents.Cursor cursor = part.documents().open(part.index(), BadRows.NONE)) {
                        for (Item item = cursor.next(); item != null && fates.next(); item = cursor.next()) {
                            if (waits(Fate.of(fates))) {
                                queue.add(waiting(part, item));
                            }
                        }
                    }
                }
                queue.finish();
            }
        });
    }
}
