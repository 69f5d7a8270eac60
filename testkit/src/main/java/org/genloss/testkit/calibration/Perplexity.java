package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Item;

/**
 * N-gram models fitted again and again to a mixture of real texts and their own: which comes first, a loss that the check finds or a perplexity
 * on unseen real texts that is 10 % above that of the first model. Two questions are asked of the check: what a generation has lost of real
 * texts, and what it has lost of what the first model wrote, to which no language model's clumsiness counts as a loss.
 */
record Perplexity(RealSets sets) implements Study {
    private static final List<String> DATA = List.of("shakespeare speeches", "wikitext2", "handbook de");
    private static final List<Integer> SYNTHETIC = List.of(100, 50, 20);
    private static final int GENERATIONS = 4;
    private static final int SEEDS = 8;
    private static final int MOST = 1000;

    @Override
    public String name() {
        return "perplexity";
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
                SYNTHETIC.forEach(percent -> cells.add(new Cell(
                        List.of(name, String.valueOf(n), percent + " %"),
                        SEEDS,
                        seed -> new NgramLoop(
                                        set, n, GENERATIONS, (real, before, drawn, of) -> mixed(real, drawn, percent))
                                .rows(Study.seed(name(), seed)))));
            }
        }
        return cells;
    }

    /** As many as there are real ones, of which a share is drawn. */
    static List<Item> mixed(List<Item> real, List<Item> drawn, int percent) {
        int synthetic = real.size() * percent / 100;
        List<Item> items = new ArrayList<>(real.subList(0, real.size() - synthetic));
        items.addAll(drawn.subList(0, synthetic));
        return items;
    }

    @Override
    public String markdown(Rows rows) {
        return new LoopTable(GENERATIONS).markdown(cells(), rows);
    }
}
