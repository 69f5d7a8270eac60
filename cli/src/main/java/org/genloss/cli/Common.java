package org.genloss.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The same for commands that write several files. */
final class Common extends Usual {
    @Option(names = "--out", paramLabel = "DIR", description = "Where to write files; made if it does not exist.")
    Path out;
}
