package org.genloss.io.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Study;
import org.genloss.io.experiment.Yaml;
import org.genloss.io.write.AtomicFile;
import org.genloss.lab.Arm;

/** Where a run lives. One process at a time holds it. */
public final class RunDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;

    private RunDirectory(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens the directory for a study, making it where there is none.
     *
     * @throws UserError where it cannot be written, another process holds it, or it holds another experiment
     */
    public static RunDirectory open(Path root, Spec spec) {
        Path parts = root.resolve(".parts");
        String wanted = Yaml.write(spec.document());
        try {
            refuseOther(root, wanted);
            Files.createDirectories(parts);
            FileChannel channel =
                    FileChannel.open(parts.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UserError(
                        "another genloss is working in " + root + ". Wait for it, or choose another --out.");
            }
            RunDirectory directory = new RunDirectory(root, channel, lock);
            directory.claim(wanted);
            return directory;
        } catch (IOException e) {
            throw new UserError(
                    "cannot write into " + root + ": " + AtomicFile.reason(e) + ". Choose another --out.", e);
        }
    }

    /** Under the lock: another process may have begun meanwhile. */
    private void claim(String wanted) throws IOException {
        try {
            refuseOther(root, wanted);
            if (!Files.exists(experiment())) {
                AtomicFile.write(experiment(), wanted.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Refuses a directory with a run of another experiment, without touching it. */
    private static void refuseOther(Path root, String wanted) throws IOException {
        Path file = root.resolve("experiment.yaml");
        if (Files.exists(file) && !Files.readString(file).equals(wanted)) {
            throw new UserError(root + " already holds a run of another experiment (" + file
                    + ").\n  Choose another --out, or go on with that one: genloss simulate --resume " + root);
        }
    }

    public Path root() {
        return root;
    }

    /** Whether a run was begun there: it can be resumed. */
    public static boolean exists(Path root) {
        return Files.exists(root.resolve("experiment.yaml")) && Files.isDirectory(root.resolve(".parts"));
    }

    /** Whether nothing remains to be done. */
    public boolean complete() {
        return RunFiles.complete(root);
    }

    /** The resolved experiment. */
    public Path experiment() {
        return root.resolve("experiment.yaml");
    }

    /** Any file of the run. */
    public Path file(String name) {
        return root.resolve(name);
    }

    Path part(Task task) {
        return part(task.file());
    }

    /** A file that only an unfinished run needs. */
    Path part(String name) {
        return root.resolve(".parts").resolve(name);
    }

    /** Where a block keeps its fits until it is done. */
    Path fits(Task task) {
        return part("fits").resolve(task.file().replace(".csv", ""));
    }

    /** Where the arms of a cell keep the first fits that they have in common, until the run is done. */
    Path firstFits(int cell) {
        return part("fits").resolve(String.format(Locale.ROOT, "cell-%03d-first", cell));
    }

    /** Where the programs of a cell find and leave their files. */
    Path commands(Study study, int cell) {
        Path folder = root.toAbsolutePath().resolve("commands");
        return study.cells().size() > 1 ? folder.resolve(String.format(Locale.ROOT, "cell-%03d", cell + 1)) : folder;
    }

    /** What replicate 1 drew at a generation: the name of the file but for its end. */
    Path generation(Study study, int cell, int arm, int generation) {
        String label = Arm.all(study.cells().get(cell)).get(arm).label();
        Path folder = root.resolve("generations");
        if (study.cells().size() > 1) {
            folder = folder.resolve(String.format(Locale.ROOT, "cell-%03d", cell + 1));
        }
        int digits = Integer.toString(study.cells().get(cell).generations()).length();
        return folder.resolve(slug(label))
                .resolve(String.format(Locale.ROOT, "gen-%0" + Math.max(2, digits) + "d", generation));
    }

    /** A label as a name of a folder: {@code fresh-mix synthetic=0.9} is {@code fresh-mix-synthetic-0.9}. */
    static String slug(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-$", "");
    }

    /**
     * The directory of a run that was given none: that of its name, or with the first number from 2 on, where nothing is or the same experiment
     * was begun.
     */
    public static Path free(String name, Spec spec) {
        String wanted = Yaml.write(spec.document());
        for (int number = 1; ; number++) {
            Path root = Path.of(number == 1 ? name : name + "-" + number);
            try {
                refuseOther(root, wanted);
                return root;
            } catch (IOException e) {
                throw new UserError("cannot read " + root + ": " + AtomicFile.reason(e) + ". Give --out.", e);
            } catch (UserError other) {
                continue; // holds another experiment
            }
        }
    }

    /** Leaves nothing behind where nothing but the experiment was written: a run that could not begin is not one to go on with. */
    public void abandon() {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> paths = all.sorted(Comparator.reverseOrder()).toList();
            List<Path> own = List.of(experiment(), root.resolve(".parts").resolve("lock"));
            if (paths.stream().allMatch(path -> own.contains(path) || Files.isDirectory(path))) {
                for (Path path : paths) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UserError("cannot delete " + root + ": " + AtomicFile.reason(e), e);
        }
    }

    /**
     * Deletes an unfinished run of which nothing can come: its experiment, finished blocks and drawn items. Files of the user's programs stay, with
     * their logs, and what of them is done need not be done again.
     */
    public void clear() {
        delete(root.resolve("generations"));
        delete(root.resolve(".parts"));
        delete(experiment());
        try (Stream<Path> left = Files.list(root)) {
            if (left.findAny().isEmpty()) {
                Files.delete(root);
            }
        } catch (IOException e) {
            throw new UserError("cannot delete " + root + ": " + AtomicFile.reason(e), e);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UserError("cannot delete " + tree + ": " + AtomicFile.reason(e), e);
        }
    }

    /** Deletes what only an unfinished run needs. */
    void finished() {
        try (Stream<Path> parts = Files.walk(root.resolve(".parts"))) {
            for (Path path : parts.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UserError(
                    "cannot delete " + root.resolve(".parts") + ": " + e.getMessage() + ". The run itself is complete.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UserError("cannot release " + root + ": " + e.getMessage(), e);
        }
    }
}
