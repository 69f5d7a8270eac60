package org.genloss.lab.mitigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Classifier;
import org.genloss.lab.learner.ClassifierModel;
import org.genloss.lab.learner.Linear.Inputs;
import org.genloss.shelf.Shelf;

/**
 * Keeps drawn items by whether their class is right: by the true law where it is known, else by a linear classifier fitted to the real data
 * of the first fit, so that what is kept is the judge's view of the truth.
 *
 * @param right chance of keeping an item whose class is right (phi), 0 to 1
 * @param wrong chance of keeping an item whose class is wrong (psi), 0 to 1
 * @param error where labels come from: {@code model} for those that the model drew, or a number p for right ones of which each is made wrong
 *     with chance p, a generator with exactly this error rate
 * @param label number of the column with the class, from 1; 0 for the categorical column, or the last one where all are numbers
 */
@Shelf(Mitigation.class)
public record Verifier(double right, double wrong, String error, int label) implements Mitigation {
    /** The setting of {@code error} that leaves labels as they were drawn. */
    private static final String MODEL = "model";

    public Verifier {
        chance("right", right);
        chance("wrong", wrong);
        if (label < 0) {
            throw new IllegalArgumentException(
                    "verifier.label needs to be a column from 1, or 0 to find it, got " + label);
        }
        double p = number(error);
        if (!error.equals(MODEL) && !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("verifier.error needs a share from 0 to 1, or model, got " + error);
        }
        if (error.equals(MODEL) ? right + wrong == 0 : (1 - p) * right + p * wrong == 0) {
            throw new IllegalArgumentException("verifier: nothing would ever be kept with right = " + right
                    + ", wrong = " + wrong + " and error = " + error);
        }
    }

    public Verifier() {
        this(0.9, 0.3, MODEL, 0);
    }

    private static void chance(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("verifier." + name + " needs to be from 0 to 1, got " + value);
        }
    }

    /** The text as a number; NaN where it is none. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    @Override
    public Card card() {
        return Card.of("verifier", "Keep what a verifier passes")
                .says(
                        "Of what a model draws, items with a right and with a wrong class are kept with different chances.")
                .formula(
                        "kept with chance phi if right, psi if wrong; a linear classifier recovers iff its error p < 1/(1 + psi/phi)")
                .undefinedWhen("items bear no class")
                .source("Feng et al. 2025, arXiv:2406.07515, theorem 4.2");
    }

    @Override
    public boolean fits(Schema schema) {
        return classifier().fits(schema);
    }

    @Override
    public void check(Learner learner, Source real) {
        boolean names = real.schema().columns().stream().anyMatch(c -> c.scale() == Schema.Scale.CATEGORICAL);
        if (!names && !(learner instanceof Classifier)) {
            throw new IllegalArgumentException("verifier judges classes; of data without a categorical column only "
                    + "classifier draws any, not " + learner.card().id());
        }
    }

    private Classifier classifier() {
        return new Classifier(label, 1e-3, true, Inputs.REUSED);
    }

    /** The error rate of the labels before they are verified; NaN where it is the model's own. */
    public double errorRate() {
        return number(error);
    }

    @Override
    public int wanted(int items) {
        double p = errorRate();
        double kept = Double.isNaN(p) ? Math.max(right, wrong) : (1 - p) * right + p * wrong;
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(items / kept));
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        ClassifierModel judge = offer.truth().orElse(null) instanceof ClassifierModel law
                ? law
                : classifier().fit(offer.real(), seed.child("judge"));
        UniformRandomProvider random = seed.random();
        double[] weights = Weighted.weights(offer.data());
        List<Item> kept = new ArrayList<>();
        double[] keptWeights = new double[weights.length];
        int at = 0;
        for (Item drawn : Corpora.list(Weighted.plain(offer.data()))) {
            String truth = judge.predict(drawn);
            String given = given(judge, drawn, truth, random);
            double chance = given.equals(truth) ? right : wrong;
            if (kept.size() < offer.items() && random.nextDouble() < chance) {
                keptWeights[kept.size()] = weights[at];
                kept.add(given.equals(judge.label(drawn)) ? drawn : judge.relabelled(drawn, given));
            }
            at++;
        }
        Corpus left = new Items(offer.data().schema(), kept);
        return offer.data() instanceof Weighted ? new Weighted(left, Arrays.copyOf(keptWeights, kept.size())) : left;
    }

    private String given(ClassifierModel judge, Item drawn, String truth, UniformRandomProvider random) {
        double p = errorRate();
        if (Double.isNaN(p)) {
            return judge.label(drawn);
        }
        List<String> classes = judge.classes();
        if (random.nextDouble() >= p || classes.size() == 1) {
            return truth;
        }
        int other = random.nextInt(classes.size() - 1);
        return classes.get(other < classes.indexOf(truth) ? other : other + 1);
    }
}
