package org.genloss.io.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.curate.mix.Allotment;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;
import org.genloss.curate.outcome.Thin;
import org.genloss.curate.policy.PolicyReport;
import org.genloss.curate.policy.Rule;
import org.genloss.curate.recipe.Recipe;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.io.ledger.FileDigest;
import org.genloss.io.ledger.LedgerCheck;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.io.write.AtomicFile;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import org.genloss.profile.Profile;
import org.genloss.verdict.CheckResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out a recipe into a directory: {@code shards/}, {@code dropped.jsonl.zst}, {@code records.parquet}, {@code ledger.jsonl}, {@code recipe.yaml} and, last of
 * all, {@code run.json}. A run that was killed goes on from the last file that it had read whole, and ends in the same bytes.
 */
public final class Curation implements AutoCloseable {
    private static final String BAD_ROWS = "bad-rows.txt";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Recipe recipe;
    private final Path out;
    private final Means means;
    private final Index index;
    private final boolean made;
    private final Map<Path, String> known = new HashMap<>(); // digests of the shards of earlier mixes
    private boolean refused;

    /**
     * What a run may use.
     *
     * @param memory bytes, beside the heap, that sorting and joining may take before they go to disk
     * @param workers threads
     * @param progress told of what is read
     * @param version of genloss, for the ledger
     * @param today the day on which waivers of a policy are judged
     */
    public record Means(long memory, Workers workers, Progress progress, String version, LocalDate today) {}

    /** Told of what is done. */
    public interface Progress {
        /** A pass begins. @param files how many it reads */
        void pass(String name, int files);

        void file(String name);

        void read(long records, long characters);
    }

    /** @param made whether the directory is of this run alone */
    private Curation(Recipe recipe, Path out, Means means, Index index, boolean made) {
        this.made = made;
        this.recipe = recipe;
        this.out = out;
        this.means = means;
        this.index = index;
    }

    /**
     * Opens a directory for a recipe.
     *
     * @throws UserError where it holds something else, or a mix that is finished, or the recipe's policy forbids the recipe
     */
    public static Curation open(Recipe recipe, Path out, Means means) {
        PolicyGate.of(recipe, means.today).ifPresent(PolicyGate::before);
        AtomicFile.requireWritable(out);
        if (Files.exists(out.resolve("run.json"))) {
            throw new UserError(out + " holds a finished run. Choose another --out.");
        }
        Path work = out.resolve(".work");
        if (Files.isDirectory(out) && !Files.isDirectory(work) && !empty(out)) {
            throw new UserError(out + " is not empty. Choose another --out, or empty it.");
        }
        String scanned = scanned(recipe);
        boolean made = !Files.exists(out);
        Path noted = work.resolve("scan");
        int megabytes = (int) Math.max(96, (means.memory() / 4) >> 20);
        Index index = Index.open(work, megabytes); // locked: a run that another recipe has under way is not taken away
        if (Files.exists(noted) && !text(noted).equals(scanned)) {
            index.close();
            delete(work);
            index = Index.open(work, megabytes);
        }
        AtomicFile.write(out.resolve("recipe.yaml"), bytes(RecipeDocument.write(recipe)));
        AtomicFile.write(noted, bytes(scanned));
        return new Curation(recipe, out, means, index, made);
    }

    /** What the first pass depends on, and what its results are kept in; with another mix they are used again. */
    private static String scanned(Recipe recipe) {
        return Ledger.digest(RecipeDocument.scanned(recipe) + NamedFiles.digests(recipe) + Index.TABLES);
    }

    /**
     * Does what is left to do. Where that is refused before a file was read whole there is nothing to go on with, and nothing is left behind.
     *
     * @param checked whether sources and mix are compared with the reference, where the recipe names one
     */
    public Outcome run(boolean checked) {
        try {
            return outcome(checked);
        } catch (UserError e) {
            refused = e.exitCode() == 2 && !AtomicFile.full(e.getMessage());
            throw e;
        }
    }

