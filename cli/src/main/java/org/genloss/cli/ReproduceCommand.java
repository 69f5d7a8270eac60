package org.genloss.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.genloss.io.UserError;
import org.genloss.io.render.ReproduceHtml;
import org.genloss.io.render.ReproduceJson;
import org.genloss.io.render.ReproduceText;
import org.genloss.io.reproduce.Outcome;
import org.genloss.io.reproduce.Published;
import org.genloss.io.reproduce.Reproduce;
import org.genloss.io.reproduce.Results;
import org.genloss.io.write.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss reproduce}: does the laboratory find what was published? */
@Command(
        name = "reproduce",
        description = "Run published results again and compare our figures with theirs.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss reproduce --list",
            "  genloss reproduce shumailov-2024-variance",
            "  genloss reproduce gerstgrasser-2024-transformer --data tinyshakespeare.txt",
            "  genloss reproduce all --out runs/published"
        })
final class ReproduceCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Results to run, or all.")
    List<String> ids = List.of();

    @Option(names = "--list", description = "List the results with their sources; run nothing.")
    boolean list;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
    Format format;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Data for results that need some (see --list): a text, images. May be repeated, one a kind.")
    List<String> data = List.of();

    @Mixin
    Common common;

    /** Exit code 1 where a figure disagrees and it is not known why: a check of the installation for pipelines. */
    @Override
    public Integer call() {
        if (list) {
            System.out.print(ReproduceText.list(Results.all()));
            System.out.flush();
            return Exit.DONE;
        }
        if (ids.isEmpty()) {
            throw new UserError("name the results to run, or all. What there is: genloss reproduce --list");
        }
        if (common.out != null) {
            AtomicFile.requireWritable(common.out);
        }
        List<Outcome> outcomes = run(Results.of(ids));
        if (format == Format.JSON) {
            System.out.print(ReproduceJson.render(outcomes, Version.number(), common.seed()));
        } else {
            System.out.println(ReproduceText.summary(outcomes));
        }
        System.out.flush();
        if (common.out != null) {
            write(common.out, outcomes);
        }
        boolean wrong = outcomes.stream().anyMatch(Outcome::unexplained);
        return wrong ? Exit.GATE_FAILED : Exit.DONE;
    }

    private List<Outcome> run(List<Published> results) {
        List<Outcome> outcomes = new ArrayList<>();
        try (Threads threads = new Threads(common.threadCount())) {
            Reproduce reproduce = new Reproduce(common.seed(), threads, data);
            if (!ids.contains("all")) {
                results.forEach(result -> refuse(result, reproduce));
            }
            for (Published published : results) {
                Outcome outcome = ids.contains("all") ? reproduce.tried(published) : reproduce.run(published);
                outcomes.add(outcome);
                if (format == Format.TEXT) {
                    System.out.print(ReproduceText.one(outcome));
                    System.out.flush();
                }
            }
        }
        return outcomes;
    }

    private static void refuse(Published asked, Reproduce reproduce) {
        reproduce.lacks(asked).ifPresent(why -> {
            throw new UserError(asked.id() + ": " + why + ".");
        });
    }

    private void write(Path out, List<Outcome> outcomes) {
        String version = Version.number();
        AtomicFile.write(
                out.resolve("report.html"),
                ReproduceHtml.render(outcomes, version).getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(
                out.resolve("reproduce.json"),
                ReproduceJson.render(outcomes, version, common.seed()).getBytes(StandardCharsets.UTF_8));
        if (format == Format.TEXT) {
            System.out.println("Report   " + out + "/report.html   reproduce.json");
        }
    }
}
