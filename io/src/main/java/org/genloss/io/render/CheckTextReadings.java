package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Reading;

/** The readings of the generation shown first: those of the metrics, then what the verdict tested, each with floor, interval and value. */
final class CheckTextReadings {
    /** So many lines are listed one by one; above that one line a measure. */
    static final int MANY = 40;

    /** So many of the verdict's own statistics are shown where none lies beyond its floor. */
    private static final int HEADLINE = 5;

    /** Generations beside the shown one of which it is said what lies beyond its floor. */
    private static final int OTHERS = 4;

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
        List<Told.Line> metrics = told.lines().stream().filter(l -> !l.tested()).toList();
        List<Told.Line> asked = metrics.stream().filter(l -> !all && asked(l)).toList();
        asked(name, asked);
        block(name + which, metrics.stream().filter(l -> !asked.contains(l)).toList(), all);
        block(
                name + ", the verdict's own statistics" + which,
                told.lines().stream().filter(Told.Line::tested).toList(),
                all);
        others(metrics);
    }

    /** Only one generation is shown: what lies beyond its floor in others must not be missed for that. */
    private void others(List<Told.Line> metrics) {
        List<String> parts = new ArrayList<>();
        for (int g = 0; g < result.generations().size(); g++) {
            int at = g;
            List<Told.Line> beyond = metrics.stream()
                    .filter(l -> at != shown && l.readings().get(at).place().startsWith("beyond"))
                    .sorted(Comparator.comparingDouble(
                            l -> -Told.excess(l.readings().get(at))))
                    .toList();
            if (!beyond.isEmpty()) {
                parts.add(result.generations().get(g).data().name() + " " + Numbers.count(beyond.size()) + " ("
                        + beyond.get(0).title() + " "
                        + Numbers.valueWithUnit(beyond.get(0).readings().get(g)) + (beyond.size() > 1 ? ", .." : "")
                        + ")");
            }
        }
        if (!parts.isEmpty()) {
            String rest = parts.size() > OTHERS ? "; and " + (parts.size() - OTHERS) + " more generations" : "";
            out.note(
                    "Beyond their floor in other generations (--out, --format json): "
                            + String.join("; ", parts.subList(0, Math.min(OTHERS, parts.size()))) + rest,
                    2);
            out.line("");
        }
    }

    private Reading reading(Told.Line line) {
        return line.readings().get(shown);
    }

    private boolean beyond(Told.Line line) {
        return reading(line).place().startsWith("beyond");
    }

    private boolean asked(Told.Line line) {
        return result.settings().asked().contains(line.card().id());
    }

    /** What was asked for stands there wherever it lies, and why where it has no value. */
    private void asked(String name, List<Told.Line> lines) {
        List<Told.Line> chosen =
                lines.stream().filter(l -> Told.number(reading(l)).isPresent()).toList();
        List<Told.Line> listed = chosen.size() <= MANY ? chosen : folded(chosen);
        if (!listed.isEmpty()) {
            new CheckTextTable(out, told, listed, true).print(name + ", asked for");
            gaps(listed);
        } else if (!lines.isEmpty()) {
            out.line("  " + name + ", asked for");
        }
        more(chosen.size() - listed.size());
        undefined(lines);
        if (!lines.isEmpty()) {
            out.line("");
        }
    }

    private void more(int rest) {
        if (rest > 0) {
            out.note(
                    "and " + Numbers.count(rest)
                            + " more of these measures (in the report / --format json, or here by --all)",
                    2);
        }
    }

    private void block(String title, List<Told.Line> lines, boolean all) {
        if (lines.isEmpty()) {
            return;
        }
        List<Told.Line> chosen = lines.stream()
                .filter(l -> Told.number(reading(l)).isPresent())
                .filter(l -> all || beyond(l) || told.finding(l, shown).isPresent())
                .toList();
        boolean tested = lines.get(0).tested();
        if (tested && chosen.isEmpty()) {
            headline(title, lines);
            return;
        }
        List<Told.Line> listed = all || chosen.size() <= MANY ? chosen : folded(chosen);
        if (!listed.isEmpty()) {
            new CheckTextTable(out, told, listed, all).print(title);
            gaps(listed);
            if (tested) {
                own();
            }
        }
        more(chosen.size() - listed.size());
        summary(title, lines, chosen, all);
        if (all) {
            undefined(lines);
        }
        out.line("");
    }

    /** Nothing lies beyond its floor: what the verdict looked at stands there all the same. */
    private void headline(String title, List<Told.Line> lines) {
        List<Told.Line> headline = told.headline(shown, HEADLINE);
        if (!headline.isEmpty()) {
            new CheckTextTable(out, told, headline, true).print(title.replace(", beyond its floor", ""));
            gaps(headline);
            own();
        }
        summary(title, lines, List.of(), false);
        out.line("");
    }

    private void own() {
        out.note(told.own(), 2);
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

    /** Why readings have no interval or no floor, each reason once. */
    private void gaps(List<Told.Line> listed) {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        for (Told.Line line : listed) {
            String reason = reading(line).reason();
            if (!reason.isEmpty()) {
                titles.computeIfAbsent(reason, r -> new ArrayList<>()).add(line.title());
            }
        }
        titles.forEach((reason, of) -> out.note("none  " + reason + ": " + String.join("; ", of), 2));
    }

    private void undefined(List<Told.Line> lines) {
        for (Told.Line line : lines) {
            if (Told.number(reading(line)).isEmpty()) {
                out.note("undefined  " + line.title() + ": " + reading(line).reason(), 2);
            }
        }
    }
}
