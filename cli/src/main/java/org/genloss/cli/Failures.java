package org.genloss.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.catalog.Settings;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;
import org.genloss.io.read.BadInput;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one message on stderr and an exit code. */
final class Failures {
    /** The command line itself is wrong. */
    int usage(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        String message = failure.getMessage();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            message = unmatched(unmatched);
        } else if (failure instanceof MissingParameterException missing
                && missing.getMissing().get(0).isPositional()) {
            message = line.getCommandSpec().qualifiedName() + " needs "
                    + missing.getMissing().get(0).paramLabel() + ".";
        } else if (failure.getArgSpec() instanceof OptionSpec option && failure.getValue() != null) {
            message = refused(option, failure.getValue(), message);
        }
        say(System.err, message);
        System.err.println("  " + line.getCommandSpec().qualifiedName() + " --help lists what there is.");
        return Exit.BAD_INPUT;
    }

    /** A value of the wrong type, in the words that other messages have. */
    private static String refused(OptionSpec option, String value, String message) {
        Class<?> type = option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
        String needs;
        if (type.isEnum()) {
            needs = " takes "
                    + Stream.of(type.getEnumConstants())
                            .map(constant -> Settings.word((Enum<?>) constant))
                            .collect(Collectors.joining(", "));
        } else if (type == Integer.class || type == Long.class) {
            needs = " needs a whole number";
        } else if (type == Double.class) {
            needs = " needs a number";
        } else if (type == LocalDate.class) {
            needs = " needs a day such as 2027-01-31";
        } else {
            return message;
        }
        return option.longestName() + needs + ", got " + value + ".";
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        String word = failure.getUnmatched().get(0);
        CommandLine line = failure.getCommandLine();
        if (line.getParent() == null && Overview.LATER.contains(word)) {
            return word + " is not in this version yet.";
        }
        boolean option = word.startsWith("-");
        String name = option ? word.replaceFirst("=.*", "") : word;
        List<String> known = option
                ? line.getCommandSpec().options().stream()
                        .map(CommandLine.Model.OptionSpec::longestName)
                        .toList()
                : List.copyOf(line.getSubcommands().keySet());
        String what = option ? "option" : "command";
        if (known.isEmpty()) {
            boolean told =
                    ExplainCommand.all().stream().anyMatch(e -> e.card().id().equals(name));
            return line.getCommandSpec().qualifiedName() + " takes no argument " + name + "."
                    + (told ? " genloss explain " + name + " says what it is and what its settings are." : files(line));
        }
        List<String> near = UnknownName.near(name, known);
        return "no " + what + " " + name + "." + (near.isEmpty() ? "" : " Did you mean " + near.get(0) + "?");
    }

    /** A file without the option that takes it is what such a word most often is. */
    private static String files(CommandLine line) {
        List<String> takers = Stream.of("--reference", "--generation", "--data")
                .filter(option -> line.getCommandSpec().findOption(option) != null)
                .map(option -> option + " FILE")
                .toList();
        return takers.isEmpty() ? "" : " Files go to " + String.join(" and ", takers) + ".";
    }

    /** The command failed. */
    int execution(Exception failure, CommandLine line, ParseResult parsed) {
        boolean debug = parsed.expandedArgs().contains("--debug");
        if (failure instanceof ParameterException wrong) {
            return usage(wrong, new String[0]);
        }
        if (failure instanceof UserError || failure instanceof UnknownName) {
            say(System.err, failure.getMessage());
            if (failure instanceof BadInput input && takes(line, input.option())) {
                System.err.println("  genloss " + command(parsed, input.option()));
            }
            if (debug) {
                failure.printStackTrace();
            }
            return failure instanceof UserError user ? user.exitCode() : Exit.BAD_INPUT;
        }
        return defect(failure, debug);
    }

    /** Whether the command that failed has the option that would mend it. */
    private static boolean takes(CommandLine line, String option) {
        return !option.isEmpty() && line.getCommandSpec().findOption(option.split(" ", 2)[0]) != null;
    }

    /** The command line with the option in place of what it says about that option so far. */
    private static String command(ParseResult parsed, String option) {
        String name = option.substring(0, option.indexOf(' '));
        List<String> words = new ArrayList<>(parsed.originalArgs());
        int at = words.indexOf(name);
        if (at >= 0 && at + 1 < words.size()) {
            words.subList(at, at + 2).clear();
        }
        words.removeIf(word -> word.startsWith(name + "="));
        return String.join(" ", words.stream().map(Terminal::quoted).toList()) + " " + option;
    }

    /** One message: its first line after the name of the program, further lines as they are. */
    static void say(PrintStream err, String message) {
        err.println("genloss: " + message.strip());
    }

    /** The heap is full. */
    static int memory() {
        long bytes = Runtime.getRuntime().maxMemory();
        long twice = Math.max(4, (bytes >> 29) + 1);
        say(
                System.err,
                "out of memory at " + (bytes >> 20) + " MB. GENLOSS_JAVA_OPTIONS=-Xmx" + twice + "g allows " + twice
                        + " GB.");
        return Exit.BAD_INPUT;
    }

    private static int defect(Throwable failure, boolean debug) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return memory();
            }
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        say(System.err, "a defect of genloss: " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
        if (debug) {
            System.err.println(trace);
            return Exit.DEFECT;
        }
        try {
            Path report = Files.createTempFile("genloss-defect-", ".txt");
            Files.writeString(report, "genloss " + Version.number() + "\n" + trace, StandardCharsets.UTF_8);
            System.err.println("  Report to attach to an issue: " + report);
        } catch (IOException e) {
            System.err.println("  Run it again with --debug for the details.");
        }
        return Exit.DEFECT;
    }
}
