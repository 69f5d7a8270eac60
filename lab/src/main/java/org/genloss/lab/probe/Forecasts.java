package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.lab.Corpora;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Labeller;
import org.genloss.lab.Predictive;

/**
 * What a model expected of data: of the class of each item, or of each symbol but the first of each text, from those before it and given that
 * the text goes on.
 *
 * @param confidence the highest chance it gave
 * @param right whether what came is what had the highest chance; of several, the first
 */
record Forecasts(double[] confidence, boolean[] right) {
    private static final int ITEMS = 2000;

    /** Symbols asked times symbols known, about; and symbols asked at least. */
    private static final double WORK = 1e7;

    private static final int LEAST = 500;

    /** Symbols asked at most. */
    static final int MOST = 4000;

    /** Items evenly across the corpus, all where there are few. */
    static List<Item> some(Corpus corpus) {
        int size = Corpora.size(corpus);
        List<Item> all = Corpora.list(corpus);
        if (size <= ITEMS) {
            return all;
        }
        List<Item> some = new ArrayList<>(ITEMS);
        for (int i = 0; i < ITEMS; i++) {
            some.add(all.get((int) ((long) i * size / ITEMS)));
        }
        return some;
    }

    static boolean made(GenerativeModel model) {
        return model instanceof Labeller || model instanceof Predictive;
    }

    static Forecasts held(GenerativeModel model, Evidence evidence) {
        return evidence.once("forecasts", () -> of(model, evidence.holdout()));
    }

    private static Forecasts of(GenerativeModel model, Corpus corpus) {
        return model instanceof Labeller labeller
                ? classes(labeller, some(corpus))
                : symbols((Predictive) model, corpus);
    }

    private static Forecasts classes(Labeller model, List<Item> items) {
        Making making = new Making(items.size());
        for (Item item : items) {
            double[] chances = model.chances(item);
            if (chances.length > 0) {
                making.add(chances, model.classes().indexOf(model.label(item)));
            }
        }
        return making.made();
    }

    private static Forecasts symbols(Predictive model, Corpus corpus) {
        Map<String, Integer> places = new HashMap<>();
        model.symbols().forEach(symbol -> places.put(symbol, places.size()));
        int most = (int) Math.max(LEAST, Math.min(MOST, WORK / Math.max(1, places.size())));
        Making making = new Making(most);
        List<List<String>> texts = head(some(corpus).stream().map(model::split).toList(), most);
        List<List<double[]>> nexts = model.nexts(texts);
        for (int t = 0; t < texts.size(); t++) {
            for (int i = 1; i < texts.get(t).size(); i++) {
                making.add(
                        nexts.get(t).get(i - 1),
                        places.getOrDefault(texts.get(t).get(i), -1));
            }
        }
        return making.made();
    }

    /** The first texts, the last of them cut, so that all but their first symbols are so many at most. */
    static List<List<String>> head(List<List<String>> texts, int most) {
        List<List<String>> head = new ArrayList<>();
        int left = most;
        for (int i = 0; i < texts.size() && left > 0; i++) {
            List<String> text = texts.get(i);
            head.add(text.subList(0, Math.min(text.size(), left + 1)));
            left -= Math.max(0, head.get(i).size() - 1);
        }
        return head;
    }

    private static final class Making {
        private final double[] confidence;
        private final boolean[] right;
        private int size;

        Making(int most) {
            confidence = new double[most];
            right = new boolean[most];
        }

        /** @param came its place, below 0 where the model does not know it */
        void add(double[] chances, int came) {
            double sum = Arrays.stream(chances).sum();
            int best = 0;
            for (int c = 1; c < chances.length; c++) {
                best = chances[c] > chances[best] ? c : best;
            }
            confidence[size] = sum == 0 ? 0 : chances[best] / sum;
            right[size] = best == came;
            size++;
        }

        Forecasts made() {
            return new Forecasts(Arrays.copyOf(confidence, size), Arrays.copyOf(right, size));
        }
    }
}
