package org.genloss.io.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.verdict.Finding;
import org.genloss.verdict.battery.Counts;

/** What findings show by example, one finding after the other: each thing once, with how often it was seen. */
final class Examples {
    private final Set<String> shown = new HashSet<>();

    /**
     * One example.
     *
     * @param name as in the data
     * @param counted " (ref 12, gen 0)"; of the next ones " (9, 0)"; empty where nothing is counted
     */
    record Example(String name, String counted) {
        /** What ends a sentence after it: nothing where it ends one itself. */
        String stop() {
            boolean ended = counted.isEmpty() && !name.isEmpty() && ".!?…".indexOf(name.charAt(name.length() - 1)) >= 0;
            return ended ? "" : ".";
        }
    }

    /** The examples in a row. */
    static String row(List<Example> examples) {
        return examples.stream().map(e -> e.name() + e.counted()).collect(Collectors.joining(", "));
    }

    /** The examples in a row that ends a sentence. */
    static String sentence(List<Example> examples) {
        return row(examples)
                + (examples.isEmpty() ? "." : examples.get(examples.size() - 1).stop());
    }

    /** Those of the finding that no finding before has shown; empty where its sentence names them itself. */
    List<Example> fresh(Finding finding) {
        List<Example> fresh = new ArrayList<>();
        if (!has(finding)) {
            return fresh;
        }
        for (int i = 0; i < finding.examples().size(); i++) {
            String name = finding.examples().get(i);
            if (shown.add(name)) {
                fresh.add(new Example(name, counted(finding, i, fresh.isEmpty())));
            }
        }
        return fresh;
    }

    /** "for example", "for example those above, and", "for example those above". */
    static String lead(Finding finding, List<Example> fresh) {
        if (fresh.size() == finding.examples().size()) {
            return "for example";
        }
        return fresh.isEmpty() ? "for example those above" : "for example those above, and";
    }

    /** Whether it has examples that its sentence does not name. */
    static boolean has(Finding finding) {
        return !finding.examples().isEmpty()
                && !finding.sentence().contains(finding.examples().get(0));
    }

    private static String counted(Finding finding, int i, boolean first) {
        if (finding.counts().isEmpty()) {
            return "";
        }
        Counts counts = finding.counts().get(i);
        return first
                ? " (ref " + Numbers.count(counts.reference()) + ", gen " + Numbers.count(counts.candidate()) + ")"
                : " (" + Numbers.count(counts.reference()) + ", " + Numbers.count(counts.candidate()) + ")";
    }
}
