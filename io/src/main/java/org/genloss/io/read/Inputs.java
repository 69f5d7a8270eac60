package org.genloss.io.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.genloss.catalog.UnknownName;

/** From what the user typed to files: names, globs, directories and the standard input. */
final class Inputs {
    private static final List<String> ENDINGS =
            List.of(".txt", ".text", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".tab", ".parquet", ".npy");
    private static final List<String> MEDIA = List.of(".png", ".jpg", ".jpeg", ".gif", ".wav", "-ubyte");
    private static final List<String> CODE = List.of(
            ".py", ".java", ".c", ".h", ".cc", ".cpp", ".hpp", ".cs", ".go", ".rs", ".js", ".jsx", ".ts", ".tsx", ".kt",
            ".scala", ".rb", ".php", ".pl", ".pm", ".swift", ".r", ".jl", ".lua", ".sh", ".sql", ".hs", ".ml", ".f90",
            ".m");

    private Inputs() {}

    /** Globs replaced by what they match, in natural order; everything else as it is, if it exists. */
    static List<String> expand(String typed) {
        if (typed.equals("-") || exists(typed)) {
            return List.of(typed);
        }
        if (!typed.matches(".*[*?\\[{].*")) {
            throw missing(typed);
        }
        List<String> found = new ArrayList<>();
        glob("", typed.split("/+", -1), 0, found);
        if (found.isEmpty()) {
            throw BadInput.in(
                    typed,
                    "no file matches",
                    "Quote the pattern so that the shell leaves it alone, and look with: ls " + parent(typed));
        }
        found.sort(NaturalOrder.INSTANCE);
        return found;
    }

    /** The files behind the names, directories opened; of source code at any depth. */
    static List<DataFile> files(List<String> typed, boolean code) {
        List<DataFile> files = new ArrayList<>();
        for (String one : typed) {
            for (String name : expand(one)) {
                if (name.equals("-")) {
                    files.add(StandardInput.spooled());
                } else if (Files.isDirectory(Path.of(name))) {
                    files.addAll(directory(name, code));
                } else {
                    files.add(StandardInput.opened(Path.of(name), name));
                }
            }
        }
        return files;
    }

    private static boolean exists(String typed) {
        try {
            return !typed.isEmpty() && Files.exists(Path.of(typed));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void glob(String head, String[] parts, int at, List<String> found) {
        String part = parts[at];
        boolean last = at == parts.length - 1;
        if (!part.matches(".*[*?\\[{].*")) {
            descend(head + part, parts, at, found);
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(head.isEmpty() ? "." : head), part)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".") && (last || Files.isDirectory(entry))) {
                    descend(head + name, parts, at, found);
                }
            }
        } catch (IOException | java.util.regex.PatternSyntaxException e) {
            return; // nothing there to match
        }
    }

    private static void descend(String path, String[] parts, int at, List<String> found) {
        if (at < parts.length - 1) {
            glob(path + "/", parts, at + 1, found);
        } else if (exists(path)) {
            found.add(path);
        }
    }

    /** Data files, then images and recordings; source code if it was asked for, if there is nothing else, or if there are more files of it. */
    private static List<DataFile> directory(String name, boolean asked) {
        List<String> there = list(Path.of(name));
        int sources = ending(name, there, CODE).size();
        for (List<String> endings : List.of(ENDINGS, MEDIA)) {
            List<DataFile> files = ending(name, there, endings);
            if (!asked && !files.isEmpty() && files.size() >= sources) {
                return files;
            }
        }
        List<DataFile> code = ending(name, below(Path.of(name)), CODE);
        if (code.isEmpty()) {
            String found = there.isEmpty()
                    ? "the directory is empty"
                    : "the directory has no file that genloss reads (it holds " + Words.list(there) + ")";
            throw BadInput.in(
                    name,
                    found,
                    "Put files in it that end in " + String.join(" ", ENDINGS) + " " + String.join(" ", MEDIA)
                            + ", compressed or not, or source code, or name the files.");
        }
        return code;
    }

    private static List<DataFile> ending(String directory, List<String> entries, List<String> endings) {
        String prefix = directory.endsWith("/") ? directory : directory + "/";
        return entries.stream()
                .map(entry -> new DataFile(Path.of(directory, entry), prefix + entry))
                .filter(file -> file.endsWith(endings.toArray(new String[0])))
                .toList();
    }

    /** Whether a file is source code, by its name. */
    static boolean isCode(DataFile file) {
        return file.endsWith(CODE.toArray(new String[0]));
    }

    /** All files below a directory, hidden ones and links left out, by their path in natural order. */
    private static List<String> below(Path directory) {
        try (Stream<Path> entries = Files.walk(directory)) {
            return entries.filter(Files::isRegularFile)
                    .filter(p -> !Files.isSymbolicLink(p))
                    .map(p -> directory.relativize(p).toString())
                    .filter(n -> !n.startsWith(".") && !n.contains("/."))
                    .sorted(NaturalOrder.INSTANCE)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory);
        }
    }

    private static List<String> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile)
                    .map(p -> p.getFileName().toString())
                    .filter(n -> !n.startsWith("."))
                    .sorted(NaturalOrder.INSTANCE)
                    .toList();
        } catch (IOException e) {
            throw unreadable(directory);
        }
    }

    private static BadInput unreadable(Path directory) {
        return BadInput.in(
                directory.toString(),
                "the directory cannot be read",
                "Give read permission: chmod -R +rX " + directory);
    }

    private static String parent(String typed) {
        int slash = typed.lastIndexOf('/');
        return slash < 0 ? "." : typed.substring(0, slash + 1);
    }

    private static BadInput missing(String typed) {
        String parent = parent(typed);
        if (!exists(parent)) {
            return BadInput.in(typed, "no such file, and no directory " + parent, "Check the path.");
        }
        List<String> there = list(Path.of(parent)).stream()
                .filter(n -> near(typed.substring(typed.lastIndexOf('/') + 1), n))
                .toList();
        return BadInput.in(
                typed,
                "no such file",
                there.isEmpty()
                        ? "Check the path; the directory " + parent + " exists."
                        : "Nearest in " + parent + ": " + Words.list(there));
    }

    private static boolean near(String asked, String name) {
        return UnknownName.distance(asked.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
                <= Math.max(2, asked.length() / 3);
    }
}
