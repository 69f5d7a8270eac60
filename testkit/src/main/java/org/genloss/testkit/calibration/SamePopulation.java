package org.genloss.testkit.calibration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.Kept;
import org.genloss.verdict.Verdict;

/**
 * What the declaration changes that a generation is meant to be the same population: on synthetic tables, and on two random parts of one source, where
 * all that is found is a false alarm.
 */
record SamePopulation(RealSets sets) implements Study {
    private static final List<String> DATA = List.of("adult", "bank-marketing");
    private static final List<String> VERSIONS = List.of(
            "trn",
            "ctgan",
            "copulagan",
            "tvae",
            "gaussian_copula",
            "gretel",
            "mostly",
            "mostly_e1",
            "mostly_temp09",
            "synthpop",
            "flip10");
    private static final List<String> SPLIT = List.of("california-housing", "glove", "mnist", "shakespeare speeches");
    private static final String PARTS = "two parts of 500";
    private static final int SEEDS = 300;
    private static final int N = 500;

    @Override
    public String name() {
        return "same-population";
    }

    @Override
    public List<String> columns() {
        return List.of("data", "version", "seed", "without", "by", "with", "by-with", "kept-with", "coverage");
    }

    @Override
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String data : DATA) {
            for (String version : VERSIONS) {
                if (Files.exists(file(data, version))) {
                    cells.add(new Cell(List.of(data, version), 1, 100, seed -> made(data, version, seed)));
                }
            }
        }
        SPLIT.stream()
                .filter(sets::has)
                .forEach(data -> cells.add(new Cell(List.of(data, PARTS), SEEDS, seed -> split(data, seed))));
        return cells;
    }

    private Path file(String data, String version) {
        return sets.root().resolve("tabular-real-vs-synthetic/" + data + "/2021/" + data + "__" + version + ".csv.gz");
    }

    private List<List<String>> made(String data, String version, int number) {
        ReadOptions options = ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.SKIP);
        Corpus reference = Readers.open(List.of(file(data, "val").toString()), options);
        Corpus generation =
                Readers.openLike(reference.schema(), List.of(file(data, version).toString()), options, BadRows.NONE);
        return rows(reference, generation, Study.seed(name(), number));
    }

    private List<List<String>> split(String data, int number) {
        Seed seed = Study.seed(name(), number);
        List<Items> parts = sets.get(data).parts(seed, N, N);
        return rows(parts.get(0), parts.get(1), seed);
    }

    private static List<List<String>> rows(Corpus reference, Corpus generation, Seed seed) {
        CheckSettings plain = Outcome.settings(seed);
        Verdict without = verdict(reference, generation, plain);
        Verdict with = verdict(reference, generation, Outcome.samePopulation(plain));
        Outcome before = Outcome.of(without);
        Outcome after = Outcome.of(with);
        Optional<Kept> coverage = with.kept().stream()
                .filter(kept -> kept.metric().equals("neighbour-coverage"))
                .findFirst();
        return List.of(List.of(
                before.level(),
                before.metric(),
                after.level(),
                after.metric(),
                after.size(),
                coverage.map(kept -> Outcome.number(kept.share())).orElse("")));
    }

    private static Verdict verdict(Corpus reference, Corpus generation, CheckSettings settings) {
        return Check.verdict(
                Outcome.given("reference", reference),
                Outcome.given("generation", generation),
                settings,
                Workers.SERIAL);
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "data", "version", "without the switch", "by", "with it", "by", "kept, or size", "coverage kept"));
        rows.where(row -> !row.get("version").equals(PARTS))
                .list()
                .forEach(row -> page.append(Markdown.row(
                        row.get("data"),
                        row.get("version"),
                        row.get("without"),
                        row.get("by"),
                        row.get("with"),
                        row.get("by-with"),
                        row.get("kept-with"),
                        row.get("coverage"))));
        page.append('\n')
                .append(Markdown.head(
                        "two parts of 500", "checks", "found without", "found with", "rate with", "of these a loss"));
        for (String data : SPLIT) {
            Rows parts = rows.where("version", PARTS).where("data", data);
            if (!parts.isEmpty()) {
                page.append(line(data, parts));
            }
        }
        Rows all = rows.where("version", PARTS);
        return all.isEmpty() ? page.toString() : page.append(line("all", all)).toString();
    }

    private static String line(String data, Rows rows) {
        long found = rows.column("with").filter(FalseAlarms::found).count();
        return Markdown.row(
                data,
                String.valueOf(rows.size()),
                String.valueOf(rows.column("without").filter(FalseAlarms::found).count()),
                String.valueOf(found),
                Markdown.rate(found, rows.size()),
                String.valueOf(rows.column("with").filter(FalseAlarms::loss).count()));
    }
}
