package org.genloss.lab.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.GmmModel;

/**
 * A law that is known.
 *
 * @param law what real data is drawn from
 * @param size default of items per generation, and items of the holdout
 * @param schema what the law draws
 * @param seed of the holdout
 */
public record LawSource(GenerativeModel law, int size, Schema schema, Seed seed) implements Source {
    public LawSource {
        if (size < 1) {
            throw new IllegalArgumentException("a law needs at least 1 item, got " + size);
        }
    }

    public LawSource(GenerativeModel law, int size, Schema schema) {
        this(law, size, schema, Seed.of(0).child("law"));
    }

    /** The normal law on the line. */
    public static LawSource gaussian(double mean, double sd, int size) {
        if (!(sd > 0 && sd < Double.POSITIVE_INFINITY && Double.isFinite(mean))) {
            throw new IllegalArgumentException(
                    "a Gaussian law needs a finite mean and an sd above 0, got " + mean + " and " + sd);
        }
        return new LawSource(GaussianModel.of(mean, sd * sd), size, Schema.vector(1));
    }

    /** A mixture of normal laws on the line; the weights are made to sum to 1. */
    public static LawSource mixture(List<Double> weights, List<Double> means, List<Double> sds, int size) {
        int k = weights.size();
        if (k == 0 || means.size() != k || sds.size() != k || sds.stream().anyMatch(sd -> !(sd > 0))) {
            throw new IllegalArgumentException(
                    "a mixture needs as many weights, means and sds, the sds above 0, got " + weights + means + sds);
        }
        List<GaussianModel> components = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            components.add(GaussianModel.of(means.get(j), sds.get(j) * sds.get(j)));
        }
        double[] shares = weights.stream().mapToDouble(w -> w).toArray();
        return new LawSource(new GmmModel(Schema.vector(1), shares, components), size, Schema.vector(1));
    }

    /** Independent standard normal columns. */
    public static LawSource standard(int dimensions, int size) {
        double[] ones = new double[dimensions];
        Arrays.fill(ones, 1);
        Schema schema = Schema.vector(dimensions);
        return new LawSource(new GaussianModel(schema, new double[dimensions], ones, 1), size, schema);
    }

    @Override
    public Corpus draw(int items, Seed draw) {
        return law.draw(items, draw);
    }

    @Override
    public Corpus holdout() {
        return law.draw(size, seed.child("holdout"));
    }

    @Override
    public Optional<GenerativeModel> truth() {
        return Optional.of(law);
    }
}
