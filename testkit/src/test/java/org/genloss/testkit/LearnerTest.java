package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Schema.Column;
import org.genloss.data.Schema.Scale;
import org.genloss.data.Seed;
import org.genloss.lab.Learner;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Exponential;
import org.genloss.lab.learner.ExponentialModel;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Gmm;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.learner.Linear;
import org.genloss.lab.learner.Poisson;
import org.genloss.lab.learner.PoissonModel;
import org.genloss.lab.learner.Start;
import org.genloss.lab.source.ClassSource;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.LinearSource;
import org.genloss.lab.source.RecordSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every learner on the shelf, on every kind of data here that it fits. */
class LearnerTest {
    private static final Seed SEED = Seed.of(3);
    /** Learners of the laboratory; {@code command} is the user's own programs and has tests of its own. */
    private static final List<Learner> SHELF = Catalog.of(Learner.class, "learner").all().stream()
            .filter(l -> !l.card().id().equals("command"))
            .toList();

    private static Source records(Schema schema, Function<UniformRandomProvider, Payload> content) {
        UniformRandomProvider random = SEED.random();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            items.add(Item.of("r" + i, content.apply(random)));
        }
        return RecordSource.split(new Items(schema, items), 0.2, SEED);
    }

    private static Payload text(UniformRandomProvider random) {
        return new Payload.Text(
                random.ints(12, 0, 5).mapToObj(i -> "abcde".substring(i, i + 1)).collect(Collectors.joining(" ")));
    }

    private static Payload category(UniformRandomProvider random) {
        return new Payload.Row(List.of(new Cell.Category("k" + random.nextInt(6))));
    }

    private static Payload mixed(UniformRandomProvider random) {
        int label = random.nextInt(3);
        return new Payload.Row(List.of(
                new Cell.Number(label + random.nextDouble()),
                new Cell.Number(random.nextDouble()),
                new Cell.Category("c" + label)));
    }

    private static Payload numbers(UniformRandomProvider random) {
        return new Payload.Row(List.of(new Cell.Number(random.nextDouble()), new Cell.Number(random.nextDouble())));
    }

    private static final Source WAITS = new LawSource(new ExponentialModel(Schema.vector(1), 2), 200, Schema.vector(1));
    private static final Source COUNTS = new LawSource(new PoissonModel(Schema.vector(1), 3), 200, Schema.vector(1));

    /** Some learners of the line refuse numbers that their law excludes. */
    static boolean suits(Learner learner, Source source) {
        return switch (learner.card().id()) {
            case "exponential" -> source == WAITS || source == COUNTS;
            case "poisson" -> source == COUNTS;
            default -> learner.fits(source.schema());
        };
    }

    static List<Source> sources() {
        Column a = new Column("a", Scale.NUMERIC);
        Column b = new Column("b", Scale.NUMERIC);
        Column c = new Column("c", Scale.CATEGORICAL);
        return List.of(
                LawSource.gaussian(0, 1, 200),
                LawSource.standard(3, 200),
                LinearSource.of(4, 1, 0.5, 200, SEED),
                ClassSource.of(4, 0.1, 200, SEED),
                WAITS,
                COUNTS,
                records(Schema.text(), LearnerTest::text),
                records(Schema.table(List.of(c)), LearnerTest::category),
                records(Schema.table(List.of(a, b)), LearnerTest::numbers),
                records(Schema.table(List.of(a, b, c)), LearnerTest::mixed));
    }

    @TestFactory
    Stream<DynamicTest> cards() {
        return CatalogLaws.of(SHELF);
    }

    @TestFactory
    Stream<DynamicTest> laws() {
        List<Source> sources = sources();
        Stream<Learner> warm = Stream.of(
                new Gaussian(Gaussian.Estimator.BIASED, 1, 1, 0.5, Start.WARM),
                new Gmm(3, Gmm.Shape.FULL, 1e-3, 1e-5, 100, Start.WARM, 8));
        return Stream.concat(SHELF.stream(), warm)
                .flatMap(l -> sources.stream().filter(s -> suits(l, s)).flatMap(s -> LearnerLaws.of(l, s)));
    }

    @Test
    void thereIsDataForEveryLearner() {
        List<Source> sources = sources();
        assertThat(SHELF).hasSizeGreaterThan(3).allMatch(l -> sources.stream().anyMatch(s -> suits(l, s)));
    }

    static Stream<Learner> onTheLine() {
        return Stream.of(
                new Gaussian(),
                new Gaussian(Gaussian.Estimator.UNBIASED, 1),
                new Gaussian(Gaussian.Estimator.KNOWN, 1, 2, 0.5, Start.COLD),
                new Gmm(),
                new Gmm(3, Gmm.Shape.DIAGONAL, 1e-3, 1e-5, 100),
                new Kde(),
                new Kde("0.1"));
    }

    @ParameterizedTest
    @MethodSource("onTheLine")
    void densitiesIntegrateToOne(Learner learner) {
        LearnerLaws.integratesToOne(learner, LawSource.gaussian(0, 1, 200));
    }

    /**
     * The largest standard error of a parameter of the Gaussians is 0.0025 (a log-determinant in 3 dimensions, sqrt(2 d / n)); the mixture is
     * one of far components, its largest the variance of the whole, sqrt(2/n) * 100.
     */
    @Test
    void exactLearnersFindThemselvesAgain() {
        LearnerLaws.findsItself(new Gaussian(), LawSource.gaussian(0, 1, 200), 1_000_000, 0.012);
        LearnerLaws.findsItself(new Gaussian(), LawSource.standard(3, 200), 1_000_000, 0.012);
        LearnerLaws.findsItself(new Linear(), LinearSource.of(4, 1, 0.5, 200, SEED), 200_000, 0.02);
        Source far = LawSource.mixture(List.of(0.5, 0.5), List.of(-10.0, 10.0), List.of(1.0, 1.0), 200);
        LearnerLaws.findsItself(new Exponential(), WAITS, 1_000_000, 0.06);
        LearnerLaws.findsItself(new Poisson(), COUNTS, 1_000_000, 0.012);
        LearnerLaws.findsItself(new Gmm(), far, 200_000, 1.6);
    }

    /** A setting as text, as a file or the command line gives it. */
    @Test
    void settingsAreReadFromText() {
        Catalog<Learner> shelf = Catalog.of(Learner.class, "learner");
        assertThat(Settings.with(shelf.get("gaussian"), Map.of("estimator", "unbiased", "lambda", "0.8")))
                .isEqualTo(new Gaussian(Gaussian.Estimator.UNBIASED, 0.8));
        assertThat(Settings.with(shelf.get("kde"), Map.of("bandwidth", 0.3))).isEqualTo(new Kde("0.3"));
    }
}
