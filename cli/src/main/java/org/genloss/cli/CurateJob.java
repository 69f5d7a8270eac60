package org.genloss.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.recipe.Recipe;
import org.genloss.io.UserError;
import org.genloss.io.curate.Curation;
import org.genloss.io.curate.ShardFields;
import org.genloss.io.ledger.LedgerExport;
import org.genloss.io.read.BadInput;
import org.genloss.io.render.CurateCard;
import org.genloss.io.render.CurateCroissant;
import org.genloss.io.render.CurateHtml;
import org.genloss.io.render.CurateJson;
import org.genloss.io.render.CurateSourcing;
import org.genloss.io.render.CurateText;
import org.genloss.io.render.Numbers;
import org.genloss.io.write.AtomicFile;
import org.genloss.ledger.Ledger;

/** Carries out a recipe and prints what came out. */
final class CurateJob {
    private final Common common;
    private final CurateCommand.Format format;
    private final long memory;
    private final LocalDate today;

    CurateJob(Common common, CurateCommand.Format format, long memory, LocalDate today) {
        this.common = common;
        this.format = format;
        this.memory = memory;
        this.today = today;
    }

    int run(Recipe recipe, Path out) {
        Told told = new Told(common.quiet);
        try (Threads threads = new Threads(common.threadCount());
                Interruption interruption = Interruption.of("curate", out)) {
            Curation.Means means = new Curation.Means(memory, threads, told, Version.number(), today);
            try (Curation curation = Curation.open(recipe, out, means)) {
                Outcome outcome = curation.run(true);
                told.close();
                print(curation, outcome, out);
            }
            interruption.done("");
        } catch (UserError e) {
            told.close();
            boolean interrupted = e.exitCode() == Exit.INTERRUPTED || AtomicFile.full(e.getMessage());
            if (!interrupted && !(e instanceof BadInput)) {
                throw e;
            }
            boolean begun = interrupted || Files.exists(out.resolve(".work"));
            String mended = interrupted ? "" : "   once it is mended; with a changed recipe run the same command again";
            throw new UserError(
                    e.getMessage() + setting(e) + (begun ? "\n  Resume   genloss curate --resume " + out + mended : ""),
                    interrupted ? Exit.INTERRUPTED : e.exitCode(),
                    e);
        }
        return Exit.DONE;
    }

    /** What other commands take as an option is said in a recipe. */
    private static String setting(UserError e) {
        return e instanceof BadInput input && !input.option().isEmpty()
                ? "\n  " + input.option().replaceFirst("^--(\\S+) ", "$1: ") + "   at that source in the recipe"
                : "";
    }

    private void print(Curation curation, Outcome outcome, Path out) {
        String json = CurateJson.render(outcome, Version.number());
        String text = CurateText.render(outcome, out.toString(), Terminal.columns());
        List<String> files = new ArrayList<>();
        files.add(written(out, "report.json", json));
        files.add(written(out, "report.html", CurateHtml.render(outcome, Version.number())));
        files.add(written(out, "datacard.md", CurateCard.render(outcome, Version.number())));
        if (outcome.check().isPresent()) {
            files.add(written(out, "sourcing.csv", CurateSourcing.csv(outcome.thin())));
        }
        Ledger ledger = curation.ledger(outcome, files);
        LedgerExport lineage = new LedgerExport(ledger, outcome.recipe().name());
        files.add(written(
                out,
                "croissant.json", // has the marks of the ledger, which cannot hold its digest
                CurateCroissant.render(outcome, lineage, Version.number(), ShardFields.of(out, outcome))));
        curation.finish(outcome, ledger, files);
        System.out.print(format == CurateCommand.Format.JSON ? json : text);
        System.out.flush();
    }

    private static String written(Path out, String name, String text) {
        AtomicFile.write(out.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        return name;
    }

    /** The bar. */
    private static final class Told implements Curation.Progress, AutoCloseable {
        private final Bar bar;
        private String pass = "";
        private int files;
        private int file;
        private long records;
        private long characters;

        Told(boolean quiet) {
            bar = new Bar(quiet);
        }

        @Override
        public void pass(String name, int all) {
            pass = name;
            files = all;
            file = 0;
            records = 0;
            characters = 0;
        }

        @Override
        public void file(String name) {
            file++;
            show();
        }

        @Override
        public void read(long more, long length) {
            records += more;
            characters += length;
            show();
        }

        private void show() {
            bar.count(pass + "  file " + file + " of " + files + "  " + Numbers.count(records, "record") + "  "
                    + Numbers.count(characters >> 20) + " M characters");
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
