package org.genloss.lab.mitigation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Ngram;
import org.genloss.shelf.Shelf;

/**
 * Curation by preference: of every K draws one is kept, with a chance proportional to e^(strength * reward); of two that is the model of
 * Bradley and Terry.
 *
 * @param reward what is preferred
 * @param column number of the column that is looked at, from 1; without effect for texts
 * @param target the category that is preferred; heeded by the reward category alone
 * @param strength D: how much one unit of reward counts, 0 or more; 0 prefers nothing
 * @param candidates K, of how many draws one is kept, at least 2; 0 for the limit of very many: draws are chosen in proportion to
 *     e^(strength * reward) from a pool eight times as large as is needed
 * @param judge real texts that the judge of the reward likeness has learned from, chosen at random; 0 for all there are but those held out
 * @param noise standard deviation of normal noise in the reward of each draw, 0 or more
 */
@Shelf(Mitigation.class)
public record Preference(
        Reward reward, int column, String target, double strength, int candidates, double noise, int judge)
        implements Mitigation {
    /** What is preferred. */
    public enum Reward {
        /** Large values of a numeric column. */
        VALUE,
        /** One category of a categorical column: reward 1, all others 0. */
        CATEGORY,
        /** Long texts: the reward is the number of words. */
        LENGTH,
        /**
         * Texts that a judge finds likelier than the model that drew them: ln(q/p), p being the chance of the text by that model, q by an n-gram model of 5
         * characters (Kneser-Ney) fitted to real texts. Texts of like length compete. Of strength 1, with very many candidates, what is kept follows q
         * (importance resampling, Rubin 1988).
         */
        LIKENESS
    }

    private static final int POOL = 8;
    private static final Ngram JUDGE =
            new Ngram(5, Ngram.Unit.CHARACTERS, Ngram.Smoothing.KNESER_NEY, 0.1, 1, 1, true, "");

    public Preference {
        if (column < 1) {
            throw new IllegalArgumentException("preference.column needs to be at least 1, got " + column);
        }
        if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("preference.strength needs to be 0 or more, got " + strength);
        }
        if (candidates < 0 || candidates == 1) {
            throw new IllegalArgumentException(
                    "preference.candidates needs to be 2 or more, or 0 for very many, got " + candidates);
        }
        if (judge < 0) {
            throw new IllegalArgumentException("preference.judge needs to be 0 (all) or more texts, got " + judge);
        }
        if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("preference.noise needs to be 0 or more, got " + noise);
        }
    }

    public Preference() {
        this(Reward.VALUE, 1, "1", 1, 2, 0, 0);
    }

    @Override
    public Card card() {
        return Card.of("preference", "Curation by preference")
                .says("Of every few draws one is kept and trained on, the more likely the higher its reward.")
                .formula(
                        "P(i of K) = e^(D r_i) / sum e^(D r_j); a category of share p, K = 2: p' = p^2 + 2p(1-p)/(1+e^-D); "
                                + "K to infinity: its odds are multiplied by e^D")
                .undefinedWhen("the column is not of the scale that the reward needs")
                .source(
                        "Ferbach et al. 2024, arXiv:2407.09499; Bradley and Terry 1952; Feng et al. 2025, arXiv:2406.07515, verification");
    }

    @Override
    public boolean fits(Schema schema) {
        return switch (reward) {
            case VALUE -> Scores.numeric(schema, column);
            case CATEGORY -> Scores.categorical(schema, column);
            case LENGTH, LIKENESS -> schema.kind() == Schema.Kind.TEXT;
        };
    }

    @Override
    public int wanted(int items) {
        return (int) Math.min(Integer.MAX_VALUE / 2, (long) items * (candidates == 0 ? POOL : candidates));
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        UniformRandomProvider random = seed.random();
        double[] rewards = rewards(offer, seed, random);
        int each = candidates == 0 ? rewards.length : candidates;
        int kept = Math.min(offer.items(), candidates == 0 ? offer.items() : rewards.length / candidates);
        int[] order = order(offer.data(), rewards.length);
        Pick pick = new Pick(Arrays.stream(order).mapToDouble(i -> rewards[i]).toArray());
        int[] chosen = new int[kept];
        for (int i = 0; i < kept; i++) {
            chosen[i] = order[candidates == 0 ? pick.any(random) : pick.among(i * each, each, random)];
        }
        return Corpora.pick(offer.data(), reward == Reward.LIKENESS ? sorted(chosen) : chosen);
    }

    private static int[] sorted(int[] places) {
        return Arrays.stream(places).sorted().toArray();
    }

    /** Who stands beside whom: chances fall with every character, so texts of like length compete. */
    private int[] order(Corpus data, int size) {
        IntStream all = IntStream.range(0, size);
        if (reward != Reward.LIKENESS) {
            return all.toArray();
        }
        int[] lengths = Corpora.list(Weighted.plain(data)).stream()
                .mapToInt(item -> ((Payload.Text) item.payload()).value().length())
                .toArray();
        return all.boxed()
                .sorted(Comparator.comparingInt(i -> lengths[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    /** Strength times reward, noise included; an empty cell is never preferred to a full one. */
    private double[] rewards(Offer offer, Seed seed, UniformRandomProvider random) {
        double[] rewards = switch (reward) {
            case VALUE, LENGTH -> Scores.values(offer.data(), column);
            case CATEGORY -> Scores.matches(offer.data(), column, target);
            case LIKENESS -> likeness(offer, seed.child("judge"));
        };
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < rewards.length; i++) {
            double noisy = noise == 0 ? rewards[i] : rewards[i] + noise * normal.sample();
            rewards[i] = Double.isNaN(noisy) ? Double.NEGATIVE_INFINITY : strength * noisy;
        }
        return rewards;
    }

    /** All alike where nothing is preferred. */
    private double[] likeness(Offer offer, Seed seed) {
        List<Item> drawn = Corpora.list(Weighted.plain(offer.data()));
        if (strength == 0) {
            return new double[drawn.size()];
        }
        Corpus known = offer.source().draw(judge == 0 ? offer.source().size() : judge, seed);
        double[] rewards = ((Scored) JUDGE.fit(known, seed)).logDensities(drawn);
        double[] own = ((Scored) offer.model()).logDensities(drawn);
        Arrays.setAll(rewards, i -> rewards[i] - own[i]);
        return rewards;
    }

    @Override
    public void check(Learner learner, Source real) {
        boolean scores = reward != Reward.LIKENESS || learner.fitted().forecasts();
        if (!scores) {
            throw new IllegalArgumentException(
                    "preference.reward likeness compares chances of texts, and models of the learner "
                            + learner.card().id() + " do not tell them");
        }
    }

    /** Draws in proportion to e^score. */
    private static final class Pick {
        private final double[] scores;
        private final double[] cumulative;

        Pick(double[] scores) {
            this.scores = scores;
            this.cumulative = new double[scores.length];
            double largest = Arrays.stream(scores).max().orElse(0);
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                sum += chance(scores[i], largest);
                cumulative[i] = sum;
            }
        }

        /** All alike where no score is finite. */
        private static double chance(double score, double largest) {
            return largest == Double.NEGATIVE_INFINITY ? 1 : Math.exp(score - largest);
        }

        int any(UniformRandomProvider random) {
            double x = random.nextDouble() * cumulative[cumulative.length - 1];
            int at = Arrays.binarySearch(cumulative, x);
            return Math.min(at >= 0 ? at + 1 : -at - 1, cumulative.length - 1);
        }

        int among(int start, int count, UniformRandomProvider random) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = start; i < start + count; i++) {
                largest = Math.max(largest, scores[i]);
            }
            double sum = 0;
            for (int i = start; i < start + count; i++) {
                sum += chance(scores[i], largest);
            }
            double rest = random.nextDouble() * sum;
            int last = start;
            for (int i = start; i < start + count && rest >= 0; i++) {
                last = i;
                rest -= chance(scores[i], largest);
            }
            return last;
        }
    }
}
