package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same law somewhere else has lost nothing, wherever that is; numbers that went missing are told as that. */
class MovedCloudTest {
    private static final Schema TABLE = Schema.table(List.of(
            new Schema.Column("x", Schema.Scale.NUMERIC),
            new Schema.Column("y", Schema.Scale.NUMERIC),
            new Schema.Column("z", Schema.Scale.NUMERIC)));

    private static ZigguratSampler.NormalizedGaussian normal(String name) {
        UniformRandomProvider random = Seed.of(11).child(name).random();
        return ZigguratSampler.NormalizedGaussian.of(random);
    }

    private static Check.Given given(String name, Schema schema, int n, IntFunction<Payload> payload) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            items.add(Item.of(name + i, payload.apply(i)));
        }
        return Check.Given.of(name, List.of(name), new Items(schema, items));
    }

    private static Check.Given vectors(String name, int n, double by) {
        ZigguratSampler.NormalizedGaussian normal = normal(name);
        return given(
                name,
                Schema.vector(16),
                n,
                i -> new Payload.Vector(IntStream.range(0, 16)
                        .mapToDouble(j -> normal.sample() + (j == 0 ? by : 0))
                        .toArray()));
    }

    /** Two of three columns moved; every {@code missing}-th row lacks x, none where that is 0. */
    private static Check.Given rows(String name, int n, double by, int missing) {
        ZigguratSampler.NormalizedGaussian normal = normal(name);
        return given(name, TABLE, n, i -> {
            Cell x = new Cell.Number(normal.sample() + by);
            List<Cell> others = List.of(new Cell.Number(normal.sample() + by), new Cell.Number(normal.sample()));
            return new Payload.Row(
                    List.of(missing > 0 && i % missing == 0 ? Cell.MISSING : x, others.get(0), others.get(1)));
        });
    }

    private static Verdict verdict(Check.Given reference, Check.Given generation) {
        return Check.run(
                        reference,
                        List.of(generation),
                        CheckSettings.of(Seed.of(1)),
                        Workers.SERIAL,
                        (what, done) -> assertThat(done).isBetween(0.0, 1.0))
                .generations()
                .get(0)
                .verdict();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 6, 20, 1000})
    void aCloudThatMovedIsShiftedEitherWay(double by) {
        Check.Given here = vectors("here", 500, 0);
        Check.Given there = vectors("there", 500, by);
        assertThat(verdict(here, there).level()).isEqualTo(Level.SHIFTED);
        assertThat(verdict(there, here).level()).isEqualTo(Level.SHIFTED);
        if (by >= 20) {
            assertThat(verdict(here, there).power())
                    .contains("could be lost nearly whole, unseen")
                    .doesNotContain("100");
        }
    }

    /** Before, 3 or 4 of 12 such tables had lost a kind of rows. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void rowsThatMovedAreNoLostKind(int seed) {
        assertThat(verdict(rows("real" + seed, 200, 0, 0), rows("made" + seed, 200, 0.5, 0))
                        .level()
                        .isLoss())
                .isFalse();
    }

    @Test
    void missingNumbersAreNoCloserNeighbours() {
        Verdict verdict = verdict(rows("real", 400, 0, 0), rows("gaps", 400, 0, 5));
        assertThat(verdict.findings()).isNotEmpty().noneMatch(f -> f.metric().equals("local-spread"));
        assertThat(verdict.findings().get(0).subject()).contains("x");
    }
}
