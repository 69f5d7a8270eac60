package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.junit.jupiter.api.Test;

class CopulaTest {
    private static final Seed SEED = Seed.of(3);
    private static final Schema MIXED = Schema.table(List.of(
            new Schema.Column("size", Schema.Scale.NUMERIC), new Schema.Column("kind", Schema.Scale.CATEGORICAL)));

    /** A normal number, missing in about three of ten rows, and a category: c where a number of correlation r with it is above 1, else a or b. */
    private static Corpus mixed(int rows, double r) {
        UniformRandomProvider random = SEED.child("data").random();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double x = Normals.sampler(random).sample();
            double y = r * x + Math.sqrt(1 - r * r) * Normals.sampler(random).sample();
            Cell size = random.nextDouble() < 0.3 ? Cell.MISSING : new Cell.Number(x);
            items.add(Item.of(
                    "" + i, new Payload.Row(List.of(size, new Cell.Category(y > 1 ? "c" : y > 0 ? "b" : "a")))));
        }
        return new Items(MIXED, items);
    }

    /** Standard error of a correlation at most 1/sqrt(n); thresholds cost some of it: 0.04 is more than 4 of them. */
    @Test
    void theCorrelationBehindCategoriesIsFoundAndKept() {
        Copula learner = new Copula();
        CopulaModel model = learner.fit(mixed(20_000, 0.7), SEED);
        assertThat(model.correlation(0, 1)).isCloseTo(0.7, within(0.04));
        for (int t = 1; t <= 5; t++) {
            model = learner.fit(model.draw(20_000, SEED.child(t)), SEED);
        }
        assertThat(model.correlation(0, 1)).isCloseTo(0.7, within(0.07));
    }

    /** Two signs of numbers with correlation 0.5 agree with chance 1/2 + asin(0.5)/pi = 2/3 (Sheppard 1899). */
    @Test
    void twoCoarseColumnsKeepTheirAgreement() {
        UniformRandomProvider random = SEED.random();
        double[] values = new double[40_000];
        for (int i = 0; i < values.length; i += 2) {
            double x = Normals.sampler(random).sample();
            double y = 0.5 * x + Math.sqrt(0.75) * Normals.sampler(random).sample();
            values[i] = Math.signum(x);
            values[i + 1] = Math.signum(y);
        }
        CopulaModel model = new Copula().fit(new Vectors("", 2, values), SEED);
        assertThat(model.correlation(1, 0)).isCloseTo(0.5, within(0.05));
        double[] drawn = Vectors.of(model.draw(20_000, SEED.child("draw"))).values();
        int agree = 0;
        for (int i = 0; i < drawn.length; i += 2) {
            agree += drawn[i] == drawn[i + 1] ? 1 : 0;
        }
        assertThat(agree / 20_000.0).isCloseTo(2.0 / 3, within(0.03));
    }

    @Test
    void marginsAreThoseOfTheData() {
        Corpus data = mixed(3000, 0);
        Corpus drawn = new Copula().fit(data, SEED).draw(30_000, SEED.child("draw"));
        assertThat(drawn.schema()).isEqualTo(MIXED);
        assertThat(share(drawn, 0, Cell.MISSING)).isCloseTo(share(data, 0, Cell.MISSING), within(0.015));
        for (String kind : List.of("a", "b", "c")) {
            Cell cell = new Cell.Category(kind);
            assertThat(share(drawn, 1, cell)).isCloseTo(share(data, 1, cell), within(0.015));
        }
        assertThat(new Copula().fit(data, SEED).parameters())
                .extracting(p -> p.name())
                .containsExactly("dependence", "log-determinant", "rank", "values-size", "values-kind");
    }

    private static double share(Corpus corpus, int column, Cell cell) {
        List<Item> items = corpus.items().toList();
        return items.stream()
                        .filter(item -> ((Payload.Row) item.payload())
                                .cells()
                                .get(column)
                                .equals(cell))
                        .count()
                / (double) items.size();
    }

    /** The same column twice, and its negative: only one direction is left, and rows keep the relation. */
    @Test
    void columnsThatDependOnOneAnotherFullyStaySo() {
        double[] values = new double[3000];
        UniformRandomProvider random = SEED.random();
        for (int i = 0; i < values.length; i += 3) {
            values[i] = random.nextInt(40);
            values[i + 1] = values[i];
            values[i + 2] = -values[i];
        }
        double[] drawn = Vectors.of(
                        new Copula().fit(new Vectors("", 3, values), SEED).draw(500, SEED))
                .values();
        int same = 0;
        int opposite = 0;
        for (int i = 0; i < drawn.length; i += 3) {
            same += Math.abs(drawn[i] - drawn[i + 1]) <= 1 ? 1 : 0;
            opposite += Math.abs(drawn[i] + drawn[i + 2]) <= 1 ? 1 : 0;
        }
        assertThat(same).isGreaterThan(480);
        assertThat(opposite).isGreaterThan(480);
    }

    @Test
    void aColumnWithoutAnyValueIsRefused() {
        List<Item> rows = List.of(Item.of("1", new Payload.Row(List.of(Cell.MISSING, new Cell.Category("a")))));
        assertThatThrownBy(() -> new Copula().fit(new Items(MIXED, rows), SEED))
                .hasMessageContaining("all 1 of size are missing");
    }
}
