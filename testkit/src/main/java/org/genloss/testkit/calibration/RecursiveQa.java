package org.genloss.testkit.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.CheckSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Models tuned again and again on their own answers (Azancort Neto et al. 2025): the level of each generation beside what its authors measured. */
record RecursiveQa(RealSets sets) implements Study {
    private static final List<String> RUNS = List.of("r4", "r16", "r128", "r256", "fftcomp");
    private static final String FOLDER = "recursive-qa-generations/qwen2.5-1.5b_qlora-";

    @Override
    public String name() {
        return "recursive-qa";
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("run", "seed", "generation"));
        columns.addAll(Outcome.COLUMNS);
        columns.addAll(List.of("agreement", "accuracy", "retained", "known"));
        return columns;
    }

    @Override
    public List<Cell> cells() {
        return RUNS.stream()
                .filter(run -> Files.exists(file(run, ".jsonl.gz")))
                .map(run -> new Cell(List.of(run), 1, seed -> rows(run, seed)))
                .toList();
    }

    private Path file(String run, String ending) {
        return sets.root().resolve(FOLDER + run + "_seed15" + ending);
    }

    private List<List<String>> rows(String run, int number) {
        ReadOptions options = ReadOptions.defaults().withGroupField("item");
        Map<String, FileCorpus> all =
                Readers.series(List.of(file(run, ".jsonl.gz").toString()), options, "generation", BadRows.NONE);
        Corpus reference = all.get("0");
        List<Check.Given> generations = all.keySet().stream()
                .filter(g -> !g.equals("0"))
                .map(g -> Outcome.given(g, all.get(g)))
                .toList();
        CheckSettings plain = Outcome.settings(Seed.of(number));
        CheckSettings settings =
                new CheckSettings(plain.alpha(), false, Optional.of("item"), List.of(), plain.draw(), plain.seed());
        CheckResult result =
                Check.run(Outcome.given("0", reference), generations, settings, Workers.SERIAL, (what, done) -> {});
        List<List<String>> rows = new ArrayList<>();
        JsonNode measured = measured(run);
        for (CheckResult.Generation generation : result.generations()) {
            List<String> row = new ArrayList<>();
            row.add(generation.data().name());
            row.addAll(Outcome.of(generation.verdict()).cells());
            row.add(generation.verdict().kept().stream()
                    .filter(kept -> kept.metric().contains("agreement"))
                    .map(kept -> Outcome.number(kept.share()))
                    .findFirst()
                    .orElse(""));
            row.addAll(measured(measured, generation.data().name()));
            rows.add(row);
        }
        return rows;
    }

    private JsonNode measured(String run) {
        try {
            return new ObjectMapper().readTree(Files.readString(file(run, ".metrics.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accuracy, and how many of the questions that generation 0 had right are still right. */
    private static List<String> measured(JsonNode all, String generation) {
        String known = "";
        for (JsonNode one : all) {
            if (one.get("generation").asInt() == 0) {
                known = one.path("k0_size").asString("");
            }
            if (String.valueOf(one.get("generation").asInt()).equals(generation)) {
                return List.of(
                        one.path("accuracy").asString(""), one.path("retention").asString(""), known);
            }
        }
        return List.of("", "", known);
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "run",
                "level of each generation",
                "first loss",
                "agreement kept, from generation 2",
                "right answers still right, of",
                "first below 90 %"));
        for (String run : rows.values("run")) {
            List<Map<String, String>> all = rows.where("run", run).list();
            page.append(Markdown.row(
                    run,
                    levels(all),
                    first(all, row -> FalseAlarms.loss(row.get("level"))),
                    String.join(
                            " ",
                            all.stream()
                                    .map(row -> row.get("agreement"))
                                    .filter(a -> !a.isEmpty())
                                    .map(a -> Markdown.two(Double.parseDouble(a)))
                                    .toList()),
                    String.join(
                                    " ",
                                    all.stream().map(row -> row.get("retained")).toList()) + " of "
                            + all.get(0).get("known"),
                    first(all, RecursiveQa::forgotten)));
        }
        return page.toString();
    }

    private static boolean forgotten(Map<String, String> row) {
        return Double.parseDouble(row.get("retained")) < 0.9 * Double.parseDouble(row.get("known"));
    }

    private static String first(List<Map<String, String>> all, Predicate<Map<String, String>> which) {
        return all.stream()
                .filter(which)
                .map(row -> row.get("generation"))
                .findFirst()
                .orElse("none");
    }

    /** "1 healthy, 2 shifted, 3 to 8 early-collapse". */
    private static String levels(List<Map<String, String>> all) {
        StringBuilder words = new StringBuilder();
        int from = 0;
        for (int i = 1; i <= all.size(); i++) {
            String level = all.get(from).get("level");
            if (i == all.size() || !all.get(i).get("level").equals(level)) {
                String first = all.get(from).get("generation");
                String last = all.get(i - 1).get("generation");
                words.append(from == 0 ? "" : ", ")
                        .append(first.equals(last) ? first : first + " to " + last)
                        .append(' ')
                        .append(level);
                from = i;
            }
        }
        return words.toString();
    }
}
