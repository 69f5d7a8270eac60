package org.genloss.neural.image;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Sampling;
import org.genloss.neural.engine.Dice;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Tensors;

/**
 * A fitted diffusion model.
 *
 * @param draws steps from noise to a point
 * @param eta share of the noise that is new in each of them
 */
record DiffusionModel(PointLearner.Fitted<DiffusionNetwork> fit, int draws, double eta, Sampling sampling)
        implements PointLearner.Model<DiffusionNetwork> {
    @Override
    public DiffusionModel decoded(Sampling way) {
        return new DiffusionModel(fit, draws, eta, sampling.and(way));
    }

    /** From noise to points in equal steps of levels (Song et al. 2021, DDIM). */
    @Override
    public Corpus draw(int count, Seed seed) {
        DiffusionNetwork network = fit.network();
        Frame frame = network.frame();
        double spread = Drawing.spread(sampling);
        int[] way = network.levels().way(draws);
        return new Drawing(frame, frame.width(), spread)
                .draw(fit.result().weights(), count, seed, (weights, normal, own) -> {
                    float[] rows = normal.floats();
                    int points = (int) normal.size(0);
                    for (int i = 0; i + 1 < way.length; i++) {
                        Hop hop = new Hop(way[i], way[i + 1], spread, own.child(i));
                        float[] now = rows;
                        rows = Scope.run(() -> next(weights, Tensor.of(now, points, frame.width()), hop)
                                .floats());
                    }
                    return Tensor.of(rows, points, frame.width());
                });
    }

    /**
     * From one level to a lower one.
     *
     * @param spread standard deviation of the normal numbers behind a draw
     */
    private record Hop(int from, int to, double spread, Seed seed) {}

    private Tensor next(Tensors weights, Tensor rows, Hop hop) {
        DiffusionNetwork network = fit.network();
        double from = network.levels().kept()[hop.from];
        double to = network.levels().kept()[hop.to];
        int[] level = new int[(int) rows.size(0)];
        Arrays.fill(level, hop.from);
        Tensor noise = network.noise(weights, rows, level, Drop.NONE);
        Tensor point = rows.minus(noise.times(Math.sqrt(1 - from))).times(1 / Math.sqrt(from));
        if (network.frame().pictures()) {
            point = point.within(-1, 1);
            noise = rows.minus(point.times(Math.sqrt(from))).times(1 / Math.sqrt(1 - from));
        }
        double fresh = eta * Math.sqrt((1 - to) / (1 - from)) * Math.sqrt(1 - from / to);
        Tensor next = point.times(Math.sqrt(to)).plus(noise.times(Math.sqrt(Math.max(0, 1 - to - fresh * fresh))));
        return fresh == 0
                ? next
                : next.plus(new Dice(hop.seed.key())
                        .normal(rows.size(0), rows.size(1))
                        .times(fresh * hop.spread));
    }

    /**
     * {@code weights}: learned numbers; {@code items}: learned from; {@code steps}: of the fit; {@code fitted-error} and {@code held-error}: mean squared
     * error of the noise at the last look, by what was learned from and by what was held out.
     */
    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("weights", fit.result().weights().count()),
                new Parameter("items", fit.items()),
                new Parameter("steps", fit.result().steps()),
                new Parameter("fitted-error", -fit.result().last().fitted()),
                new Parameter("held-error", -fit.result().last().watched()));
    }
}
