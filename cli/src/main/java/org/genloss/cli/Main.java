package org.genloss.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.genloss.io.write.AtomicFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: {@code genloss COMMAND}. */
@Command(
        name = "genloss",
        description =
                "Measures, reproduces and predicts model collapse: what a generative model loses when it is trained on the output of earlier ones.",
        subcommands = {
            DemoCommand.class,
            CheckCommand.class,
            SimulateCommand.class,
            ReproduceCommand.class,
            MetricCommand.class,
            ProfileCommand.class,
            ContaminationCommand.class,
            DetectorCommand.class,
            CurateCommand.class,
            LedgerCommand.class,
            ListCommands.Metrics.class,
            ListCommands.Learners.class,
            ListCommands.Regimes.class,
            ListCommands.Mitigations.class,
            ListCommands.Selectors.class,
            ExplainCommand.class,
            FetchCommand.class
        },
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss demo",
            "  genloss check --reference human.jsonl --generation gen1.jsonl --generation gen2.jsonl",
            "  genloss simulate --data corpus.txt --learner ngram --regime replace --regime accumulate"
        },
        mixinStandardHelpOptions = true)
public final class Main {
    Main() {}

    public static void main(String[] arguments) {
        // Output is UTF-8 whatever the locale: files and pipes must not depend on it.
        Stdout stdout = new Stdout();
        System.setOut(new PrintStream(stdout, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        Interruption interruption = Interruption.of();
        int exit = run(arguments);
        System.out.flush();
        interruption.close();
        System.exit(exit == Exit.DONE ? stdout.exit() : exit);
    }

    /** Standard output that remembers why it took no more: a PrintStream swallows that. */
    private static final class Stdout extends FileOutputStream {
        private volatile IOException failure;

        Stdout() {
            super(FileDescriptor.out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                super.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /** Whoever stops reading a pipe has seen enough; a full disk is an error. */
        int exit() {
            if (failure == null || "Broken pipe".equals(failure.getMessage())) {
                return Exit.DONE;
            }
            Failures.say(System.err, "cannot write to standard output: " + AtomicFile.reason(failure) + ".");
            return Exit.BAD_INPUT;
        }
    }

    /** Runs one command and gives its exit code. */
    static int run(String... arguments) {
        Failures failures = new Failures();
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().versionProvider(new Version()));
        Overview.on(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(96);
        line.setUsageHelpAutoWidth(false);
        line.setParameterExceptionHandler(failures::usage);
        line.setExecutionExceptionHandler(failures::execution);
        if (arguments.length == 0) {
            line.usage(System.out);
            return Exit.DONE;
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            return Failures.memory();
        }
    }
}
