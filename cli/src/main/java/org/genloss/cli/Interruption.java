package org.genloss.cli;

import java.nio.file.Path;
import org.genloss.io.command.Shell;

/** Says how to resume when the process is told to stop; the exit code is then 3. What is done is on disk already. */
final class Interruption implements AutoCloseable {
    private final Thread hook;
    private volatile String done = "";

    private Interruption(Path directory) {
        hook = new Thread(() -> {
            Shell.stopAll();
            System.err.println("\nStopped" + done + ". Nothing is half-written.");
            System.err.println("Resume   genloss simulate --resume " + directory
                    + "       gives the same bytes as an undisturbed run");
            System.err.flush();
            Runtime.getRuntime().halt(Exit.INTERRUPTED);
        });
    }

    static Interruption of(Path directory) {
        Interruption interruption = new Interruption(directory);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** What the message says of the work so far: " after 39 of 60 runs". */
    void done(String text) {
        done = text;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is stopping already: the hook has the last word
            done += "";
        }
    }
}
