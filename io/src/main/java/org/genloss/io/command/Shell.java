package org.genloss.io.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a line of the user's, its output into a log. */
public final class Shell {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final int SHOWN = 5;
    private static final int EXCERPT = 400;
    private static final int GONE_WITHIN = 5;

    private final String name;
    private final Path directory;
    private final Path log;
    private final double timeout;

    Shell(String name, Path directory, Path log, double timeout) {
        this.name = name;
        this.directory = directory;
        this.log = log;
        this.timeout = timeout;
    }

    private static boolean windows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    /** A word that the shell takes as it is. */
    static String quoted(String word) {
        if (word.matches("[A-Za-z0-9_./:=-]+")) {
            return word;
        }
        return windows() ? "\"" + word + "\"" : "'" + word.replace("'", "'\\''") + "'";
    }

    /** @throws IllegalArgumentException where the program fails or does not end in time; the message has the last lines of its output */
    void run(String line) {
        List<String> words = windows() ? List.of("cmd", "/c", line) : List.of("/bin/sh", "-c", line);
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File(windows() ? "NUL" : "/dev/null"))
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name + " in " + directory + ": " + e.getMessage(), e);
        }
        RUNNING.add(process);
        try {
            if (!ended(process)) {
                stop(process);
                throw new IllegalArgumentException(name + " did not end within " + seconds()
                        + " (command.timeout) and was stopped" + excerpt(line));
            }
        } catch (InterruptedException e) {
            stop(process);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        } finally {
            RUNNING.remove(process);
        }
        if (process.exitValue() != 0) {
            throw new IllegalArgumentException(name + " ended with exit code " + process.exitValue() + excerpt(line));
        }
    }

    private boolean ended(Process process) throws InterruptedException {
        if (timeout == 0) {
            process.waitFor();
            return true;
        }
        return process.waitFor((long) Math.ceil(timeout * 1000), TimeUnit.MILLISECONDS);
    }

    private String seconds() {
        return String.format(Locale.ROOT, timeout == Math.rint(timeout) ? "%.0f s" : "%s s", timeout);
    }

    /**
     * Stops the program and all that it started, the shell first so that it starts nothing more, and waits until they are gone (at most
     * {@value #GONE_WITHIN} s): what comes next may use the same memory and the same files.
     */
    public static void stop(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GONE_WITHIN, TimeUnit.SECONDS)
                .join();
    }

    /** Stops every program that is still running: genloss itself is being stopped. */
    public static void stopAll() {
        RUNNING.forEach(Shell::stop);
    }

    /** Waits for a program that others started, at most so long; it is stopped with genloss. Whether it has ended. */
    public static boolean awaits(Process process, long milliseconds) throws InterruptedException {
        RUNNING.add(process);
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } finally {
            RUNNING.remove(process);
        }
    }

    private String excerpt(String line) {
        String said = "";
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
            said = String.join(" | ", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
        } catch (IOException e) {
            said = "its output cannot be read: " + e.getMessage();
        }
        said = said.length() > EXCERPT ? ".." + said.substring(said.length() - EXCERPT) : said;
        return "; it said: " + (said.isEmpty() ? "nothing" : said) + " [" + line + ", log " + log + "]";
    }
}
