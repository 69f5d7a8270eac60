package org.genloss.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.PoissonModel;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** Expected values from numpy 2.4 and scipy 1.17 (densities on 200,001 points, {@code quantile}, {@code searchsorted}). */
class PhasesTest {
    private static final Corpus NOTHING = new Vectors("", 1, new double[0]);

    private static List<Value> ask(GenerativeModel model, GenerativeModel truth, int items) {
        return new Phases().measure(model, new Evidence(Optional.of(truth), NOTHING, NOTHING, NOTHING, items));
    }

    private static List<Value> ask(Corpus real, Corpus drawn) {
        GenerativeModel any = GaussianModel.of(0, 1);
        return new Phases().measure(any, new Evidence(Optional.empty(), NOTHING, real, drawn, 1));
    }

    private static double number(List<Value> values, String subject) {
        return values.stream()
                .filter(value -> value.subject().equals(subject))
                .mapToDouble(value -> ((Value.Of) value).number())
                .findFirst()
                .orElseThrow();
    }

    private static void parts(List<Value> values, double tail, double body, double spread) {
        String how = values.get(0).subject().endsWith(Phases.SAMPLED) ? Phases.SAMPLED : "";
        assertThat(number(values, Phases.TAIL + how)).isCloseTo(tail, within(1e-12));
        assertThat(number(values, Phases.BODY + how)).isCloseTo(body, within(2e-4));
        assertThat(number(values, Phases.SPREAD + how)).isCloseTo(spread, within(1e-12));
    }

    @Test
    void densitiesOnTheLine() {
        GaussianModel truth = GaussianModel.of(0, 1);
        parts(ask(GaussianModel.of(0.5, 0.81), truth, 100), 0.5, 0.8023113050654438, 0.81);
        parts(ask(GaussianModel.of(0.1, 0.64), truth, 100), 0, 0.9067059396409229, 0.64);
        parts(ask(GaussianModel.of(0, 2.25), truth, 100), 1, 0.8929787534656094, 2.25);
    }

    /** 200 items: categories with shares of at most 0.05 are expected at most ten times. */
    @Test
    void probabilitiesOfCategories() {
        CategoricalLaw truth = CategoricalLaw.of(new double[] {.5, .3, .1, .05, .03, .02});
        CategoricalLaw model = CategoricalLaw.of(new double[] {.6, .2, .15, .05, 0, 0});
        parts(ask(model, truth, 200), 1 / 3.0, 0.8771929824561404, 0.889817393995667);
        assertThat(ask(model, truth, 10_000).get(0)).isInstanceOf(Value.Undefined.class);
        assertThat(ask(model, truth, 1).get(1)).isInstanceOf(Value.Undefined.class);
    }

    @Test
    void wholeNumbersAreSummed() {
        PoissonModel truth = new PoissonModel(Schema.vector(1), 4);
        parts(ask(truth, truth, 100), 1, 1, 1);
    }

    @Test
    void aModelWithoutSpreadHasNothingLeft() {
        parts(ask(GaussianModel.of(0, 0), GaussianModel.of(0, 1), 100), 0, 0, 0);
    }

    @Test
    void numbersAgainstTheHoldout() {
        double[] real = DoubleStream.iterate(1, x -> x <= 100, x -> x + 1).toArray();
        double[] drawn = IntStream.concat(IntStream.rangeClosed(20, 80), IntStream.rangeClosed(30, 68))
                .asDoubleStream()
                .toArray();
        parts(ask(new Vectors("", 1, real), new Vectors("", 1, drawn)), 0, 0.64, 0.2865141314131413);
    }

    /** 28 words of the real side and the first 28 of the 32 drawn ones: a and b are the body, of c, d, e and f only c is left. */
    @Test
    void wordsAtEqualLength() {
        List<String> real = new ArrayList<>(List.of("a b c d e f"));
        IntStream.range(0, 11).forEach(i -> real.add("a b"));
        List<String> drawn =
                List.of("a a b c", "a a b c", "a a b c", "a a b c", "b b b x", "b b b x", "b b b x", "b b b x");
        parts(ask(texts(real), texts(drawn)), 0.25, 0.8809523809523809, 1.0296037043455082);
    }

    private static Corpus texts(List<String> texts) {
        return new Items(
                Schema.text(),
                texts.stream().map(text -> Item.of("", new Payload.Text(text))).toList());
    }
}
