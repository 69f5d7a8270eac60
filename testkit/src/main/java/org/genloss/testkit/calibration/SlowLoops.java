package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.rng.sampling.ListSampler;
import org.genloss.data.Item;

/**
 * The question of {@link Perplexity} where perplexity moves by some percent a generation only: thousands of short texts, few of them synthetic,
 * and more generations. Loops in which perplexity never moves so far are counted apart: they cannot show which comes first.
 */
record SlowLoops(RealSets sets) implements Study {
    private static final List<String> DATA = List.of(
            "shakespeare lines",
            "shakespeare speeches",
            "wikitext2 sentences",
            "handbook de",
            "handbook fr",
            "ntrex in four languages");
    private static final List<Integer> SHARES = List.of(5, 10, 20);
    private static final int GENERATIONS = 8;
    private static final int SEEDS = 8;
    private static final int MOST = 10_000;

    /** How what the last model drew comes among the texts. */
    private enum Regime {
        REAL("instead of real texts"), // always the same real ones beside it
        ANY("instead of any texts"), // real ones become fewer and fewer
        ADDED("added to all texts");

        private final String words;

        Regime(String words) {
            this.words = words;
        }

        NgramLoop.Mixture of(int percent) {
            return (real, before, drawn, seed) -> switch (this) {
                case REAL -> Perplexity.mixed(real, drawn, percent);
                case ANY -> {
                    List<Item> shuffled = new ArrayList<>(before);
                    ListSampler.shuffle(seed.random(), shuffled);
                    yield Perplexity.mixed(shuffled, drawn, percent);
                }
                case ADDED -> {
                    List<Item> all = new ArrayList<>(before);
                    all.addAll(drawn.subList(0, real.size() * percent / 100));
                    yield all;
                }
            };
        }
    }

    @Override
    public String name() {
        return "slow-loops";
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("data", "n", "synthetic", "seed"));
        columns.addAll(NgramLoop.COLUMNS);
        return columns;
    }

    @Override
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String name : DATA) {
            if (sets.has(name)) {
                RealSet set = sets.get(name);
                int n = Math.min(MOST, set.items().size() / 2);
                for (Regime regime : Regime.values()) {
                    SHARES.forEach(percent -> cells.add(new Cell(
                            List.of(name, String.valueOf(n), percent + " % " + regime.words),
                            SEEDS,
                            seed -> new NgramLoop(set, n, GENERATIONS, regime.of(percent))
                                    .rows(Study.seed(name(), seed)))));
                }
            }
        }
        return cells;
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "data",
                "texts",
                "synthetic, a generation",
                "loops",
                "perplexity moved by generation 1, " + GENERATIONS,
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
        Counts all = new Counts();
        Counts declared = new Counts();
        for (Cell cell : cells()) {
            Rows of =
                    rows.where(row -> cell.key().equals(List.of(row.get("data"), row.get("n"), row.get("synthetic"))));
            if (!of.isEmpty()) {
                page.append(line(cell.key(), of, all, declared));
            }
        }
        return page.append(Markdown.row(
                        "all",
                        "",
                        "",
                        String.valueOf(all.loops()),
                        "",
                        "",
                        "",
                        "",
                        "",
                        all.order(),
                        String.valueOf(all.alone),
                        String.valueOf(all.neither),
                        "",
                        "",
                        declared.order(),
                        String.valueOf(declared.alone),
                        String.valueOf(declared.neither)))
                .toString();
    }

    /** Which comes first, of so many loops. */
    private static final class Counts {
        private int before;
        private int with;
        private int after;
        private int alone;
        private int neither;

        /** @param lost first generation with a loss @param moved first in which perplexity has moved */
        void add(int lost, int moved) {
            int never = NgramLoop.never(GENERATIONS);
            if (moved == never) {
                neither += lost == never ? 1 : 0;
                alone += lost == never ? 0 : 1;
            } else {
                before += lost < moved ? 1 : 0;
                with += lost == moved ? 1 : 0;
                after += lost > moved ? 1 : 0;
            }
        }

        void add(Counts other) {
            before += other.before;
            with += other.with;
            after += other.after;
            alone += other.alone;
            neither += other.neither;
        }

        int loops() {
            return before + with + after + alone + neither;
        }

        String order() {
            return before + ", " + with + ", " + after;
        }
    }

    private static String line(List<String> key, Rows rows, Counts all, Counts allDeclared) {
        List<Integer> moved = new ArrayList<>();
        List<Integer> real = new ArrayList<>();
        for (String seed : rows.values("seed")) {
            List<Map<String, String>> loop = rows.where("seed", seed).list();
            moved.add(NgramLoop.moved(loop, GENERATIONS));
            real.add(NgramLoop.lost(loop, GENERATIONS, "level"));
        }
        Firsts first = Firsts.of(rows, moved, "first");
        Firsts declared = Firsts.of(rows, moved, "declared");
        all.add(first.counts);
        allDeclared.add(declared.counts);
        return Markdown.row(
                key.get(0),
                Markdown.count(Long.parseLong(key.get(1))),
                key.get(2),
                String.valueOf(moved.size()),
                NgramLoop.percent(rows, 1) + ", " + NgramLoop.percent(rows, GENERATIONS),
                NgramLoop.words(moved, GENERATIONS),
                NgramLoop.words(real, GENERATIONS),
                NgramLoop.words(first.lost, GENERATIONS),
                first.by,
                first.counts.order(),
                String.valueOf(first.counts.alone),
                String.valueOf(first.counts.neither),
                NgramLoop.words(declared.lost, GENERATIONS),
                declared.by,
                declared.counts.order(),
                String.valueOf(declared.counts.alone),
                String.valueOf(declared.counts.neither));
    }

    /** The first losses of the loops of a cell beside what the first model wrote, and what decided them. */
    private record Firsts(List<Integer> lost, String by, Counts counts) {
        /** @param check "first" or "declared" */
        static Firsts of(Rows rows, List<Integer> moved, String check) {
            List<Integer> lost = new ArrayList<>();
            Set<String> by = new TreeSet<>();
            Counts counts = new Counts();
            for (String seed : rows.values("seed")) {
                List<Map<String, String>> loop = rows.where("seed", seed).list();
                int generation = NgramLoop.lost(loop, GENERATIONS, "level-" + check);
                if (generation <= GENERATIONS) {
                    by.add(loop.get(generation).get("by-" + check));
                }
                counts.add(generation, moved.get(lost.size()));
                lost.add(generation);
            }
            return new Firsts(lost, String.join(", ", by), counts);
        }
    }
}
