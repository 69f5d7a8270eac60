package org.genloss.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands as the help shows them: those that are there, by what they are for, and the names of those to come. */
final class Overview {
    /** Heading to commands. */
    static final Map<String, List<String>> GROUPS = groups();

    /** Commands that later versions will have; whoever types one is told so. */
    static final List<String> LATER = List.of("plan", "watch", "serve");

    private Overview() {}

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("Compare data with a reference", List.of("check", "metric", "profile"));
        groups.put("Know what a corpus is made of", List.of("contamination", "detector", "curate", "ledger"));
        groups.put("Train on own output", List.of("demo", "simulate", "reproduce"));
        groups.put(
                "See what there is",
                List.of("metrics", "learners", "regimes", "mitigations", "selectors", "explain", "fetch"));
        return groups;
    }

    /** Replaces the list of commands in the help of the top command. */
    static void on(CommandLine line) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Overview::commands);
    }

    private static String commands(Help help) {
        Map<String, Help> subcommands = help.subcommands();
        int width = subcommands.keySet().stream().mapToInt(String::length).max().orElse(0) + 4;
        List<String> lines = new ArrayList<>();
        GROUPS.forEach((heading, names) -> {
            lines.add("\n" + heading + ":");
            for (String name : names) {
                String says = String.join(
                        " ", subcommands.get(name).commandSpec().usageMessage().description());
                String text = ExplainCommand.wrap(says, width, 96).strip();
                lines.add("  " + name + " ".repeat(width - 2 - name.length()) + text);
            }
        });
        lines.add("\nNot in this version yet: " + String.join(", ", LATER) + ".");
        return String.join("\n", lines) + "\n";
    }
}
