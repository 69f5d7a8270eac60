package org.genloss.io.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What is piped in, by the standard input or by a pipe with a name ({@code <(zcat x.gz)}, /dev/stdin, a FIFO), copied once to a temporary file:
 * data is read several times, and a pipe opened again begins in the middle or waits for ever. The file goes when genloss ends.
 */
final class StandardInput {
    private static final Map<Path, DataFile> PIPES = new HashMap<>();
    private static DataFile file;

    private StandardInput() {}

    static synchronized DataFile spooled() {
        if (file == null) {
            file = spool(System.in);
        }
        return file;
    }

    /** The path's data if it can be opened more than once, or else a copy of it. */
    static synchronized DataFile opened(Path path, String name) {
        if (Files.isRegularFile(path)) {
            return new DataFile(path, name);
        }
        DataFile copied = PIPES.get(path);
        if (copied == null) {
            try (InputStream in = Files.newInputStream(path)) {
                copied = spool(in, name);
            } catch (IOException e) {
                throw BadInput.in(name, "cannot be read: " + e.getMessage(), "Give a file, or pipe the data to -.");
            }
            PIPES.put(path, copied);
        }
        return copied;
    }

    static DataFile spool(InputStream in) {
        return spool(in, "-");
    }

    private static DataFile spool(InputStream in, String name) {
        try {
            Path path = Files.createTempFile("genloss-stdin-", "");
            path.toFile().deleteOnExit();
            Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
            return new DataFile(path, name);
        } catch (IOException e) {
            throw BadInput.in(
                    name,
                    "what is piped in cannot be copied to a temporary file: " + e.getMessage(),
                    "Free some space, or point TMPDIR elsewhere.");
        }
    }
}
