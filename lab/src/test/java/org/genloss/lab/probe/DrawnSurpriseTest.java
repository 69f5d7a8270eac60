package org.genloss.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.lab.Evidence;
import org.genloss.lab.learner.NgramChain;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** By hand, from the rows of a chain of two symbols: 0 is followed by itself with 0.9, 1 by itself with 0.8. */
class DrawnSurpriseTest {
    private static final NgramChain LAW = new NgramChain(new double[][] {{0.9, 0.1}, {0.2, 0.8}}, 3);

    private static List<Value> ask(boolean known, String... drawn) {
        Corpus texts = Items.texts("", Arrays.asList(drawn));
        Corpus real = Items.texts("", List.of(drawn[0], "0 0"));
        Evidence evidence = new Evidence(known ? Optional.of(LAW) : Optional.empty(), texts, real, texts, 3);
        return new DrawnSurprise().measure(LAW, evidence);
    }

    private static double number(Value value) {
        return ((Value.Of) value).number();
    }

    /** Sorted: -ln 0.9, -(ln 0.8 + ln 0.2)/2, -ln 0.1; places 0.2, 1 and 1.98 of these. */
    @Test
    void quantilesOfTheSurpriseASymbol() {
        List<Value> values = ask(true, "0 1", "1 1 0", "0 0 0", "1");
        double least = -Math.log(0.9);
        double middle = -(Math.log(0.8) + Math.log(0.2)) / 2;
        double most = -Math.log(0.1);
        assertThat(number(values.get(0))).isEqualTo(least + 0.2 * (middle - least), within(1e-12));
        assertThat(number(values.get(1))).isEqualTo(middle, within(1e-12));
        assertThat(number(values.get(2))).isEqualTo(middle + 0.98 * (most - middle), within(1e-12));
        assertThat(number(values.get(4))).as("held out").isEqualTo((least + most) / 2, within(1e-12));
    }

    @Test
    void withoutTextsOrLawThereIsNoAnswer() {
        assertThat(ask(true, "1", "0").subList(0, 3)).allMatch(Value.Undefined.class::isInstance);
        assertThat(ask(false, "0 1")).hasSize(6).allMatch(Value.Undefined.class::isInstance);
        assertThat(ask(true, "0 2").subList(0, 3)).allMatch(Value.Undefined.class::isInstance);
    }
}
