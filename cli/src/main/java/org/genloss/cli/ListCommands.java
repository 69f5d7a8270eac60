package org.genloss.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.lab.Learner;
import org.genloss.lab.Regime;
import org.genloss.metric.Metric;
import picocli.CommandLine.Command;

/** The commands that list a shelf: one line an entry. */
final class ListCommands {
    private ListCommands() {}

    static int print(List<? extends Carded> entries) {
        int width = entries.stream().mapToInt(e -> e.card().id().length()).max().orElse(0) + 2;
        StringBuilder lines = new StringBuilder();
        for (Carded entry : entries) {
            String settings = String.join(
                    ", ",
                    Settings.of(entry).entrySet().stream()
                            .map(s -> s.getKey() + "=" + s.getValue())
                            .toList());
            lines.append(String.format(
                    "%-" + width + "s%s%s%n",
                    entry.card().id(),
                    entry.card().name(),
                    settings.isEmpty() ? "" : "  [" + settings + "]"));
        }
        System.out.print(lines);
        System.out.flush();
        return Exit.DONE;
    }

    @Command(
            name = "metrics",
            description = "List the metrics.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss metrics", "  genloss explain distinct-ngrams"})
    static final class Metrics implements Callable<Integer> {
        @Override
        public Integer call() {
            return print(Catalog.of(Metric.class, "metric").all());
        }
    }

    @Command(
            name = "learners",
            description = "List the learners and their settings.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss learners", "  genloss explain ngram"})
    static final class Learners implements Callable<Integer> {
        @Override
        public Integer call() {
            return print(Catalog.of(Learner.class, "learner").all());
        }
    }

    @Command(
            name = "regimes",
            description = "List the regimes and their settings.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss regimes", "  genloss explain fresh-mix"})
    static final class Regimes implements Callable<Integer> {
        @Override
        public Integer call() {
            return print(Catalog.of(Regime.class, "regime").all());
        }
    }
}
