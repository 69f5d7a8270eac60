package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import org.genloss.metric.Value;
import org.genloss.verdict.Reading;

/** The place of a reading as a line of characters: its floor, its interval and its value on one scale over all generations. */
final class Strip {
    private final double low;
    private final double high;
    private final int width;

    Strip(List<Reading> scale, int width) {
        List<Double> ends = new ArrayList<>();
        for (Reading reading : scale) {
            if (reading.value() instanceof Value.Of of) {
                ends.add(of.number());
            }
            reading.interval().ifPresent(i -> ends.addAll(List.of(i.low(), i.high())));
            reading.floor().ifPresent(f -> ends.addAll(List.of(f.low(), f.high())));
        }
        this.low = ends.stream().mapToDouble(d -> d).min().orElse(0);
        this.high = ends.stream().mapToDouble(d -> d).max().orElse(1);
        this.width = width;
    }

    String of(Reading reading) {
        char[] cells = " ".repeat(width).toCharArray();
        reading.floor().ifPresent(f -> fill(cells, f.low(), f.high(), '░'));
        reading.interval().ifPresent(i -> fill(cells, i.low(), i.high(), '─'));
        if (reading.value() instanceof Value.Of of) {
            cells[at(of.number())] = reading.place().startsWith("beyond") ? '●' : '○';
        }
        return new String(cells);
    }

    private void fill(char[] cells, double from, double to, char mark) {
        for (int i = at(from); i <= at(to); i++) {
            cells[i] = mark;
        }
    }

    private int at(double x) {
        double share = high > low ? (x - low) / (high - low) : 0.5;
        return (int) Math.max(0, Math.min(width - 1, Math.round(share * (width - 1))));
    }
}
