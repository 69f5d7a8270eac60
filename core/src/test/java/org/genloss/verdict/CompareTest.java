package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Card;
import org.genloss.catalog.Card.Harm;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.vector.PairwiseDistance;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.junit.jupiter.api.Test;

class CompareTest {
    /** Difference of means, candidate minus reference. */
    private record Difference(Harm harm) implements Metric {
        @Override
        public Card card() {
            return Card.of("difference", "Difference of means").harm(harm);
        }

        @Override
        public boolean fits(Schema schema) {
            return schema.kind() == Schema.Kind.VECTOR;
        }

        @Override
        public List<Value> compare(Sides sides) {
            return List.of(Value.of("mean", mean(sides.candidate()) - mean(sides.reference()), "a side is empty"));
        }

        private static double mean(View view) {
            return Arrays.stream(view.items())
                    .mapToDouble(
                            i -> ((Payload.Vector) view.pool().items().get(i).payload()).x()[0])
                    .average()
                    .orElse(Double.NaN);
        }
    }

    private static Pool pool(int run, int n, double apart) {
        var sampler =
                ZigguratSampler.NormalizedGaussian.of(Seed.of(31).child(run).random());
        return SpreadBattery.pool(n, n, sampler::sample, () -> apart + sampler.sample());
    }

    private static Reading read(Pool pool, Harm harm, int relabellings) {
        return Compare.run(pool, List.of(new Difference(harm)), relabellings, Seed.of(2), Workers.SERIAL)
                .get(0);
    }

    /** Metrics of pairs look at a sample; what they say they rest on is its size, not the side's. */
    @Test
    void aReadingOfASampleNamesTheSizeOfTheSample() {
        Pool pool = pool(1, 50, 0);
        assertThat(Compare.run(pool, List.of(new PairwiseDistance(20)), 0, Seed.of(2), Workers.SERIAL))
                .allSatisfy(reading -> assertThat(reading.items()).isEqualTo(20));
        assertThat(Compare.run(pool, List.of(new PairwiseDistance(80)), 0, Seed.of(2), Workers.SERIAL))
                .allSatisfy(reading -> assertThat(reading.items()).isEqualTo(50));
    }

    /** Of 200 intervals of 95 %, Binomial(200, 0.95) leaves between 178 and 198 in with chance 0.998. */
    @Test
    void intervalsCoverTheTruth() {
        int covered = 0;
        for (int run = 0; run < 200; run++) {
            covered += read(pool(run, 160, 0.3), Harm.EITHER, 0)
                            .interval()
                            .orElseThrow()
                            .contains(0.3)
                    ? 1
                    : 0;
        }
        assertThat(covered).isBetween(178, 199);
    }

    /** The difference of two means of n has the standard error sqrt(2/n): the floor spans 2 x 1.96 of it, here 2 x 0.196. */
    @Test
    void theFloorIsBothSidesShuffledTogether() {
        Reading reading = read(pool(1, 200, 0), Harm.EITHER, 999);
        Interval floor = reading.floor().orElseThrow();
        assertThat(floor.high() - floor.low()).isCloseTo(0.392, within(0.06));
        assertThat(reading.items()).isEqualTo(200);
        assertThat(reading.relabellings()).isEqualTo(999);
    }

    @Test
    void pLooksTowardsHarm() {
        Pool higher = pool(1, 100, 1);
        assertThat(read(higher, Harm.MORE, 99).p()).contains(0.01);
        assertThat(read(higher, Harm.EITHER, 99).p()).contains(0.01);
        assertThat(read(higher, Harm.LESS, 99).p()).contains(1.0);
    }

    @Test
    void aSideOfFewGroupsHasNoIntervalAndNoFloorWhereUndefined() {
        Reading reading = read(pool(1, 0, 0), Harm.EITHER, 99);
        assertThat(reading.value()).isInstanceOf(Value.Undefined.class);
        assertThat(reading.interval()).isEmpty();
        assertThat(reading.floor()).isEmpty();
    }

    /** Jackknife of a mean over equal folds: s(fold means)/sqrt(m); worked by hand for replicates 0..9 times 1/9: deviation 0.3364. */
    @Test
    void theErrorIsTheDeleteOneError() {
        double[] replicates = new double[10];
        Arrays.setAll(replicates, i -> i / 9.0);
        Interval interval = Jackknife.estimate(Card.of("x", "x"), 0.5, replicates)
                .interval()
                .orElseThrow();
        // sum of squares 82.5/81 = 1.018519; error sqrt(0.9 x 1.018519) = 0.957427; t(9) 2.262157
        assertThat(interval.high() - 0.5).isCloseTo(2.262157 * 0.957427, within(1e-5));
    }

    @Test
    void sharesStayBetweenZeroAndOne() {
        double[] replicates = {0.99, 0.98, 0.97, 0.99, 0.98, 0.96, 0.99, 0.97, 0.98, 0.99};
        Interval interval = Jackknife.estimate(Card.of("x", "x").range(0, 1), 0.98, replicates)
                .interval()
                .orElseThrow();
        // by numpy: arcsines of the roots, error 0.106, t(9) 2.262157; the upper end lies beyond a right angle
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo(0.8619004, within(1e-6));
    }

    /** None of 12 has it: the delete-one error is 0, which is not the truth about the share (Clopper and Pearson: up to 0.26). */
    @Test
    void replicatesThatAreAllAlikeGiveNoIntervalOfNoWidth() {
        Jackknife.Estimate estimate =
                Jackknife.estimate(Card.of("x", "x").unit(Card.Unit.SHARE).range(0, 1), 0, new double[12]);
        assertThat(estimate.interval()).isEmpty();
        assertThat(estimate.missing()).isEqualTo("no interval: it is the same without any of 12 parts of the data");
    }

    @Test
    void aReadingWithoutIntervalOrFloorSaysWhy() {
        double[] holes = new double[12];
        holes[3] = Double.NaN;
        assertThat(Jackknife.estimate(Card.of("x", "x"), 0, holes).missing())
                .isEqualTo("no interval: without some parts of the data it is undefined (1 of 12)");
        Reading unrelabelled = read(pool(30, 30, 0), Harm.EITHER, 0);
        assertThat(unrelabelled.floor()).isEmpty();
        assertThat(unrelabelled.reason()).endsWith("no floor: the sides were not relabelled");
    }
}
