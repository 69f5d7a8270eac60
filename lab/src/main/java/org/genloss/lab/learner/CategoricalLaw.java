package org.genloss.lab.learner;

import java.util.List;
import java.util.function.IntSupplier;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Discrete;
import org.genloss.lab.Sampling;

/** A law on finitely many categories, fitted or true. What it draws may be decoded: sharpened, cut to the likeliest, or spread evenly. */
public final class CategoricalLaw implements Discrete, Decodable {
    private final Codes.Dictionary categories;
    private final double[] probabilities;
    /** What draws follow. */
    private final double[] drawn;

    private final Inverse inverse;
    private final boolean systematic;

    private CategoricalLaw(Codes.Dictionary categories, double[] probabilities, double[] drawn, boolean systematic) {
        this.categories = categories;
        this.probabilities = probabilities;
        this.drawn = drawn;
        this.inverse = new Inverse(drawn);
        this.systematic = systematic;
    }

    /**
     * The law proportional to the weights.
     *
     * @param weights one a category, none negative, not all 0
     */
    public static CategoricalLaw of(Codes.Dictionary categories, double[] weights) {
        double[] p = normalised(weights);
        if (p.length != categories.size()) {
            throw new IllegalArgumentException(p.length + " weights for " + categories.size() + " categories");
        }
        return new CategoricalLaw(categories, p, p, false);
    }

    /** Categories 1 .. size, proportional to the weights. */
    public static CategoricalLaw of(double... weights) {
        return of(Codes.Dictionary.numbered(weights.length), weights);
    }

    /** Categories 1 .. size, all alike. */
    public static CategoricalLaw uniform(int size) {
        return zipf(size, 0);
    }

    /** Categories 1 .. size, the i-th proportional to i^-exponent. */
    public static CategoricalLaw zipf(int size, double exponent) {
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = Math.pow(i + 1, -exponent);
        }
        return of(weights);
    }

    /**
     * The same law, drawn from in another way: only the likeliest categories are kept, then each probability is raised to 1/temperature.
     *
     * @param temperature 1 leaves the law as it is, above 0
     * @param top how many of the likeliest categories are drawn (the first where probabilities are equal), 0 for all
     * @param systematic whether n draws hold each category floor(np) or ceil(np) times: (i+u)/n through the inverse, one u in (0,1), in random order
     */
    public CategoricalLaw decoded(double temperature, int top, boolean systematic) {
        return decoded(new Sampling(temperature, 1, top, 1, systematic, 1));
    }

    @Override
    public CategoricalLaw decoded(Sampling sampling) {
        return sampling.plain()
                ? this
                : new CategoricalLaw(
                        categories,
                        probabilities,
                        Decoder.decoded(drawn, sampling),
                        systematic || sampling.systematic());
    }

    private static double[] normalised(double[] weights) {
        double sum = 0;
        for (double w : weights) {
            if (!(w >= 0)) {
                throw new IllegalArgumentException("a weight is negative or no number: " + w);
            }
            sum += w;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("the weights of the categories sum to " + sum);
        }
        double[] p = new double[weights.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = weights[i] / sum;
        }
        return p;
    }

    @Override
    public Codes.Dictionary categories() {
        return categories;
    }

    @Override
    public double[] probabilities() {
        return probabilities;
    }

    /** The probabilities that draws follow, sum 1; not to be written to. */
    public double[] drawn() {
        return drawn;
    }

    /** Whether draws are independent and follow the probabilities. */
    public boolean plain() {
        return drawn == probabilities && !systematic;
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        IntSupplier places = inverse.places(items, systematic, seed.random());
        int[] codes = new int[items];
        for (int i = 0; i < items; i++) {
            codes[i] = places.getAsInt();
        }
        return new Codes(categories, codes);
    }

    @Override
    public double logDensity(Item item) {
        int code = categories.code(Codes.category(item));
        return code < 0 ? Double.NEGATIVE_INFINITY : Math.log(probabilities[code]);
    }

    /** {@code support}: categories with a probability above 0; {@code heterozygosity}: 1 - sum p^2, the chance that two draws differ. */
    @Override
    public List<Parameter> parameters() {
        int support = 0;
        double squares = 0;
        for (double p : probabilities) {
            support += p > 0 ? 1 : 0;
            squares += p * p;
        }
        return List.of(new Parameter("support", support), new Parameter("heterozygosity", 1 - squares));
    }
}
