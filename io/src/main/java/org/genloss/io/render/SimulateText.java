package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.Arm;
import org.genloss.lab.Stop;
import org.genloss.lab.Trajectory;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;

/** A run on a terminal: for each measure that moved a line a regime along the generations, and what happened in two sentences. */
public final class SimulateText {
    private static final int LABEL = 26;
    private static final int PLACES = 9;
    private static final int MEASURES = 4;
    private static final int SUBJECTS = 6;

    /** How to print. @param width places of a line, at least 60 @param directory where the files were written */
    public record Style(boolean colour, boolean unicode, int width, String directory) {}

    private final SimulateResult result;
    private final Style style;
    private final Glyphs glyphs;
    private final Screen out;

    private SimulateText(SimulateResult result, Style style) {
        this.result = result;
        this.style = style;
        this.glyphs = new Glyphs(style.unicode(), style.colour());
        this.out = new Screen(glyphs, style.width());
    }

    public static String render(SimulateResult result, Style style) {
        return new SimulateText(result, style).render();
    }

    private String render() {
        SimulateResult.Cell first = result.cells().get(0);
        bold(result.spec().name() + ": "
                + first.experiment().learner().card().id() + ", "
                + SweepWords.size(result, "items", first.experiment().items()) + ", "
                + SweepWords.size(result, "generations", first.experiment().generations()) + ", "
                + Numbers.count(first.experiment().replicates(), "run") + " of each regime");
        remarks(result).forEach(this::note);
        line("");
        if (result.sweep().isPresent()) {
            new SweepText(result, glyphs, out.width).lines().forEach(this::line);
        }
        for (int c = 0; c < result.cells().size(); c++) {
            if (result.sweep().isEmpty()) {
                cell(result.cells().get(c));
            } else if (!result.breakdowns(c).isEmpty()) {
                line(glyphs.bold(result.cells().get(c).name()));
            }
            ErrorsText.lines(result.breakdowns(c), out.width).forEach(this::line);
        }
        note("Report   " + style.directory()
                + "/report.html   trajectory.csv   trajectory.parquet   ledger.jsonl   generations/"
                + (result.breakdowns().isEmpty() ? "" : "   decomposition.csv"));
        line("Next     " + glyphs.underlined(next(first.experiment().real().schema())));
        return out.toString();
    }

    /** What is to be known of the data, in sentences: what its reader says, and how many of its rows were left out, with the first. */
    static List<String> remarks(SimulateResult result) {
        Stream<String> skipped = result.skipped().stream()
                .limit(1)
                .map(first -> Numbers.count(result.skipped().size(), "damaged row was", "damaged rows were")
                        + " left out, listed in " + SimulateResult.BAD_ROWS + ". The first: " + first + ".");
        return Stream.concat(result.cells().get(0).experiment().real().remarks().stream(), skipped)
                .toList();
    }

    /** A check of data of the same sort. */
    private static String next(Schema schema) {
        String ending = switch (schema.kind()) {
            case TEXT -> ".jsonl";
            case TABLE -> ".csv";
            case VECTOR -> Pixels.of(schema).isPresent() ? "/" : ".jsonl";
        };
        return "genloss check --reference yours" + ending + " --generation model" + ending;
    }

    private void cell(SimulateResult.Cell cell) {
        if (!cell.name().isEmpty()) {
            line(glyphs.bold(cell.name()));
        }
        Curves curves = new Curves(cell);
        if (cell.fitted()) {
            Shown shown = Shown.of(curves, result.spec().metrics(), MEASURES, SUBJECTS);
            shown.curves().forEach(curve -> table(cell, curves, curve));
            if (shown.left() > 0) {
                note(Numbers.count(shown.left(), "more reading") + " of these metrics: report.html, trajectory.csv");
                line("");
            }
        }
        Sentences sentences = new Sentences(cell, curves);
        verdicts(cell, curves.names());
        sentences.two().forEach(this::bold);
        line("");
    }

    private void table(SimulateResult.Cell cell, Curves curves, Curves.Curve curve) {
        Card.Unit unit = curve.card().unit();
        boolean theory = Stream.concat(cell.regimes().stream(), Stream.of(Arm.REAL_ONLY.label()))
                .anyMatch(r -> Double.isFinite(theory(curves, curve, r)));
        List<Integer> generations = few(curves.generations(), columns(out.width - (theory ? 2 : 1) * PLACES));
        StringBuilder header = new StringBuilder("  " + Cells.left(title(curve), LABEL));
        if (Cells.width(title(curve)) > LABEL) {
            header = new StringBuilder("  " + title(curve));
            line(glyphs.dim(header.toString()));
            header = new StringBuilder(" ".repeat(LABEL + 2));
        }
        for (int t : generations) {
            header.append(String.format(Locale.ROOT, "%9d", t));
        }
        List<String> rows = new ArrayList<>(cell.regimes());
        rows.add(Arm.REAL_ONLY.label());
        rows.removeIf(regime -> IntStream.rangeClosed(1, curves.generations())
                .allMatch(t -> curves.point(curve, regime, t).isEmpty()));
        line(glyphs.dim(header + String.format("%9s%s", "± at " + curves.generations(), theory ? "   theory" : "")));
        for (String regime : rows) {
            row(curves, curve, regime, generations, theory);
        }
        rows.stream()
                .flatMap(r -> curves.approximation(curve, r).stream())
                .distinct()
                .forEach(when -> line(glyphs.dim("  theory ≈ holds " + when)));
        curves.reference(curve)
                .ifPresent(p -> p.spread()
                        .ifPresent(s -> line(glyphs.dim(String.format(
                                "  %-" + LABEL + "s%s in %s at this size",
                                Arm.REFERENCE.label(),
                                Numbers.range(s, unit),
                                Numbers.count(p.n(), "split"))))));
        counted(curves, curve, rows, generations);
        undefined(curves, curve, rows, generations).ifPresent(why -> out.note("undef.: " + why, 2));
        line("");
    }

