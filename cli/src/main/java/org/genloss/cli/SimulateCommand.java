package org.genloss.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.io.experiment.Study;
import org.genloss.io.experiment.Yaml;
import org.genloss.io.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss simulate}: what happens if a model is trained on its own output? */
@Command(
        name = "simulate",
        description = "What happens if I train on my own output for some generations, under these regimes?",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss simulate experiment.yaml --out runs/first",
            "  genloss simulate --data corpus.txt --learner ngram --regime replace \\",
            "      --regime accumulate --generations 10",
            "  genloss simulate --data builtin:gaussian --learner gaussian:estimator=biased \\",
            "      --regime fresh-mix:synthetic=0.9"
        })
final class SimulateCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description = "The experiment, a YAML file. Options below override what it says.")
    Path experiment;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The real data: a file, or builtin:digits, builtin:gaussian, ...")
    String data;

    @Option(
            names = "--learner",
            paramLabel = "ID",
            description = "What is fitted, with settings: ngram:order=3,unit=words. See genloss learners.")
    String learner;

    @Option(
            names = "--sampling",
            paramLabel = "SETTINGS",
            description = "How models are drawn from: temperature=0.8,top-k=20. See genloss explain sampling.")
    String sampling;

    @Option(
            names = "--regime",
            paramLabel = "ID",
            description = "What the next model is trained on, with settings; repeatable. See genloss regimes.")
    List<String> regimes;

    @Option(
            names = "--mitigation",
            paramLabel = "ID",
            description =
                    "What is done to the data of every round, with settings; repeatable. See genloss mitigations, selectors.")
    List<String> mitigations;

    @Option(names = "--generations", paramLabel = "N", description = "Fits in one chain (default: 10).")
    Integer generations;

    @Option(
            names = "--items",
            paramLabel = "N",
            description = "Items per generation (default: as many as the data has).")
    Integer items;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description = "Independent reruns of the whole chain (default: 5).")
    Integer replicates;

    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description = "Share of the data that no model is fitted to (default: 0.2).")
    Double holdout;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "What the data is read as: text, table, vector, image, audio, code or spectrogram; recognised by default. A table of numbers is read as vectors by vector.")
    String kind;

    @Option(
            names = "--documents",
            paramLabel = "UNIT",
            description = "What an item of a .txt file is: line or paragraph.")
    String documents;

    @Option(
            names = "--on-bad-row",
            paramLabel = "WHAT",
            description = "Damaged rows of the data: fail, or skip while there are few.")
    String onBadRow;

    @Option(
            names = "--metrics",
            paramLabel = "IDS",
            description =
                    "default, none, or ids with commas between; seeds: accuracy, diversity, perplexity, over-fitting, training, quality.")
    String metrics;

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description = "Of a sweep: the share of what real data alone keeps that is to be kept (default: 0.9).")
    Double tolerance;

    @Option(
            names = "--reading",
            paramLabel = "ID",
            description =
                    "Of a sweep: the metric whose share is followed (default: the first of a fixed order, whatever it shows).")
    String reading;

    @Option(
            names = "--decompose",
            description =
                    "Takes the distance from the true law apart: errors of expressivity, learning and statistics.")
    boolean decompose;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with the run in DIR; it ends in the same bytes as an undisturbed one.")
    Path resume;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
    SimulateJob.Format format;

    @Mixin
    Common common;

    @Override
    public Integer call() {
        SimulateJob job = new SimulateJob(common, format);
        if (resume != null) {
            return job.run(Studies.of(resumed()), resume);
        }
        Study study = study();
        return job.run(
                study,
                common.out == null ? RunDirectory.free("genloss-" + study.spec().name(), study.spec()) : common.out);
    }

    /** What is wrong is named with its place in the file, unless an option gave it. */
    private Study study() {
        Map<String, Object> given = experiment == null ? Map.of() : Yaml.read(experiment);
        Map<String, Object> file = new LinkedHashMap<>(given);
        override(file);
        try {
            return Studies.of(Spec.of(file));
        } catch (UserError e) {
            throw experiment == null
                    ? e
                    : Yaml.places(experiment)
                            .without(key -> !Objects.equals(given.get(key), file.get(key)))
                            .located(e);
        }
    }

    private Spec resumed() {
        boolean other = Stream.of(
                        experiment,
                        data,
                        learner,
                        sampling,
                        regimes,
                        mitigations,
                        generations,
                        items,
                        replicates,
                        holdout,
                        kind,
                        documents,
                        onBadRow,
                        metrics,
                        tolerance,
                        reading,
                        common.out)
                .anyMatch(Objects::nonNull);
        if (other || decompose || common.seedGiven()) {
            throw new UserError("--resume goes on with the experiment in " + resume
                    + " as it is; it takes no other settings. Leave them out, or start anew with --out.");
        }
        Path file = resume.resolve("experiment.yaml");
        if (!Files.exists(file)) {
            throw new UserError("nothing to resume: " + resume
                    + " has no experiment.yaml. Start one: genloss simulate EXPERIMENT --out " + resume);
        }
        return Spec.of(Yaml.read(file));
    }

    private void override(Map<String, Object> file) {
        if (data != null) {
            file.put("data", data());
        }
        if ((holdout != null || kind != null || documents != null || onBadRow != null)
                && file.get("data") instanceof Map<?, ?> given) {
            Map<String, Object> map = new LinkedHashMap<>();
            given.forEach((key, value) -> map.put(String.valueOf(key), value));
            put(map, "holdout", holdout);
            put(map, "kind", kind);
            put(map, "documents", documents);
            put(map, "on-bad-row", onBadRow);
            file.put("data", map);
        }
        if (tolerance != null || reading != null) {
            Map<String, Object> map = new LinkedHashMap<>();
            if (file.get("sweep") instanceof Map<?, ?> given) {
                given.forEach((key, value) -> map.put(String.valueOf(key), value));
            }
            put(map, "tolerance", tolerance);
            put(map, "reading", reading);
            file.put("sweep", map);
        }
        put(file, "learner", learner);
        put(file, "sampling", sampling);
        put(file, "regimes", regimes);
        put(file, "mitigations", mitigations);
        put(file, "generations", generations);
        if (items != null && items < 1) {
            throw new UserError("--items needs to be at least 1, got " + items
                    + ". Leave it out for as many items as the data has.");
        }
        put(file, "items", items);
        put(file, "replicates", replicates);
        put(file, "metrics", metrics);
        if (decompose && List.of("", "false").contains(String.valueOf(file.getOrDefault("decompose", "")))) {
            file.put("decompose", true);
        }
        if (common.seedGiven() || !file.containsKey("seed")) {
            file.put("seed", common.seed());
        }
    }

    private Map<String, Object> data() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!data.startsWith("builtin:")) {
            map.put("path", data);
            return map;
        }
        String[] parts = data.split(":", 3);
        map.put("builtin", parts[1]);
        if (parts.length == 3) {
            for (String pair : parts[2].split(",")) {
                String[] setting = pair.split("=", 2);
                Spec.once(setting[0], setting.length == 2 ? setting[1] : "", data, map);
            }
        }
        return map;
    }

    private static void put(Map<String, Object> map, String key, Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
