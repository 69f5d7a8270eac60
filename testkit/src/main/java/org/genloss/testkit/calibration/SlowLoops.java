package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
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
        return new LoopTable(GENERATIONS).markdown(cells(), rows);
    }
}
