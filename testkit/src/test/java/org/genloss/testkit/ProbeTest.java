package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Catalog;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.lab.NoModel;
import org.genloss.lab.Probe;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.GmmModel;
import org.genloss.lab.learner.NgramChain;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.PoolSource;
import org.genloss.lab.source.RecordSource;
import org.genloss.metric.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every probe on the shelf, asked by name of the models of every learner on every kind of data: a number, or the reason why there is none. */
class ProbeTest {
    private static final Seed SEED = Seed.of(5);
    /** Learners of the laboratory; {@code command} is the user's own programs. */
    private static final List<Learner> LEARNERS = Catalog.of(Learner.class, "learner").all().stream()
            .filter(l -> !l.card().id().equals("command"))
            .toList();

    private static final List<Probe> PROBES = Catalog.of(Probe.class, "probe").all();

    private record Data(String name, Source source) {}

    private static Stream<Data> data() {
        Schema plane = Schema.vector(2);
        GmmModel humps = new GmmModel(
                plane,
                new double[] {1, 3},
                List.of(
                        new GaussianModel(plane, new double[] {0, 0}, new double[] {1, .5, .5, 1}, 1),
                        new GaussianModel(plane, new double[] {5, 1}, new double[] {2, 1}, 1)));
        CategoricalLaw shares = CategoricalLaw.of(.5, .3, .15, .05);
        NgramChain chain = new NgramChain(new double[][] {{1, 3}, {1, 1}}, 6);
        List<Data> data = new ArrayList<>(List.of(
                new Data("mixture", LawSource.mixture(List.of(.5, .5), List.of(-2.0, 2.0), List.of(1.0, 1.0), 40)),
                new Data("mixture in a plane", new LawSource(humps, 40, plane)),
                new Data(
                        "shares", new LawSource(shares, 40, shares.draw(1, SEED).schema())),
                new Data("chain", new LawSource(chain, 40, chain.draw(1, SEED).schema())),
                new Data("pool", PoolSource.of(LawSource.gaussian(0, 1, 40).draw(40, SEED))),
                new Data("pool in a plane", PoolSource.of(humps.draw(40, SEED))),
                new Data("pool of texts", PoolSource.of(chain.draw(40, SEED)))));
        for (int rows : new int[] {10, 12, 21}) {
            data.add(new Data(rows + " rows", RecordSource.split(rows(rows), 0.2, SEED)));
        }
        LearnerTest.sources()
                .forEach(source -> data.add(new Data(source.getClass().getSimpleName(), source)));
        return data.stream();
    }

    private static Items rows(int rows) {
        UniformRandomProvider random = SEED.random();
        Schema schema = Schema.table(
                List.of(new Schema.Column("a", Schema.Scale.NUMERIC), new Schema.Column("b", Schema.Scale.NUMERIC)));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            items.add(Item.of(
                    "r" + i,
                    new Payload.Row(
                            List.of(new Cell.Number(random.nextDouble()), new Cell.Number(random.nextDouble())))));
        }
        return new Items(schema, items);
    }

    @TestFactory
    Stream<DynamicTest> everyProbeAnswersOrSaysWhyNot() {
        return data().map(data -> DynamicTest.dynamicTest(
                data.name,
                () -> LEARNERS.stream()
                        .filter(learner -> suits(learner, data.source))
                        .forEach(learner -> answers(learner, data.source))));
    }

    private static boolean suits(Learner learner, Source source) {
        try {
            return LearnerTest.suits(learner, source);
        } catch (IllegalArgumentException unsettled) {
            return false;
        }
    }

    private static List<Row> asked(Probe probe, Learner learner, Source source, int items) {
        Experiment experiment = new Experiment(
                "", source, learner, List.of(new Replace()), List.of(), List.of(probe), 2, items, 1, SEED);
        try {
            return Simulate.rows(experiment, Arm.of(new Replace()), 1, (drawn, model, generation) -> {});
        } catch (NoModel refused) {
            throw refused;
        } catch (RuntimeException crash) {
            throw new AssertionError(probe.card().id() + " of " + learner.card().id(), crash);
        }
    }

    private static void answers(Learner learner, Source source) {
        int items = Math.max(Math.min(30, source.most()), source.least());
        List<Row> rows = new ArrayList<>();
        try {
            for (Probe probe : PROBES) {
                rows.addAll(asked(probe, learner, source, items));
            }
        } catch (NoModel refused) {
            return;
        }
        Set<String> answered = new TreeSet<>();
        for (Row row : rows) {
            answered.add(row.measure());
            if (row.value() instanceof Value.Undefined undefined) {
                assertThat(undefined.why()).as(row.measure()).isNotBlank();
            }
        }
        assertThat(answered)
                .as(learner.card().id())
                .containsAll(PROBES.stream().map(probe -> probe.card().id()).toList());
    }
}
