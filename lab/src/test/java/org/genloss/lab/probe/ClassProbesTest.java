package org.genloss.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.lab.Evidence;
import org.genloss.lab.learner.Copula;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** Worked by hand from the formulas on the cards. */
class ClassProbesTest {
    private static final GaussianModel ANY = GaussianModel.of(0, 1);
    private static final Schema SCHEMA = Schema.table(List.of(
            new Schema.Column("word", Schema.Scale.CATEGORICAL),
            new Schema.Column("x", Schema.Scale.NUMERIC),
            new Schema.Column("class", Schema.Scale.CATEGORICAL)));

    private static Corpus rows(Object... numbersAndClasses) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < numbersAndClasses.length; i += 2) {
            Cell x = numbersAndClasses[i] == null
                    ? Cell.MISSING
                    : new Cell.Number(((Number) numbersAndClasses[i]).doubleValue());
            items.add(Item.of("", new Payload.Row(List.of(new Cell.Category("w"), x, new Cell.Category((String)
                    numbersAndClasses[i + 1])))));
        }
        return new Items(SCHEMA, items);
    }

    private static final Corpus HOLDOUT = rows(0, "a", 1, "a", 9, "a", 10, "b", 11, "b", null, "b");

    private static Evidence evidence(Corpus drawn) {
        return new Evidence(Optional.empty(), drawn, HOLDOUT, drawn, 4);
    }

    /** Drawn as it should be, the border lies at 5: of a, the 9 is told wrong. With the classes exchanged only the 9 is right. */
    @Test
    void accuracyOfEachClass() {
        assertThat(new ClassAccuracy().measure(ANY, evidence(rows(0, "a", 10, "b", 1, "a", 9, "b"))))
                .containsExactly(new Value.Of("class a", 2 / 3.0), new Value.Of("class b", 1));
        assertThat(new ClassAccuracy().measure(ANY, evidence(rows(0, "b", 10, "a", 1, "b", 9, "a"))))
                .containsExactly(new Value.Of("class a", 1 / 3.0), new Value.Of("class b", 0));
        assertThat(new ClassAccuracy().measure(ANY, evidence(rows(0, "a", 10, "a"))))
                .containsExactly(new Value.Of("class a", 1), new Value.Of("class b", 0));
        assertThat(new ClassAccuracy().measure(ANY, evidence(rows(null, "a"))).get(0))
                .isInstanceOf(Value.Undefined.class);
    }

    @Test
    void forgettingIsAgainstTheBestBefore() {
        Evidence first = evidence(rows(0, "a", 10, "a"));
        assertThat(new Forgetting().measure(ANY, first))
                .allSatisfy(value -> assertThat(value).isInstanceOf(Value.Undefined.class));
        Evidence second = first.next(rows(0, "a", 10, "b", 1, "a", 9, "b"));
        assertThat(new Forgetting().measure(ANY, second))
                .containsExactly(new Value.Of("class a", 1 - 2 / 3.0), new Value.Of("class b", -1));
        Evidence third = second.next(rows(0, "b", 10, "a", 1, "b", 9, "a"));
        assertThat(new Forgetting().measure(ANY, third))
                .containsExactly(new Value.Of("class a", 1 - 1 / 3.0), new Value.Of("class b", 1));
    }

    @Test
    void whoHasClasses() {
        LawSource line = LawSource.gaussian(0, 1, 10);
        assertThat(new ClassAccuracy().fits(new Gaussian(), line)).isFalse();
        assertThat(ClassAccuracies.fits(new Copula(), new LawSource(ANY, 10, SCHEMA)))
                .isTrue();
    }

    /** F 0.64, C 0 and V 0.2865 as in PhasesTest, no copies: without a tail nothing is left of the mean. */
    @Test
    void qualityAndItsParts() {
        double[] real = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        double[] drawn = IntStream.concat(IntStream.rangeClosed(20, 80), IntStream.rangeClosed(30, 68))
                .asDoubleStream()
                .toArray();
        double[] far = Arrays.stream(real).map(x -> x + 0.5).toArray();
        double[] one = {0};
        assertThat(parts(quality(one, real, drawn))).containsExactly(0, 0.64, 0, 0.286514131413, 1);
        assertThat(parts(quality(one, real, real))).containsExactly(1, 1, 1, 1, 1);
        // all held-out items are as near to the training data: by chance everything is a copy
        assertThat(new DataQuality().measure(ANY, quality(far, real, far)).get(4))
                .isInstanceOf(Value.Undefined.class);
    }

    /** Held-out distances 0.01 .. 1; half of what is drawn is training data: originality 1 - (0.5 - 0.05)/0.95. */
    @Test
    void copiesAreNotOriginal() {
        double[] holdout =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> i / 100.0).toArray();
        double[] drawn = IntStream.rangeClosed(1, 100)
                .mapToDouble(i -> i <= 50 ? 0 : 0.5)
                .toArray();
        Value value = new DataQuality()
                .measure(ANY, quality(new double[] {0}, holdout, drawn))
                .get(4);
        assertThat(((Value.Of) value).number()).isCloseTo(1 - 0.45 / 0.95, within(1e-12));
    }

    @Test
    void categoriesHaveNoOriginality() {
        Codes codes = new Codes(Codes.Dictionary.numbered(2), new int[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        List<Value> values = new DataQuality().measure(ANY, new Evidence(Optional.empty(), codes, codes, codes, 12));
        assertThat(values.get(0)).isEqualTo(new Value.Of("score", 1));
        assertThat(values.get(4)).isInstanceOf(Value.Undefined.class);
    }

    private static Evidence quality(double[] trained, double[] holdout, double[] drawn) {
        return new Evidence(
                Optional.empty(),
                new Vectors("", 1, trained),
                new Vectors("", 1, holdout),
                new Vectors("", 1, drawn),
                drawn.length);
    }

    private static double[] parts(Evidence evidence) {
        return new DataQuality()
                .measure(ANY, evidence).stream()
                        .mapToDouble(value -> Math.round(((Value.Of) value).number() * 1e12) / 1e12)
                        .toArray();
    }
}
