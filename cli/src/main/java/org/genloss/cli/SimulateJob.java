package org.genloss.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Study;
import org.genloss.io.model.TextLens;
import org.genloss.io.render.SimulateHtml;
import org.genloss.io.render.SimulateJson;
import org.genloss.io.render.SimulateText;
import org.genloss.io.run.Decompose;
import org.genloss.io.run.Fruitless;
import org.genloss.io.run.Run;
import org.genloss.io.run.RunDirectory;
import org.genloss.io.run.RunFiles;
import org.genloss.io.run.RunReport;
import org.genloss.io.run.SimulateResult;

/** Runs a study into a directory and prints what came out. */
final class SimulateJob {
    enum Format {
        TEXT,
        JSON
    }

    private final Common common;
    private final Format format;

    SimulateJob(Common common, Format format) {
        this.common = common;
        this.format = format;
    }

    int run(Study study, Path out) {
        int threadCount = common.threadCount();
        SimulateResult result;
        // resuming is advised from when there is a run to resume
        try (RunDirectory directory = RunDirectory.open(out, study.spec());
                Interruption interruption = Interruption.of(out)) {
            result = begun(study, directory, threadCount, interruption);
        }
        SimulateText.Style style =
                new SimulateText.Style(common.colour(), Terminal.unicode(), Terminal.columns(), out.toString());
        System.out.print(format == Format.JSON ? SimulateJson.render(result) : SimulateText.render(result, style));
        System.out.flush();
        return Exit.DONE;
    }

    private SimulateResult begun(Study study, RunDirectory directory, int threadCount, Interruption interruption) {
        try {
            return result(study, directory, threadCount, interruption);
        } catch (UserError e) {
            if (e instanceof Fruitless || e instanceof TextLens.Unreadable) {
                directory.clear();
            } else if (e.exitCode() == Exit.BAD_INPUT) {
                directory.abandon();
            }
            throw e;
        }
    }

    /** A directory that stops taking files leaves a run that can go on: that is its exit code, with the command that resumes. */
    private SimulateResult result(Study study, RunDirectory directory, int threadCount, Interruption interruption) {
        try (Bar bar = new Bar(common.quiet);
                Threads threads = new Threads(threadCount)) {
            return finished(study, directory, threads, new RunProgressBar(study, bar, interruption));
        } catch (UserError e) {
            if (!(e.getCause() instanceof IOException)) {
                throw e;
            }
            throw new UserError(
                    e.getMessage() + "\n  Resume   genloss simulate --resume " + directory.root(), Exit.INTERRUPTED, e);
        }
    }

    private static SimulateResult finished(
            Study study, RunDirectory directory, Threads threads, RunProgressBar progress) {
        Run run = new Run(study, directory);
        run.compute(threads, progress);
        SimulateResult gathered = new RunReport(run).gather(Version.number());
        SimulateResult result = Decompose.add(run, gathered, threads);
        RunFiles files = new RunFiles(run, Version.number());
        files.data();
        files.breakdowns(result);
        files.page(SimulateHtml.render(result));
        files.finish(result);
        return result;
    }
}
