package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.genloss.curate.stylometry.Separation;
import org.genloss.curate.stylometry.StylometricDetector.Weight;
import org.genloss.curate.stylometry.Thresholds;
import org.genloss.metric.Interval;
import org.genloss.metric.Proportion;
import org.genloss.verdict.battery.Wording;

/** How well a detector does, for people. */
public final class DetectorText {
    private static final double LEVEL = 0.95;

    private DetectorText() {}

    /** @param width of the terminal */
    public static String render(DetectorReport report, int width) {
        StringBuilder text = new StringBuilder();
        ContaminationText.side(text, "human", report.human());
        ContaminationText.side(text, "synthetic", report.synthetic());
        text.append('\n').append(Wrap.at(headline(report), 0, width)).append("\n\n");
        text.append(lengths(report));
        without(report).ifPresent(why -> text.append(Wrap.at(why, 2, width)).append('\n'));
        text.append('\n');
        List<String[]> rows = new ArrayList<>();
        rows.add(head("synthetic texts", report.all()));
        rows.add(row("all", report.all()));
        text.append(Columns.of(rows, "  "));
        report.parts().forEach((field, values) -> parts(text, field, values));
        text.append('\n')
                .append(Wrap.at(
                        "found at 1 % and the like: share of synthetic texts above a threshold that this share of the human texts here is above, with its 95 % interval.",
                        2, width))
                .append("\n\n");
        ngrams(text, "speak most for synthetic text: ", report.strongest().get(0), width);
        ngrams(text, "speak most for human text:     ", report.strongest().get(1), width);
        report.warnings()
                .forEach(warning ->
                        text.append('\n').append(Wrap.at(warning, 0, width)).append('\n'));
        return text.toString();
    }

    private static String headline(DetectorReport report) {
        long human =
                report.lengths().stream().mapToLong(Thresholds.Tally::human).sum();
        long synthetic =
                report.lengths().stream().mapToLong(Thresholds.Tally::synthetic).sum();
        long flagged = report.lengths().stream()
                .mapToLong(Thresholds.Tally::humanFlagged)
                .sum();
        long found = report.lengths().stream()
                .mapToLong(Thresholds.Tally::syntheticFlagged)
                .sum();
        return "Made to flag " + Wording.percent(report.rate()) + " of human texts at most, it finds "
                + share(found, synthetic) + " of the synthetic texts and flags " + share(flagged, human)
                + " of the human ones"
                + (report.training() ? ", each judged by a model that has not seen it." : ".")
                + " A synthetic text scores above a human one in "
                + Wording.percent(report.all().curve().area())
                + " of pairs (" + range(report.all().curve().interval(LEVEL)) + ").";
    }

    private static String share(long found, long of) {
        if (of == 0) {
            return "none";
        }
        Proportion proportion = new Proportion(found, of);
        return Wording.percent(proportion.share()) + " (" + range(proportion.clopperPearson(LEVEL)) + ")";
    }

    private static String range(Interval interval) {
        return Wording.percent(interval.low()) + " to " + Wording.percent(interval.high());
    }

    private static String lengths(DetectorReport report) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"characters", "human texts", "expected", "95 % interval", "flagged", "synthetic", "found"
        });
        for (Thresholds.Tally tally : report.lengths()) {
            rows.add(new String[] {
                tally.stretch()
                        .map(s -> Numbers.count(s.from()) + " to " + Numbers.count(s.to()))
                        .orElse("other lengths"),
                Numbers.count(tally.human()),
                tally.stretch().map(s -> Wording.percent(s.falsePositives())).orElse("-"),
                tally.stretch().map(s -> range(s.interval())).orElse("no threshold"),
                part(tally.humanFlagged(), tally.human()),
                Numbers.count(tally.synthetic()),
                part(tally.syntheticFlagged(), tally.synthetic())
            });
        }
        return Columns.of(rows, "  ");
    }

    /** Why other lengths have no threshold; empty where all texts are of lengths that have one. */
    private static Optional<String> without(DetectorReport report) {
        return report.lengths().stream()
                .filter(tally -> tally.stretch().isEmpty())
                .findFirst()
                .map(other -> {
                    LongSummaryStatistics ends = report.lengths().stream()
                            .flatMap(tally -> tally.stretch().stream())
                            .flatMapToLong(stretch -> LongStream.of(stretch.from(), stretch.to()))
                            .summaryStatistics();
                    return "Other lengths: below " + Numbers.count(ends.getMin()) + " and above "
                            + Numbers.count(ends.getMax())
                            + " characters there are 0 human texts in the training, and a threshold at "
                            + Wording.percent(report.rate()) + " needs "
                            + Numbers.count(Thresholds.needed(report.rate()))
                            + (Thresholds.needed(report.rate()) == 1 ? "" : " of them, each a group of its own")
                            + ". None of these texts is flagged: give human text of such lengths.";
                });
    }

    private static String part(long found, long of) {
        return of == 0 ? "-" : Wording.percent((double) found / of);
    }

    private static String[] head(String name, Separation separation) {
        List<String> cells = new ArrayList<>(List.of(name, "texts", "AUROC", "95 % interval"));
        separation.rates().forEach(r -> {
            cells.add("found at " + Wording.percent(r.falsePositiveRate()));
            cells.add("95 % interval");
        });
        return cells.toArray(String[]::new);
    }

    private static String[] row(String name, Separation separation) {
        Interval curve = separation.curve().interval(LEVEL);
        List<String> cells = new ArrayList<>(List.of(
                name,
                Numbers.count(separation.synthetic()),
                three(separation.curve().area()),
                three(curve.low()) + " to " + three(curve.high())));
        separation.rates().forEach(r -> {
            cells.add(Wording.percent(r.truePositiveRate()));
            cells.add(range(r.interval()));
        });
        return cells.toArray(String[]::new);
    }

    private static String three(double area) {
        return String.format(Locale.ROOT, "%.3f", area);
    }

    private static void parts(StringBuilder text, String field, Map<String, Separation> values) {
        if (values.isEmpty()) {
            return;
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(head("by " + field, values.values().iterator().next()));
        values.forEach((value, separation) -> rows.add(row(value.isEmpty() ? "(none)" : value, separation)));
        text.append('\n').append(Columns.of(rows, "  "));
    }

    private static void ngrams(StringBuilder text, String what, List<Weight> weights, int width) {
        text.append(Wrap.at(
                        what
                                + (weights.isEmpty()
                                        ? "nothing"
                                        : weights.stream()
                                                .map(w -> "\"" + w.ngram() + "\"")
                                                .collect(Collectors.joining(" "))),
                        2,
                        width))
                .append('\n');
    }
}
