package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;

/** The readings of the generation shown first: those of the metrics, then what the verdict tested, each with floor, interval and value. */
final class CheckTextReadings {
    /** So many lines are listed one by one; above that one line a measure. */
    static final int MANY = 40;

    private static final int STRIP = 28;
    private static final int SHORTEST_STRIP = 14;
    private static final int NAME = 40;
    private static final int SHORTEST_NAME = 30;

    private final CheckResult result;
    private final Told told;
    private final Screen out;
    private final int shown;

    CheckTextReadings(CheckResult result, Told told, Screen out) {
        this.result = result;
        this.told = told;
        this.out = out;
        this.shown = told.shown();
    }

    /** @param all those within their floor too, and none folded */
    void print(boolean all) {
        String name = result.generations().get(shown).data().name();
        String which = all ? "" : ", beyond its floor";
        block(name + which, told.lines().stream().filter(l -> !l.tested()).toList(), all);
        block(
                name + ", the verdict's own statistics" + which,
                told.lines().stream().filter(Told.Line::tested).toList(),
                all);
    }

    private Reading reading(Told.Line line) {
        return line.readings().get(shown);
    }

    private boolean beyond(Told.Line line) {
        return reading(line).place().startsWith("beyond");
    }

    private void block(String title, List<Told.Line> lines, boolean all) {
        if (lines.isEmpty()) {
            return;
        }
        List<Told.Line> chosen = lines.stream()
                .filter(l -> Told.number(reading(l)).isPresent())
                .filter(l -> all || beyond(l) || told.finding(l, shown).isPresent())
                .toList();
        List<Told.Line> listed = all || chosen.size() <= MANY ? chosen : folded(chosen);
        if (!listed.isEmpty()) {
            Columns columns = new Columns(listed);
            columns.header(title);
            listed.forEach(columns::row);
        }
        if (listed.size() < chosen.size()) {
            out.note(
                    "and " + Numbers.count(chosen.size() - listed.size())
                            + " more of these measures (in the report / --format json, or here by --all)",
                    2);
        }
        summary(title, lines, chosen, all);
        if (all) {
            undefined(lines);
        }
        out.line("");
    }

    /** Of each measure the reading furthest out, its finding first. */
    private List<Told.Line> folded(List<Told.Line> lines) {
        Comparator<Told.Line> order = Comparator.<Told.Line>comparingInt(
                        l -> told.finding(l, shown).isPresent() ? 0 : 1)
                .thenComparingDouble(l -> -Told.excess(reading(l)));
        Map<String, Told.Line> furthest = new LinkedHashMap<>();
        for (Told.Line line : lines) {
            furthest.merge(line.card().id(), line, (a, b) -> order.compare(a, b) <= 0 ? a : b);
        }
        return furthest.values().stream().sorted(order).limit(MANY).toList();
    }

    private void summary(String title, List<Told.Line> lines, List<Told.Line> chosen, boolean all) {
        List<String> parts = new ArrayList<>();
        part(parts, lines, p -> p.equals("within floor"), "within %s floor");
        part(parts, lines, p -> p.startsWith("touches"), "touching it");
        part(parts, lines, p -> p.startsWith("better"), "better than it");
        part(parts, lines, p -> p.equals("undefined"), "undefined");
        if (parts.isEmpty()) {
            return;
        }
        String lead = chosen.isEmpty() ? title.replace(", beyond its floor", "") + ": none beyond its floor, " : "";
        out.note(lead + String.join(", ", parts) + (all ? "" : " (--all)"), 2);
    }

    private void part(List<String> parts, List<Told.Line> lines, Predicate<String> places, String words) {
        long n = lines.stream().filter(l -> places.test(reading(l).place())).count();
        if (n > 0) {
            parts.add(Numbers.count(n) + " " + words.formatted(n == 1 ? "its" : "their"));
        }
    }

    private void undefined(List<Told.Line> lines) {
        for (Told.Line line : lines) {
            if (reading(line).value() instanceof org.genloss.metric.Value.Undefined undefined) {
                out.note("undefined  " + line.title() + ": " + undefined.why(), 2);
            }
        }
    }

    /** The places of a table that fits the terminal: first the strip goes, then the interval. */
    private final class Columns {
        private final int name;
        private final int unit;
        private final int strip;
        private final int value;
        private final int last;

        Columns(List<Told.Line> lines) {
            this.unit = widest(lines, l -> Numbers.unit(l.card().unit()), 1);
            this.value = widest(lines, l -> Numbers.value(reading(l)), 5);
            int interval = widest(lines, l -> Numbers.interval(reading(l)), 13);
            int longest = Math.min(NAME, widest(lines, Told.Line::title, 12));
            int rest = out.width - 4 - 1 - unit - 2 - value;
            int withInterval = rest - 2 - interval;
            this.last = withInterval >= Math.min(SHORTEST_NAME, longest) ? interval : 0;
            int room = last > 0 ? withInterval : rest;
            int shortest = Math.min(longest, SHORTEST_NAME);
            this.strip = room - shortest - 1 >= SHORTEST_STRIP
                    ? Math.min(STRIP, Math.max(SHORTEST_STRIP, room - longest - 1))
                    : 0;
            this.name = Math.min(longest, room - (strip > 0 ? strip + 1 : 0));
        }

        private int widest(List<Told.Line> lines, java.util.function.Function<Told.Line, String> text, int least) {
            return Math.max(
                    least,
                    lines.stream()
                            .mapToInt(l -> Cells.width(text.apply(l)))
                            .max()
                            .orElse(0));
        }

        void header(String title) {
            String legend = strip > 22 ? "░ floor  ─ interval" : strip > 0 ? "░ floor ─ 95 %" : "";
            boolean beside = Cells.width(title) <= name + 1 + unit;
            if (!beside) {
                out.note(title, 2);
            }
            String head = Cells.left(beside ? title : "", name + 1 + unit)
                    + (strip > 0 ? " " + Cells.left(legend, strip) : "");
            out.line(out.glyphs.dim("  " + head + "  " + Cells.right("value", value)
                    + (last > 0 ? "  " + Cells.left("95 % interval", last) : "")));
        }

        void row(Told.Line line) {
            Reading reading = reading(line);
            StringBuilder row = new StringBuilder(mark(line) + " " + Cells.left(cut(line, name), name) + " ");
            row.append(Cells.left(Numbers.unit(line.card().unit()), unit));
            if (strip > 0) {
                row.append(" ").append(new Strip(line.readings(), strip).of(reading));
            }
            row.append("  ").append(Cells.right(Numbers.value(reading), value));
            if (last > 0) {
                row.append("  ").append(Numbers.interval(reading));
            }
            out.line(row.toString());
        }

        /** A finding bears the glyph of what it is; "=" where it touches its floor, "+" where it is better. */
        private String mark(Told.Line line) {
            String place = reading(line).place();
            return told.finding(line, shown)
                    .map(f -> out.glyphs.of(level(f)))
                    .orElse(place.startsWith("touches") ? "=" : place.startsWith("better") ? "+" : " ");
        }

        private Level level(Finding finding) {
            Level level = result.generations().get(shown).verdict().level();
            return finding.loss() && level.isLoss() ? level : Level.SHIFTED;
        }
    }

    /** The title; where it is too long the measure is cut, never what it is about. */
    static String cut(Told.Line line, int width) {
        String about = line.about().isEmpty() ? "" : ", " + line.about();
        return Cells.width(line.title()) <= width || Cells.width(about) > width - 4
                ? Cells.fit(line.title(), width)
                : Cells.fit(line.card().name(), width - Cells.width(about)) + about;
    }
}
