package org.genloss.io.curate;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.genloss.catalog.Settings;
import org.genloss.curate.duplicate.Passages;
import org.genloss.curate.duplicate.Unit;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.io.duplicate.Ascending;
import org.genloss.io.duplicate.PassageStage;
import org.genloss.io.duplicate.WorkSettings;

/**
 * The steps of a recipe that cut passages which better copies have, in their order, from the records that all other steps leave: so a passage never goes for one
 * that a filter takes later. Each has a work directory of its own and goes on there where it was left.
 */
final class Cuts implements AutoCloseable {
    private final Index index;
    private final Path directory;
    private final long megabytes;
    private final Texts texts;
    private final TreeMap<Integer, Passages> steps = new TreeMap<>();
    private final TreeMap<Integer, PassageStage> passages = new TreeMap<>();

    Cuts(Recipe recipe, Index index, Path directory, Curation.Means means, Steps single) {
        this.index = index;
        this.directory = directory;
        this.megabytes = means.memory() >> 20;
        this.texts = new Texts(
                index,
                single,
                means.workers(),
                recipe.sources().stream().map(Source::id).toList());
        for (int i = 0; i < recipe.steps().size(); i++) {
            Recipe.Step step = recipe.steps().get(i);
            if (step.id().equals(Passages.ID)) {
                steps.put(i + 1, Settings.with(new Passages(), step.settings()));
            }
        }
    }

    /** Does what is left to do of all steps. */
    void run(List<Part> parts, Scan.Progress progress) {
        steps.forEach((number, step) -> {
            PassageStage stage = PassageStage.open(work(number), step);
            passages.put(number, stage);
            if (!index.done("cut " + number)) {
                index.run(() -> cut(number, step, stage, parts, progress));
            }
        });
    }

    private WorkSettings work(int number) {
        return new WorkSettings(
                directory.resolve("step-" + number),
                (int) Math.max(96, megabytes / 4),
                (int) Math.max(16, megabytes / 16),
                1);
    }

    /** What the steps cut before that number. Caller closes. */
    Edits edits(Part part, int before) {
        Edits edits = new Edits();
        passages.headMap(before)
                .forEach((number, stage) -> edits.then(steps.get(number), stage.cuts(part.first(), part.end())));
        return edits;
    }

    private interface Reading {
        void read(Part part, Edits edits) throws SQLException;
    }

    private void each(int number, Part part, Reading reading) throws SQLException {
        try (Edits edits = edits(part, number)) {
            reading.read(part, edits);
        }
    }

    private void cut(int number, Passages step, PassageStage stage, List<Part> parts, Scan.Progress progress)
            throws SQLException {
        for (Part part : parts) {
            if (!stage.read(input(part))) {
                progress.reading(part);
                each(
                        number,
                        part,
                        (p, edits) -> texts.each(
                                p,
                                number,
                                edits,
                                text -> step.of(text.text()),
                                (text, prints) -> stage.accept(text.entry(), prints),
                                progress));
                stage.commit(input(part));
            }
        }
        stage.gather();
        for (Part part : parts) {
            if (step.unit() == Unit.WORDS && !stage.supplied(input(part))) {
                each(number, part, (p, edits) -> around(stage, step, number, p, edits, progress));
                stage.commitTexts(input(part));
            }
        }
        stage.resolve();
        index.once("cut " + number, () -> measure(number, parts, progress));
    }

    private void around(PassageStage stage, Passages step, int number, Part part, Edits edits, Scan.Progress progress)
            throws SQLException {
        try (Ascending<Integer> wanted = stage.wanted(part.first(), part.end())) {
            texts.each(
                    part,
                    number,
                    edits,
                    text -> text,
                    (text, same) -> {
                        long place = text.entry().ordinal();
                        int[] anchors =
                                wanted.all(place).stream().mapToInt(a -> a).toArray();
                        if (anchors.length > 0) {
                            stage.supply(place, step.around(text.text(), anchors));
                        }
                    },
                    progress);
        }
    }

    /** Lengths of the texts that are left, and those of which nothing is. */
    private void measure(int number, List<Part> parts, Scan.Progress progress) throws SQLException {
        index.execute("DELETE FROM removed WHERE step = " + number);
        index.execute(
                "CREATE OR REPLACE TABLE cut_sizes (place BIGINT, words BIGINT, tokens BIGINT, characters BIGINT, bytes BIGINT)");
        try (DuckDBAppender removed = index.connection().createAppender("removed");
                DuckDBAppender sizes = index.connection().createAppender("cut_sizes")) {
            for (Part part : parts) {
                try (Ascending<Passages.Cut> cuts = passages.get(number).cuts(part.first(), part.end());
                        Edits edits = edits(part, number + 1)) {
                    texts.each(
                            part,
                            number,
                            edits,
                            text -> Scan.Sizes.of(text.text()),
                            (text, size) -> {
                                long place = text.entry().ordinal();
                                if (!cuts.all(place).isEmpty()) {
                                    sizes.beginRow()
                                            .append(place)
                                            .append(size.words())
                                            .append(size.tokens())
                                            .append(size.characters())
                                            .append(size.bytes())
                                            .endRow();
                                    if (text.text().isEmpty()) {
                                        removed.beginRow()
                                                .append(place)
                                                .append((short) number)
                                                .append("nothing left")
                                                .appendNull()
                                                .appendNull()
                                                .endRow();
                                    }
                                }
                            },
                            progress);
                }
            }
        }
        index.execute(
                "UPDATE records SET words = c.words, tokens = c.tokens, characters = c.characters, bytes = c.bytes,"
                        + " changed = true FROM cut_sizes c WHERE records.place = c.place AND c.characters > 0");
        index.execute("DROP TABLE cut_sizes");
    }

    private static String input(Part part) {
        return String.valueOf(part.number());
    }

    @Override
    public void close() {
        passages.values().forEach(PassageStage::close);
    }
}