    private Outcome outcome(boolean checked) {
        Optional<PolicyGate> policy = PolicyGate.of(recipe, means.today);
        Optional<Reference> reference = checked ? Reference.of(recipe, Sourcing.fields(recipe)) : Optional.empty();
        List<Part> parts = Part.all(recipe);
        known.putAll(EarlierMix.verified(recipe, parts));
        AskedFields.require(recipe, parts);
        Steps steps = new Steps(recipe);
        steps.ready(() -> seen(steps, parts));
        Scan.Progress told = told();
        Tail tail = new Tail(recipe, index);
        if (tail.asked()) {
            means.progress().pass("learning the tail", parts.size());
            tail.ready(parts);
        }
        means.progress().pass("reading", parts.size());
        scan(parts, steps, tail, told);
        try (Cuts cuts = new Cuts(recipe, index, out.resolve(".work"), means, steps)) {
            cuts.run(parts, told);
            Outcome outcome = mixed(new Way(parts, steps, tail, cuts, told), reference, policy);
            unchanged();
            return outcome;
        }
    }

    /** Some records would be judged by what a file was, others by what it is. */
    private void unchanged() {
        if (!scanned(recipe).equals(text(out.resolve(".work/scan")))) {
            throw new UserError(
                    "a file that a step names (a program, a detector, answers) was changed while the run went on, so it is not finished."
                            + " Resumed, it reads its sources anew.",
                    3,
                    null);
        }
    }

    /** What a run has in hand once all records are judged. */
    private record Way(List<Part> parts, Steps steps, Tail tail, Cuts cuts, Scan.Progress told) {}

    private Outcome mixed(Way way, Optional<Reference> reference, Optional<PolicyGate> policy) {
        String chosen = Ledger.digest(RecipeDocument.mixing(recipe.mix()) + recipe.output());
        if (!Files.exists(out.resolve(".work/chosen"))
                || !text(out.resolve(".work/chosen")).equals(chosen)) {
            clear();
        }
        List<Allotment.Shortfall> shortfalls = new Choice(recipe, index, way.tail.wanted()).choose();
        AtomicFile.write(out.resolve(".work/chosen"), bytes(chosen));
        Mix mix = new Mix(recipe, way.steps, way.cuts, index, out);
        Results results = new Results(new Generations(recipe, index).known(), index, out);
        Optional<PolicyReport> ruled = policy.map(gate -> ruled(gate, results.mix(), way));
        means.progress().pass("writing", way.parts.size());
        mix.write(way.parts, means.memory() / 8, way.told);
        Optional<Reference> mended = reference.map(r -> r.mended(way.steps));
        Optional<Outcome.Checked> check = mended.map(r -> check(r, way));
        List<Thin> thin = check.map(c -> Sourcing.of(
                        recipe,
                        mended.get(),
                        c.result(),
                        results,
                        Records.read(index, way.parts, way.steps),
                        Records.mixed(index, way.parts, way.steps, way.cuts)))
                .orElseGet(List::of);
        Outcome outcome = results.outcome(mix.names(), shortfalls, way.tail.report(), check, thin, ruled);
        results.records(out.resolve(MixRecord.FILE), mix.names());
        results.damage(out.resolve(BAD_ROWS));
        return outcome;
    }

    /** People cannot decide what they are not asked: the queue is written where that alone is missing too. */
    private PolicyReport ruled(PolicyGate gate, Tally mix, Way way) {
        PolicyReport report = gate.after(mix, index);
        if (report.open().stream()
                .anyMatch(b -> b.rule() == Rule.HUMAN_REVIEW && !b.source().isEmpty())) {
            ReviewQueue.write(recipe, out, way.parts, index);
        }
        PolicyGate.require(report, "No mix was written; what was read is kept.");
        return report;
    }

    private Outcome.Checked check(Reference reference, Way way) {
        means.progress().pass("comparing with the reference", way.parts.size());
        CheckResult result = reference.check(
                Records.read(index, way.parts, way.steps),
                Records.mixed(index, way.parts, way.steps, way.cuts),
                Seed.of(recipe.seed()),
                means.workers());
        return new Outcome.Checked(reference.digest(), Steps.mending(recipe), result);
    }

