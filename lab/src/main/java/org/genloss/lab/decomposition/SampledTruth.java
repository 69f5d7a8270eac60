package org.genloss.lab.decomposition;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.lab.probe.CrossEntropy;
import org.genloss.lab.probe.DivergenceFromTruth;
import org.genloss.metric.Value;

/** What a {@link Decomposition} asks of items of the true law. */
final class SampledTruth {
    private SampledTruth() {}

    /**
     * Divergence of the true law from a model where it has no closed form: the mean of ln p0 - ln p over items drawn from the true law, the same ones
     * for all arms and generations of a replicate and others in the next. No control variate: p/p0, whose mean is known, may have no variance.
     *
     * @param sample items of the true law
     * @param truth ln p0 of each
     */
    record Divergence(List<Item> sample, double[] truth) implements Probe {
        /** Items of a sample. */
        static final int ITEMS = 4000;

        private static final String WHY = "the model has no density, or excludes what the truth has";

        /** Without a sample: to ask what it fits, and for its card. */
        Divergence() {
            this(List.of(), new double[0]);
        }

        /** A sample that models of all arms and generations of one replicate are asked of. */
        static Divergence of(GenerativeModel law, Seed seed) {
            List<Item> sample = Corpora.list(law.draw(ITEMS, seed));
            double[] logs =
                    sample.stream().mapToDouble(((Scored) law)::logDensity).toArray();
            return new Divergence(sample, logs);
        }

        @Override
        public Card card() {
            return Card.of("kl-from-truth-sampled", "Divergence of the truth from the model, sampled")
                    .says(
                            "Kullback-Leibler divergence of the true law from the model, over " + ITEMS
                                    + " items of the true law; others in each replicate, so that intervals hold the error of sampling.")
                    .formula("mean of ln p0/p")
                    .unit(Card.Unit.NATS)
                    .harm(Card.Harm.MORE)
                    .undefinedWhen(WHY)
                    .source("Kullback and Leibler 1951");
        }

        /** Several columns, of a law with a density, for learners with one. */
        @Override
        public boolean fits(Learner learner, Source real) {
            return real.schema().kind() != Schema.Kind.TEXT
                    && real.schema().width() > 1
                    && !Codes.fits(real.schema())
                    && real.truth().filter(Scored.class::isInstance).isPresent()
                    && new CrossEntropy().fits(learner, real)
                    && !new DivergenceFromTruth().fits(learner, real);
        }

        @Override
        public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> law) {
            if (!(model instanceof Scored scored)) {
                return List.of(new Value.Undefined("model", WHY));
            }
            double sum = 0;
            for (int i = 0; i < truth.length; i++) {
                sum += truth[i] - scored.logDensity(sample.get(i));
            }
            return List.of(Value.of("model", sum / truth.length, WHY));
        }
    }
}
