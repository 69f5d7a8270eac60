package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.regime.CrossFeed;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Subsample;
import org.genloss.lab.regime.Turnover;
import org.genloss.lab.regime.WeightedMix;
import org.genloss.lab.source.LawSource;
import org.junit.jupiter.api.Test;

/** What regimes are called beside each other. */
class RegimesTest {
    private static List<String> titles(Regime... regimes) {
        Experiment experiment = new Experiment(
                "",
                LawSource.gaussian(0, 1, 50),
                new Gaussian(),
                List.of(regimes),
                List.of(),
                List.of(),
                2,
                50,
                3,
                Seed.of(1));
        Regimes names = new Regimes(experiment);
        return List.of(regimes).stream().map(r -> names.of(Arm.of(r).label())).toList();
    }

    @Test
    void alikeOnesAreToldByTheirDifferences() {
        assertThat(titles(
                        new CrossFeed(2, CrossFeed.Exchange.SHARE, 0.25),
                        new CrossFeed(2, CrossFeed.Exchange.SWAP, 0.5),
                        new CrossFeed(2, CrossFeed.Exchange.POOLED, 0.5)))
                .containsExactly(
                        "cross-feed exchange=share share=0.25",
                        "cross-feed exchange=swap",
                        "cross-feed exchange=pooled");
        assertThat(titles(
                        new WeightedMix("golden", 0, WeightedMix.RealItems.FRESH),
                        new WeightedMix("golden", 0, WeightedMix.RealItems.FIXED)))
                .containsExactly("weighted source=fresh", "weighted source=fixed");
        assertThat(titles(
                        new FreshMix(0.9, FreshMix.Sampling.EXACT),
                        new FreshMix(0.9, FreshMix.Sampling.BERNOULLI),
                        new FreshMix(0.5, FreshMix.Sampling.EXACT)))
                .doesNotHaveDuplicates()
                .first()
                .asString()
                .startsWith("10 % fresh");
    }

    @Test
    void aSingleOneIsToldByWhatIsUnusual() {
        assertThat(titles(
                        new Replace(),
                        new Subsample(),
                        new Turnover(0.5, 50),
                        new FixedReal(90),
                        new FreshMix(0.8, FreshMix.Sampling.EXACT)))
                .containsExactly(
                        "replace", "subsample", "turnover draws=50", "real data kept, synthetic 90", "20 % fresh");
    }
}
