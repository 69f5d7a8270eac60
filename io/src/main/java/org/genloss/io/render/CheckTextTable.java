package org.genloss.io.render;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;

/**
 * Readings of the generation shown first as a table that fits the terminal: on a narrow one first the strip goes, then the floor's numbers,
 * then the interval.
 */
final class CheckTextTable {
    private static final int STRIP = 28;
    private static final int SHORTEST_STRIP = 14;
    private static final int NAME = 40;
    private static final int SHORTEST_NAME = 30;

    private final Screen out;
    private final Told told;
    private final List<Told.Line> lines;
    private final int name;
    private final int unit;
    private final int strip;
    private final int value;
    private final int interval;
    private final int floor;
    private final int items;

    /** @param floors the numbers of the floor too */
    CheckTextTable(Screen out, Told told, List<Told.Line> lines, boolean floors) {
        this.out = out;
        this.told = told;
        this.lines = lines;
        this.unit = widest(l -> Numbers.unit(l.card().unit()), 1);
        this.value = widest(l -> Numbers.value(reading(l)) + told.mark(l, told.shown()), 5);
        boolean oneSize = lines.stream().map(l -> reading(l).items()).distinct().count() == 1;
        this.items = oneSize ? 0 : widest(l -> Numbers.count(reading(l).items()), 5);
        int longest = Math.min(NAME, widest(Told.Line::title, 12));
        int shortest = Math.min(longest, SHORTEST_NAME);
        int room = out.width - 4 - 1 - unit - 2 - value - (items > 0 ? items + 2 : 0);
        this.interval = fitting(widest(l -> told(Numbers.interval(reading(l))), 13), room - shortest);
        room -= interval > 0 ? interval + 2 : 0;
        this.floor = floors ? fitting(widest(l -> told(Numbers.floor(reading(l))), 5), room - shortest) : 0;
        room -= floor > 0 ? floor + 2 : 0;
        this.strip = room - shortest - 1 >= SHORTEST_STRIP
                ? Math.min(STRIP, Math.max(SHORTEST_STRIP, room - longest - 1))
                : 0;
        this.name = Math.min(longest, room - (strip > 0 ? strip + 1 : 0));
    }

    private static int fitting(int width, int room) {
        return width + 2 <= room ? width : 0;
    }

    private Reading reading(Told.Line line) {
        return line.readings().get(told.shown());
    }

    private int widest(Function<Told.Line, String> text, int least) {
        return Math.max(
                least,
                lines.stream().mapToInt(l -> Cells.width(text.apply(l))).max().orElse(0));
    }

    /** What is missing is said, and below the table why. */
    private static String told(String numbers) {
        return numbers.isEmpty() ? "none" : numbers;
    }

    void print(String title) {
        header(title + size());
        lines.forEach(this::row);
    }

    /** Of how many items all of them are, where that is one number. */
    private String size() {
        return items > 0 ? "" : ", " + Numbers.count(reading(lines.get(0)).items(), "item");
    }

    private void header(String title) {
        String legend = strip > 22 ? "░ floor  ─ interval" : strip > 0 ? "░ floor ─ 95 %" : "";
        boolean beside = Cells.width(title) <= name + 1 + unit;
        if (!beside) {
            out.note(title, 2);
        }
        String head =
                Cells.left(beside ? title : "", name + 1 + unit) + (strip > 0 ? " " + Cells.left(legend, strip) : "");
        out.line(out.glyphs.dim("  " + head + "  " + Cells.right("value", value)
                + (interval > 0 ? "  " + Cells.left("95 % interval", interval) : "")
                + (floor > 0 ? "  " + Cells.left("floor", floor) : "")
                + (items > 0 ? "  " + Cells.right("items", items) : "")));
    }

    private void row(Told.Line line) {
        Reading reading = reading(line);
        List<String> title = title(line);
        StringBuilder row = new StringBuilder(glyph(line) + " " + Cells.left(title.get(0), name) + " ");
        row.append(Cells.left(Numbers.unit(line.card().unit()), unit));
        if (strip > 0) {
            row.append(" ").append(new Strip(line.readings(), strip).of(reading));
        }
        row.append("  ").append(Cells.right(Numbers.value(reading) + told.mark(line, told.shown()), value));
        if (interval > 0) {
            row.append("  ").append(Cells.left(told(Numbers.interval(reading)), interval));
        }
        if (floor > 0) {
            row.append("  ").append(Cells.left(told(Numbers.floor(reading)), floor));
        }
        if (items > 0) {
            row.append("  ").append(Cells.right(Numbers.count(reading.items()), items));
        }
        out.line(row.toString());
        title.stream().skip(1).forEach(further -> out.line("    " + further));
    }

    /** The title in lines; further ones are indented by two. */
    private List<String> title(Told.Line line) {
        return Wrap.at(line.title(), 0, name).lines().map(String::strip).toList();
    }

    /** A finding bears the glyph of what it is. */
    private String glyph(Told.Line line) {
        Optional<Finding> found = told.finding(line, told.shown());
        return found.map(f -> out.glyphs.of(level(f))).orElse(" ");
    }

    private Level level(Finding finding) {
        Level level = told.level(told.shown());
        return finding.loss() && level.isLoss() ? level : Level.SHIFTED;
    }
}
