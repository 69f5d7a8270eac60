package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of loops of n-gram models: which comes first, a loss beside what the first model wrote or a perplexity that has moved. Loops in which
 * it never moves so far are counted apart: they cannot show which comes first.
 */
final class LoopTable {
    private final int generations;
    private final Order plain = new Order();
    private final Order declared = new Order();

    LoopTable(int generations) {
        this.generations = generations;
    }

    /** A line a cell, and one of all; cells have the data, the number of texts, and what is synthetic. */
    String markdown(List<Study.Cell> cells, Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "data",
                "texts",
                "synthetic, a generation",
                "loops",
                "perplexity moved by generation 1, " + generations,
                "first above 10 %",
                "first loss, against real texts",
                "first loss, against the first model's",
                "by",
                "before, with, after perplexity",
                "loss alone",
                "neither",
                "declared: first loss",
                "by",
                "before, with, after",
                "loss alone",
                "neither"));
        for (Study.Cell cell : cells) {
            Rows of =
                    rows.where(row -> cell.key().equals(List.of(row.get("data"), row.get("n"), row.get("synthetic"))));
            if (!of.isEmpty()) {
                page.append(line(cell.key(), of));
            }
        }
        List<String> all = new ArrayList<>(List.of("all", "", "", String.valueOf(plain.loops()), "", "", "", "", ""));
        all.addAll(plain.cells());
        all.addAll(List.of("", ""));
        all.addAll(declared.cells());
        return page.append(Markdown.row(all.toArray(String[]::new))).toString();
    }

    private String line(List<String> key, Rows rows) {
        List<Integer> moved = new ArrayList<>();
        List<Integer> real = new ArrayList<>();
        for (String seed : rows.values("seed")) {
            List<Map<String, String>> loop = rows.where("seed", seed).list();
            moved.add(NgramLoop.moved(loop, generations));
            real.add(NgramLoop.lost(loop, generations, "level"));
        }
        List<String> cells = new ArrayList<>(List.of(
                key.get(0),
                Markdown.count(Long.parseLong(key.get(1))),
                key.get(2),
                String.valueOf(moved.size()),
                NgramLoop.percent(rows, 1) + ", " + NgramLoop.percent(rows, generations),
                NgramLoop.words(moved, generations),
                NgramLoop.words(real, generations)));
        cells.addAll(firsts(rows, moved, "first", plain));
        cells.addAll(firsts(rows, moved, "declared", declared));
        return Markdown.row(cells.toArray(String[]::new));
    }

    /** The first losses of the loops of a cell, what decided them, and their order; {@code check} is the end of the names of its columns. */
    private List<String> firsts(Rows rows, List<Integer> moved, String check, Order all) {
        List<Integer> lost = new ArrayList<>();
        Set<String> by = new TreeSet<>();
        Order order = new Order();
        for (String seed : rows.values("seed")) {
            List<Map<String, String>> loop = rows.where("seed", seed).list();
            int generation = NgramLoop.lost(loop, generations, "level-" + check);
            if (generation <= generations) {
                by.add(loop.get(generation).get("by-" + check));
            }
            order.add(generation, moved.get(lost.size()));
            all.add(generation, moved.get(lost.size()));
            lost.add(generation);
        }
        List<String> cells = new ArrayList<>(List.of(NgramLoop.words(lost, generations), String.join(", ", by)));
        cells.addAll(order.cells());
        return cells;
    }

    /** Which comes first, of so many loops. */
    private final class Order {
        private int before;
        private int with;
        private int after;
        private int alone;
        private int neither;

        /** @param lost first generation with a loss @param moved first in which perplexity has moved */
        void add(int lost, int moved) {
            int never = NgramLoop.never(generations);
            if (moved == never) {
                neither += lost == never ? 1 : 0;
                alone += lost == never ? 0 : 1;
            } else {
                before += lost < moved ? 1 : 0;
                with += lost == moved ? 1 : 0;
                after += lost > moved ? 1 : 0;
            }
        }

        int loops() {
            return before + with + after + alone + neither;
        }

        List<String> cells() {
            return List.of(before + ", " + with + ", " + after, String.valueOf(alone), String.valueOf(neither));
        }
    }
}
