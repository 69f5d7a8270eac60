package org.genloss.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.io.UserError;
import org.genloss.io.command.Shell;
import org.genloss.io.plugin.Plugin;

/** Builds a plug-in in a clone, aside, and moves it into place: whoever looks sees the old one, the new one, or none. */
final class PluginBuild {
    private static final Pattern STEP = Pattern.compile(
            "Downloading from [^:]+: \\S*/(\\S+\\.jar)|^\\[INFO] Building (genloss-\\w+)", Pattern.MULTILINE);
    private static final int SHOWN = 6;

    private final Path home;
    private final Path folder;
    private final Plugin plugin;

    /**
     * @param home the clone
     * @param folder the folder of plug-ins
     */
    PluginBuild(Path home, Path folder, Plugin plugin) {
        this.home = home;
        this.folder = folder;
        this.plugin = plugin;
    }

    /** The jars that are there now. @throws UserError with the last errors where the build failed */
    List<Path> run(Bar bar) throws IOException {
        Path aside = folder.resolve("." + plugin.word() + ".unfinished");
        Path log = folder.resolve("." + plugin.word() + ".log");
        Files.createDirectories(folder);
        Plugins.remove(aside);
        try {
            maven(aside, log, bar);
            Path built = aside.resolve(plugin.word());
            Path place = folder.resolve(plugin.word());
            Plugins.remove(place);
            Files.move(built, place);
            return Plugins.jars(place);
        } finally {
            Plugins.remove(aside);
        }
    }

    private void maven(Path aside, Path log, Bar bar) throws IOException {
        Process process = new ProcessBuilder(
                        home.resolve("mvnw").toString(),
                        "-B",
                        "-Dgenloss.product",
                        "-Dmaven.test.skip=true",
                        "-Dgenloss.plugins=" + aside,
                        "package",
                        "-pl",
                        plugin.word(),
                        "-am")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log.toFile())
                .start();
        long started = System.nanoTime();
        try {
            while (!Shell.awaits(process, 500)) {
                bar.count("Fetching " + plugin.word() + step(log) + "  "
                        + Bar.duration((System.nanoTime() - started) / 1e9));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fetch was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new UserError("fetching " + plugin.word() + " failed; nothing has changed. The build said:\n"
                    + errors(log) + "\n  The whole log: " + log);
        }
    }

    /** What the build does now. */
    private static String step(Path log) throws IOException {
        Matcher found = STEP.matcher(text(log));
        String last = "";
        while (found.find()) {
            last = ", " + (found.group(1) == null ? found.group(2) : found.group(1));
        }
        return last;
    }

    private static String errors(Path log) throws IOException {
        List<String> lines = text(log).lines().toList();
        List<String> errors =
                lines.stream().filter(l -> l.startsWith("[ERROR]")).limit(SHOWN).toList();
        List<String> shown = errors.isEmpty() ? lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()) : errors;
        return "  " + String.join("\n  ", shown);
    }

    private static String text(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }
}
