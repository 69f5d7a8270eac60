package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;
import org.genloss.metric.table.Tables;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.NamedContent;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.table.TableBattery;
import org.genloss.verdict.table.TableNamed;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand from the definitions in the table of statistics. */
class TableBatteryTest {
    /** Rows with x normal, y = x plus as much noise, a category of ten values with shares 1/2, 1/4, .. that follows the sign of x. */
    private static List<Object[]> rows(String seed, int n) {
        UniformRandomProvider random = Seed.of(5).child(seed).random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = normal.sample();
            int value = Math.min(9, Integer.numberOfTrailingZeros(random.nextInt() | 1 << 9));
            rows.add(new Object[] {x, x + normal.sample(), (x > 0 ? "p" : "n") + value});
        }
        return rows;
    }

    private record Run(Pool pool, TableBattery battery, boolean[] truth, double[] observed, double[] effect) {
        static Run of(List<Object[]> reference, List<Object[]> candidate) {
            Pool pool = Tables.pool(reference, candidate);
            TableBattery battery = new TableBattery(pool);
            boolean[] truth = new boolean[pool.groups()];
            Arrays.fill(truth, pool.referenceGroups(), truth.length, true);
            double[] observed = new double[battery.statistics().size()];
            battery.evaluate(truth, observed);
            return new Run(
                    pool, battery, truth, observed, battery.effect(truth, observed, new double[observed.length]));
        }

        int index(String id, String subject) {
            List<Statistic> all = battery.statistics();
            return IntStream.range(0, all.size())
                    .filter(s -> all.get(s).card().id().equals(id)
                            && all.get(s).subject().equals(subject))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(id + " of " + subject + " is not among " + all));
        }

        double effect(String id, String subject) {
            return effect[index(id, subject)];
        }

        boolean holds(String id, String subject) {
            return battery.lossHolds(index(id, subject), truth, observed, effect, false);
        }
    }

    @Test
    void equalSidesHaveLostNothing() {
        Run run = Run.of(rows("a", 500), rows("a", 500));
        assertThat(run.observed).hasSizeGreaterThan(10);
        for (int s = 0; s < run.observed.length; s++) {
            Statistic statistic = run.battery.statistics().get(s);
            if (List.of("coverage of the reference", "support in the reference", "neighbour mixing")
                    .contains(statistic.subject())) {
                continue; // equal rows are each other's nearest; their neutral value is the mean under relabelling, not
                // a constant
            }
            boolean retained = statistic.side() == Statistic.Side.LOSS
                    || statistic.card().id().startsWith("dependence");
            assertThat(run.observed[s]).as("%s", statistic).isCloseTo(0, within(1e-9));
            assertThat(run.effect[s]).as("%s", statistic).isCloseTo(retained ? 1 : 0, within(1e-9));
        }
    }

    @Test
    void bothLabellingsOfEqualSizeMirrorEachOther() {
        Run run = Run.of(rows("a", 300), rows("b", 300));
        boolean[] other = run.truth.clone();
        for (int g = 0; g < other.length; g++) {
            other[g] = !other[g];
        }
        double[] mirrored = new double[run.observed.length];
        run.battery.evaluate(other, mirrored);
        int entropy = run.index("column-entropy", "c2");
        int tail = run.index("column-tail", "c0 high 2.5 %");
        assertThat(mirrored[entropy]).isCloseTo(-run.observed[entropy], within(1e-12));
        assertThat(mirrored[tail]).isCloseTo(-run.observed[tail], within(1e-12));
        int variation = run.index("pairs-tv", "pairs");
        assertThat(mirrored[variation]).isCloseTo(run.observed[variation], within(1e-12));
    }

    /** The variance of equal scores is 0 or, by rounding, a little above or below it: the spread had a logarithm by luck. */
    @Test
    void aColumnOfOneValueHasLostItsSpread() {
        List<Object[]> reference = rows("a", 300);
        for (int n = 200; n < 300; n += 7) {
            double value = 0.1 * (n % 13) - 0.6;
            List<Object[]> one = rows("b", n);
            one.forEach(row -> row[0] = value);
            assertThat(Run.of(reference, one).effect("column-spread", "c0")).isBetween(0.0, 1e-5);
            assertThat(Run.of(one, reference).effect("column-spread", "c0")).isGreaterThan(1e5);
        }
    }

    @Test
    void aCutTailIsGoneOnItsSideOnly() {
        List<Object[]> cut = new ArrayList<>(rows("b", 3000));
        cut.removeIf(row -> (double) row[0] > 1.6);
        Run run = Run.of(rows("a", 1000), cut.subList(0, 1000));
        assertThat(run.effect("column-tail", "c0 high 2.5 %")).isZero();
        assertThat(run.observed[run.index("column-tail", "c0 high 2.5 %")])
                .isLessThan(-6); // 50 rows to none: -sqrt(50)
        assertThat(run.effect("column-tail", "c0 low 2.5 %")).isGreaterThan(0.5);
        assertThat(run.holds("column-tail", "c0 high 2.5 %")).isTrue();
        Battery.Told told = run.battery.tell(run.index("column-tail", "c0 high 2.5 %"), run.truth, 0, null);
        assertThat(told.sentence()).contains("`c0` above 1.").contains("0 of 1,000 generated");
        List<NamedContent> named = TableNamed.named(run.pool);
        assertThat(named).anySatisfy(c -> {
            assertThat(c.what()).isEqualTo("range of c0");
            assertThat(c.name()).startsWith("above");
            assertThat(c.reference()).isEqualTo(25);
            assertThat(c.candidate()).isZero();
        });
    }

    @Test
    void endsBearTheSameNamesInEveryGeneration() {
        List<Object[]> wide = rows("c", 700);
        wide.forEach(row -> row[0] = 1.2 * (double) row[0]);
        List<NamedContent> first = TableNamed.named(Tables.pool(rows("a", 1000), rows("b", 1000)));
        List<NamedContent> second = TableNamed.named(Tables.pool(rows("a", 1000), wide));
        assertThat(first)
                .filteredOn(c -> c.what().startsWith("range"))
                .hasSize(4)
                .allSatisfy(c -> {
                    assertThat(c.reference()).isEqualTo(25);
                    assertThat(second)
                            .anyMatch(other -> other.what().equals(c.what())
                                    && other.name().equals(c.name())
                                    && other.reference() == 25);
                });
    }

    @Test
    void aColumnThatMovedHasNotLostItsTail() {
        List<Object[]> moved = rows("b", 1000);
        moved.forEach(row -> row[0] = (double) row[0] - 0.6);
        Run run = Run.of(rows("a", 1000), moved);
        assertThat(run.effect("column-tail", "c0 high 2.5 %")).isLessThan(0.5);
        assertThat(run.holds("column-tail", "c0 high 2.5 %")).isFalse();
        assertThat(run.effect("column-tv", "c0")).isGreaterThan(0.15);
        assertThat(TableNamed.named(run.pool))
                .filteredOn(c -> c.what().equals("range of c0"))
                .isNotEmpty()
                .noneMatch(c -> TableNamed.lost(run.pool, c));
        assertThat(TableNamed.named(run.pool))
                .filteredOn(c -> c.what().equals("range of c1"))
                .isNotEmpty()
                .allMatch(c -> TableNamed.lost(run.pool, c));
    }

    @Test
    void halfTheVarianceIsSpread071() {
        List<Object[]> narrow = rows("b", 2000);
        narrow.forEach(row -> row[0] = (double) row[0] * Math.sqrt(0.5));
        // pooled normal scores compress the ratio a little: sd 1 and 0.71 share one scale
        assertThat(Run.of(rows("a", 2000), narrow).effect("column-spread", "c0"))
                .isBetween(0.66, 0.78);
    }

    @Test
    void aLostRareValueIsNamedAndOneExchangedForAnotherIsNoLoss() {
        List<Object[]> lost = rows("b", 1000);
        lost.forEach(row -> row[2] = row[2].equals("p4") ? "p0" : row[2]);
        Run run = Run.of(rows("a", 1000), lost);
        assertThat(run.effect("rarest-values", "c2")).isZero();
        assertThat(run.holds("rarest-values", "c2")).isTrue();
        int rarest = run.index("rarest-values", "c2");
        assertThat(run.battery.tell(rarest, run.truth, 0, null).sentence())
                .startsWith("The value `p4` of `c2` occurs in ")
                .contains("none of 1,000");
        assertThat(TableNamed.named(run.pool))
                .anySatisfy(c -> assertThat(List.of(c.what(), c.name(), c.candidate()))
                        .isEqualTo(List.of("value of c2", "p4", 0L)));
        List<Object[]> renamed = rows("b", 1000);
        renamed.forEach(row -> row[2] = row[2].equals("p4") ? "other" : row[2]);
        assertThat(Run.of(rows("a", 1000), renamed).holds("rarest-values", "c2"))
                .isFalse();
    }

    @Test
    void shufflingOneColumnLosesDependenceAndNothingElse() {
        List<Object[]> shuffled = rows("b", 1500);
        List<Object[]> source = rows("c", 1500);
        for (int i = 0; i < shuffled.size(); i++) {
            shuffled.get(i)[0] = source.get(i)[0];
        }
        Run run = Run.of(rows("a", 1500), shuffled);
        assertThat(run.effect("dependence", "pairs")).isLessThan(0.75);
        assertThat(run.effect("column-spread", "c0")).isBetween(0.92, 1.08);
        assertThat(run.battery
                        .tell(run.index("dependence", "pairs"), run.truth, 0.5, null)
                        .sentence())
                .contains("c0 - c");
    }

    /** Two columns of 50 values, alike in half of the reference's rows (kept: 0, by chance up to 0.2), share 1,500 rows among 2,500 cells. */
    @Test
    void dependenceThatIsGoneIsGoneInSparseTablesToo() {
        Run run = Run.of(alike("a", 0.5), alike("b", 0));
        assertThat(run.effect("dependence", "pairs")).isLessThan(0.25);
        Run equal = Run.of(alike("a", 0.5), alike("b", 0.5));
        assertThat(equal.effect("dependence", "pairs")).isBetween(0.9, 1.1);
        Battery.Effect scale = run.battery.effectOf(run.index("dependence", "pairs"), run.truth, 0);
        assertThat(scale.of().applyAsDouble(0)).isCloseTo(1, within(1e-12));
        assertThat(scale.of().applyAsDouble(run.observed[run.index("dependence", "pairs")]))
                .isCloseTo(run.effect("dependence", "pairs"), within(1e-12));
    }

    private static List<Object[]> alike(String seed, double share) {
        UniformRandomProvider random = Seed.of(6).child(seed).random();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            int a = random.nextInt(50);
            int b = random.nextInt(50);
            rows.add(new Object[] {"a" + a, "b" + (random.nextDouble() < share ? a : b)});
        }
        return rows;
    }

    @Test
    void fewerCombinationsAreFewer() {
        List<Object[]> few = rows("b", 1000);
        for (int i = 300; i < few.size(); i++) {
            few.set(i, few.get(i % 300));
        }
        Run run = Run.of(rows("a", 1000), few);
        assertThat(run.effect("rare-combinations", "pairs")).isLessThan(0.8);
        assertThat(run.effect("joint-entropy", "pairs")).isLessThan(1.0);
        assertThat(run.battery
                        .tell(run.index("rare-combinations", "pairs"), run.truth, 0.5, null)
                        .examples())
                .isNotEmpty();
    }

    @Test
    void constantColumnsAndNamesOfTheirOwnSayNothing() {
        List<Object[]> rows = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> rows.add(new Object[] {"id" + i, "same", 3.0, null}));
        Run run = Run.of(rows, rows);
        assertThat(run.battery.statistics())
                .extracting(Statistic::subject)
                .contains("c0")
                .doesNotContain("c1", "c2", "c3");
        List<Object[]> others = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> others.add(new Object[] {"other" + i, "same", 3.0, null}));
        assertThat(Run.of(rows, others).battery.statistics()).isEmpty();
    }
}
