package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Settings;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.GenerativeModel.Parameter;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.junit.jupiter.api.DynamicTest;

/** What every learner must satisfy on data that it can be fitted to. */
public final class LearnerLaws {
    private static final int ITEMS = 200;
    private static final int DRAWN = 50;
    private static final int SCATTERED = 40;
    private static final Seed SEED = Seed.of(11);

    private LearnerLaws() {}

    /**
     * One test a law.
     *
     * @param real data that the learner can be fitted to
     */
    public static Stream<DynamicTest> of(Learner learner, Source real) {
        String id = learner.card().id();
        return Stream.of(
                dynamicTest(
                        id + ": data of this shape fits",
                        () -> assertThat(learner.fits(real.schema())).isTrue()),
                dynamicTest(id + ": same seed, same items", () -> sameSeed(learner, real)),
                dynamicTest(id + ": another seed, other items", () -> otherSeed(learner, real)),
                dynamicTest(id + ": items are numbered and of the same schema", () -> shape(learner, real)),
                dynamicTest(id + ": parameters keep their names", () -> names(learner, real)),
                dynamicTest(id + ": who goes on from the model before says so", () -> goesOn(learner, real)),
                dynamicTest(id + ": a refit is of the same kind and repeatable", () -> refits(learner, real)),
                dynamicTest(id + ": equal weights are no weights", () -> weights(learner, real)),
                dynamicTest(id + ": a weight of 2 is the item twice", () -> twice(learner, real)),
                dynamicTest(id + ": other draws, the same law", () -> sampled(learner, real)),
                dynamicTest(id + ": even draws keep to the law", () -> even(learner, real)),
                dynamicTest(id + ": ways that it has not are refused by name", () -> noSuchWay(learner)),
                dynamicTest(id + ": a tally gives the model of all items", () -> tallies(learner, real)),
                dynamicTest(id + ": what it draws has a density", () -> scored(learner, real)),
                dynamicTest(id + ": -1 and NaN are refused by name", () -> refusals(learner)));
    }

    private static GenerativeModel fitted(Learner learner, Source real) {
        return learner.fit(real.draw(ITEMS, SEED.child("real")), SEED.child("fit"));
    }

