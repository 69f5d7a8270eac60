package org.genloss.io.curate;

import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.recipe.Recipe;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.io.UserError;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;
import tools.jackson.databind.json.JsonMapper;

/** The one reading of all sources that hands the records of the mix to their shards, and lists what was removed. */
final class Sweep implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Recipe recipe;
    private final Spill shards;
    private final ShardFile dropped;
    private final ReviewQueue reviews;

    /** @param shards to which lines are handed by the number of their shard */
    Sweep(Recipe recipe, Path out, Spill shards) throws IOException {
        this.recipe = recipe;
        this.shards = shards;
        this.dropped = ShardFile.lines(out.resolve(Mix.DROPPED));
        this.reviews = ReviewQueue.of(recipe, out).orElse(null);
    }

    private boolean parquet() {
        return recipe.output().format() == Recipe.Format.PARQUET;
    }

    void run(List<Part> parts, Steps steps, Cuts cuts, Index index, Scan.Progress progress)
            throws SQLException, IOException {
        for (Part part : parts) {
            progress.reading(part);
            String rows = "SELECT " + Fate.COLUMNS + " FROM final WHERE place >= " + part.first() + " AND place < "
                    + part.end() + " ORDER BY place";
            try (Statement statement = index.connection().createStatement();
                    ResultSet fates = statement.executeQuery(rows);
                    Edits edits = cuts.edits(part, Integer.MAX_VALUE);
                    Documents.Cursor cursor = part.documents().open(part.index(), BadRows.NONE)) {
                long characters = 0;
                long records = 0;
                for (Item item = cursor.next(); item != null; item = cursor.next()) {
                    characters += write(part, item, cursor, fates, steps, edits);
                    if (++records % 1024 == 0) {
                        progress.read(1024, characters);
                        characters = 0;
                    }
                }
                if (fates.next()) {
                    throw changed(part);
                }
                progress.read(records % 1024, characters);
            }
        }
        shards.finish();
        dropped.finish();
        if (reviews != null) {
            reviews.finish();
        }
    }

    private long write(Part part, Item item, Documents.Cursor cursor, ResultSet fates, Steps steps, Edits edits)
            throws SQLException, IOException {
        String text = ((Payload.Text) item.payload()).value();
        if (!fates.next()) {
            throw changed(part);
        }
        Fate fate = Fate.of(fates);
        if (fate.high() != Hashing.xxh3_128().hashCharsTo128Bits(text).getMostSignificantBits()) {
            throw changed(part);
        }
        if (reviews != null) {
            reviews.consider(fate, part, item, cursor.identified());
        }
        if (fate.step() >= 0) {
            dropped.line(removed(part, fate));
        } else {
            String written = fate.changed()
                    ? edits.apply(fate.place(), steps.text(part.seen(item, cursor.identified()), true))
                    : text;
            RecordJson.Content content =
                    new RecordJson.Content(written, cursor.raw(), item.notes(), cursor.textField());
            byte[] line = parquet()
                    ? RecordJson.columns(fate, part.of().id(), content)
                    : RecordJson.line(fate, part.of().id(), content);
            shards.line(fate.shard(), line);
        }
        return text.length();
    }

    private byte[] removed(Part part, Fate fate) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", fate.id());
        line.put("source", part.of().id());
        line.put("step", Names.step(recipe, fate.step()));
        line.put("reason", fate.reason());
        line.put("score", Double.isNaN(fate.score()) ? null : fate.score());
        line.put("stays", fate.stays());
        return JSON.writeValueAsBytes(line);
    }

    private static UserError changed(Part part) {
        return new UserError(String.join(", ", part.names().stream().limit(3).toList())
                + " changed while it was read. Start anew with another --out once nothing writes to it.");
    }

    @Override
    public void close() throws IOException {
        dropped.close();
    }
}
