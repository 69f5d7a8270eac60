package org.genloss.io.curate;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.genloss.catalog.Settings;
import org.genloss.catalog.UnknownName;
import org.genloss.curate.duplicate.Deduplicate;
import org.genloss.curate.duplicate.Print;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.data.Item;
import org.genloss.io.UserError;
import org.genloss.io.duplicate.Ascending;
import org.genloss.io.duplicate.DuplicateStage;
import org.genloss.io.duplicate.Duplicates;
import org.genloss.io.duplicate.Entry;
import org.genloss.io.duplicate.Equal;
import org.genloss.io.duplicate.Removal;
import org.genloss.io.duplicate.WorkSettings;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;

/** The step that leaves one copy of each text, among the records that are left where it stands in the recipe. */
final class Copies implements AutoCloseable {
    private final int step;
    private final Deduplicate settings;
    private final DuplicateStage stage;

    private Copies(int step, Deduplicate settings, DuplicateStage stage) {
        this.step = step;
        this.settings = settings;
        this.stage = stage;
    }

    /** The step of a recipe that has one. @param megabytes of memory, beside those of the index */
    static Optional<Copies> of(Recipe recipe, Path work, long megabytes) {
        for (int i = 0; i < recipe.steps().size(); i++) {
            Recipe.Step step = recipe.steps().get(i);
            if (step.id().equals(Deduplicate.ID)) {
                Deduplicate settings = Settings.with(new Deduplicate(), step.settings());
                Duplicates duplicates = new Duplicates(
                        settings.exact(),
                        settings.near(),
                        settings.print(),
                        settings.compared(),
                        settings.limit(),
                        own(settings, recipe));
                int database = (int) Math.max(64, megabytes * 2 / 3);
                WorkSettings space =
                        new WorkSettings(work.resolve("copies"), database, (int) Math.max(16, megabytes / 3), 1);
                return Optional.of(new Copies(i + 1, settings, DuplicateStage.open(space, duplicates)));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Double> own(Deduplicate settings, Recipe recipe) {
        List<String> sources = recipe.sources().stream().map(Source::id).toList();
        settings.own().keySet().stream()
                .filter(id -> !sources.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new UserError(
                            "deduplicate.limits names " + new UnknownName("source", id, sources, "").getMessage());
                });
        return settings.own();
    }

    /** Its number in the recipe. */
    int step() {
        return step;
    }

    /** What is kept of a text; any thread may ask. */
    Print print(String text) {
        return stage.prints().of(text);
    }

    /** Whether a part was taken in before, by a run that was killed just then. */
    boolean knows(Part part) {
        return stage.read(name(part));
    }

    void accept(long place, Part part, Provenance from, Print print) {
        stage.accept(new Entry(place, part.of().id(), from.copy()), print);
    }

    void commit(Part part) {
        stage.commit(name(part));
    }

    private static String name(Part part) {
        return Integer.toString(part.number());
    }

    /** Finds the copies and enters them into the index as removed, once. */
    void settle(Index index, List<Part> parts, Steps steps, Scan.Progress progress) {
        index.once("copies", () -> {
            stage.gather();
            if (settings.near()) {
                for (Part part : parts) {
                    if (!stage.supplied(name(part))) {
                        progress.reading(part);
                        supply(part, steps);
                        stage.commitTexts(name(part));
                    }
                }
            }
            Duplicates.Found found = stage.resolve();
            limit(found);
            enter(index, parts);
        });
    }

    private void limit(Duplicates.Found found) {
        try {
            stage.limit(found);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    e.getMessage()
                            + ". The limit is deduplicate.limit; of one source deduplicate.limits: [SOURCE=SHARE].",
                    e);
        }
    }

    private void supply(Part part, Steps steps) {
        try (Ascending<Long> wanted = stage.wanted(part.first(), part.end());
                Documents.Cursor cursor = part.documents().open(part.index(), BadRows.NONE)) {
            long place = part.first();
            for (Item item = cursor.next(); item != null; item = cursor.next()) {
                if (wanted.at(place) != null) {
                    String text = steps.before(part.seen(item, cursor.identified()), step);
                    stage.supply(place, settings.print().shingles(text));
                }
                place++;
            }
        }
    }

    private void enter(Index index, List<Part> parts) throws SQLException {
        index.execute("CREATE OR REPLACE TEMP TABLE copies (place BIGINT, other BIGINT, score DOUBLE, exact BOOLEAN)");
        index.execute("DELETE FROM alike");
        try (DuckDBAppender appender = index.connection().createAppender("temp", "main", "copies");
                DuckDBAppender alike = index.connection().createAppender("alike")) {
            for (Part part : parts) {
                List<Long> places = index.rows(
                        "SELECT place FROM records WHERE place >= " + part.first() + " AND place < " + part.end()
                                + " AND (step IS NULL OR step > " + step + ") ORDER BY place",
                        row -> row.getLong(1));
                try (Ascending<Removal> removals = stage.removals(part.first(), part.end());
                        Ascending<Equal> contradicted = stage.contradicted(part.first(), part.end())) {
                    for (long place : places) {
                        Equal equal = contradicted.at(place);
                        if (equal != null) {
                            alike.beginRow()
                                    .append(place)
                                    .append(equal.high())
                                    .append(equal.low())
                                    .endRow();
                        }
                        Removal removal = removals.at(place);
                        if (removal != null) {
                            appender.beginRow()
                                    .append(place)
                                    .append(removal.kept())
                                    .append(removal.similarity())
                                    .append(removal.exact())
                                    .endRow();
                        }
                    }
                }
            }
        }
        Identities.alike(index);
        index.execute("DELETE FROM removed WHERE step = " + step);
        index.execute("INSERT INTO removed SELECT place, " + step
                + ", CASE WHEN exact THEN 'exact-duplicate' ELSE 'near-duplicate' END, score, other FROM copies");
    }

    @Override
    public void close() {
        stage.close();
    }
}
