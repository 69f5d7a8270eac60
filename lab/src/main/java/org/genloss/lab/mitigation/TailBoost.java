package org.genloss.lab.mitigation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;
import org.genloss.verdict.Quantiles;

/**
 * Gives what is rare in the training data more weight: an item weighs 1 over the frequency of its category, to a power; a text the geometric
 * mean of that over its words; a number that of its bin. Bins are of the width of Freedman and Diaconis 1981, 2 IQR n^(-1/3); where half of the
 * numbers are alike each value stands for itself. Weights are 1 on average.
 *
 * @param power a, 0 or more; 0 changes nothing, 1 makes all categories alike
 * @param column number of the column, from 1; without effect for texts
 */
@Shelf(Mitigation.class)
public record TailBoost(double power, int column) implements Mitigation {
    public TailBoost {
        if (!(power >= 0 && power < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tail-boost.power needs to be 0 or more, got " + power);
        }
        if (column < 1) {
            throw new IllegalArgumentException("tail-boost.column needs to be at least 1, got " + column);
        }
    }

    public TailBoost() {
        this(0.1, 1);
    }

    @Override
    public Card card() {
        return Card.of("tail-boost", "Boost the rare")
                .says(
                        "Items of rare categories, texts of rare words, or numbers where few others lie count for more in training.")
                .formula(
                        "w_i proportional to f_i^-a; shares of categories p become p^(1-a) / sum p^(1-a), log-odds times 1-a per fit; f of a number is that of its bin, and a normal variance grows by 1/(1-a)")
                .undefinedWhen("the data has no such column")
                .source(
                        "inverse-frequency weighting: Horvitz and Thompson 1952; Dohmatob et al. 2024, arXiv:2402.07043");
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT || column <= schema.width();
    }

    @Override
    public Stage stage() {
        return Stage.TRAINING;
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        Corpus plain = Weighted.plain(offer.data());
        double[] given = Weighted.weights(offer.data());
        List<List<String>> words = Scores.numeric(plain.schema(), column)
                ? bins(Scores.values(plain, column))
                : Corpora.list(plain).stream().map(this::words).toList();
        Map<String, Double> frequency = new HashMap<>();
        for (int i = 0; i < given.length; i++) {
            for (String word : words.get(i)) {
                frequency.merge(word, given[i], Double::sum);
            }
        }
        double[] weights = new double[given.length];
        Arrays.setAll(weights, i -> given[i] * Math.exp(-power * meanLog(words.get(i), frequency)));
        double mean = Arrays.stream(weights).average().orElse(1);
        return new Weighted(plain, Arrays.stream(weights).map(w -> w / mean).toArray());
    }

    private List<String> words(Item item) {
        return item.payload() instanceof Payload.Text text
                ? Scores.words(text)
                : List.of(Scores.category(item, column));
    }

    private static List<List<String>> bins(double[] values) {
        double[] known = Quantiles.sorted(values);
        double spread = known.length == 0 ? 0 : Quantiles.of(known, 0.75) - Quantiles.of(known, 0.25);
        double width = 2 * spread / Math.cbrt(known.length);
        return Arrays.stream(values)
                .mapToObj(x -> List.of(String.valueOf(width > 0 ? Math.floor(x / width) : x)))
                .toList();
    }

    /** A text without words counts like one of words that occur once. */
    private static double meanLog(List<String> words, Map<String, Double> frequency) {
        return words.stream()
                .mapToDouble(frequency::get)
                .filter(f -> f > 0)
                .map(Math::log)
                .average()
                .orElse(0);
    }
}
