package org.genloss.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.io.model.Edge;
import org.genloss.io.model.ModelMark;
import org.genloss.io.policy.PolicyFile;
import org.genloss.io.read.BadRow;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.EvaluationFile;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.profile.Draw;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.Evaluations;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The data of a check, as named on the command line. */
final class CheckInputs {
    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "Real data to compare with, or its profile: file, glob or directory; repeatable.")
    List<String> reference = List.of();

    @Option(
            names = "--generation",
            paramLabel = "FILE",
            description =
                    "A generation, or its profile. For check repeatable, in order; a glob gives one each, in natural order.")
    List<String> generations = List.of();

    @Option(
            names = "--holdout",
            paramLabel = "FILE",
            description = "Real data that the generation's maker never saw: tells copying from likeness; repeatable.")
    List<String> holdout = List.of();

    @Option(
            names = "--evaluations",
            paramLabel = "FILE",
            description =
                    "Benchmark results, a row each: generation, benchmark, item, correct or score, and class or subgroup.")
    String evaluations;

    @Option(
            names = "--series",
            paramLabel = "FILE",
            description = "Reference and generations in one file, told apart by --generation-field.")
    List<String> series = List.of();

    @Option(
            names = "--generation-field",
            paramLabel = "NAME",
            defaultValue = "generation",
            description = "The field that says so (default: ${DEFAULT-VALUE}).")
    String generationField;

    @Option(
            names = "--reference-generation",
            paramLabel = "VALUE",
            defaultValue = "0",
            description = "Its value for the reference (default: ${DEFAULT-VALUE}).")
    String referenceGeneration;

    @Option(
            names = "--same-population",
            negatable = true,
            description =
                    "The generation is meant to be the same population: missing coverage and 2 %% less diversity count as loss.")
    Boolean samePopulation;

    @Option(
            names = "--subgroup",
            paramLabel = "NAME",
            description =
                    "A column of a table, such as sex, or a field beside texts, such as language: each of its values is tested too, for items gone and for variety gone within it.")
    String subgroup;

    /** Says where a subgroup that is not there was asked for. */
    private Function<String, UserError> refusedSubgroup = UserError::new;

    @Option(
            names = "--alpha",
            paramLabel = "RATE",
            description = "False-alarm rate of the whole check (default: 0.01).")
    Double alpha;

    @Option(
            names = "--sample",
            paramLabel = "SIZE",
            converter = SampleSize.class,
            description =
                    "Content of each side that readings and test look at, as 64MB or all: a uniform sample of whole groups. Default: 24MiB, of texts 8MiB or what 2,000 groups need.")
    Draw.Of sample;

    @Mixin
    EmbeddedInputOptions input;

    @Mixin
    LanguageOptions language;

    private Optional<ModelMark> mark = Optional.empty();
    private Edge.Progress progress = (what, done, of) -> {};
    private final List<List<BadRow>> badRows = new ArrayList<>();
    private Supplier<List<String>> remarks = List::of;

    /** What was opened. */
    record Opened(Check.Real real, List<Check.Given> generations, Schema schema, CheckSettings settings) {
        Check.Given reference() {
            return real.reference();
        }
    }

    /** Hears how far models are, of those that look at texts. */
    void heard(Edge.Progress listener) {
        progress = listener;
    }

    /** Which encoder made the embeddings, of profiles too; empty where none did. */
    Optional<ModelMark> encoderMark() {
        return mark;
    }

    /** Which language model scored the texts; empty where none did. */
    Optional<ModelMark> scorerMark() {
        return input.edge().scorerMark();
    }

    /** @param threads for models that look at texts */
    Opened open(long seed, int threads) {
        if (alpha != null && !(alpha > 0 && alpha < 0.5)) {
            throw new UserError("--alpha needs to lie between 0 and 0.5, got " + alpha + ".");
        }
        if (subgroup != null) {
            input.carry(new ReadOptions.Note(subgroup, "--subgroup"));
        }
        input.open(language.open(), threads, (what, done, of) -> progress.at(what, done, of));
        return series.isEmpty() ? files(seed) : fields(seed);
    }

    /** What a policy says, where no option says otherwise. */
    void unlessGiven(PolicyFile policy) {
        alpha = alpha == null ? policy.alpha().orElse(null) : alpha;
        samePopulation = samePopulation == null ? policy.samePopulation().orElse(null) : samePopulation;
        if (subgroup == null && policy.subgroup().isPresent()) {
            subgroup = policy.subgroup().get();
            refusedSubgroup = why -> policy.places().atValue("subgroup", why);
        }
        input.groupField = input.groupField == null ? policy.groupField().orElse(null) : input.groupField;
        policy.models().encoder().ifPresent(input::unlessGiven);
        policy.models().language().ifPresent(language::unlessGiven);
    }

    private Opened files(long seed) {
        if (reference.isEmpty() || generations.isEmpty()) {
            throw new UserError(
                    "give data to compare: --reference FILE and --generation FILE, or --series FILE with both.");
        }
        Map<String, List<String>> named = named();
        List<List<String>> others = new ArrayList<>(named.values());
        others.addAll(holdout.isEmpty() ? List.of() : List.of(holdout));
        SideOpener opener = new SideOpener(input, this::sink, reference, others);
        SideOpener.Side real = opener.open(realName(named.keySet()), reference);
        List<Check.Given> given = new ArrayList<>();
        named.forEach((name, files) ->
                given.add(opener.openLike(real.schema(), name, files).given()));
        return opened(real, given, opener, seed);
    }

    private Opened opened(SideOpener.Side real, List<Check.Given> given, SideOpener opener, long seed) {
        mark = opener.mark();
        remarks = opener::remarks;
        return new Opened(
                new Check.Real(
                        real.given(),
                        held(real.schema(), opener),
                        results(real.given().name(), given)),
                given,
                real.schema(),
                settings(seed, real.groupCandidates(), opener, real.schema()));
    }

    private Opened fields(long seed) {
        if (!reference.isEmpty() || !generations.isEmpty()) {
            throw new UserError("--series brings reference and generations: leave --reference and --generation out.");
        }
        Map<String, FileCorpus> all = Readers.series(series, input.read(), generationField, sink());
        FileCorpus real = all.get(referenceGeneration);
        if (real == null) {
            throw new UserError("--reference-generation asks for " + referenceGeneration + ". " + generationField
                    + " has the values " + String.join(", ", all.keySet()) + ".");
        }
        List<Check.Given> given = new ArrayList<>();
        all.forEach((value, corpus) -> {
            if (corpus != real) {
                given.add(SideOpener.given(input.edge(), generationField + " " + value, corpus));
            }
        });
        if (given.isEmpty()) {
            throw new UserError(
                    "there is nothing to compare: " + generationField + " is " + referenceGeneration + " everywhere.");
        }
        String name = generationField + " " + referenceGeneration;
        SideOpener.Side side = new SideOpener.Side(
                SideOpener.given(input.edge(), name, real),
                input.edge().schema(real.schema(), name),
                real.recognised().groupCandidates());
        SideOpener opener =
                new SideOpener(input, this::sink, List.of(), holdout.isEmpty() ? List.of() : List.of(holdout));
        if (input.groupField == null && opener.groupField().isPresent()) {
            throw new UserError("the holdout's profile was made with --group-field "
                    + opener.groupField().get() + ". Give that option for the series too.");
        }
        return opened(side, given, opener, seed);
    }

    private Optional<Evaluations> results(String reference, List<Check.Given> given) {
        String zero = series.isEmpty() ? "0" : referenceGeneration;
        List<String> names = given.stream().map(Check.Given::name).toList();
        return Optional.ofNullable(evaluations)
                .map(file -> EvaluationFile.read(file, new EvaluationFile.Names(reference, zero, names)));
    }

    private Optional<Check.Given> held(Schema schema, SideOpener opener) {
        if (holdout.isEmpty()) {
            return Optional.empty();
        }
        String name = holdout.size() == 1 ? shortName(holdout.get(0)) : "holdout";
        return Optional.of(opener.openLike(schema, name, holdout).given());
    }

    private CheckSettings settings(long seed, List<String> candidates, SideOpener opener, Schema schema) {
        CheckSettings defaults = CheckSettings.of(Seed.of(seed));
        Optional<String> group = opener.groupField();
        CheckSettings settings = new CheckSettings(
                alpha == null ? defaults.alpha() : alpha,
                samePopulation != null && samePopulation,
                group,
                group.isEmpty() ? candidates : List.of(),
                opener.draw(sample == null ? defaults.draw() : sample),
                defaults.seed());
        try {
            return subgroup == null ? settings : settings.withSubgroup(subgroup).fitting(schema);
        } catch (IllegalArgumentException e) {
            throw refusedSubgroup.apply(e.getMessage() + ".");
        }
    }

    /** A list for one corpus: corpora are read at the same time. */
    private BadRows sink() {
        List<BadRow> rows = new ArrayList<>();
        badRows.add(rows);
        return rows::add;
    }

    /** What is to be known of the data of each side, in sentences: complete after the check. */
    List<String> remarks() {
        return remarks.get();
    }

    /** Rows that were left out while reading, on all sides, in the order of the command line. */
    List<BadRow> badRows() {
        return badRows.stream().flatMap(List::stream).toList();
    }

    /** Each generation with its files, under its short name; names that collide get their folder in front. */
    private Map<String, List<String>> named() {
        List<String> files = Readers.expand(generations);
        List<String> names = files.stream().map(CheckInputs::shortName).toList();
        boolean unique = names.stream().distinct().count() == names.size()
                && (evaluations == null
                        || reference.stream().map(CheckInputs::shortName).noneMatch(names::contains));
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            String name = unique ? names.get(i) : files.get(i);
            if (named.put(name, List.of(files.get(i))) != null) {
                throw new UserError("--generation names " + files.get(i) + " twice. Name every generation once.");
            }
        }
        return named;
    }

    /** Another one than that of any generation where there are results of benchmarks, which go by names. */
    private String realName(Set<String> generations) {
        String name = reference.size() == 1 ? shortName(reference.get(0)) : "reference";
        return Stream.of(name, reference.get(0), "reference " + name)
                .filter(free -> evaluations == null || !generations.contains(free))
                .findFirst()
                .orElse(name);
    }

    /** A file name without folder and endings: {@code runs/gen-01.jsonl.gz} is {@code gen-01}. */
    static String shortName(String file) {
        String name = file.replaceAll("/+$", "").replaceAll(".*/", "");
        String bare = name.replaceAll("(\\.(gz|zst|bz2|xz))?$", "")
                .replaceAll("\\.(txt|jsonl|json|csv|tsv|parquet|npy|ndjson|profile)$", "");
        return bare.isEmpty() ? name : bare;
    }
}
