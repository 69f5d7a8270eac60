package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.lab.Learner;
import org.genloss.lab.learner.Ngram;

/** Changes of texts: documents replaced by a loop's output, the rarest words replaced by others, a language of 2 % dropped. */
final class TextChanges {
    private static final int SEEDS = 20;
    private static final int[] GENERATIONS = {1, 5};

    private TextChanges() {}

    static List<Change> all(RealSets sets) {
        List<Change> all = new ArrayList<>();
        replaced(all, sets, "wikitext2", List.of(500), new Ngram());
        replaced(all, sets, "shakespeare speeches", List.of(500, 2000), new Ngram());
        replaced(all, sets, "handbook de", List.of(500), new Ngram());
        replaced(all, sets, "handbook ja", List.of(500), characters());
        for (int percent : new int[] {1, 5}) {
            rarest(all, sets, "wikitext2", List.of(500), percent);
            rarest(all, sets, "shakespeare speeches", List.of(500, 2000), percent);
        }
        if (sets.has("handbook fr") && sets.has("handbook de")) {
            all.add(new Change(
                    "a language of 2 % dropped",
                    "handbook fr, with de", List.of(500, 1000), SEEDS, (n, seed) -> language(sets, n, seed)));
        }
        return all;
    }

    /** Of scripts without spaces. */
    private static Ngram characters() {
        Ngram words = new Ngram();
        return new Ngram(5, Ngram.Unit.CHARACTERS, words.smoothing(), words.alpha(), 1, 1, true, "");
    }

    private static void replaced(List<Change> all, RealSets sets, String data, List<Integer> sizes, Learner learner) {
        if (!sets.has(data)) {
            return;
        }
        for (int generation : GENERATIONS) {
            for (int percent : new int[] {10, 25, 50}) {
                all.add(new Change(
                        percent + " % of documents from generation " + generation + " of an n-gram loop",
                        data,
                        sizes,
                        SEEDS,
                        (n, seed) -> mixed(sets.get(data), learner, new Dose(generation, percent / 100.0), n, seed)));
            }
        }
    }

    /** How much of which generation. */
    private record Dose(int generation, double share) {}

    private static Change.Sides mixed(RealSet set, Learner learner, Dose dose, int n, Seed seed) {
        List<Items> parts = set.parts(seed, n, n);
        List<Item> drawn = loop(learner, parts.get(0), dose.generation(), seed.child("loop"));
        List<Item> items = new ArrayList<>(parts.get(1).list());
        long many = Math.round(dose.share() * n);
        for (int i = 0; i < many; i++) {
            items.set(i, items.get(i).with(drawn.get(i).payload()));
        }
        return new Change.Sides(parts.get(0), new Items(set.schema(), items));
    }

    /** What a model draws that was fitted to what the model before it drew, and so on; the first to the data. */
    private static List<Item> loop(Learner learner, Items data, int generations, Seed seed) {
        Corpus now = data;
        for (int g = 1; g <= generations; g++) {
            Seed own = seed.child(g);
            now = learner.fit(now, own.child("fit")).draw(data.list().size(), own.child("draw"));
        }
        try (var items = now.items()) {
            return items.toList();
        }
    }

    private static void rarest(List<Change> all, RealSets sets, String data, List<Integer> sizes, int percent) {
        if (sets.has(data)) {
            all.add(new Change(
                    "rarest words of " + percent + " % of the text replaced",
                    data,
                    sizes,
                    SEEDS,
                    (n, seed) -> common(sets.get(data), percent / 100.0, n, seed)));
        }
    }

    /** Words as white space cuts them; those that hold the share are each replaced by a word drawn from the rest of the text. */
    private static Change.Sides common(RealSet set, double share, int n, Seed seed) {
        List<Items> parts = set.parts(seed, n, n);
        return new Change.Sides(parts.get(0), new Items(set.schema(), common(set, parts.get(1), share, seed)));
    }

    /** The same of these items. */
    static List<Item> common(RealSet set, Items some, double share, Seed seed) {
        List<String> words = new ArrayList<>();
        set.items().forEach(item -> words.addAll(List.of(text(item).split("\\s+"))));
        Set<String> rare = rarest(words, share);
        words.removeIf(rare::contains);
        UniformRandomProvider random = seed.child("words").random();
        List<Item> items = new ArrayList<>();
        for (Item item : some.list()) {
            StringBuilder text = new StringBuilder();
            for (String word : text(item).split("\\s+")) {
                text.append(rare.contains(word) ? words.get(random.nextInt(words.size())) : word)
                        .append(' ');
            }
            items.add(item.with(new Payload.Text(text.toString().strip())));
        }
        return items;
    }

    private static Set<String> rarest(List<String> words, double share) {
        Map<String, Integer> counts = new TreeMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        Set<String> rare = new HashSet<>();
        long sum = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparingInt(e -> e.getKey().hashCode() * 0x9e3779b9))
                .toList()) {
            sum += entry.getValue();
            if (sum > share * words.size()) {
                break;
            }
            rare.add(entry.getKey());
        }
        return rare;
    }

    private static Change.Sides language(RealSets sets, int n, Seed seed) {
        RealSet many = sets.get("handbook fr");
        int few = n / 50;
        List<Items> parts = many.parts(seed, n - few, n);
        List<Item> reference = new ArrayList<>(parts.get(0).list());
        sets.get("handbook de")
                .parts(seed, few)
                .get(0)
                .list()
                .forEach(item -> reference.add(Item.of("de" + item.id(), item.payload())));
        return new Change.Sides(new Items(many.schema(), reference), parts.get(1));
    }

    static String text(Item item) {
        return ((Payload.Text) item.payload()).value();
    }
}
