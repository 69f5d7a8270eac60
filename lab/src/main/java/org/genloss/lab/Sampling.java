package org.genloss.lab;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.shelf.Shelf;

/**
 * How items are drawn from a fitted model. The model itself, its density and its parameters stay as they are. What is set acts in this order:
 * temperature, top-k, top-p, lambda; systematic draws follow the law that results.
 *
 * @param temperature T, above 0: draws follow the density or the probability to the power 1/T; 1 leaves it. Symbols of texts: at each place.
 *     Normal laws: T times the covariance. Kernels in one column: the power itself, step by step. Mixtures of Gaussians, and kernels in several
 *     columns: the joint law of component and item to the power 1/T, which is the power where components lie apart. Classes:
 *     within each, their shares stay. Copulas, and networks that draw images or vectors: the normal numbers behind the columns, or behind a draw, have
 *     T times their covariance
 * @param lambda sampling bias, above 0: draws have lambda times the covariance of the law they are drawn from, about the mean of the fitted
 *     law; 1 leaves it. Classes: within each. Copulas and networks: that of the normal numbers behind. Regression: that of the labels, given the
 *     inputs
 * @param topK only so many of the likeliest categories, counts, bins, or symbols at a place are drawn; 0 for all. Of those as likely as the last
 *     one the first are drawn
 * @param topP only the fewest categories, counts, bins, or symbols at a place that together hold this share are drawn, the likeliest first;
 *     above 0, 1 for all. Of those as likely as the last one the first are drawn, but in texts without top-k all
 * @param systematic whether n draws fill the law evenly: one in each n-th part of its quantiles, so that what has probability p comes floor(np)
 *     or ceil(np) times. Several columns: one in each n-th part of each underlying normal number (a Latin hypercube). Texts: evenly among all
 *     texts in the order of the model's choices (arithmetic sampling)
 * @param beams of each text so many are written side by side and the best is drawn; 1 writes one. At each place, of all texts that go on from the
 *     open ones by a token, as many as there are beams less texts that have ended are drawn without replacement, with chances in proportion to exp(L/T): L is the
 *     log-probability of the text so far by the fitted law; top-k and top-p cut the tokens of each place first. What has ended keeps its place. The best
 *     has the highest L a token, its end counted as one. As many beams as there are texts find the likeliest of all; T near 0 is
 *     beam search without draws, which writes the same text every time
 */
