package org.genloss.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.catalog.Settings;
import org.genloss.data.Cell;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Labeller;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.ClassGaussian;
import org.genloss.lab.learner.Classifier;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.Histogram;
import org.genloss.lab.learner.HistogramModel;
import org.genloss.lab.learner.Ngram;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Expected values by numpy 2.4 from the formulas on the cards ({@code argsort(kind="stable")}, {@code array_split}), or by hand where shown. */
class ScoresTest {
    private static final Path ORACLE = Path.of(System.getProperty("genloss.oracle", "../../shared/oracle"));
    private static final Codes.Dictionary WORDS = new Codes.Dictionary("c", List.of("a", "b", "c"));

    private static double ask(DataProbe probe, GenerativeModel model, Evidence evidence) {
        return ((Value.Of) probe.measure(model, evidence).get(0)).number();
    }

    private static Evidence evidence(GenerativeModel truth, Corpus trained, Corpus holdout) {
        return new Evidence(Optional.ofNullable(truth), trained, holdout, trained, 1);
    }

    private static Corpus categories(int... codes) {
        return new Codes(WORDS, codes);
    }

    private static Corpus texts(String... texts) {
        return Items.texts("", Arrays.asList(texts));
    }

    @Test
    void binsOfEqualMass() {
        double[] confidence = {.9, .8, .8, .6, .5, .5, .4};
        boolean[] right = {true, true, false, true, false, true, false};
        assertThat(CalibrationError.error(confidence, right, 3)).isCloseTo(0.24285714285714288, within(1e-15));
        assertThat(CalibrationError.error(new double[0], new boolean[0], 3)).isNaN();
    }

    @Test
    void binsOfTheSharedOracle() throws IOException {
        Path file = ORACLE.resolve("calibration_ece/input.csv");
        Assumptions.assumeTrue(Files.exists(file), "no oracle case at " + file);
        List<String[]> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        double[] chance =
                rows.stream().mapToDouble(r -> Double.parseDouble(r[1])).toArray();
        boolean[] label = new boolean[chance.length];
        for (int i = 0; i < label.length; i++) {
            label[i] = Double.parseDouble(rows.get(i)[0]) == 1;
        }
        assertThat(CalibrationError.error(chance, label, 10)).isCloseTo(0.10593649999999999, within(1e-12));
    }

    /** Fitted to four items, none the only one of its kind: chances are 4/5 p, and 1/15 of c, which the model excludes. */
    @Test
    void probabilitiesOfCategories() {
        CategoricalLaw model = CategoricalLaw.of(WORDS, new double[] {1, 1, 0});
        CategoricalLaw truth = CategoricalLaw.of(WORDS, new double[] {.4, .4, .2});
        Evidence evidence = evidence(truth, categories(0, 1, 0, 1), categories(0, 0, 1, 1, 2));
        assertThat(ask(new CrossEntropy(), model, evidence)).isCloseTo(1.274642625719766, within(1e-12));
        assertThat(ask(new Perplexity(), model, evidence)).isCloseTo(3.5774227027631387, within(1e-12));
        assertThat(ask(new ExcessCrossEntropy(), model, evidence)).isCloseTo(0.2197224577336221, within(1e-12));
        assertThat(ask(new GeneralisationGap(), model, evidence)).isCloseTo(0.35835189384561106, within(1e-12));
    }

    /** Of x = 1 and 3 under N(0, 4): (ln(8 pi) + (1 + 9)/8) / 2 = 2.2371... */
    @Test
    void densities() {
        Evidence evidence =
                evidence(null, new Vectors("", 1, new double[] {0}), new Vectors("", 1, new double[] {1, 3}));
        double surprise = (Math.log(8 * Math.PI) + 10 / 8.0) / 2;
        assertThat(ask(new CrossEntropy(), GaussianModel.of(0, 4), evidence)).isCloseTo(surprise, within(1e-12));
        assertThat(ask(new GeneralisationGap(), GaussianModel.of(0, 4), evidence))
                .isCloseTo(10 / 16.0, within(1e-12));
    }

    /** Add-one bigrams of "a b a b": p(b|a) = 3/4, p(a|b) = 2/3, p(b|b) = 1/3; times 4/5; an unknown third symbol has 1/15. */
    @Test
    void symbolsOfTexts() {
        Ngram learner = new Ngram(2, Ngram.Unit.WORDS, Ngram.Smoothing.ADDITIVE, 1, 1, 1, false, "a b");
        Corpus trained = texts("a b a b");
        GenerativeModel model = learner.fit(trained, Seed.of(1));
        Evidence known = evidence(null, trained, texts("a b b"));
        assertThat(ask(new Perplexity(), model, known)).isCloseTo(2.5, within(1e-12));
        assertThat(ask(new Overconfidence(), model, known)).isCloseTo((3 / 4.0 + 2 / 3.0 - 1) / 2, within(1e-12));
        // both forecasts in bins of their own: |1 - 3/4| and |0 - 2/3|
        assertThat(ask(new CalibrationError(2), model, known)).isCloseTo((1 / 4.0 + 2 / 3.0) / 2, within(1e-12));
        assertThat(ask(new CrossEntropy(), model, evidence(null, trained, texts("a c"))))
                .isCloseTo(2.70805020110221, within(1e-12));
        assertThat(ask(new GeneralisationGap(), model, known)).isCloseTo(0.3662040962227032, within(1e-12));
    }

