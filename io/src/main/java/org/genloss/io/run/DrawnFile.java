package org.genloss.io.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.io.write.AtomicFile;
import org.genloss.io.write.IdxFile;
import org.genloss.io.write.ItemsFile;

/** What a model drew, in a file that the readers read back: grey images of bytes in an IDX file, all else in JSON lines. */
final class DrawnFile {
    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LINES = ".jsonl";

    private DrawnFile() {}

    /** @param name of the file without its end */
    static void write(Path name, Corpus drawn) {
        if (IdxFile.holds(drawn)) {
            AtomicFile.write(with(name, IMAGES), out -> IdxFile.write(drawn, out));
        } else {
            AtomicFile.write(with(name, LINES), out -> ItemsFile.write(drawn, out));
        }
    }

    /** The file of this name, whichever its end; empty where there is none. */
    static Optional<Path> find(Path name) {
        return Stream.of(LINES, IMAGES)
                .map(end -> with(name, end))
                .filter(Files::exists)
                .findFirst();
    }

    private static Path with(Path name, String end) {
        return name.resolveSibling(name.getFileName() + end);
    }
}
