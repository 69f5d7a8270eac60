package org.genloss.neural.engine;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * Native libraries in the folder that JavaCPP unpacks them to, each below a folder named as its jar. A library that is cut, as a program that is stopped
 * leaves it, is mapped as it is and ends Java at the first page that is not there.
 *
 * @param folder JavaCPP's cache
 * @param version of what is unpacked
 */
record Unpacked(Path folder, String version) {
    /** Has the version of what was loaded from here, hence was unpacked to its end. */
    private static final String MARKER = "genloss.whole";

    private static final List<String> JARS = List.of("javacpp-", "openblas-", "pytorch-");

    /** The largest ones. */
    private static final List<String> LIBRARIES =
            List.of("pytorch/torch_cpu", "pytorch/jnitorch", "openblas/jniopenblas");

    /** A library in its jar, and where it is unpacked to. */
    record Library(Path file, long bytes) {
        boolean whole() {
            return file.toFile().length() == bytes;
        }
    }

    /** Those of the largest libraries that the class path has for this machine. */
    List<Library> libraries() throws IOException {
        List<Library> all = new ArrayList<>();
        for (String library : LIBRARIES) {
            int slash = library.indexOf('/');
            URL there = Unpacked.class
                    .getClassLoader()
                    .getResource("org/bytedeco/" + library.substring(0, slash + 1) + Loader.getPlatform() + "/"
                            + System.mapLibraryName(library.substring(slash + 1)));
            if (there != null && there.openConnection() instanceof JarURLConnection jar) {
                String name = new File(jar.getJarFile().getName()).getName();
                all.add(new Library(folder.resolve(name).resolve(jar.getEntryName()), jar.getContentLengthLong()));
            }
        }
        return all;
    }

    /** Says that what is here was loaded. */
    void mark() throws IOException {
        Files.writeString(folder.resolve(MARKER), version);
    }

    /** Deletes what was unpacked unless this version was loaded from here once; in a folder that is genloss's own alone, and locked. */
    void heal() throws IOException {
        Path marker = folder.resolve(MARKER);
        if (Files.exists(marker) && Files.readString(marker).equals(version)) {
            return;
        }
        Files.deleteIfExists(marker);
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path jar : inside.filter(Unpacked::ofJar).toList()) {
                delete(jar);
            }
        }
    }

    private static boolean ofJar(Path path) {
        return JARS.stream().anyMatch(String.valueOf(path.getFileName())::startsWith);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Why a cache that is the user's own must not be loaded from; empty where it may. */
    Optional<String> refusal() throws IOException {
        return libraries().stream()
                .filter(library -> Files.exists(library.file) && !library.whole())
                .findFirst()
                .map(library -> library.file + " has " + library.file.toFile().length() + " of " + library.bytes
                        + " bytes, as an unpacking leaves it that was interrupted: delete it, and it is unpacked anew");
    }

    /** What to do where loading failed because not everything could be written; empty where it failed for another reason. */
    Optional<String> unwritten() throws IOException {
        return libraries().stream().allMatch(Library::whole)
                ? Optional.empty()
                : Optional.of(
                        "networks are trained by libtorch, and its native library could not be unpacked to " + folder
                                + ": half a gigabyte is needed there, in a folder that can be written, and files of 350 MB must be"
                                + " allowed (ulimit -f); another folder: GENLOSS_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER");
    }
}
