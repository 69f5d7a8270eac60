package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

/** Numbers by numpy 2.4 from the formulas on the cards. */
class SubgroupsTest {
    /** Rows of a group and a class, as often as the four numbers say: a no, a yes, b no, b yes. */
    private static List<Object[]> rows(int... counts) {
        List<Object[]> rows = new ArrayList<>();
        for (int cell = 0; cell < counts.length; cell++) {
            for (int i = 0; i < counts[cell]; i++) {
                rows.add(new Object[] {cell < 2 ? "a" : "b", cell % 2 == 0 ? "no" : "yes"});
            }
        }
        return rows;
    }

    private static final Pool POOL = Tables.pool(List.of("group", "class"), rows(30, 10, 10, 50), rows(20, 20, 25, 35));

    private static List<Value> ask(Metric metric, Pool pool) {
        return metric.compare(Sides.of(pool));
    }

    private static double number(Value value) {
        return ((Value.Of) value).number();
    }

    @Test
    void sizesOfSubgroups() {
        List<Value> values = ask(new SubgroupShares(), POOL);
        assertThat(values.stream().map(Value::subject))
                .containsExactly("group = a", "group = b", "class = no", "class = yes");
        assertThat(number(values.get(0))).isEqualTo(1);
        assertThat(number(values.get(2))).isCloseTo(45 / 40.0, within(1e-12));
        assertThat(number(values.get(3))).isCloseTo(55 / 60.0, within(1e-12));
        Pool gained = Tables.pool(rows(5, 0, 5, 0), rows(5, 5, 5, 5));
        assertThat(ask(new SubgroupShares(), gained).get(3))
                .isEqualTo(new Value.Undefined("c1 = yes", "the reference has no yes"));
    }

    @Test
    void identicalSidesAreNeutral() {
        Pool same = Tables.pool(rows(30, 10, 10, 50), rows(30, 10, 10, 50));
        assertThat(ask(new SubgroupShares(), same))
                .allSatisfy(value -> assertThat(number(value)).isEqualTo(1));
        assertThat(number(ask(new BiasAmplification(), same).get(0))).isZero();
        Pool none = Tables.pool(List.<Object[]>of(new Object[] {1.0}), List.<Object[]>of(new Object[] {2.0}));
        assertThat(ask(new SubgroupShares(), none))
                .allSatisfy(value -> assertThat(value).isInstanceOf(Value.Undefined.class));
        assertThat(ask(new BiasAmplification(), none))
                .allSatisfy(value -> assertThat(value).isInstanceOf(Value.Undefined.class));
    }

    @Test
    void missingCellsAreNoSubgroup() {
        List<Object[]> reference = rows(4, 4, 4, 4);
        reference.add(new Object[] {null, "no"});
        List<Value> values = ask(new SubgroupShares(), Tables.pool(reference, rows(4, 4, 4, 4)));
        assertThat(number(values.get(0))).isEqualTo(1);
    }

    /** V of the class by the group is 0.5775 in the reference and 0 after the correction of the small one. */
    @Test
    void associationOfClassAndGroup() {
        Value value = ask(new BiasAmplification(), POOL).get(0);
        assertThat(value.subject()).isEqualTo("class by group");
        assertThat(number(value)).isCloseTo(-0.5775343438855796, within(1e-12));
        JointCounts wide = JointCounts.of(new int[][] {{3, 0, 5}, {1, 7, 2}});
        assertThat(wide.association()).isCloseTo(0.645511632627285, within(1e-12));
        assertThat(ask(new BiasAmplification(), Tables.pool(rows(9, 9, 9, 9), rows(9, 0, 9, 0)))
                        .get(0))
                .isInstanceOf(Value.Undefined.class);
    }

    @Test
    void informationOfPairs() {
        JointCounts wide = JointCounts.of(new int[][] {{3, 0, 5}, {1, 7, 2}});
        assertThat(wide.information()).isCloseTo(0.32933781556554365, within(1e-12));
        assertThat(wide.adjusted(new ChanceInformation(18)))
                .isCloseTo(0.32933781556554365 - 0.06532457334094875, within(1e-12));
        // the candidate's 0.0034 nats are less than chance shows
        assertThat(number(ask(new MutualInformation(), POOL).get(0))).isZero();
        assertThat(number(ask(new MutualInformation(), Tables.pool(rows(30, 10, 10, 50), rows(30, 10, 10, 50)))
                        .get(0)))
                .isEqualTo(1);
    }

    /** Two columns of numbers that agree: ten tenths of 100 rows each, ln 10 less what chance shows, on both sides. */
    @Test
    void numbersInTenths() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(new Object[] {(double) i, 3.0 * i});
        }
        Sides sides = Sides.of(Tables.pool(rows, rows));
        List<Column> columns = Columns.of(sides.pool()).all();
        JointCounts.Binned a = new JointCounts.Binned(columns.get(0), JointCounts.bins(columns.get(0), sides));
        JointCounts.Binned b = new JointCounts.Binned(columns.get(1), JointCounts.bins(columns.get(1), sides));
        assertThat(JointCounts.of(sides.reference(), a, b).adjusted(new ChanceInformation(100)))
                .isCloseTo(Math.log(10) - 0.49743286999553304, within(1e-12));
    }
}
