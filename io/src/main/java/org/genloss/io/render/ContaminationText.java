package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.contamination.ClassifierShare;
import org.genloss.curate.contamination.Contamination;
import org.genloss.verdict.battery.Wording;

/** How much of a corpus is synthetic, for people. */
public final class ContaminationText {
    private static final int MOST_PARTS = 40;
    private static final int WIDEST = 28;
    private static final int MOST_WORDS = 10;
    private static final int MOST_FOUND = 3;

    private ContaminationText() {}

    /** @param width of the terminal */
    public static String render(ContaminationReport report, int width) {
        StringBuilder text = new StringBuilder();
        side(text, "corpus", report.corpus());
        report.human().ifPresent(read -> side(text, "human", read));
        report.synthetic().ifPresent(read -> side(text, "synthetic", read));
        report.further().ifPresent(further -> side(text, "have", further.have()));
        report.shares()
                .words()
                .filter(words -> report.shares().shown())
                .ifPresent(words -> words(text, words, report, width));
        report.shares().classifier().ifPresent(result -> classifier(text, result, report, width));
        report.flags().ifPresent(flags -> flags(text, flags, width));
        report.posteriors().ifPresent(posteriors -> posteriors(text, posteriors, width));
        report.further().ifPresent(further -> FurtherTextBlock.write(text, further.result(), width));
        List<String> warnings = report.warnings();
        warnings.forEach(
                warning -> text.append('\n').append(Wrap.at(warning, 0, width)).append('\n'));
        return text.toString();
    }

    static void side(StringBuilder text, String name, ContaminationReport.Read read) {
        text.append(String.format(
                "%-10s %s   %s%n", name, String.join(", ", read.paths()), Numbers.count(read.items(), "document")));
    }

