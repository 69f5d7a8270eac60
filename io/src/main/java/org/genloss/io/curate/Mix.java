package org.genloss.io.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.curate.recipe.Recipe;

/**
 * The second pass: reads the sources again, once, and writes the records of the mix into shards, and those that were removed, with the reason, into a file of their
 * own. The shard of a record follows from its key, so that every shard holds something of every source.
 */
final class Mix {
    static final String DROPPED = "dropped.jsonl.zst";

    /** The step of the run that is done when all lines of all shards are on the disk. */
    static final String SPILLED = "spilled";

    private final Recipe recipe;
    private final Steps steps;
    private final Index index;
    private final Path out;
    private final int shards;
    private final Cuts cuts;

    Mix(Recipe recipe, Steps steps, Cuts cuts, Index index, Path out) {
        this.cuts = cuts;
        this.recipe = recipe;
        this.steps = steps;
        this.index = index;
        this.out = out;
        settle();
        this.shards = shards();
    }

    /** One row a record with what became of it, in the order of reading. */
    private void settle() {
        index.once("final", () -> {
            long bytes = bytes();
            long count = Math.max(1, -Math.floorDiv(-bytes, recipe.output().shard()));
            index.execute(
                    "CREATE OR REPLACE TABLE final AS SELECT f.*, o.id AS stays, CAST((f.key & 16777215) % " + count
                            + " AS INTEGER) AS shard FROM fates f LEFT JOIN (SELECT r.place, coalesce(n.id, r.id) AS id FROM records r"
                            + " LEFT JOIN renamed n USING (place) WHERE r.place IN (SELECT other FROM removed)) o ON o.place = f.other"
                            + " ORDER BY f.place");
            index.execute("CREATE OR REPLACE TABLE shards AS SELECT " + count + " AS count");
        });
    }

    private long bytes() {
        return index.number("SELECT CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM fates WHERE step IS NULL");
    }

    private int shards() {
        return (int) index.number("SELECT count FROM shards");
    }

    /** Names of all shards. */
    List<String> names() {
        return IntStream.rangeClosed(1, shards)
                .mapToObj(n -> ShardFile.name(n, recipe.output().format()))
                .toList();
    }

    private Path spilled() {
        return out.resolve(".work/spilled");
    }

    /** Writes what is not there yet. @param limit bytes of lines held in memory */
    void write(List<Part> parts, long limit, Scan.Progress progress) {
        index.once(SPILLED, () -> {
            Curation.delete(spilled());
            try (Sweep sweep = new Sweep(recipe, out, new Spill(spilled(), shards, limit))) {
                sweep.run(parts, steps, cuts, index, progress);
            }
        });
        List<String> names = names();
        index.run(() -> {
            for (int i = 0; i < shards; i++) {
                if (!Files.exists(out.resolve(names.get(i)))) {
                    shard(i, names.get(i));
                }
                Files.deleteIfExists(Spill.file(spilled(), i));
            }
        });
    }

    private void shard(int number, String name) throws IOException, SQLException {
        boolean parquet = recipe.output().format() == Recipe.Format.PARQUET;
        Path lines = out.resolve(parquet ? name.replace("shards/", ".work/") + ".jsonl" : name);
        try (ShardFile shard = ShardFile.lines(lines)) {
            Spill.read(spilled(), number, shard::line);
            shard.finish();
        }
        if (parquet) {
            ParquetShard.convert(lines, out.resolve(name));
        }
    }
}
