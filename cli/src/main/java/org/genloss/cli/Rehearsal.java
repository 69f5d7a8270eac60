package org.genloss.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs small commands that print nothing, while the launcher has Java write down the classes that they load: started with that archive, a check takes
 * half a second of processor time less.
 */
final class Rehearsal {
    private static final int ITEMS = 80;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("genloss-rehearsal");
        try {
            run(directory);
        } finally {
            for (String name : List.of("a.txt", "b.txt", "a.csv", "b.csv", "")) {
                Files.deleteIfExists(directory.resolve(name));
            }
        }
    }

    /** The exit codes of its commands. */
    static List<Integer> run(Path directory) throws IOException {
        for (String name : List.of("a", "b")) {
            int step = name.equals("a") ? 7 : 5;
            write(directory.resolve(name + ".txt"), IntStream.range(0, ITEMS).mapToObj(i -> text(i, step)));
            write(directory.resolve(name + ".csv"), IntStream.range(-1, ITEMS).mapToObj(i -> row(i, step)));
        }
        PrintStream shown = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return List.of(
                    Main.run("metrics"),
                    Main.run(check(directory, ".txt", "json")),
                    Main.run(check(directory, ".csv", "text")));
        } finally {
            System.setOut(shown);
        }
    }

    private static String[] check(Path directory, String ending, String format) {
        String reference = directory.resolve("a" + ending).toString();
        String generation = directory.resolve("b" + ending).toString();
        return new String[] {
            "check", "--reference", reference, "--generation", generation, "--format", format, "--quiet"
        };
    }

    private static String text(int i, int step) {
        return IntStream.range(0, 12)
                .mapToObj(j -> "w" + "abcdefghij".charAt((i * step + j * j) % 10) + "x".repeat((i + step * j) % 9))
                .collect(Collectors.joining(" ", "", "."));
    }

    private static String row(int i, int step) {
        return i < 0 ? "size,kind" : i * step % 31 / 4.0 + ",k" + i * step % 6;
    }

    private static void write(Path file, Stream<String> lines) throws IOException {
        Files.write(file, (Iterable<String>) lines::iterator);
    }
}