    private static void words(StringBuilder text, Contamination.Result words, ContaminationReport report, int width) {
        Optional<String> unsaid = report.unsaid();
        text.append('\n')
                .append(Wrap.at(
                        unsaid.map(why -> "The share of synthetic text cannot be said. " + why)
                                .orElseGet(() -> headline(words, report)),
                        0,
                        width))
                .append("\n\n");
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"", "share", "95 % interval", ""});
        words.corrected()
                .filter(c -> unsaid.isEmpty())
                .ifPresent(c -> rows.add(row("corrected", c.share(), "what the references show by chance taken away")));
        rows.add(row("published", words.published(), "Liang et al. 2024, all of the references"));
        rows.add(row("cross-fitted", words.crossFitted(), "the same by nine tenths of the references"));
        rows.add(row("floor", words.floor(), "the same on human text that the model has not seen"));
        rows.add(row("ceiling", words.ceiling(), "the same on synthetic text that it has not seen"));
        text.append(table(rows, "  "));
        text.append('\n').append(Wrap.at(known(words), 2, width)).append('\n');
        if (unsaid.isEmpty()) {
            report.parts(words.parts()).forEach((field, values) -> parts(text, field, "sentences", values));
            drivers(text, "words more often in synthetic text", words.drivers().oftenerSynthetic());
            drivers(text, "words more often in human text", words.drivers().oftenerHuman());
        }
    }

    private static String headline(Contamination.Result words, ContaminationReport report) {
        Contamination.Corrected corrected = words.corrected().orElseThrow();
        Contamination.Estimate share = corrected.share();
        if (share.interval().low() > 0) {
            return "About " + Wording.percent(share.value()) + " of the sentences are synthetic ("
                    + ContaminationReport.range(share) + ").";
        }
        String none = "at most " + Wording.percent(share.interval().high()) + " of the sentences; from "
                + Wording.percent(words.detectable().orElseThrow()) + " on it would have been seen.";
        Optional<String> seen = report.shares()
                .classifier()
                .filter(c -> report.unclassified().isEmpty())
                .map(c -> c.corrected().orElseThrow().share())
                .filter(c -> c.interval().low() > 0)
                .map(c -> "A classifier of whole documents finds about " + Wording.percent(c.value())
                        + " of them synthetic (" + ContaminationReport.range(c) + "), words alone none: ");
        return seen.orElse("No synthetic text was found"
                        + (report.parts(words.parts()).isEmpty() ? ": " : " in the whole: "))
                + none
                + inParts(words, report);
    }

    /** The values of fields that hold some though the whole does not show it; by chance one value in 40 does. */
    private static String inParts(Contamination.Result words, ContaminationReport report) {
        List<String> found = new ArrayList<>();
        int all = 0;
        for (var field : report.parts(words.parts()).entrySet()) {
            all += (int) field.getValue().values().stream()
                    .filter(part -> !part.few())
                    .count();
            field.getValue().entrySet().stream()
                    .filter(part -> !part.getValue().few()
                            && !part.getValue().beyond()
                            && part.getValue().share().interval().low() > 0)
                    .map(part -> field.getKey() + " " + cut(named(part.getKey())) + " with "
                            + Wording.percent(part.getValue().share().value()) + " ("
                            + ContaminationReport.range(part.getValue().share()) + ")")
                    .forEach(found::add);
        }
        return found.isEmpty()
                ? ""
                : " In parts there is some: " + String.join(", ", found.subList(0, Math.min(MOST_FOUND, found.size())))
                        + (found.size() > MOST_FOUND ? " and " + (found.size() - MOST_FOUND) + " more" : "") + ", of "
                        + Numbers.count(all, "part") + ", of which one in 40 says so by chance.";
    }

    private static String named(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static void classifier(
            StringBuilder text, ClassifierShare.Result result, ContaminationReport report, int width) {
        Optional<String> unsaid = report.unclassified();
        text.append('\n')
                .append(Wrap.at(
                        "By a classifier of whole documents: "
                                + unsaid.map(why -> "the share cannot be said. " + why)
                                        .orElseGet(() -> classified(result)),
                        0,
                        width))
                .append("\n\n");
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"", "share", "95 % interval", ""});
        result.corrected()
                .filter(c -> unsaid.isEmpty())
                .ifPresent(c ->
                        rows.add(row("corrected", c.share(), "flags, less those of human text (Rogan and Gladen)")));
        rows.add(row("likeliest", result.likeliest(), "by chances of each document (expectation maximisation)"));
        rows.add(row("floor", result.floor(), "the likeliest on human text that it has not seen"));
        rows.add(row("ceiling", result.ceiling(), "the likeliest on synthetic text that it has not seen"));
        text.append(table(rows, "  "));
        text.append('\n')
                .append(Wrap.at(
                        Numbers.count(result.documents(), "document") + ", "
                                + Wording.percent(result.flagged()) + " of them flagged; of unseen references "
                                + Wording.percent(result.falsePositiveRate()) + " of the human and "
                                + Wording.percent(result.truePositiveRate())
                                + " of the synthetic. An unseen synthetic document scores above a human one in "
                                + Wording.percent(result.curve().area()) + " of pairs.",
                        2,
                        width))
                .append('\n');
        if (unsaid.isEmpty()) {
            report.parts(result.parts()).forEach((field, values) -> parts(text, field, "documents", values));
        }
    }

    private static String classified(ClassifierShare.Result result) {
        Contamination.Estimate share = result.corrected().orElseThrow().share();
        return share.interval().low() > 0
                ? "about " + Wording.percent(share.value()) + " of the documents are synthetic ("
                        + ContaminationReport.range(share) + ")."
                : "no synthetic text was found, at most "
                        + Wording.percent(share.interval().high()) + " of the documents; from "
                        + Wording.percent(result.detectable().orElseThrow()) + " on it would have been seen.";
    }

    private static String known(Contamination.Result words) {
        return Numbers.count(words.corpus().sentences(), "sentence") + ", references of "
                + Numbers.count(words.human().sentences(), "human").replaceFirst("humans?$", "human") + " and "
                + Numbers.count(words.synthetic().sentences()) + " synthetic; "
                + Numbers.count(words.vocabulary(), "word")
                + " used. An unseen synthetic sentence looks more synthetic than a"
                + " human one in " + Wording.percent(words.toldApart())
                + " of pairs. Holds for a corpus of sentences like those of"
                + " the references: human text that has come to use the models' words reads synthetic.";
    }

    private static String[] row(String name, Contamination.Estimate estimate, String remark) {
        return new String[] {name, Wording.percent(estimate.value()), ContaminationReport.range(estimate), remark};
    }

    private static void parts(
            StringBuilder text, String field, String unit, Map<String, Contamination.Corrected> values) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"by " + field, "share", "95 % interval", unit});
        values.entrySet().stream()
                .limit(MOST_PARTS)
                .forEach(value -> rows.add(part(named(value.getKey()), value.getValue())));
        text.append('\n').append(table(rows, "  "));
        if (values.size() > MOST_PARTS) {
            text.append("  and ")
                    .append(Numbers.count(values.size() - MOST_PARTS, "more value"))
                    .append(", see --format json\n");
        }
    }

    /** Nothing is given as an interval of no width: of what lies beyond the references is said on which side. */
    private static String[] part(String name, Contamination.Corrected part) {
        String sentences = Numbers.count(part.size().sentences());
        if (part.few()) {
            String of = part.groups() < part.size().documents() ? "group" : "document";
            return new String[] {cut(name), "-", "too few: " + Numbers.count(part.groups(), of), sentences};
        }
        return part.beyond()
                ? new String[] {
                    cut(name), below(part) ? "none" : "all", below(part) ? "below 0 %" : "above 100 %", sentences
                }
                : new String[] {
                    cut(name), Wording.percent(part.share().value()), ContaminationReport.range(part.share()), sentences
                };
    }

    private static boolean below(Contamination.Corrected part) {
        return part.unclipped().value() < 0;
    }

    private static void drivers(StringBuilder text, String heading, List<Contamination.Driver> drivers) {
        if (drivers.isEmpty()) {
            return;
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {heading, "here", "human", "synthetic"});
        drivers.stream()
                .limit(MOST_WORDS)
                .forEach(d -> rows.add(new String[] {
                    cut(d.word()),
                    Wording.percent(d.corpus()),
                    Wording.percent(d.human()),
                    Wording.percent(d.synthetic())
                }));
        text.append('\n').append(table(rows, "  "));
    }

    private static void flags(StringBuilder text, ContaminationReport.Flags flags, int width) {
        text.append('\n')
                .append(Wrap.at(
                        "By the flags in " + flags.field() + ": " + Numbers.count(flags.flagged()) + " of "
                                + Numbers.count(flags.total(), "document")
                                + " flagged; corrected for a detector that flags "
                                + Wording.percent(flags.tpr()) + " of synthetic and " + Wording.percent(flags.fpr())
                                + " of human documents, "
                                + Wording.percent(flags.estimate().estimate()) + " of them are synthetic ("
                                + Wording.percent(flags.estimate().interval().low()) + " to "
                                + Wording.percent(flags.estimate().interval().high()) + "; Rogan and Gladen 1978).",
                        0,
                        width))
                .append('\n');
    }

    private static void posteriors(StringBuilder text, ContaminationReport.Posteriors posteriors, int width) {
        text.append('\n')
                .append(Wrap.at(
                        "By the posteriors in " + posteriors.field() + ": "
                                + Wording.percent(posteriors.estimate()) + " of "
                                + Numbers.count(posteriors.total(), "document")
                                + " are synthetic, if the detector is calibrated (expectation maximisation, Saerens et al. 2002).",
                        0,
                        width))
                .append('\n');
    }

    private static String cut(String name) {
        return name.length() > WIDEST ? name.substring(0, WIDEST - 1) + "…" : name;
    }

    /** Columns padded to their widest cell; numbers to the right, the first and what stands behind the third to the left. */
    private static String table(List<String[]> rows, String indent) {
        int[] widths = new int[4];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Cells.width(row[i]));
            }
        }
        StringBuilder text = new StringBuilder();
        boolean remarks = rows.get(0)[3].isEmpty();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indent)
                    .append(pad(row[0], widths[0], false))
                    .append("  ")
                    .append(pad(row[1], widths[1], true))
                    .append("  ")
                    .append(pad(row[2], widths[2], true))
                    .append("  ")
                    .append(pad(row[3], widths[3], !remarks));
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String pad(String cell, int width, boolean right) {
        String blank = " ".repeat(Math.max(0, width - Cells.width(cell)));
        return right ? blank + cell : cell + blank;
    }
}
