package org.genloss.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Setting;
import org.genloss.catalog.Settings;
import org.genloss.curate.duplicate.Deduplicate;
import org.genloss.curate.duplicate.Passages;
import org.genloss.data.Schema;
import org.genloss.io.UserError;
import org.genloss.io.plugin.Plugin;
import org.genloss.io.render.Numbers;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Probe;
import org.genloss.lab.Regime;
import org.genloss.lab.Sampling;
import org.genloss.lab.Theory;
import org.genloss.metric.Metric;
import org.genloss.select.Selector;
import org.genloss.verdict.VerdictStatistic;
import org.genloss.verdict.VerdictStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a card: what a metric, learner, regime, probe or theory is. */
@Command(
        name = "explain",
        description =
                "Explain a metric, a statistic or word of a verdict, a learner or a regime: definition, unit, source, what its settings mean. A word of the field (prdc, fid) lists what it names.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  genloss explain prdc-recall", "  genloss explain ngram", "  genloss explain early-collapse"})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "See genloss metrics, learners, regimes, mitigations, selectors.")
    String id;

    @Mixin
    ListCommands.As as;

    /** Everything that has a card, shelf by shelf. */
    static List<Carded> all() {
        List<Carded> all = new ArrayList<>();
        all.addAll(Catalog.of(Metric.class, "metric").all());
        all.addAll(Catalog.of(Learner.class, "learner").all());
        all.addAll(Catalog.of(Sampling.class, "sampling").all());
        all.addAll(Catalog.of(Regime.class, "regime").all());
        all.addAll(Catalog.of(Mitigation.class, "mitigation").all());
        all.addAll(Catalog.of(Probe.class, "probe").all());
        all.addAll(Catalog.of(Theory.class, "theory").all());
        all.addAll(steps());
        return all;
    }

    /** What a recipe may name as a step. */
    static List<Carded> steps() {
        List<Carded> steps =
                new ArrayList<>(Catalog.of(Selector.class, "selector").all());
        steps.addAll(Catalog.of(Deduplicate.class, "step").all());
        steps.addAll(Catalog.of(Passages.class, "step").all());
        return steps;
    }

    @Override
    public Integer call() {
        List<Carded> known = new ArrayList<>(all());
        known.addAll(VerdictWords.all());
        known.addAll(VerdictStatistics.all());
        List<Carded> found =
                known.stream().filter(e -> e.card().id().equals(id)).toList();
        List<Carded> family = found.isEmpty() ? Families.of(id, known) : List.of();
        if (found.isEmpty() && family.isEmpty()) {
            Plugin.having(id).ifPresent(plugin -> {
                throw new UserError(plugin.missing("the learner " + id));
            });
            Stream.of(Plugin.values())
                    .filter(plugin -> plugin.word().equals(id))
                    .forEach(plugin -> {
                        throw new UserError(
                                id + " is a plug-in, which brings " + plugin.brings() + ": ./genloss fetch " + id);
                    });
            found = Catalog.get(
                    id,
                    known,
                    "genloss metrics, genloss learners, genloss regimes, genloss mitigations, genloss selectors");
        }
        if (as.format == ListCommands.Format.JSON) {
            return ListCommands.print(family.isEmpty() ? found : family, as);
        }
        if (!family.isEmpty()) {
            System.out.print(family(family));
            System.out.flush();
            return Exit.DONE;
        }
        for (Carded entry : found) {
            System.out.print(text(entry, Families.besides(id, known)));
        }
        System.out.flush();
        return Exit.DONE;
    }

    private String family(List<Carded> entries) {
        return id + " names no single entry. Of its kind there " + (entries.size() == 1 ? "is" : "are") + "\n\n"
                + ListCommands.lines(entries) + "\ngenloss explain "
                + entries.get(0).card().id()
                + (entries.size() == 1 ? " says what it is." : " and so on say what each is.")
                + "\n";
    }

    private static String text(Carded entry, List<Carded> related) {
        Card card = entry.card();
        StringBuilder text = new StringBuilder();
        String unit = card.unit() == Card.Unit.NONE
                ? ""
                : card.unit().word() + ", " + card.harm().words();
        text.append(String.format("%s   %s%s%n%n", card.id(), card.name(), unit.isEmpty() ? "" : "   (" + unit + ")"));
        text.append(wrap(card.sentence(), 2, 92)).append("\n");
        if (!card.formula().isBlank()) {
            text.append("\n").append(wrap(card.formula(), 6, 90)).append("\n");
        }
        text.append("\n");
        if (entry instanceof Metric) {
            text.append(line("Range", card.range().words()));
            card.unchanged().ifPresent(x -> text.append(line("Unchanged", "at " + Numbers.plain(x))));
            text.append(line("Undefined", card.undefined()));
            if (card.effort() == Card.Effort.ASKED) {
                text.append(line("Read", "where asked: genloss metric ID, genloss simulate --metrics ID"));
            }
        }
        if (entry instanceof Probe) {
            text.append(line("Read", "from models: genloss simulate --metrics " + card.id()));
        }
        if (entry instanceof VerdictStatistic statistic) {
            text.append(line("Read", "of " + kinds(statistic) + ", by the verdict's own test: genloss check --all"));
            text.append(line("Counts", statistic.rule()));
            text.append(line("Undefined", card.undefined()));
        }
        text.append(line("Source", card.citation()));
        if (entry instanceof Learner learner) {
            text.append(line("Sampling", ListCommands.sampling(learner)));
            text.append(line("Weights", learner.weighs() ? "heeded" : "not heeded: needs the mitigation resample"));
        }
        if (!related.isEmpty()) {
            String ids = related.stream().map(e -> e.card().id()).collect(Collectors.joining(", "));
            text.append(line("See also", ids));
        }
        text.append(settings(Settings.described(entry)));
        return text.toString();
    }

    private static String kinds(VerdictStatistic statistic) {
        return statistic.kinds().stream().map(Schema.Kind::word).collect(Collectors.joining(" and "));
    }

    private static String settings(List<Setting> settings) {
        StringBuilder text = new StringBuilder(settings.isEmpty() ? "" : "\n  Settings\n");
        for (Setting setting : settings) {
            String value = ListCommands.word(setting.value());
            text.append(String.format("    %s, default %s%n", setting.name(), value.isEmpty() ? "empty" : value));
            text.append(wrap(setting.meaning(), 8, 92)).append("\n");
            List<Setting.Choice> told = setting.choices().stream()
                    .filter(choice -> !choice.meaning().isEmpty())
                    .toList();
            int width = told.stream().mapToInt(c -> c.word().length()).max().orElse(0) + 2;
            for (Setting.Choice choice : told) {
                String meaning = wrap(choice.meaning(), 8 + width, 92).strip();
                text.append(String.format("        %-" + width + "s%s%n", choice.word(), meaning));
            }
        }
        return text.toString();
    }

    private static String line(String label, String value) {
        return value.isBlank()
                ? ""
                : String.format("  %-12s %s%n", label, wrap(value, 15, 80).strip());
    }

    /** Breaks text at spaces; every line is indented; line ends of the text stay. */
    static String wrap(String text, int indent, int width) {
        StringBuilder out = new StringBuilder();
        for (String paragraph : text.strip().split("\n")) {
            StringBuilder current = new StringBuilder();
            for (String word : paragraph.strip().split(" +")) {
                if (current.length() > 0 && current.length() + 1 + word.length() > width - indent) {
                    out.append(" ".repeat(indent)).append(current).append("\n");
                    current.setLength(0);
                }
                current.append(current.length() == 0 ? "" : " ").append(word);
            }
            out.append(" ".repeat(indent)).append(current).append("\n");
        }
        return out.toString().stripTrailing();
    }
}
