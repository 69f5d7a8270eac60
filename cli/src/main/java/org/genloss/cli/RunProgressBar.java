package org.genloss.cli;

import java.util.Locale;
import org.genloss.io.experiment.Study;
import org.genloss.io.run.RunProgress;

/** Progress of a run: replicates done, rate and time left. */
final class RunProgressBar implements RunProgress {
    private final Study study;
    private final Bar bar;
    private final Interruption interruption;
    private long started;
    private int runs;
    private int done;
    private int kept;

    RunProgressBar(Study study, Bar bar, Interruption interruption) {
        this.study = study;
        this.bar = bar;
        this.interruption = interruption;
    }

    @Override
    public synchronized void starts(int all, int there) {
        started = System.nanoTime();
        runs = all;
        kept = there;
        done = there;
        if (there > 0) {
            bar.say(study.spec().name() + ": " + there + " of " + all + " runs kept, " + (all - there) + " to do");
        }
        tell();
    }

    @Override
    public synchronized void done(String regime, int replicates) {
        done += replicates;
        tell();
        double rate = (done - kept) / Math.max(1e-3, (System.nanoTime() - started) / 1e9);
        bar.show(
                study.spec().name(),
                (double) done / runs,
                String.format(Locale.ROOT, "%d of %d runs   %.1f runs/s", done, runs, rate));
    }

    @Override
    public void warns(String sentence) {
        bar.say(study.spec().name() + ": " + sentence);
    }

    private void tell() {
        interruption.done(" after " + done + " of " + runs + " runs");
    }
}
