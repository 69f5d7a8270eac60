package org.genloss.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: {@code genloss COMMAND}. */
@Command(
    name = "genloss",
    description = "Measures, reproduces and predicts model collapse: what a generative model loses when it is trained on the output of earlier ones.",
    subcommands = {
      DemoCommand.class,
      CheckCommand.class,
      SimulateCommand.class,
      MetricCommand.class,
      ListCommands.Metrics.class,
      ListCommands.Learners.class,
      ListCommands.Regimes.class,
      ExplainCommand.class
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
  private Main() {}

  public static void main(String[] arguments) {
    // Output is UTF-8 whatever the locale: files and pipes must not depend on it.
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    int exit = run(arguments);
    System.out.flush();
    System.exit(exit);
  }

  /** Runs one command and gives its exit code. */
  static int run(String... arguments) {
    Failures failures = new Failures();
    CommandLine line = new CommandLine(new Main());
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
