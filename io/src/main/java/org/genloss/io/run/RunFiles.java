package org.genloss.io.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.genloss.catalog.Settings;
import org.genloss.io.UserError;
import org.genloss.io.detector.Tokenized;
import org.genloss.io.experiment.ModelKeys;
import org.genloss.io.experiment.Study;
import org.genloss.io.ledger.FileDigest;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.io.model.ModelMark;
import org.genloss.io.write.AtomicFile;
import org.genloss.io.write.Parquet;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Regime.Ingredient;
import org.genloss.lab.Stop;
import org.genloss.lab.mitigation.Selected;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the files of a run whose blocks are all there. Nothing in them depends on time, machine or thread count. */
public final class RunFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Run run;
    private final String version;

    public RunFiles(Run run, String version) {
        this.run = run;
        this.version = version;
    }

    /** The file that a complete run has and an unfinished one has not. */
    public static boolean complete(Path root) {
        return Files.exists(root.resolve("run.json"));
    }

    /** {@code trajectory.csv}, {@code trajectory.parquet} and, where rows were left out, their list. */
    public void data() {
        Path csv = run.directory().file("trajectory.csv");
        AtomicFile.write(csv, out -> TrajectoryFile.write(run, out));
        Parquet.convert(csv, run.directory().file("trajectory.parquet"), TrajectoryFile.TYPES);
        List<String> skipped =
                run.study().skipped().stream().map(row -> row + "\n").toList();
        if (!skipped.isEmpty()) {
            Path list = run.directory().file(SimulateResult.BAD_ROWS);
            AtomicFile.write(list, String.join("", skipped).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** {@code decomposition.csv}, where errors were taken apart. */
    public void breakdowns(SimulateResult result) {
        if (!result.breakdowns().isEmpty()) {
            AtomicFile.write(run.directory().file(DecompositionFile.NAME), out -> DecompositionFile.write(result, out));
        }
    }

    /** {@code report.html}. */
    public void page(String html) {
        AtomicFile.write(run.directory().file("report.html"), html.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code ledger.jsonl}, which holds all other files, and {@code run.json}, last of all; then the blocks are no longer needed. */
    public void finish(SimulateResult result) {
        Map<String, Object> verdicts = new LinkedHashMap<>();
        Map<String, Object> warnings = new LinkedHashMap<>();
        List<Object> stopped = new ArrayList<>();
        for (SimulateResult.Cell cell : result.cells()) {
            cell.verdicts().forEach((regime, verdict) -> {
                String name = (cell.name().isEmpty() ? "" : cell.name() + ": ") + regime;
                verdicts.put(name, verdict.level().id());
                if (!verdict.warnings().isEmpty()) {
                    warnings.put(name, verdict.warnings());
                }
            });
            cell.stops().forEach(stop -> stopped.add(stopped(cell.name(), stop)));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.run/1");
        json.put("version", version);
        List<String> engines = engines();
        if (!engines.isEmpty()) {
            json.put("engines", engines);
        }
        models().forEach((key, mark) -> json.put(key, mark.keys()));
        json.put("name", run.study().spec().name());
        json.put("seed", run.study().spec().seed());
        json.put("cells", run.study().cells().stream().map(Experiment::name).toList());
        json.put(
                "regimes",
                Arm.all(run.study().cells().get(0)).stream().map(Arm::label).toList());
        json.put("generations", run.study().spec().generations());
        json.put("replicates", run.study().spec().replicates());
        json.put("verdicts", verdicts);
        json.put("warnings", warnings);
        json.put("stopped", stopped);
        json.put("damagedRows", result.skipped().size());
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of("experiment.yaml", "trajectory.csv", "trajectory.parquet", "report.html")) {
            files.put(name, digest(run.directory().file(name)));
        }
        if (!result.breakdowns().isEmpty()) {
            files.put(DecompositionFile.NAME, digest(run.directory().file(DecompositionFile.NAME)));
        }
        if (!result.skipped().isEmpty()) {
            files.put(SimulateResult.BAD_ROWS, digest(run.directory().file(SimulateResult.BAD_ROWS)));
        }
        Ledger ledger = ledger(files);
        json.put("ledger", ledger.mark());
        AtomicFile.write(run.directory().file("ledger.jsonl"), out -> LedgerFile.write(ledger, out));
        files.put("ledger.jsonl", digest(run.directory().file("ledger.jsonl")));
        json.put("files", files);
        AtomicFile.write(
                run.directory().file("run.json"),
                (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8));
        run.directory().finished();
    }

    private static Map<String, Object> stopped(String cell, Stop stop) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cell", cell);
        json.put("regime", stop.regime());
        json.put("replicate", stop.replicate());
        json.put("generation", stop.generation());
        json.put("why", stop.why());
        return json;
    }

    /** As files of a run are called. */
    private String name(Path file) {
        return run.directory().root().relativize(file).toString().replace('\\', '/');
    }

    /** Libraries beside this program that the numbers depend on. */
    private List<String> engines() {
        return run.study().cells().stream()
                .map(cell -> cell.learner().engine())
                .filter(engine -> !engine.isEmpty())
                .distinct()
                .toList();
    }

    /** Models that looked at the texts, by what the experiment calls them. */
    private Map<String, ModelMark> models() {
        Map<String, ModelMark> models = new LinkedHashMap<>();
        for (String key : List.of(ModelKeys.ENCODER, ModelKeys.LANGUAGE)) {
            run.study().spec().model(key).ifPresent(mark -> models.put(key, mark));
        }
        return models;
    }

    /** What the model of a cell was made with: settings, the library where there is one, and what its models in files held. */
    private Map<String, String> fitted(Experiment cell) {
        Map<String, String> settings = new TreeMap<>(strings(run.study().spec().learner()));
        String engine = cell.learner().engine();
        if (!engine.isEmpty()) {
            settings.put("engine", engine);
        }
        cell.learner().starts().forEach((name, digest) -> settings.put(name + "-sha256", digest));
        return settings;
    }

    /** @param files with their digests */
    private Ledger ledger(Map<String, String> files) {
        List<Entry> entries = new ArrayList<>();
        Study study = run.study();
        Map<String, String> read = strings(study.spec().data());
        if (!study.skipped().isEmpty()) {
            read.put("damaged", Integer.toString(study.skipped().size()));
        }
        entries.add(new Entry.Read(Entry.Facts.of("data", read, study.dataDigest())));
        entries.addAll(StartModels.read(study));
        for (Task task : Task.of(study.cells())) {
            Experiment cell = study.cells().get(task.cell());
            Map<String, String> settings = fitted(cell);
            strings(study.spec().sampling()).forEach((name, value) -> settings.put("sampling." + name, value));
            models().forEach((key, mark) -> settings.put(key, mark.text()));
            settings.put("version", version);
            settings.put("items", Integer.toString(cell.items()));
            settings.put("generations", Integer.toString(cell.generations()));
            settings.put("cell", cell.name());
            Arm arm = Arm.all(cell).get(task.arm());
            String subject = arm.label() + ", replicates " + task.first() + " to " + task.last();
            String seed = cell.seed().path() + "/" + arm.label() + "/" + task.first() + ".." + task.last();
            entries.add(new Entry.Compared(new Entry.Facts(
                    subject,
                    List.of(study.dataDigest()),
                    new TreeMap<>(settings),
                    seed,
                    digest(run.directory().part(task)))));
        }
        List<String> blocks = entries.stream()
                .filter(Entry.Compared.class::isInstance)
                .map(entry -> entry.facts().outputDigest())
                .distinct()
                .toList();
        Map<String, String> results = new TreeMap<>();
        files.forEach((name, digest) -> results.put(Lineage.FILES + name, digest));
        return drawn(Ledger.empty().with(entries))
                .with(List.of(new Entry.Compared(facts("results", blocks, results, ""))));
    }

    /** What the models of replicate 1 drew, as far as it is kept, and from what the regime made the data of each. */
    private Ledger drawn(Ledger ledger) {
        Ledger longer = ledger;
        Study study = run.study();
        for (int cell = 0; cell < study.cells().size(); cell++) {
            List<Arm> arms = Arm.all(study.cells().get(cell));
            for (int arm = 0; arm < arms.size(); arm++) {
                longer = chain(longer, cell, arm, arms.get(arm));
            }
        }
        return longer;
    }

    private Ledger chain(Ledger ledger, int cell, int arm, Arm law) {
        Experiment experiment = run.study().cells().get(cell);
        List<String> draws = new ArrayList<>();
        String data = "";
        String fit = "";
        Ledger longer = ledger;
        for (int t = 1; t <= experiment.generations(); t++) {
            Path file = DrawnFile.find(run.directory().generation(run.study(), cell, arm, t))
                    .orElse(null);
            if (file == null) {
                break;
            }
            String model =
                    (experiment.name().isEmpty() ? "" : experiment.name() + ": ") + law.label() + ", replicate 1";
            Map<String, String> settings = new TreeMap<>();
            settings.put("regime", law.label());
            settings.put("fit", Integer.toString(t));
            List<String> inputs = List.of(run.study().dataDigest());
            if (t > 1) {
                Set<Ingredient> made = law.regime().orElseThrow().ingredients(experiment.items(), t);
                inputs = inputs(made, draws, data);
                if (!law.equals(Arm.REAL_ONLY) && !experiment.mitigations().isEmpty()) {
                    longer = judged(longer, experiment, inputs, t + " of " + model);
                    inputs = List.of(longer.mark());
                }
            }
            longer = longer.with(
                    List.of(new Entry.Mixed(facts("training data " + t + " of " + model, inputs, settings, ""))));
            data = longer.mark();
            List<String> learned = new ArrayList<>(List.of(data));
            learned.addAll(StartModels.inputs(experiment.learner(), fit));
            Path left = file.resolveSibling(Run.LAST_MODEL);
            boolean last = t == experiment.generations() && Files.isRegularFile(left);
            Map<String, String> how = fitted(experiment);
            if (last) {
                how.put(Lineage.FILE, name(left));
            }
            longer = longer.with(List.of(
                    new Entry.Fitted(facts("model " + t + " of " + model, learned, how, last ? digest(left) : ""))));
            fit = longer.mark();
            String digest = digest(file);
            longer = longer.with(List.of(new Entry.Drawn(facts(name(file), List.of(fit), Map.of(), digest))));
            draws.add(longer.mark()); // no digests: other regimes may draw the same bytes
        }
        return longer;
    }

    /** @param draws marks of what the models before drew @param data mark of the data of the fit before */
    private List<String> inputs(Set<Ingredient> made, List<String> draws, String data) {
        List<String> inputs = new ArrayList<>();
        if (made.contains(Ingredient.REAL) || made.contains(Ingredient.FRESH)) {
            inputs.add(run.study().dataDigest());
        }
        if (made.contains(Ingredient.LAST_DATA)) {
            inputs.add(data);
        }
        int last = draws.size() - 1;
        if (made.contains(Ingredient.EARLIER_DRAWS)) {
            inputs.addAll(draws.subList(0, last));
        }
        if (made.contains(Ingredient.LAST_DRAW)) {
            inputs.add(draws.get(last));
        }
        return inputs;
    }

    /** What was done to the data of a round before it was trained on, in the order in which it was. */
    private static Ledger judged(Ledger ledger, Experiment experiment, List<String> before, String round) {
        Ledger longer = ledger;
        List<String> inputs = before;
        for (Mitigation mitigation : experiment.mitigations()) {
            Object settings =
                    mitigation instanceof Selected selected ? Tokenized.settings(selected.selector()) : mitigation;
            Map<String, String> told = strings(Settings.of(settings));
            told.put("stage", Settings.word(mitigation.stage()));
            String subject =
                    "data for training " + round + " by " + mitigation.card().id();
            longer = longer.with(List.of(new Entry.Judged(facts(subject, inputs, told, ""))));
            inputs = List.of(longer.mark());
        }
        return longer;
    }

    private static Entry.Facts facts(String subject, List<String> inputs, Map<String, String> settings, String digest) {
        return new Entry.Facts(subject, inputs, new TreeMap<>(settings), "", digest);
    }

    private static Map<String, String> strings(Map<String, Object> map) {
        Map<String, String> strings = new TreeMap<>();
        map.forEach((key, value) -> strings.put(key, String.valueOf(value)));
        return strings;
    }

    private static String digest(Path file) {
        try {
            return FileDigest.of(file);
        } catch (UserError e) {
            throw new UserError(e.getMessage() + " Resume the run once it can be read.", 3, e);
        }
    }
}
