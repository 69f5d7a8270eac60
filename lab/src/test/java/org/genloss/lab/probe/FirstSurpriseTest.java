package org.genloss.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Items;
import org.genloss.lab.Evidence;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Ngram;
import org.genloss.lab.learner.NgramChain;
import org.genloss.lab.source.PoolSource;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** By hand: the first law gives 0 with 0.9 and 1 with 0.1 whatever stands before, the second the other way round. */
class FirstSurpriseTest {
    private static final NgramChain FIRST = new NgramChain(new double[][] {{0.9, 0.1}, {0.9, 0.1}}, 3);
    private static final NgramChain SECOND = new NgramChain(new double[][] {{0.1, 0.9}, {0.1, 0.9}}, 3);
    private static final Items REAL = Items.texts("", List.of("0 0", "1 0"));

    private static Items texts(String... values) {
        return Items.texts("", Arrays.asList(values));
    }

    private static double number(Value value) {
        return ((Value.Of) value).number();
    }

    /** Surprises of the second draw by the first law, sorted: -ln 0.9, -(ln 0.9 + ln 0.1)/2, -ln 0.1; places 0.2, 1 and 1.98 of these. */
    @Test
    void laterModelsAreAskedOfTheFirst() {
        Evidence evidence = new Evidence(Optional.empty(), REAL, REAL, texts("0 0", "0 0", "1 0"), 3);
        FirstSurprise probe = new FirstSurprise();
        List<Value> one = probe.measure(FIRST, evidence);
        assertThat(one).allSatisfy(value -> assertThat(number(value)).isEqualTo(-Math.log(0.9), within(1e-12)));
        List<Value> two = probe.measure(SECOND, evidence.next(texts("1 1", "0 0 1", "1 0")));
        double least = -Math.log(0.9);
        double middle = -(Math.log(0.9) + Math.log(0.1)) / 2;
        double most = -Math.log(0.1);
        assertThat(number(two.get(0))).isEqualTo(least + 0.2 * (middle - least), within(1e-12));
        assertThat(number(two.get(1))).isEqualTo(middle, within(1e-12));
        assertThat(number(two.get(2))).isEqualTo(middle + 0.98 * (most - middle), within(1e-12));
        assertThat(number(two.get(4))).as("held out").isEqualTo(least, within(1e-12));
        List<Value> other = probe.measure(SECOND, new Evidence(Optional.empty(), REAL, REAL, REAL, 3));
        assertThat(number(other.get(1))).as("first of another chain").isEqualTo(most, within(1e-12));
    }

    @Test
    void isForModelsThatSayWhatComesNext() {
        assertThat(new FirstSurprise().fits(new Ngram(), PoolSource.of(REAL))).isTrue();
        assertThat(new FirstSurprise().fits(new Gaussian(), PoolSource.of(REAL)))
                .isFalse();
    }
}