    /** Contents of the items as text: arrays have no equality of their own. */
    static List<String> contents(Corpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            return items.map(item -> item.id() + " " + content(item.payload())).toList();
        }
    }

    private static String content(Payload payload) {
        return payload instanceof Payload.Vector vector ? Arrays.toString(vector.x()) : payload.toString();
    }

    private static void sameSeed(Learner learner, Source real) {
        GenerativeModel model = fitted(learner, real);
        List<String> once = contents(model.draw(DRAWN, SEED.child("draw")));
        assertThat(contents(model.draw(DRAWN, SEED.child("draw"))))
                .as("the same model")
                .isEqualTo(once);
        assertThat(contents(fitted(learner, real).draw(DRAWN, SEED.child("draw"))))
                .as("the same fit")
                .isEqualTo(once);
    }

    private static void otherSeed(Learner learner, Source real) {
        GenerativeModel model = fitted(learner, real);
        assertThat(contents(model.draw(DRAWN, SEED.child("draw"))))
                .isNotEqualTo(contents(model.draw(DRAWN, SEED.child("other"))));
    }

    private static void shape(Learner learner, Source real) {
        Corpus drawn = fitted(learner, real).draw(DRAWN, SEED);
        assertThat(drawn.schema()).isEqualTo(real.schema());
        assertThat(drawn.items().map(Item::id))
                .isEqualTo(IntStream.range(0, DRAWN).mapToObj(String::valueOf).toList());
    }

    private static void names(Learner learner, Source real) {
        GenerativeModel model = fitted(learner, real);
        List<String> names = model.parameters().stream().map(Parameter::name).toList();
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
        GenerativeModel next = learner.fit(model.draw(ITEMS, SEED.child("draw")), SEED.child("next"));
        assertThat(next.parameters()).map(Parameter::name).isEqualTo(names);
    }

    private static void refits(Learner learner, Source real) {
        GenerativeModel model = fitted(learner, real);
        Corpus drawn = model.draw(ITEMS, SEED.child("draw"));
        GenerativeModel next = learner.refit(model, drawn, SEED.child("next"));
        assertThat(next).hasSameClassAs(model);
        assertThat(next.parameters())
                .map(Parameter::name)
                .isEqualTo(model.parameters().stream().map(Parameter::name).toList());
        List<String> once = contents(next.draw(DRAWN, SEED.child("again")));
        assertThat(contents(learner.refit(model, drawn, SEED.child("next")).draw(DRAWN, SEED.child("again"))))
                .isEqualTo(once);
    }

    /** A ledger names the model before as an input of such a fit, and of no other. */
    private static void goesOn(Learner learner, Source real) {
        goesOnOrNot(learner, real);
        if (Settings.of(learner).get("warm-start") instanceof Boolean warm) {
            goesOnOrNot(Settings.with(learner, Map.of("warm-start", !warm)), real);
        }
    }

    private static void goesOnOrNot(Learner learner, Source real) {
        GenerativeModel model = fitted(learner, real);
        Corpus drawn = model.draw(ITEMS, SEED.child("draw"));
        Corpus other = Corpora.pick(drawn, IntStream.range(0, ITEMS / 2).toArray());
        GenerativeModel before = learner.refit(model, other, SEED.child("other"));
        List<String> here =
                contents(learner.refit(model, drawn, SEED.child("next")).draw(DRAWN, SEED.child("again")));
        List<String> there =
                contents(learner.refit(before, drawn, SEED.child("next")).draw(DRAWN, SEED.child("again")));
        assertThat(here.equals(there)).isNotEqualTo(learner.warms());
    }

    /** Weights of 2 an item change nothing but where a search stops; one in four items at weight 0 and the others at 1 do. */
    private static void weights(Learner learner, Source real) {
        if (!learner.weighs()) {
            return;
        }
        Corpus data = real.draw(ITEMS, SEED.child("real"));
        double[] weights = new double[Corpora.size(data)];
        Arrays.fill(weights, 2);
        List<Parameter> plain = learner.fit(data, SEED.child("fit")).parameters();
        alike(learner.fit(new Weighted(data, weights), SEED.child("fit")), plain, 1e-5);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 4 == 0 ? 0 : 1;
        }
        GenerativeModel heeding = learner.fit(new Weighted(data, weights), SEED.child("fit"));
        boolean alike = heeding.parameters().equals(plain)
                && contents(heeding.draw(DRAWN, SEED))
                        .equals(contents(learner.fit(data, SEED.child("fit")).draw(DRAWN, SEED)));
        assertThat(alike).isFalse();
    }

    /**
     * Every other item with weight 2 and the rest with weight 0, 1 on average, against the former twice: as many items. Learners that search begin
     * at the same model.
     */
    private static void twice(Learner learner, Source real) {
        if (!learner.weighs()) {
            return;
        }
        boolean searches = Settings.of(learner).containsKey("start");
        Learner warm = searches ? Settings.with(learner, Map.of("start", "warm")) : learner;
        Corpus data = real.draw(ITEMS, SEED.child("real"));
        GenerativeModel before = warm.fit(data, SEED.child("fit"));
        double[] weights = new double[Corpora.size(data)];
        Arrays.setAll(weights, i -> i % 2 == 0 ? 2 : 0);
        int[] doubled = IntStream.range(0, weights.length).map(i -> i - i % 2).toArray();
        List<Parameter> twice = warm.refit(before, Corpora.pick(data, doubled), SEED.child("again"))
                .parameters();
        alike(warm.refit(before, new Weighted(data, weights), SEED.child("again")), twice, 1e-9);
    }

    private static void alike(GenerativeModel model, List<Parameter> wanted, double tolerance) {
        for (int i = 0; i < wanted.size(); i++) {
            double value = wanted.get(i).value();
            double is = model.parameters().get(i).value();
            if (Double.isFinite(value)) {
                assertThat(is)
                        .as(wanted.get(i).name())
                        .isCloseTo(value, within(tolerance * Math.max(1, Math.abs(value))));
            } else {
                assertThat(is).as(wanted.get(i).name()).isEqualTo(Double.valueOf(value));
            }
        }
    }

    /** One sampling a way, unlike plain draws. */
    public static Sampling sampling(Sampling.Way way) {
        return switch (way) {
            case TEMPERATURE -> Sampling.temperature(0.5);
            case LAMBDA -> Sampling.lambda(0.5);
            case TOP_K -> Sampling.topK(1);
            case TOP_P -> Sampling.topP(0.5);
            case SYSTEMATIC -> Sampling.even();
            case BEAMS -> Sampling.beams(4);
        };
    }

    /** Each way draws repeatably items of the same shape, unlike the plain ones; parameters and densities are those of the plain model. */
    private static void sampled(Learner learner, Source real) {
        GenerativeModel plain = fitted(learner, real);
        for (Sampling.Way way : learner.samples()) {
            GenerativeModel model = fitted(learner.sampled(sampling(way)), real);
            Corpus drawn = model.draw(DRAWN, SEED.child("draw"));
            assertThat(model).as(way.word()).hasSameClassAs(plain);
            assertThat(drawn.schema()).isEqualTo(real.schema());
            List<String> once = contents(drawn);
            assertThat(once).as(way.word()).hasSize(DRAWN);
            assertThat(contents(model.draw(DRAWN, SEED.child("draw")))).isEqualTo(once);
            assertThat(once).as(way.word()).isNotEqualTo(contents(plain.draw(DRAWN, SEED.child("draw"))));
            assertThat(model.parameters()).as(way.word()).isEqualTo(plain.parameters());
            if (model instanceof Scored scored && way != Sampling.Way.LAMBDA) {
                assertThat(plain.draw(DRAWN, SEED).items())
                        .allSatisfy(item ->
                                assertThat(scored.logDensity(item)).isEqualTo(((Scored) plain).logDensity(item)));
            }
        }
        assertThat(learner.sampled(Sampling.PLAIN)).isEqualTo(learner);
    }

    /**
     * The mean of a column varies less from draw to draw, by half in variance at least, where draws are even. Means of categories are those of their
     * numbers.
     */
    private static void even(Learner learner, Source real) {
        Schema schema = real.schema();
        boolean numbers = schema.kind() != Schema.Kind.TEXT
                && schema.columns().stream().allMatch(c -> c.scale() == Schema.Scale.NUMERIC);
        if (!learner.samples().contains(Sampling.Way.SYSTEMATIC) || !(numbers || Codes.fits(schema))) {
            return;
        }
        double plain = scatter(fitted(learner, real));
        assertThat(scatter(fitted(learner.sampled(Sampling.even()), real))).isLessThan(plain / 2);
    }

    /** Sum of squares, over draws and columns, of the means about their mean. */
    private static double scatter(GenerativeModel model) {
        double[][] means = new double[SCATTERED][];
        for (int r = 0; r < SCATTERED; r++) {
            means[r] = means(model.draw(ITEMS, SEED.child("even").child(r)));
        }
        double scatter = 0;
        for (int j = 0; j < means[0].length; j++) {
            int column = j;
            double mean =
                    Arrays.stream(means).mapToDouble(m -> m[column]).average().orElseThrow();
            scatter += Arrays.stream(means)
                    .mapToDouble(m -> (m[column] - mean) * (m[column] - mean))
                    .sum();
        }
        return scatter;
    }

    private static double[] means(Corpus drawn) {
        if (Codes.fits(drawn.schema())) {
            return new double[] {
                Arrays.stream(Codes.of(drawn).codes()).average().orElseThrow()
            };
        }
        Vectors points = Vectors.of(drawn);
        double[] means = new double[points.dimensions()];
        for (int i = 0; i < points.values().length; i++) {
            means[i % means.length] += points.values()[i] / points.size();
        }
        return means;
    }

    private static void noSuchWay(Learner learner) {
        for (Sampling.Way way : Sampling.Way.values()) {
            if (!learner.samples().contains(way)) {
                assertThatThrownBy(() -> learner.sampled(sampling(way)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(way.word())
                        .hasMessageContaining(learner.card().id());
            }
        }
    }

    /** Three pieces added one after another are fitted as one corpus; so are pieces whose weights are changed in between. */
    private static void tallies(Learner learner, Source real) {
        if (learner.tally(DRAWN).isEmpty()) {
            return;
        }
        Corpus data = real.draw(ITEMS, SEED.child("real"));
        List<Corpus> pieces = List.of(piece(data, 0, 120), piece(data, 120, 121), piece(data, 121, ITEMS));
        GenerativeModel previous = fitted(learner, real);
        Tally tally = learner.tally(DRAWN).orElseThrow();
        pieces.forEach(tally::add);
        agree(tally.fit(previous, SEED), learner.refit(previous, data, SEED));
        if (learner.weighs()) {
            tally.weigh(70);
            tally.add(Weighted.summing(pieces.get(0), 30));
            Corpus all = Corpora.concat(List.of(Weighted.summing(data, 70), Weighted.summing(pieces.get(0), 30)));
            agree(tally.fit(previous, SEED), learner.refit(previous, all, SEED));
        }
    }

    private static Corpus piece(Corpus data, int from, int to) {
        return Corpora.pick(data, IntStream.range(from, to).toArray());
    }

    private static void agree(GenerativeModel tallied, GenerativeModel fitted) {
        assertThat(tallied).hasSameClassAs(fitted);
        for (int i = 0; i < fitted.parameters().size(); i++) {
            Parameter wanted = fitted.parameters().get(i);
            Parameter got = tallied.parameters().get(i);
            assertThat(got.name()).isEqualTo(wanted.name());
            assertThat(got.value()).as(wanted.name()).isCloseTo(wanted.value(), within(relative(wanted.value())));
        }
        if (fitted instanceof Scored scored) {
            assertThat(fitted.draw(DRAWN, SEED).items()).allSatisfy(item -> {
                double density = scored.logDensity(item);
                assertThat(((Scored) tallied).logDensity(item)).isCloseTo(density, within(relative(density)));
            });
        }
    }

    private static double relative(double value) {
        return 1e-9 * Math.max(1, Math.abs(value));
    }

    private static void scored(Learner learner, Source real) {
        if (fitted(learner, real) instanceof Scored model) {
            assertThat(model.draw(DRAWN, SEED).items())
                    .allSatisfy(item -> assertThat(model.logDensity(item)).isFinite());
        }
    }

    /** Every number among the settings: none of them has a meaning below 0. */
    static void refusals(Carded entry) {
        Settings.of(entry).forEach((name, value) -> {
            if (value instanceof Number) {
                refused(entry, name, "-1");
            }
            if (value instanceof Double) {
                refused(entry, name, "NaN");
            }
        });
    }

    private static void refused(Carded entry, String name, String value) {
        assertThatThrownBy(() -> Settings.with(entry, Map.of(name, value)))
                .as(name + " = " + value)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    /** A fitted density on the line integrates to 1 (trapezia of width 0.002 from -30 to 30; the data is standard normal). */
    public static void integratesToOne(Learner learner, Source standardNormal) {
        assertThat(standardNormal.schema()).isEqualTo(Schema.vector(1));
        Scored model = (Scored) fitted(learner, standardNormal);
        double sum = 0;
        for (int i = -15_000; i <= 15_000; i++) {
            sum += Math.exp(model.logDensity(Item.of("x", new Payload.Vector(new double[] {i * 0.002}))));
        }
        assertThat(sum * 0.002).isCloseTo(1, within(1e-6));
    }

    /**
     * An exact learner finds a model again from a very large draw of it: every parameter to within the tolerance. Then what a chain loses is
     * sampling, not the learner.
     */
    public static void findsItself(Learner learner, Source real, int items, double tolerance) {
        GenerativeModel model = fitted(learner, real);
        List<Parameter> again = learner.fit(model.draw(items, SEED.child("draw")), SEED.child("again"))
                .parameters();
        for (int i = 0; i < again.size(); i++) {
            Parameter before = model.parameters().get(i);
            assertThat(again.get(i).value()).as(before.name()).isCloseTo(before.value(), within(tolerance));
        }
    }
}
