package org.genloss.io.write;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.genloss.io.UserError;

/** Writes a file aside, forces it to disk and moves it into place: whoever looks sees the old file, the new one, or none. */
public final class AtomicFile {
    /** Writes the content. */
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    public static void write(Path file, byte[] content) {
        write(file, out -> out.write(content));
    }

    /** @throws UserError naming file and reason where it cannot be written; nothing is left behind then */
    public static void write(Path file, Content content) {
        Path aside = aside(file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.write(out);
                out.flush();
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(aside);
            throw new UserError("cannot write " + file + ": " + reason(e) + ".", e);
        } catch (RuntimeException e) {
            discard(aside);
            if (e.getCause() instanceof IOException cause) { // the JSON writer wraps what the disk said
                throw new UserError("cannot write " + file + ": " + reason(cause) + ".", cause);
            }
            throw e;
        }
    }

    /** Says before any work is done that a directory could not be written to. @throws UserError naming the reason */
    public static void requireWritable(Path directory) {
        Path there = directory.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            throw new UserError("cannot write into " + directory + ": " + there
                    + " is a file, not a directory. Choose another --out.");
        }
        // Asking for permission is not enough: read-only and virtual file systems grant it and refuse the file.
        try {
            Files.delete(Files.createTempFile(there, ".genloss", ".probe"));
        } catch (IOException e) {
            throw new UserError("cannot write into " + directory + ": " + reason(e) + ". Choose another --out.", e);
        }
    }

    /** The name under which the file is written until it is whole. */
    static Path aside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".unfinished");
    }

    private static void discard(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // the failure that led here is the one to report
            aside.toFile().deleteOnExit();
        }
    }

    /** Whether the words of a failure say that there is no more room: on the disk, in a quota, or for a file. */
    public static boolean full(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "disk full", "file too large", "quota exceeded", "max_temp_directory_size")
                .anyMatch(lower::contains);
    }

    /** What went wrong, in words: the JDK's messages are often only the name of the file. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "its file system takes no new files";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file, not a directory";
        }
        return e instanceof java.nio.file.FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(e.getMessage());
    }
}
