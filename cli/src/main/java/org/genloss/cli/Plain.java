package org.genloss.cli;

import picocli.CommandLine.Option;

/** What every command says and shows. */
class Plain {
    @Option(names = "--quiet", description = "No progress on stderr.")
    boolean quiet;

    @Option(
            names = "--no-color",
            description = "No colour; also with NO_COLOR, TERM=dumb, or where stdout is no terminal.")
    boolean noColor;

    @Option(names = "--debug", description = "Show the stack trace of a failure.")
    boolean debug;

    /** Whether stdout is a terminal that takes colour. */
    boolean colour() {
        return !noColor
                && System.console() != null
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }
}
