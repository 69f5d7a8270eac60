package org.genloss.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Setting;
import org.genloss.catalog.Settings;
import org.genloss.data.Schema;
import org.genloss.io.plugin.Plugin;
import org.genloss.io.render.CardJson;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Probe;
import org.genloss.lab.Regime;
import org.genloss.lab.Sampling;
import org.genloss.metric.Metric;
import org.genloss.verdict.VerdictStatistic;
import org.genloss.verdict.VerdictStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands that list a shelf: one line an entry. */
final class ListCommands {
    private ListCommands() {}

    /** How a list is printed. */
    enum Format {
        TEXT,
        JSON
    }

    /** The option that every list has. */
    static final class As {
        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text or json (default: ${DEFAULT-VALUE}).")
        Format format;
    }

    static int print(List<? extends Carded> entries, As as) {
        if (as.format == Format.JSON) {
            System.out.print(CardJson.render(entries));
            System.out.flush();
            return Exit.DONE;
        }
        System.out.print(lines(entries));
        System.out.flush();
        return Exit.DONE;
    }

    /** One line an entry: id, name, settings, ways of sampling. */
    static String lines(List<? extends Carded> entries) {
        int width = entries.stream().mapToInt(e -> e.card().id().length()).max().orElse(0) + 2;
        StringBuilder lines = new StringBuilder();
        for (Carded entry : entries) {
            String settings = String.join(
                    ", ",
                    Settings.described(entry).stream().map(ListCommands::brief).toList());
            String sampling = entry instanceof Learner learner ? sampling(learner) : "";
            lines.append(String.format(
                    "%-" + width + "s%s%s%s%n",
                    entry.card().id(),
                    entry.card().name(),
                    settings.isEmpty() ? "" : "  [" + settings + "]",
                    sampling.isEmpty() ? "" : "  sampling: " + sampling));
        }
        return lines.toString();
    }

    /** The settings of sampling that have a meaning for it, {@code temperature, top-k}. */
    static String sampling(Learner learner) {
        return Sampling.words(learner.samples());
    }

    /** {@code order=3}; of several choices the default comes first: {@code unit=words|characters}. */
    private static String brief(Setting setting) {
        String value = word(setting.value());
        String others = setting.choices().stream()
                .map(Setting.Choice::word)
                .filter(choice -> !choice.equals(value))
                .map(choice -> "|" + choice)
                .collect(Collectors.joining());
        return setting.name() + "=" + value + others;
    }

    /** A setting's value as users write it. */
    static String word(Object value) {
        if (value instanceof Enum<?> choice) {
            return Settings.word(choice);
        }
        // 3 rather than 3.0, 1e-6 rather than 1.0E-6
        return value instanceof Double
                ? value.toString().replaceFirst("\\.0(?=E|$)", "").replace('E', 'e')
                : String.valueOf(value);
    }

    @Command(
            name = "metrics",
            description =
                    "List the metrics, the probes of models and the verdict's own statistics, each under where it is read.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss metrics", "  genloss explain distinct-ngrams"})
    static final class Metrics implements Callable<Integer> {
        @Mixin
        As as;

        @Override
        public Integer call() {
            List<Carded> all =
                    new ArrayList<>(Catalog.of(Metric.class, "metric").all());
            List<Probe> probes = Catalog.of(Probe.class, "probe").all();
            List<VerdictStatistic> statistics = VerdictStatistics.all();
            if (as.format == Format.JSON) {
                all.addAll(probes);
                all.addAll(statistics);
                return print(all, as);
            }
            StringBuilder text = new StringBuilder();
            block(
                    text,
                    "Read from data: genloss check, genloss metric ID, genloss simulate --metrics ID",
                    all.stream().filter(m -> !asked(m)).toList());
            block(
                    text,
                    "Read from data only where asked: genloss metric ID, genloss simulate --metrics ID",
                    all.stream().filter(Metrics::asked).toList());
            block(text, "Read from models in simulate: genloss simulate --metrics ID", probes);
            for (Schema.Kind kind : Schema.Kind.values()) {
                block(
                        text,
                        "The verdict's own statistics, " + kind.word() + ": genloss check --all",
                        statistics.stream()
                                .filter(s -> s.kinds().contains(kind))
                                .toList());
            }
            System.out.print(text);
            System.out.flush();
            return Exit.DONE;
        }

        private static boolean asked(Carded metric) {
            return metric.card().effort() == Card.Effort.ASKED;
        }

        private static void block(StringBuilder text, String title, List<? extends Carded> entries) {
            text.append(text.length() == 0 ? "" : "\n")
                    .append(title)
                    .append("\n\n")
                    .append(lines(entries));
        }
    }

    @Command(
            name = "learners",
            description =
                    "List the learners, their settings (the default comes first), and how their models can be drawn from.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss learners", "  genloss explain ngram"})
    static final class Learners implements Callable<Integer> {
        @Mixin
        As as;

        @Override
        public Integer call() {
            Catalog<Learner> here = Catalog.of(Learner.class, "learner");
            String elsewhere = Plugin.unfetched(here.ids());
            print(here.all(), as);
            if (as.format == Format.TEXT && !elsewhere.isEmpty()) {
                System.out.println("\n" + elsewhere);
            }
            return Exit.DONE;
        }
    }

    @Command(
            name = "regimes",
            description = "List the regimes and their settings; the default comes first.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss regimes", "  genloss explain fresh-mix"})
    static final class Regimes implements Callable<Integer> {
        @Mixin
        As as;

        @Override
        public Integer call() {
            return print(Catalog.of(Regime.class, "regime").all(), as);
        }
    }

    @Command(
            name = "mitigations",
            description = "List the mitigations and their settings.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss mitigations", "  genloss explain truncation"})
    static final class Mitigations implements Callable<Integer> {
        @Mixin
        As as;

        @Override
        public Integer call() {
            return print(Catalog.of(Mitigation.class, "mitigation").all(), as);
        }
    }

    @Command(
            name = "selectors",
            description = "List the selectors, the steps of a curation, and their settings.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss selectors", "  genloss explain gopher-repetition"})
    static final class Selectors implements Callable<Integer> {
        @Mixin
        As as;

        @Override
        public Integer call() {
            return print(ExplainCommand.steps(), as);
        }
    }
}
