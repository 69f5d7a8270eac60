package org.genloss.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Study;
import org.genloss.io.model.TextLens;
import org.genloss.io.render.SimulateHtml;
import org.genloss.io.render.SimulateJson;
import org.genloss.io.render.SimulateText;
import org.genloss.io.run.Decompose;
import org.genloss.io.run.Run;
import org.genloss.io.run.RunDirectory;
import org.genloss.io.run.RunFiles;
import org.genloss.io.run.RunReport;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.Arm;
import org.genloss.lab.NoModel;
import org.genloss.lab.Stop;

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
            if (e.getCause() instanceof NoModel || e instanceof Fruitless || e instanceof TextLens.Unreadable) {
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

    /** Where each chain of each regime ended early there is nothing to report but why. */
    private static void refuseNothing(SimulateResult result) {
        boolean all = result.cells().stream().allMatch(cell -> {
            long chains = (long) cell.experiment().regimes().size()
                    * cell.experiment().replicates();
            return stopped(cell).count() == chains;
        });
        if (all) {
            Stop first = stopped(result.cells().get(0)).findFirst().orElseThrow();
            throw new Fruitless(first);
        }
    }

    /** Every chain ended early. */
    private static final class Fruitless extends UserError {
        private static final long serialVersionUID = 1L;

        Fruitless(Stop first) {
            super("every run stopped early. The first: " + first.regime() + ", replicate " + first.replicate()
                    + ", at generation " + first.generation() + ": " + first.why() + ".");
        }
    }

    private static Stream<Stop> stopped(SimulateResult.Cell cell) {
        return cell.stops().stream().filter(stop -> !stop.regime().equals(Arm.REAL_ONLY.label()));
    }

    private static SimulateResult finished(
            Study study, RunDirectory directory, Threads threads, RunProgressBar progress) {
        Run run = new Run(study, directory);
        run.compute(threads, progress);
        SimulateResult gathered = new RunReport(run).gather(Version.number());
        refuseNothing(gathered);
        SimulateResult result = Decompose.add(run, gathered, threads);
        RunFiles files = new RunFiles(run, Version.number());
        files.data();
        files.breakdowns(result);
        files.page(SimulateHtml.render(result));
        files.finish(result);
        return result;
    }
}
