package org.genloss.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.genloss.curate.recipe.Recipe;
import org.genloss.io.UserError;
import org.genloss.io.curate.RecipeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss curate}: builds a training mix. */
@Command(
        name = "curate",
        description =
                "Build a training mix: filtered, synthetic share capped, with the origin and generation of every record.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss curate recipe.yaml --out mixes/first",
            "  genloss curate --resume mixes/first",
            "",
            "A recipe names sources with their origin, steps (see genloss selectors) and shares:",
            "  sources:",
            "    - { id: crawl, path: crawl/*.jsonl.zst, origin: human, licence: CC-BY-4.0, date-field: date }",
            "    - { id: stories, path: stories.jsonl, origin: { synthetic: gpt-4, generation: 1 } }",
            "  steps: [ gopher-quality, gopher-repetition ]",
            "  mix: { unit: words, synthetic: 0.2 }"
        })
final class CurateCommand implements Callable<Integer> {
    /** How the report is printed. */
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "The recipe, a YAML file.")
    Path recipe;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with the run in DIR; it ends in the same bytes as an undisturbed one.")
    Path resume;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "512MB",
            description =
                    "What sorting and joining may take, beside the Java heap, before they go to disk (default: ${DEFAULT-VALUE}).")
    String memory;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
    Format format;

    @Option(
            names = "--today",
            paramLabel = "DATE",
            description =
                    "The day on which waivers of the recipe's policy are judged, such as 2027-01-31 (default: today, UTC).")
    LocalDate today;

    @Mixin
    Common common;

    @Override
    public Integer call() {
        long bytes = RecipeFile.bytes(memory)
                .filter(size -> size >= 128L << 20)
                .orElseThrow(() ->
                        new UserError("--memory needs a size of at least 128MB, such as 1GB, got " + memory + "."));
        CurateJob job = new CurateJob(common, format, bytes, today == null ? LocalDate.now(ZoneOffset.UTC) : today);
        if (resume != null) {
            return job.run(resumed(), resume);
        }
        if (recipe == null) {
            throw new UserError("genloss curate needs RECIPE, a YAML file. genloss curate --help shows one.");
        }
        Recipe read = RecipeFile.read(recipe);
        if (common.seedGiven()) {
            read = read.withSeed(common.seed());
        }
        return job.run(read, common.out == null ? Path.of("genloss-" + read.name()) : common.out);
    }

    private Recipe resumed() {
        if (recipe != null || common.out != null || common.seedGiven()) {
            throw new UserError("--resume goes on with the recipe in " + resume
                    + " as it is; it takes no other settings. Leave them out, or start anew with --out.");
        }
        Path file = resume.resolve("recipe.yaml");
        if (!Files.exists(file) || Files.exists(resume.resolve("run.json"))) {
            throw new UserError("nothing to resume: " + resume
                    + (Files.exists(file)
                            ? " is finished."
                            : " has no recipe.yaml. Start one: genloss curate RECIPE --out " + resume));
        }
        return RecipeFile.read(file);
    }
}