    /** Why the first number that is missing is; runs that stopped are told beside the verdict. */
    private static Optional<String> undefined(
            Curves curves, Curves.Curve curve, List<String> regimes, List<Integer> generations) {
        return regimes.stream()
                .flatMap(r -> generations.stream().flatMap(t -> curves.point(curve, r, t).stream()))
                .filter(point -> point.n() == 0)
                .map(point -> ((Value.Undefined) point.mean()).why())
                .filter(why -> !Stop.is(why))
                .findFirst();
    }

    /** The whole name, with its unit behind it however long the name. */
    private String title(Curves.Curve curve) {
        String unit = Numbers.titled(curve.card().unit());
        String behind = unit.isEmpty() ? "" : ", " + unit;
        return Cells.fit(curve.title(), out.width - 2 - behind.length()) + behind;
    }

    private static double theory(Curves curves, Curves.Curve curve, String regime) {
        return curves.theory(curve, regime)[curves.generations() - 1];
    }

    /** Over which runs the marked means are. */
    private void counted(Curves curves, Curves.Curve curve, List<String> regimes, List<Integer> generations) {
        List<String> counts = new ArrayList<>();
        for (String regime : regimes) {
            for (int i = generations.size() - 1; i >= 0; i--) {
                Optional<String> count = curves.counted(curve, regime, generations.get(i));
                if (count.isPresent()) {
                    counts.add(curves.names().of(regime) + " " + count.get() + " at " + generations.get(i));
                    break;
                }
            }
        }
        if (!counts.isEmpty()) {
            out.note("* mean of the runs in which it is defined: " + String.join(", ", counts), 2);
        }
    }

    private void row(Curves curves, Curves.Curve curve, String regime, List<Integer> generations, boolean known) {
        Card.Unit unit = curve.card().unit();
        StringBuilder row = new StringBuilder(label(curves.names().of(regime)));
        for (int t : generations) {
            double mean = curves.mean(curve, regime, t);
            String mark = curves.counted(curve, regime, t).isPresent() ? "*" : "";
            int places = PLACES - 1 - mark.length();
            row.append(cell(Double.isFinite(mean) ? Numbers.narrow(mean, unit, places) + mark : "undef."));
        }
        String error = curves.point(curve, regime, curves.generations())
                .flatMap(Trajectory.Point::meanInterval)
                .map(i -> Numbers.narrow(half(i), unit, PLACES - 1))
                .orElse("");
        row.append(cell(error));
        row.append(known ? cell(expected(curves, curve, regime)) : "").append("  ");
        String spark = glyphs.spark(curves.means(curve, regime));
        line(row + (row.length() + spark.length() <= out.width ? spark : ""));
    }

    private static String expected(Curves curves, Curves.Curve curve, String regime) {
        String whole = curves.expected(curve, regime);
        String mark = whole.startsWith("≈") ? "≈" : "";
        return whole.length() < PLACES
                ? whole
                : mark
                        + Numbers.narrow(
                                theory(curves, curve, regime), curve.card().unit(), PLACES - 1 - mark.length());
    }

    /** A column of a table: to the right, with a blank before it whatever its length. */
    private static String cell(String text) {
        return " " + Cells.right(text, PLACES - 1);
    }

    /** The label of a row; a longer one has a line of its own. */
    private String label(String title) {
        if (Cells.width(title) < LABEL) {
            return "  " + Cells.left(title, LABEL);
        }
        line("  " + Cells.fit(title, out.width - 2));
        return " ".repeat(LABEL + 2);
    }

    private static double half(Interval interval) {
        return (interval.high() - interval.low()) / 2;
    }

    /** How many generations stand beside a label in so many places: two at least, five at most. */
    static int columns(int places) {
        return Math.max(2, Math.min(5, (places - LABEL - 2) / PLACES));
    }

    /** At most so many generations, evenly from the first to the last. */
    static List<Integer> few(int generations, int most) {
        List<Integer> few = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int t = (int) Math.round(1 + (generations - 1) * (i / (most - 1.0)));
            if (few.isEmpty() || few.get(few.size() - 1) != t) {
                few.add(t);
            }
        }
        return few;
    }

    private void verdicts(SimulateResult.Cell cell, Regimes names) {
        cell.verdicts().forEach((regime, verdict) -> {
            line(label(names.of(regime)) + glyphs.words(verdict.level(), 0));
            out.note(verdict.sentence(), LABEL + 4);
            verdict.warnings().forEach(warning -> out.note(warning, LABEL + 4));
            String onset = OnsetWords.sentence(cell.onsets().get(regime));
            if (!onset.isEmpty()) {
                out.wrapped(onset, LABEL + 4);
            }
            if (!cell.stopped(regime).isEmpty()) {
                out.wrapped(cell.stopped(regime), LABEL + 4);
            }
        });
        if (!cell.stopped(Arm.REAL_ONLY.label()).isEmpty()) {
            line(label(Arm.REAL_ONLY.label()));
            out.wrapped(cell.stopped(Arm.REAL_ONLY.label()), LABEL + 4);
        }
        line("");
    }

    private void line(String text) {
        out.line(text);
    }

    private void note(String text) {
        out.wrapped(text, 0);
    }

    private void bold(String text) {
        for (String line :
                Wrap.at(text.replaceAll("(\\d) %", "$1\u00a0%"), 0, out.width).split("\n")) {
            line(glyphs.bold(line));
        }
    }
}
