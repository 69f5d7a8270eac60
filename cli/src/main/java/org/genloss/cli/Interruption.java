package org.genloss.cli;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.genloss.io.command.Shell;

/**
 * Says how it went on, or how to resume, when the process is told to stop; the exit code is then 3. What is done is on disk already. Of
 * several at a time the one that began last speaks.
 */
final class Interruption implements AutoCloseable {
    private static final AtomicReference<Interruption> LAST = new AtomicReference<>();

    private final Thread hook;
    private final String advice;
    private final Interruption before;
    private volatile String done = "";

    private Interruption(String advice) {
        this.advice = advice;
        this.before = LAST.get();
        this.hook = new Thread(this::stop);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            LAST.set(this);
        } catch (IllegalStateException e) {
            // the process is stopping already: the one before has the last word
            done += "";
        }
    }

    /** Of a command that begins anew. */
    static Interruption of() {
        return new Interruption(" Run the same command again to start over.");
    }

    /** Of a run that can be resumed. */
    static Interruption of(Path directory) {
        return of("simulate", directory);
    }

    /** Of a run of a command that can be resumed. */
    static Interruption of(String command, Path directory) {
        return new Interruption("\nResume   genloss " + command + " --resume " + directory
                + "       gives the same bytes as an undisturbed run");
    }

    private void stop() {
        if (LAST.get() != this) {
            return;
        }
        Shell.stopAll();
        System.err.println(
                (System.console() == null ? "" : "\n") + "Stopped" + done + ". Nothing is half-written." + advice);
        System.err.flush();
        Runtime.getRuntime().halt(Exit.INTERRUPTED);
    }

    /** What the message says of the work so far: " after 39 of 60 runs". */
    void done(String text) {
        done = text;
    }

    @Override
    public void close() {
        try {
            LAST.set(before);
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is stopping already: the hook has the last word
            done += "";
        }
    }
}
