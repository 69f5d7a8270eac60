package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Lineage;

/**
 * The lineage of a whole ledger as a tree, from what was read to what was made last. Every entry stands once, below the latest of those that it was made from, and
 * names the others. What was made one after the other stands at one depth: a run of a hundred generations is long, not deep.
 */
final class LedgerTree {
    private static final int HEAD = 9; // shown of what is long
    private static final int TAIL = 3;
    private static final int ALIKE = 8; // entries of one kind side by side from which nothing was made
    private static final int NAMED = 3;

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, List<Lineage.Node>> made = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private LedgerTree() {}

    /** A line for each entry that is shown: the digits of its mark, and where it stands. */
    static List<String> lines(Lineage lineage) {
        LedgerTree tree = new LedgerTree();
        List<Lineage.Node> first = new ArrayList<>();
        for (Lineage.Node node : lineage.nodes()) {
            tree.places.put(mark(node), tree.places.size());
            tree.parent(node)
                    .map(parent -> tree.made.computeIfAbsent(mark(parent), mark -> new ArrayList<>()))
                    .orElse(first)
                    .add(node);
        }
        tree.branches(first, "", true);
        return tree.lines;
    }

    private Optional<Lineage.Node> parent(Lineage.Node node) {
        return node.sources().stream().max(Comparator.comparing(source -> places.get(mark(source))));
    }

    private static String mark(Lineage.Node node) {
        return node.line().mark();
    }

    private List<Lineage.Node> made(Lineage.Node from) {
        return made.getOrDefault(mark(from), List.of());
    }

    /** What was made of one entry, or was read. */
    private void branches(List<Lineage.Node> nodes, String before, boolean roots) {
        List<List<Lineage.Node>> groups = groups(nodes);
        int hidden = groups.size() > HEAD + TAIL + 1 ? groups.size() - HEAD - TAIL : 0;
        for (int i = 0; i < groups.size(); i++) {
            boolean last = i == groups.size() - 1;
            String first = roots ? "" : before + (last ? "└ " : "├ ");
            String further = roots ? "" : before + (last ? "  " : "│ ");
            if (hidden > 0 && i == HEAD) {
                long entries = groups.subList(i, i + hidden).stream()
                        .flatMap(List::stream)
                        .mapToLong(this::size)
                        .sum();
                more(first, entries, "");
                i += hidden - 1;
                continue;
            }
            List<Lineage.Node> group = groups.get(i);
            if (group.size() > 1) {
                String inner = roots ? "" : before + "├ ";
                group.subList(0, NAMED).forEach(node -> entry(node, inner));
                more(
                        first,
                        group.size() - NAMED,
                        " " + group.get(0).line().entry().type());
            } else {
                chain(group.get(0), first, further);
            }
        }
    }

    /** Entries by themselves, but many of one kind from which nothing was made together. */
    private List<List<Lineage.Node>> groups(List<Lineage.Node> nodes) {
        List<List<Lineage.Node>> groups = new ArrayList<>();
        for (int i = 0; i < nodes.size(); ) {
            int end = i + 1;
            while (leaf(nodes.get(i))
                    && end < nodes.size()
                    && leaf(nodes.get(end))
                    && nodes.get(end)
                            .line()
                            .entry()
                            .type()
                            .equals(nodes.get(i).line().entry().type())) {
                end++;
            }
            if (end - i > ALIKE) {
                groups.add(nodes.subList(i, end));
            } else {
                nodes.subList(i, end).forEach(node -> groups.add(List.of(node)));
            }
            i = end;
        }
        return groups;
    }

    private boolean leaf(Lineage.Node node) {
        return made(node).isEmpty();
    }

    /** An entry, what alone was made of it, and so on; what was made of the last branches off. */
    private void chain(Lineage.Node from, String first, String further) {
        List<Lineage.Node> chain = new ArrayList<>(List.of(from));
        Lineage.Node end = from;
        while (made(end).size() == 1) {
            end = made(end).get(0);
            chain.add(end);
        }
        int hidden = chain.size() > HEAD + TAIL + 1 ? chain.size() - HEAD - TAIL : 0;
        for (int i = 0; i < chain.size(); i++) {
            if (hidden > 0 && i == HEAD) {
                more(further + "↓ ", hidden, "");
                i += hidden - 1;
            } else {
                entry(chain.get(i), i == 0 ? first : further + "↓ ");
            }
        }
        branches(made(end), chain.size() > 1 ? further + "  " : further, false);
    }

    private long size(Lineage.Node node) {
        long size = 0;
        List<Lineage.Node> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            size++;
            open.addAll(made(open.remove(open.size() - 1)));
        }
        return size;
    }

    private void more(String before, long count, String what) {
        lines.add(" ".repeat(LedgerText.MARK) + "  " + before + "… " + count + " more" + what);
    }

    private void entry(Lineage.Node node, String before) {
        Entry entry = node.line().entry();
        String generation =
                LedgerText.tells(entry) ? ", generation " + node.generation().words() : "";
        lines.add(node.line().mark().substring(0, LedgerText.MARK) + "  " + before + entry.type() + " "
                + entry.facts().subject() + generation + others(node));
    }

    /** What it was made from beside the entry above it. */
    private String others(Lineage.Node node) {
        Optional<Lineage.Node> parent = parent(node);
        List<String> others = Stream.concat(
                        node.sources().stream()
                                .filter(source -> !mark(source).equals(mark(parent.orElseThrow())))
                                .map(source -> source.line().entry().facts().subject()),
                        node.unexplained().stream().map(input -> "something that this ledger does not tell of"))
                .distinct()
                .toList();
        return others.isEmpty()
                ? ""
                : "  + "
                        + others.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : "");
    }
}
