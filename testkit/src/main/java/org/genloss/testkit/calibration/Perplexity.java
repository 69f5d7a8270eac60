package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.lab.Predictive;
import org.genloss.lab.learner.Ngram;

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
    private static final double MOVED = 0.10;

    @Override
    public String name() {
        return "perplexity";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "data",
                "n",
                "synthetic",
                "seed",
                "generation",
                "perplexity",
                "moved",
                "level",
                "by",
                "level-first",
                "by-first");
    }

    @Override
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String name : DATA) {
            if (sets.has(name)) {
                RealSet set = sets.get(name);
                int n = Math.min(MOST, set.items().size() / 2);
                SYNTHETIC.forEach(percent -> cells.add(new Cell(
                        List.of(name, String.valueOf(n), percent + " %"), SEEDS, seed -> rows(set, n, percent, seed))));
            }
        }
        return cells;
    }

    private List<List<String>> rows(RealSet set, int n, int percent, int number) {
        Seed seed = Study.seed(name(), number);
        List<Items> parts = set.parts(seed, n, n);
        Items real = parts.get(0);
        Items unseen = parts.get(1);
        Ngram learner = new Ngram();
        Ngram scorer = scorer(set);
        List<List<String>> rows = new ArrayList<>();
        Corpus data = real;
        Corpus first = null;
        double base = 0;
        for (int generation = 0; generation <= GENERATIONS; generation++) {
            Seed own = seed.child(generation);
            Corpus drawn = learner.fit(data, own.child("fit")).draw(n, own.child("draw"));
            double perplexity = perplexity((Predictive) scorer.fit(data, own.child("fit")), unseen);
            base = generation == 0 ? perplexity : base;
            first = generation == 0 ? drawn : first;
            Outcome lost = Outcome.of(unseen, drawn, Outcome.settings(own));
            Outcome since = generation == 0
                    ? new Outcome("", "", "", "", "")
                    : Outcome.of(first, drawn, Outcome.settings(own.child("first")));
            rows.add(List.of(
                    String.valueOf(generation),
                    Outcome.number(perplexity),
                    Outcome.number(perplexity / base - 1),
                    lost.level(),
                    lost.metric(),
                    since.level(),
                    since.metric()));
            data = mixed(real, drawn, percent, n);
        }
        return rows;
    }

    /** The same model, which knows all words of the set, so that no text is impossible. */
    private static Ngram scorer(RealSet set) {
        Ngram plain = new Ngram();
        String words = set.items().stream().map(TextChanges::text).collect(Collectors.joining(" "));
        return new Ngram(3, Ngram.Unit.WORDS, plain.smoothing(), plain.alpha(), 1, 1, true, words);
    }

    private static Items mixed(Items real, Corpus drawn, int percent, int n) {
        int synthetic = n * percent / 100;
        List<Item> items = new ArrayList<>(real.list().subList(0, n - synthetic));
        try (var all = drawn.items()) {
            all.limit(synthetic).forEach(items::add);
        }
        return new Items(real.schema(), items);
    }

    /** exp of the mean of -ln p over words and ends of documents. */
    private static double perplexity(Predictive model, Items unseen) {
        double sum = 0;
        long symbols = 0;
        for (Item item : unseen.list()) {
            sum += model.logDensity(item);
            symbols += model.split(item).size() + 1;
        }
        return Math.exp(-sum / symbols);
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "data",
                "documents",
                "synthetic share",
                "loops",
                "perplexity moved by generation 1, " + GENERATIONS,
                "first above 10 %",
                "first loss, against real texts",
                "first loss, against the first model's",
                "not later than perplexity"));
        for (Cell cell : cells()) {
            Rows of =
                    rows.where(row -> cell.key().equals(List.of(row.get("data"), row.get("n"), row.get("synthetic"))));
            if (!of.isEmpty()) {
                page.append(line(cell.key(), of));
            }
        }
        return page.toString();
    }

    private static String line(List<String> key, Rows rows) {
        List<Integer> moved = new ArrayList<>();
        List<Integer> real = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        int inTime = 0;
        for (String seed : rows.values("seed")) {
            List<Map<String, String>> loop = rows.where("seed", seed).list();
            moved.add(first(loop, row -> Double.parseDouble(row.get("moved")) > MOVED));
            real.add(first(loop, row -> FalseAlarms.loss(row.get("level"))));
            first.add(first(loop, row -> FalseAlarms.loss(row.get("level-first"))));
            int last = first.size() - 1;
            inTime += first.get(last) <= moved.get(last) ? 1 : 0;
        }
        return Markdown.row(
                key.get(0),
                key.get(1),
                key.get(2),
                String.valueOf(moved.size()),
                percent(rows, 1) + ", " + percent(rows, GENERATIONS),
                words(moved),
                words(real),
                words(first),
                inTime + " of " + moved.size());
    }

    private static String percent(Rows rows, int generation) {
        double mean = rows.where("generation", String.valueOf(generation))
                .column("moved")
                .mapToDouble(Double::parseDouble)
                .average()
                .orElse(Double.NaN);
        return String.format(java.util.Locale.ROOT, "%+.0f %%", 100 * mean);
    }

    /** The first generation that is so; one more than the last where none is. */
    private static int first(List<Map<String, String>> loop, java.util.function.Predicate<Map<String, String>> which) {
        return loop.stream()
                .filter(which)
                .mapToInt(row -> Integer.parseInt(row.get("generation")))
                .min()
                .orElse(GENERATIONS + 1);
    }

    private static String words(List<Integer> generations) {
        int[] sorted = generations.stream().mapToInt(Integer::intValue).sorted().toArray();
        return word(sorted[0])
                + (sorted[0] == sorted[sorted.length - 1] ? "" : " to " + word(sorted[sorted.length - 1]));
    }

    private static String word(int generation) {
        return generation > GENERATIONS ? "never" : String.valueOf(generation);
    }
}
