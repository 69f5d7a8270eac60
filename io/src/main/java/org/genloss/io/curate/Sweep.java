package org.genloss.io.curate;

import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.recipe.Recipe;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.io.UserError;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;
import org.genloss.io.verify.HumanReview;
import org.genloss.io.verify.ReviewFile;
import tools.jackson.databind.json.JsonMapper;

/** One reading of all sources that fills some shards; the one that fills the first also lists what was removed. */
final class Sweep implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Recipe recipe;
    private final Path out;
    private final List<String> names;
    private final int offset;
    private final List<ShardFile> shards = new ArrayList<>();
    private final ShardFile dropped;
    private final ReviewFile.Queue queue;

    /** @param offset number of the first shard of these, from 0 */
    Sweep(Recipe recipe, Path out, List<String> names, int offset) throws IOException {
        this.recipe = recipe;
        this.out = out;
        this.names = names;
        this.offset = offset;
        this.dropped = offset == 0 ? ShardFile.lines(out.resolve(Mix.DROPPED)) : null;
        boolean reviewed = recipe.steps().stream().anyMatch(step -> step.id().equals(HumanReview.ID));
        this.queue = offset == 0 && reviewed ? new ReviewFile.Queue(out.resolve("review.csv")) : null;
        for (String name : names) {
            shards.add(ShardFile.lines(lines(name)));
        }
    }

    private boolean parquet() {
        return recipe.output().format() == Recipe.Format.PARQUET;
    }

    /** Where the lines of a shard are written; of parquet a file that does not stay. */
    private Path lines(String name) {
        return out.resolve(parquet() ? name.replace("shards/", ".work/") + ".jsonl" : name);
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
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).finish();
            if (parquet()) {
                ParquetShard.convert(lines(names.get(i)), out.resolve(names.get(i)));
            }
        }
        if (dropped != null) {
            dropped.finish();
        }
        if (queue != null) {
            queue.finish();
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
        if (queue != null
                && (fate.reason().equals(HumanReview.AWAITING) || fate.labels().contains('"' + HumanReview.ID + '"'))) {
            queue.add(new ReviewFile.Waiting(item.id(), part.of().id(), "chosen by the hash of its id", text));
        }
        if (fate.step() >= 0) {
            if (dropped != null) {
                dropped.line(removed(part, fate));
            }
        } else if (fate.shard() >= offset && fate.shard() < offset + shards.size()) {
            String written = fate.changed() ? edits.apply(fate.place(), steps.text(part.seen(item), true)) : text;
            RecordJson.Content content =
                    new RecordJson.Content(written, cursor.raw(), item.notes(), cursor.textField());
            byte[] line = parquet()
                    ? RecordJson.columns(fate, part.of().id(), content)
                    : RecordJson.line(fate, part.of().id(), content);
            shards.get(fate.shard() - offset).line(line);
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
        for (ShardFile shard : shards) {
            shard.close();
        }
        if (dropped != null) {
            dropped.close();
        }
        if (queue != null) {
            queue.close();
        }
    }
}
