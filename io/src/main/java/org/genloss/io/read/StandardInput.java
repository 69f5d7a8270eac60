package org.genloss.io.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What is piped in, copied once to a temporary file so that it can be read again; the file goes when genloss ends. */
final class StandardInput {
    private static DataFile file;

    private StandardInput() {}

    static synchronized DataFile spooled() {
        if (file == null) {
            file = spool(System.in);
        }
        return file;
    }

    static DataFile spool(InputStream in) {
        try {
            Path path = Files.createTempFile("genloss-stdin-", "");
            path.toFile().deleteOnExit();
            Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
            return new DataFile(path, "-");
        } catch (IOException e) {
            throw BadInput.in(
                    "-",
                    "the standard input cannot be copied to a temporary file: " + e.getMessage(),
                    "Free some space, or point TMPDIR elsewhere.");
        }
    }
}