    /** The first pass, and what only all records together show. */
    private void scan(List<Part> parts, Steps steps, Tail tail, Scan.Progress told) {
        Optional<Copies> copies = Copies.of(recipe, out.resolve(".work"), (means.memory() / 2) >> 20);
        try {
            new Scan(recipe, steps, index, copies, tail, known).run(parts, means.workers(), told);
            tail.requireFields(parts);
            new Identities(index).settle(parts);
            tail.giveBack();
            copies.ifPresent(c -> {
                means.progress().pass("comparing", parts.size());
                c.settle(index, parts, steps, told);
            });
            new Generations(recipe, index).settle();
        } finally {
            copies.ifPresent(Copies::close);
        }
    }

    private Profile seen(Steps steps, List<Part> parts) {
        means.progress().pass("summarising", parts.size());
        return Profile.of(new Everything(parts, Schema.text()), steps.needs());
    }

    /** Files of a choice that holds no longer. */
    private void clear() {
        index.run(() -> {
            index.execute("DELETE FROM done WHERE step IN ('final', '" + Mix.SPILLED + "')");
            index.connection().commit();
        });
        delete(out.resolve("shards"));
        out.resolve(Mix.DROPPED).toFile().delete();
    }

    /**
     * Writes the ledger and what tells that the run is finished, after all other files, and removes what is no longer needed.
     *
     * @param ledger of the mix
     * @param files of the directory, beside those that this writes, relative to it
     */
    public void finish(Outcome outcome, Ledger ledger, List<String> files) {
        AtomicFile.write(out.resolve("ledger.jsonl"), to -> LedgerFile.write(ledger, to));
        Map<String, Object> json = new LinkedHashMap<>();
        Lineage.Generation generation = MixLedger.generation(outcome.after());
        json.put("schema", LedgerCheck.MIX);
        json.put("version", means.version());
        json.put("name", recipe.name());
        json.put("seed", recipe.seed());
        json.put("generation", generation.number());
        json.put("atLeast", generation.atLeast());
        json.put("shards", outcome.shards().stream().map(Outcome.Shard::name).toList());
        json.put("ledger", ledger.mark());
        Map<String, String> digests = digests(files);
        digests.put("ledger.jsonl", FileDigest.of(out.resolve("ledger.jsonl")));
        outcome.shards().forEach(shard -> digests.put(shard.name(), shard.digest()));
        json.put("files", digests);
        AtomicFile.write(out.resolve("run.json"), bytes(JSON.writeValueAsString(json) + "\n"));
        close();
        delete(out.resolve(".work"));
    }

    /** Of the files that are written by now. @param files beside those that every mix has */
    private Map<String, String> digests(List<String> files) {
        Map<String, String> digests = new TreeMap<>();
        Stream.concat(Stream.of("recipe.yaml", MixRecord.FILE, Mix.DROPPED, BAD_ROWS), files.stream())
                .filter(name -> Files.exists(out.resolve(name)) || !name.equals(BAD_ROWS))
                .forEach(name -> digests.put(name, FileDigest.of(out.resolve(name))));
        return digests;
    }

    /** The ledger of the mix, once its files are written: it holds their digests. @param files beside those that every mix has */
    public Ledger ledger(Outcome outcome, List<String> files) {
        Map<String, String> fixed = digests(files);
        fixed.put("version", means.version());
        return new MixLedger(outcome, fixed).ledger();
    }

    private Scan.Progress told() {
        return new Scan.Progress() {
            @Override
            public void reading(Part part) {
                means.progress().file(part.names().get(0));
            }

            @Override
            public void read(long records, long characters) {
                means.progress().read(records, characters);
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    private static boolean empty(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UserError("cannot read " + directory + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("cannot delete " + directory + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        boolean begun = !refused || index.number("SELECT count(*) FROM parts") > 0;
        index.close();
        if (!begun) {
            delete(out.resolve(".work"));
            out.resolve("recipe.yaml").toFile().delete();
            if (made && empty(out)) {
                delete(out);
            }
        }
    }
}
