package org.genloss.io.render;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.sweep.Sweep;
import org.genloss.verdict.Level;
import org.genloss.verdict.Verdict;
import org.genloss.verdict.battery.Wording;

/** Where along a factor the verdict over all readings is a loss: a threshold is about one reading, which may keep what others lose. */
final class SweepVerdicts {
    private final SimulateResult result;
    private final Sweep sweep;

    SweepVerdicts(SimulateResult result, Sweep sweep) {
        this.result = result;
        this.sweep = sweep;
    }

    /** "early collapse at synthetic 0.75 and 1"; empty where nothing was lost. @param name of the factor */
    String lost(Sweep.Line line, String name) {
        List<Object> values = sweep.factors().get(line.factor()).values();
        List<Level> levels = IntStream.range(0, values.size())
                .mapToObj(value -> worst(line, value))
                .toList();
        List<Integer> lost = IntStream.range(0, values.size())
                .filter(value -> levels.get(value).isLoss())
                .boxed()
                .toList();
        if (lost.isEmpty()) {
            return "";
        }
        Level mildest =
                lost.stream().map(levels::get).min(Comparator.naturalOrder()).orElseThrow();
        String what = lost.stream().allMatch(value -> levels.get(value) == mildest) ? mildest.words() : "collapse";
        List<String> at =
                lost.stream().map(value -> String.valueOf(values.get(value))).toList();
        return what + (lost.size() == values.size() ? " at every " + name : " at " + name + " " + Wording.list(at));
    }

    /** The gravest verdict of the cells on the line that have this value. */
    private Level worst(Sweep.Line line, int value) {
        return IntStream.range(0, sweep.cells().size())
                .filter(c -> on(line, value, sweep.cells().get(c).at()))
                .mapToObj(c -> result.cells()
                        .get(c)
                        .verdicts()
                        .get(sweep.cells().get(c).labels().get(line.regime())))
                .filter(Objects::nonNull)
                .map(Verdict::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.HEALTHY);
    }

    private static boolean on(Sweep.Line line, int value, List<Integer> at) {
        return at.get(line.factor()) == value
                && IntStream.range(0, at.size())
                        .allMatch(f -> line.at().get(f) < 0 || line.at().get(f).equals(at.get(f)));
    }
}
