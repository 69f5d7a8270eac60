package org.genloss.lab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;

class DoseResponseTest {
    private static final double[] DOSES = {0, 0.2, 0.4, 0.6, 0.8, 1};

    /** Replicates about a known curve; all doses share the control, as cells that vary a setting of a regime do. */
    private static List<Dose> doses(DoubleUnaryOperator curve, double sd, int replicates, int seed) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(Seed.of(seed).random());
        List<Double> control = new ArrayList<>();
        for (int r = 0; r < replicates; r++) {
            control.add(5 * (1 + sd * normal.sample()));
        }
        List<Dose> doses = new ArrayList<>();
        for (double dose : DOSES) {
            List<Double> own = new ArrayList<>();
            for (int r = 0; r < replicates; r++) {
                own.add(5 * curve.applyAsDouble(dose) * (1 + sd * normal.sample()));
            }
            doses.add(new Dose(dose, own, control));
        }
        return doses;
    }

    private static Threshold threshold(DoubleUnaryOperator curve, double sd, int replicates, int seed) {
        return DoseResponse.of(doses(curve, sd, replicates, seed), 0.9, Seed.of(seed))
                .threshold();
    }

    /** Straight between doses, and the curves are lines: 1.05 - x/2 is 0.9 at 0.3, and 0.55 + x/2 at 0.7. */
    @Test
    void findsTheCrossingOfAKnownCurve() {
        Threshold.Found falling = (Threshold.Found) threshold(x -> 1.05 - x / 2, 0.001, 20, 1);
        assertThat(falling.at()).isCloseTo(0.3, within(0.005));
        DoseResponse rising = DoseResponse.of(doses(x -> 0.55 + x / 2, 0.001, 20, 2), 0.9, Seed.of(2));
        assertThat(rising.falling()).isFalse();
        assertThat(((Threshold.Found) rising.threshold()).at()).isCloseTo(0.7, within(0.005));
        assertThat(rising.points()).extracting(DoseResponse.Point::dose).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    }

    /**
     * 1.05 - x/2 crosses 0.9 at 0.3. Of 300 intervals with nominal 95 %, fewer than 274 cover it with a chance of
     * about 0.3 % (binomial: 285 expected, sd 3.8). Three replicates are as many as a quick look has.
     */
    @Test
    void theIntervalCoversTheTruthAsOftenAsItSays() {
        for (int replicates : new int[] {3, 10}) {
            int covered = 0;
            for (int seed = 1; seed <= 300; seed++) {
                covered += covers(threshold(x -> 1.05 - x / 2, 0.04, replicates, seed), 0.3) ? 1 : 0;
            }
            assertThat(covered).as("%d replicates", replicates).isGreaterThanOrEqualTo(274);
        }
    }

    /** An interval that is open on a side covers whatever lies there. */
    private static boolean covers(Threshold threshold, double truth) {
        if (threshold instanceof Threshold.Found found) {
            return found.interval().contains(truth);
        }
        return threshold instanceof Threshold.Undecided open
                && open.safeUntil().orElse(-1) <= truth
                && truth <= open.harmfulFrom().orElse(2);
    }

    @Test
    void saysWhenEverythingTriedIsSafeOrHarmful() {
        assertThat(threshold(x -> 1 - x / 50, 0.01, 10, 3)).isEqualTo(new Threshold.AllSafe());
        assertThat(threshold(x -> 0.7 - x / 2, 0.01, 10, 4)).isEqualTo(new Threshold.AllHarmful());
    }

    @Test
    void isUndecidedWhereTheIntervalLeavesTheRange() {
        Threshold.Undecided open = (Threshold.Undecided) threshold(x -> 1 - 0.1 * x, 0.02, 5, 5);
        assertThat(open.safeUntil()).isPresent();
        assertThat(open.harmfulFrom()).isEmpty();
    }

    @Test
    void oneReplicateOrOneDoseDecidesNothing() {
        assertThat(threshold(x -> 1 - x, 0.02, 1, 6)).isInstanceOf(Threshold.Undecided.class);
        DoseResponse one = DoseResponse.of(doses(x -> 1 - x, 0.02, 5, 7).subList(0, 1), 0.9, Seed.of(7));
        assertThat(one.threshold()).isInstanceOf(Threshold.Undecided.class);
        assertThat(one.points()).isEmpty();
    }

    /** What is wholly lost has the share 0; what has no number is left out. */
    @Test
    void nothingLeftIsADoseAndNoNumberIsNone() {
        List<Double> ones = List.of(1.0, 1.01, 0.99, 1.02, 0.98);
        List<Double> none = java.util.Collections.nCopies(5, Double.NaN);
        DoseResponse response = DoseResponse.of(
                List.of(
                        new Dose(0, ones, ones),
                        new Dose(1, java.util.Collections.nCopies(5, 0.0), ones),
                        new Dose(2, none, ones)),
                0.9,
                Seed.of(8));
        assertThat(response.points()).extracting(DoseResponse.Point::ratio).containsExactly(1.0, 0.0);
        assertThat(((Threshold.Found) response.threshold()).at()).isCloseTo(0.1, within(1e-9));
    }

    /** By hand: 1, 3 violate and pool to 2 with weights 1, 1; with weights 3, 1 to 1.5. */
    @Test
    void neighboursThatViolateTheOrderArePooled() {
        assertThat(Isotonic.falling(new double[] {5, 1, 3, 0}, new double[] {1, 1, 1, 1}))
                .containsExactly(5, 2, 2, 0);
        assertThat(Isotonic.falling(new double[] {5, 1, 3, 0}, new double[] {1, 3, 1, 1}))
                .containsExactly(5, 1.5, 1.5, 0);
        assertThat(Isotonic.falling(new double[] {1, 2, 6}, new double[] {1, 1, 1}))
                .containsExactly(3, 3, 3);
    }
}
