package org.genloss.cli;

import java.io.PrintStream;

/** A line of progress on stderr, redrawn in place at most four times a second; nothing where stderr is no terminal, or with --quiet. */
final class Bar implements AutoCloseable {
    private static final int WIDTH = 32;
    private final PrintStream err;
    private final boolean shown;
    private final boolean quiet;
    private final long started = System.nanoTime();
    private long lastDrawn;
    private boolean drawn;

    Bar(boolean quiet) {
        this.err = System.err;
        this.quiet = quiet;
        this.shown = !quiet && System.console() != null && System.getenv("GENLOSS_NO_PROGRESS") == null;
    }

    /** Shows how far something is; silent in the first two seconds. */
    synchronized void show(String what, double share, String detail) {
        long now = System.nanoTime();
        if (!shown || now - started < 2_000_000_000L || now - lastDrawn < 250_000_000L) {
            return;
        }
        lastDrawn = now;
        drawn = true;
        int full = (int) Math.round(Math.min(1, share) * WIDTH);
        err.print("\r\033[K" + what + "  " + "█".repeat(full) + "░".repeat(WIDTH - full) + "  "
                + Math.round(share * 100) + " %  " + detail + left(share));
        err.flush();
    }

    /** Shows what was done so far of something whose end is not known; silent in the first two seconds. */
    synchronized void count(String what) {
        long now = System.nanoTime();
        if (shown && now - started >= 2_000_000_000L && now - lastDrawn >= 250_000_000L) {
            lastDrawn = now;
            drawn = true;
            err.print("\r\033[K" + what);
            err.flush();
        }
    }

    /** A line that stays; not with --quiet. */
    synchronized void say(String line) {
        if (!quiet) {
            close();
            err.println(line);
        }
    }

    private String left(double share) {
        double seconds = (System.nanoTime() - started) / 1e9;
        if (share < 0.02) {
            return "";
        }
        return "   " + duration(seconds * (1 - share) / share) + " left";
    }

    static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 100) {
            return s + " s";
        }
        return s < 6000 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
