package org.genloss.io.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Settings;
import org.genloss.curate.recipe.Recipe;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;
import org.genloss.io.verify.HumanReview;
import org.genloss.io.verify.ReviewFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code review.csv} or {@code review.jsonl} of a mix: the records that wait for people, those with most marks of the tail first, then in the order of reading. */
final class ReviewQueue {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LEVELS = Long.SIZE;
    private static final long LIMIT = 4L << 20;

    private final Path file;
    private final Path aside;
    private final List<String> marks;
    private final Spill waiting;

    private ReviewQueue(Path file, Path aside, List<String> marks) throws IOException {
        this.file = file;
        this.aside = aside;
        this.marks = marks;
        Curation.delete(aside);
        this.waiting = new Spill(aside, LEVELS, LIMIT);
    }

    /** That of a recipe in which people decide. */
    static Optional<ReviewQueue> of(Recipe recipe, Path out) throws IOException {
        for (Recipe.Step step : recipe.steps()) {
            if (step.id().equals(HumanReview.ID)) {
                HumanReview.Form form =
                        Settings.with(new HumanReview(), step.settings()).queue();
                List<String> marks = recipe.protect().isEmpty()
                        ? List.of()
                        : ProtectFile.of(recipe.protect()).names();
                return Optional.of(new ReviewQueue(out.resolve(form.file()), out.resolve(".work/reviews"), marks));
            }
        }
        return Optional.empty();
    }

    /** Writes it alone, where no mix is written. */
    static void write(Recipe recipe, Path out, List<Part> parts, Index index) {
        index.run(() -> {
            Optional<ReviewQueue> queue = of(recipe, out);
            if (queue.isPresent()) {
                for (Part part : parts) {
                    queue.get().read(part, index);
                }
                queue.get().finish();
            }
        });
    }

    private void read(Part part, Index index) throws SQLException, IOException {
        String rows = "SELECT " + Fate.COLUMNS + " FROM final WHERE place >= " + part.first() + " AND place < "
                + part.end() + " ORDER BY place";
        try (Statement statement = index.connection().createStatement();
                ResultSet fates = statement.executeQuery(rows);
                Documents.Cursor cursor = part.documents().open(part.index(), BadRows.NONE)) {
            for (Item item = cursor.next(); item != null && fates.next(); item = cursor.next()) {
                consider(Fate.of(fates), part, item, cursor.identified());
            }
        }
    }

    /** Puts a record into the queue if it waits, left out of the mix or in it. @param named whether it has an id of its own */
    void consider(Fate fate, Part part, Item item, boolean named) throws IOException {
        if (fate.reason().equals(HumanReview.AWAITING) || fate.labels().contains('"' + HumanReview.ID + '"')) {
            List<String> rare = new ArrayList<>();
            for (int i = 0; i < marks.size(); i++) {
                if ((fate.marks() >>> i & 1) == 1) {
                    rare.add(marks.get(i));
                }
            }
            String why =
                    (rare.isEmpty() ? "" : "rare: " + String.join(", ", rare) + "; ") + "chosen by the hash of its id";
            waiting.line(
                    rare.size(),
                    JSON.writeValueAsBytes(JSON.createArrayNode()
                            .add(part.id(item, named))
                            .add(part.of().id())
                            .add(why)
                            .add(((Payload.Text) item.payload()).value())));
        }
    }

    void finish() throws IOException {
        waiting.finish();
        try (ReviewFile.Queue queue = new ReviewFile.Queue(file)) {
            for (int level = LEVELS - 1; level >= 0; level--) {
                Spill.read(aside, level, line -> {
                    JsonNode row = JSON.readTree(line);
                    queue.add(new ReviewFile.Waiting(
                            row.get(0).asString(),
                            row.get(1).asString(),
                            row.get(2).asString(),
                            row.get(3).asString()));
                });
            }
            queue.finish();
        }
        Curation.delete(aside);
    }
}
