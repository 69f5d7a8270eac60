package org.genloss.io.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;

/** Ledgers for people: all entries, or where one of them comes from. */
public final class LedgerText {
    static final int MARK = 12;

    private LedgerText() {}

    /** The lineage of all, as a tree. */
    public static String show(Ledger ledger, String name, int width) {
        return head(ledger, name)
                + LedgerTree.lines(new Lineage(ledger)).stream()
                        .map(line -> cut(line, width))
                        .collect(Collectors.joining())
                + "\n↓ made from the line above, + and from these\nEvery entry on a line: genloss ledger show --list "
                + name + "\n" + hint(name);
    }

    /** Every entry on a line. */
    public static String list(Ledger ledger, String name, int width) {
        StringBuilder text = new StringBuilder(head(ledger, name));
        text.append(row("mark", "what", "generation", "subject"));
        for (Lineage.Node node : new Lineage(ledger).nodes()) {
            Entry entry = node.line().entry();
            text.append(cut(
                    row(
                            node.line().mark().substring(0, MARK),
                            entry.type(),
                            tells(entry) ? node.generation().words() : "",
                            entry.facts().subject()),
                    width));
        }
        return text.append("\n").append(hint(name)).toString();
    }

    private static String head(Ledger ledger, String name) {
        return name + "   " + Numbers.count(ledger.lines().size(), "entry", "entries") + ", last mark "
                + ledger.mark().substring(0, MARK) + "\n\n";
    }

    private static String hint(String name) {
        return "Where something comes from: genloss ledger trace MARK " + name + "\n";
    }

    /** Comparisons make no data: they have no generation. */
    static boolean tells(Entry entry) {
        return !(entry instanceof Entry.Compared);
    }

    private static String row(String mark, String what, String generation, String subject) {
        return String.format("%-12s  %-8s  %-10s  %s%n", mark, what, generation, subject);
    }

    private static String cut(String line, int width) {
        String text = line.stripTrailing();
        return (text.length() > width ? text.substring(0, width - 1) + "…" : text) + "\n";
    }

    /** A tree: what the entry was made from, and that from what, down to what was read. */
    public static String trace(Lineage.Node node, int width) {
        List<String> lines = new ArrayList<>();
        add(node, "", "", new HashSet<>(), lines);
        lines.add("");
        lines.addAll(facts(node.line()));
        return lines.stream().map(line -> cut(line, width)).collect(Collectors.joining());
    }

    private static void add(Lineage.Node node, String first, String further, Set<String> told, List<String> lines) {
        Entry.Facts facts = node.line().entry().facts();
        String generation =
                tells(node.line().entry()) ? ", generation " + node.generation().words() : "";
        boolean again = !told.add(node.line().mark());
        lines.add(first + node.line().entry().type() + " " + facts.subject() + generation + "  "
                + node.line().mark().substring(0, MARK)
                + (again && !node.sources().isEmpty() ? "  (see above)" : ""));
        if (again) {
            return;
        }
        int left = node.sources().size() + node.unexplained().size();
        for (Lineage.Node source : node.sources()) {
            left--;
            add(source, further + (left == 0 ? "└ " : "├ "), further + (left == 0 ? "  " : "│ "), told, lines);
        }
        for (String input : node.unexplained()) {
            left--;
            lines.add(further
                    + (left == 0 ? "└ " : "├ ")
                    + unexplained(facts, input)
                    + input.substring(0, Math.min(MARK, input.length())));
        }
    }

    /** @param input that no entry made: an earlier mix is known by its name */
    private static String unexplained(Entry.Facts facts, String input) {
        for (String mix : facts.settings().getOrDefault(Lineage.MIXES, "").split(", ")) {
            if (!input.isEmpty() && mix.endsWith(" " + input)) {
                return "from the mix " + mix.substring(0, mix.length() - input.length() - 1)
                        + ", whose ledger ends in ";
            }
        }
        return "from something that this ledger does not tell of: ";
    }

    private static List<String> facts(Ledger.Marked line) {
        Entry.Facts facts = line.entry().facts();
        List<String> lines = new ArrayList<>();
        lines.add("mark      " + line.mark());
        if (!facts.outputDigest().isEmpty()) {
            lines.add("digest    " + facts.outputDigest());
        }
        if (!facts.seedPath().isEmpty()) {
            lines.add("seed      " + facts.seedPath());
        }
        for (Map.Entry<String, String> setting : facts.settings().entrySet()) {
            if (!setting.getValue().isEmpty()) {
                lines.add("setting   " + setting.getKey() + " = " + setting.getValue());
            }
        }
        return lines;
    }
}
