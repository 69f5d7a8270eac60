package org.genloss.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plug-ins beside this installation: folders of jars, which the launcher puts on the class path. */
final class Plugins {
    private Plugins() {}

    /** The folder of plug-ins, as the launcher says; empty where genloss was started without it. */
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty("genloss.plugins"))
                .map(Path::of)
                .map(Path::toAbsolutePath);
    }

    /** The folder with the launcher. */
    static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty("genloss.home")).map(Path::of);
    }

    /** The names of those that are there. */
    static List<String> fetched() {
        return folder().filter(Files::isDirectory).map(Plugins::names).orElse(List.of());
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Plugins::hasJars)
                    .map(plugin -> plugin.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean hasJars(Path plugin) {
        return Files.isDirectory(plugin) && !jars(plugin).isEmpty();
    }

    /** The jars of a folder. */
    static List<Path> jars(Path plugin) {
        try (Stream<Path> files = Files.list(plugin)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder and all that it holds, where it exists. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