@Shelf(Sampling.class)
public record Sampling(double temperature, double lambda, int topK, double topP, boolean systematic, int beams)
        implements Carded {
    /** Each draw by itself, from the law as it is. */
    public static final Sampling PLAIN = new Sampling(1, 1, 0, 1, false, 1);

    /** More would hold more memory than any machine is likely to have. */
    private static final int MOST_BEAMS = 1000;

    /** One way in which draws may differ from plain ones: a setting. */
    public enum Way {
        TEMPERATURE,
        LAMBDA,
        TOP_K,
        TOP_P,
        SYSTEMATIC,
        BEAMS;

        /** As users write it: {@code top-k}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Sampling {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sampling.temperature needs to be above 0, got " + temperature);
        }
        if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sampling.lambda needs to be above 0, got " + lambda);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("sampling.top-k needs to be 0 (all) or more, got " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("sampling.top-p needs to be above 0 and at most 1, got " + topP);
        }
        if (beams < 1 || beams > MOST_BEAMS) {
            throw new IllegalArgumentException("sampling.beams needs to be 1 to " + MOST_BEAMS + ", got " + beams);
        }
    }

    public Sampling() {
        this(1, 1, 0, 1, false, 1);
    }

    /** Plain but for the temperature. */
    public static Sampling temperature(double temperature) {
        return new Sampling(temperature, 1, 0, 1, false, 1);
    }

    /** Plain but for the bias. */
    public static Sampling lambda(double lambda) {
        return new Sampling(1, lambda, 0, 1, false, 1);
    }

    /** Plain but for the number of categories kept. */
    public static Sampling topK(int topK) {
        return new Sampling(1, 1, topK, 1, false, 1);
    }

    /** Plain but for the share kept. */
    public static Sampling topP(double topP) {
        return new Sampling(1, 1, 0, topP, false, 1);
    }

    /** Plain but for the texts that are written side by side. */
    public static Sampling beams(int beams) {
        return new Sampling(1, 1, 0, 1, false, beams);
    }

    /** Evenly from the law as it is. */
    public static Sampling even() {
        return new Sampling(1, 1, 0, 1, true, 1);
    }

    @Override
    public Card card() {
        return Card.of("sampling", "Sampling")
                .says(
                        "How items are drawn from a fitted model: sharpened, cut to the likely, with less spread, spread evenly, or searched for the likeliest.")
                .formula(
                        "density^(1/temperature), renormalised; its top-k, then top-p likeliest; then m + sqrt(lambda) (x - m); "
                                + "systematic: quantiles at (i + u)/n, i = 0 .. n-1 in random order, u uniform; "
                                + "beams: of texts drawn by exp(L/temperature) side by side, the one of the highest L a token")
                .undefinedWhen("the learner's models have no such way of drawing")
                .source(
                        "Holtzman et al. 2020 (arXiv 1904.09751); Alemohammad et al. 2023 (arXiv 2307.01850), lambda; "
                                + "McKay, Beckman and Conover 1979; Vilnis et al. 2023 (arXiv 2210.15458); "
                                + "Sutskever, Vinyals and Le 2014 (arXiv 1409.3215), beams; Kool, van Hoof and Welling 2019 (arXiv 1903.06059), draws without replacement");
    }

    /** What is set. */
    public Set<Way> ways() {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        add(ways, Way.TEMPERATURE, temperature != 1);
        add(ways, Way.LAMBDA, lambda != 1);
        add(ways, Way.TOP_K, topK > 0);
        add(ways, Way.TOP_P, topP < 1);
        add(ways, Way.SYSTEMATIC, systematic);
        add(ways, Way.BEAMS, beams > 1);
        return ways;
    }

    private static void add(Set<Way> ways, Way way, boolean set) {
        if (set) {
            ways.add(way);
        }
    }

    /** Whether nothing is set. */
    public boolean plain() {
        return ways().isEmpty();
    }

    /** Both, this one first: temperatures and biases multiply, the narrower cut and the wider beam hold. */
    public Sampling and(Sampling next) {
        int top = topK == 0 ? next.topK : next.topK == 0 ? topK : Math.min(topK, next.topK);
        return new Sampling(
                temperature * next.temperature,
                lambda * next.lambda,
                top,
                Math.min(topP, next.topP),
                systematic || next.systematic,
                Math.max(beams, next.beams));
    }

    /**
     * The learner, its models drawn from in this way.
     *
     * @throws IllegalArgumentException where its models have no such way; the learners that have it are named
     */
    Learner steer(Learner learner) {
        for (Way way : ways()) {
            if (!learner.samples().contains(way)) {
                throw new IllegalArgumentException("sampling." + way.word() + " has no meaning for the learner "
                        + learner.card().id() + "; it has for " + String.join(", ", having(way)));
            }
        }
        return plain() ? learner : new Steered(learner, this);
    }

    private static List<String> having(Way way) {
        return Catalog.of(Learner.class, "learner").all().stream()
                .filter(learner -> learner.samples().contains(way))
                .map(learner -> learner.card().id())
                .toList();
    }

    /** {@code temperature, top-k}. */
    public static String words(Set<Way> ways) {
        return ways.stream().sorted().map(Way::word).collect(Collectors.joining(", "));
    }

    /**
     * A learner of which only the draws are others.
     *
     * @param learner what is fitted
     * @param sampling how its models are drawn from
     */
    public record Steered(Learner learner, Sampling sampling) implements LearnerView {
        @Override
        public Learner keeping(Checkpoints first, Checkpoints later) {
            return new Steered(learner.keeping(first, later), sampling);
        }

        @Override
        public Learner sampled(Sampling more) {
            return learner.sampled(sampling.and(more));
        }

        /** Even draws stay: on average they draw the law as it is. */
        @Override
        public Optional<Learner> exact() {
            return learner.exact().map(exact -> {
                boolean even = sampling.systematic && exact.samples().contains(Way.SYSTEMATIC);
                return even ? exact.sampled(Sampling.even()) : exact;
            });
        }

        /** The class that holds the law, drawn from in the same way. */
        @Override
        public Optional<Learner> rich(Source real) {
            return learner.rich(real)
                    .filter(rich -> rich.samples().containsAll(sampling.ways()))
                    .map(rich -> rich.sampled(sampling));
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            return steered(learner.fit(data, seed));
        }

        @Override
        public GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed) {
            return steered(learner.refit(previous, data, seed));
        }

        @Override
        public Optional<Tally> tally(int draws) {
            return learner.tally(draws).map(tally -> new Tally() {
                @Override
                public void add(Corpus items) {
                    tally.add(items);
                }

                @Override
                public void weigh(double total) {
                    tally.weigh(total);
                }

                @Override
                public GenerativeModel fit(GenerativeModel previous, Seed seed) {
                    return steered(tally.fit(previous, seed));
                }
            });
        }

        private GenerativeModel steered(GenerativeModel model) {
            if (model instanceof Decodable decodable) {
                return decodable.decoded(sampling);
            }
            throw new IllegalStateException(model.getClass() + " cannot be drawn from in other ways");
        }
    }
}
