package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.lab.Predictive;
import org.genloss.lab.learner.Ngram;
import org.genloss.verdict.CheckSettings;

/**
 * N-gram models of three words, each fitted to texts of which some are those that the model before drew. Each generation is compared with what the
 * first model drew, without and with the declaration that both are one population, and with real texts that no model saw, each until a loss is found. Perplexity is
 * measured on the latter.
 *
 * @param set real texts
 * @param n the first model is fitted to so many, and each draws so many
 * @param generations after the first model's
 * @param mixture what the next model is fitted to
 */
record NgramLoop(RealSet set, int n, int generations, Mixture mixture) {
    /** Columns of a generation. */
    static final List<String> COLUMNS = List.of(
            "generation",
            "perplexity",
            "moved",
            "level",
            "by",
            "level-first",
            "by-first",
            "kept-first",
            "level-declared",
            "by-declared",
            "kept-declared");

    /** A loop in which perplexity moved so much has moved. */
    static final double MOVED = 0.10;

    private static final Outcome NONE = new Outcome("", "", "", "", "");

    /** What a model is fitted to. */
    interface Mixture {
        /**
         * @param real what the first model was fitted to
         * @param before what the last model was fitted to
         * @param drawn what that one drew
         */
        List<Item> next(List<Item> real, List<Item> before, List<Item> drawn, Seed seed);
    }

    /** One row a generation. */
    List<List<String>> rows(Seed seed) {
        List<Items> parts = set.parts(seed, n, n);
        List<Item> real = parts.get(0).list();
        Items unseen = parts.get(1);
        Ngram learner = new Ngram();
        Ngram scorer = scorer();
        List<List<String>> rows = new ArrayList<>();
        List<Item> data = real;
        Items first = null;
        double base = 0;
        boolean lost = false;
        boolean lostSince = false;
        boolean lostDeclared = false;
        for (int generation = 0; generation <= generations; generation++) {
            Seed own = seed.child(generation);
            Items fitted = new Items(set.schema(), data);
            Items drawn = list(learner.fit(fitted, own.child("fit")).draw(n, own.child("draw")));
            double perplexity = perplexity((Predictive) scorer.fit(fitted, own.child("fit")), unseen);
            base = generation == 0 ? perplexity : base;
            first = generation == 0 ? drawn : first;
            Outcome beside = lost ? NONE : Outcome.of(unseen, drawn, Outcome.settings(own));
            lost |= FalseAlarms.loss(beside.level());
            CheckSettings settings = Outcome.settings(own.child("first"));
            Outcome declared =
                    generation == 0 || lostDeclared ? NONE : Outcome.of(first, drawn, Outcome.samePopulation(settings));
            lostDeclared |= FalseAlarms.loss(declared.level());
            // What is declared is found wherever it is found without the declaration.
            Outcome since = !lostDeclared || lostSince ? NONE : Outcome.of(first, drawn, settings);
            lostSince |= FalseAlarms.loss(since.level());
            rows.add(List.of(
                    String.valueOf(generation),
                    Outcome.number(perplexity),
                    Outcome.number(perplexity / base - 1),
                    beside.level(),
                    beside.metric(),
                    since.level(),
                    since.metric(),
                    since.size(),
                    declared.level(),
                    declared.metric(),
                    declared.size()));
            data = mixture.next(real, data, drawn.list(), own.child("mix"));
        }
        return rows;
    }

    /** The same model, which knows all words of the set, so that no text is impossible. */
    private Ngram scorer() {
        Ngram plain = new Ngram();
        String words = set.items().stream().map(TextChanges::text).collect(Collectors.joining(" "));
        return new Ngram(3, Ngram.Unit.WORDS, plain.smoothing(), plain.alpha(), 1, 1, true, words);
    }

    private Items list(Corpus drawn) {
        try (var all = drawn.items()) {
            return new Items(set.schema(), all.toList());
        }
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

    /** The first generation of a loop in which perplexity has moved; {@link #never} where none. */
    static int moved(List<Map<String, String>> loop, int generations) {
        return first(loop, generations, row -> Double.parseDouble(row.get("moved")) > MOVED);
    }

    /** The first generation with a loss by the level of that column; {@link #never} where none. */
    static int lost(List<Map<String, String>> loop, int generations, String column) {
        return first(loop, generations, row -> FalseAlarms.loss(row.get(column)));
    }

    private static int first(List<Map<String, String>> loop, int generations, Predicate<Map<String, String>> which) {
        return loop.stream()
                .filter(which)
                .mapToInt(row -> Integer.parseInt(row.get("generation")))
                .min()
                .orElse(never(generations));
    }

    /** Stands for no generation: one more than the last. */
    static int never(int generations) {
        return generations + 1;
    }

    /** By how much perplexity moved up to a generation, on average. */
    static String percent(Rows rows, int generation) {
        double mean = rows.where("generation", String.valueOf(generation))
                .column("moved")
                .mapToDouble(Double::parseDouble)
                .average()
                .orElse(Double.NaN);
        return String.format(java.util.Locale.ROOT, "%+.0f %%", 100 * mean);
    }

    /** The earliest and the latest of generations. */
    static String words(List<Integer> each, int generations) {
        int[] sorted = each.stream().mapToInt(Integer::intValue).sorted().toArray();
        String low = word(sorted[0], generations);
        String high = word(sorted[sorted.length - 1], generations);
        return low + (low.equals(high) ? "" : " to " + high);
    }

    private static String word(int generation, int generations) {
        return generation > generations ? "never" : String.valueOf(generation);
    }
}
