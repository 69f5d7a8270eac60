package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                "neither"));
        Counts all = new Counts();
        for (Cell cell : cells()) {
            Rows of =
                    rows.where(row -> cell.key().equals(List.of(row.get("data"), row.get("n"), row.get("synthetic"))));
            if (!of.isEmpty()) {
                page.append(line(cell.key(), of, all));
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
                        String.valueOf(all.neither)))
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

    private static String line(List<String> key, Rows rows, Counts all) {
        List<Integer> moved = new ArrayList<>();
        List<Integer> real = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        List<String> by = new ArrayList<>();
        Counts counts = new Counts();
        for (String seed : rows.values("seed")) {
            List<Map<String, String>> loop = rows.where("seed", seed).list();
            moved.add(NgramLoop.moved(loop, GENERATIONS));
            real.add(NgramLoop.lost(loop, GENERATIONS, "level"));
            int lost = NgramLoop.lost(loop, GENERATIONS, "level-first");
            first.add(lost);
            by.add(lost <= GENERATIONS ? loop.get(lost).get("by-first") : "");
            counts.add(lost, moved.get(moved.size() - 1));
        }
        all.add(counts);
        return Markdown.row(
                key.get(0),
                Markdown.count(Long.parseLong(key.get(1))),
                key.get(2),
                String.valueOf(moved.size()),
                NgramLoop.percent(rows, 1) + ", " + NgramLoop.percent(rows, GENERATIONS),
                NgramLoop.words(moved, GENERATIONS),
                NgramLoop.words(real, GENERATIONS),
                NgramLoop.words(first, GENERATIONS),
                String.join(
                        ", ",
                        by.stream()
                                .filter(b -> !b.isEmpty())
                                .distinct()
                                .sorted()
                                .toList()),
                counts.order(),
                String.valueOf(counts.alone),
                String.valueOf(counts.neither));
    }
}