    private static Item labelled(double x, String name) {
        return Item.of("", new Payload.Row(List.of(new Cell.Number(x), new Cell.Category(name))));
    }

    private static Corpus table(Item... items) {
        Schema schema = Schema.table(List.of(
                new Schema.Column("x", Schema.Scale.NUMERIC), new Schema.Column("class", Schema.Scale.CATEGORICAL)));
        return new Items(schema, List.of(items));
    }

    /** Two normal laws of variance 1 about 0 and 2, biased, with shares 1/3 and 2/3: the odds at x are exp(2 - 2x)/2. */
    @Test
    void classesByBayes() {
        Corpus data = table(
                labelled(-1, "a"),
                labelled(1, "a"),
                labelled(1, "b"),
                labelled(3, "b"),
                labelled(1, "b"),
                labelled(3, "b"));
        GenerativeModel model = new ClassGaussian().fit(data, Seed.of(1));
        double[] chances = ((Labeller) model).chances(labelled(0.5, "a"));
        double odds = Math.E / 2;
        assertThat(((Labeller) model).classes()).containsExactly("a", "b");
        assertThat(chances[0]).isCloseTo(odds / (1 + odds), within(1e-9));
        assertThat(chances[1]).isCloseTo(1 / (1 + odds), within(1e-9));
        assertThat(((Labeller) model).label(labelled(0.5, "z"))).isEqualTo("z");
    }

    private static Item inPlane(double x, double y, String name) {
        return Item.of("", new Payload.Row(List.of(new Cell.Number(x), new Cell.Number(y), new Cell.Category(name))));
    }

    /** Two classes on parallel lines have no density between them; such items are left out of the forecasts. */
    @Test
    void classesWithoutDensityForecastNothing() {
        Schema schema = Schema.table(List.of(
                new Schema.Column("x", Schema.Scale.NUMERIC),
                new Schema.Column("y", Schema.Scale.NUMERIC),
                new Schema.Column("class", Schema.Scale.CATEGORICAL)));
        Corpus data = new Items(
                schema, List.of(inPlane(0, 0, "a"), inPlane(1, 0, "a"), inPlane(0, 1, "b"), inPlane(1, 1, "b")));
        GenerativeModel model = new ClassGaussian().fit(data, Seed.of(1));
        Item between = inPlane(0.5, 0.5, "a");
        assertThat(((Labeller) model).chances(between)).isEmpty();
        assertThat(((Labeller) model).chances(inPlane(0.5, 0, "a"))).containsExactly(1, 0);
        Corpus held = new Items(schema, List.of(between));
        assertThat(new CalibrationError()
                        .measure(model, evidence(null, data, held))
                        .get(0))
                .isInstanceOf(Value.Undefined.class);
    }

    /** Least squares through (0, 1), (0, 1), (1, 0), (1, 1) for b is 1 - x/2; at 4 that is -1, cut to 0, and a has all. */
    @Test
    void classesByPlanes() {
        Corpus data = table(labelled(0, "b"), labelled(0, "b"), labelled(1, "a"), labelled(1, "b"));
        Labeller model = Settings.with(new Classifier(), Map.of("ridge", 0)).fit(data, Seed.of(1));
        assertThat(model.chances(labelled(1, "a"))[1]).isCloseTo(0.5, within(1e-6));
        assertThat(model.chances(labelled(4, "a"))[1]).isZero();
        assertThat(model.chances(labelled(4, "a"))[0]).isEqualTo(1);
    }

    @Test
    void whatHasNoDensityHasNoAnswer() {
        Evidence evidence =
                evidence(null, new Vectors("", 1, new double[] {0, 1}), new Vectors("", 1, new double[] {5}));
        GenerativeModel model = new Histogram().fit(evidence.trained(), Seed.of(1));
        assertThat(model).isInstanceOf(HistogramModel.class);
        assertThat(new CrossEntropy().measure(model, evidence).get(0)).isInstanceOf(Value.Undefined.class);
        assertThat(new CalibrationError().measure(model, evidence).get(0)).isInstanceOf(Value.Undefined.class);
    }
}
