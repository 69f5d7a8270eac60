package org.genloss.metric.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Value;
import org.genloss.metric.label.Calibration.Binning;
import org.genloss.metric.label.Calibration.Stated;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final Schema SCHEMA = Schema.table(List.of(
            new Schema.Column("Label", Schema.Scale.NUMERIC), new Schema.Column("probability", Schema.Scale.NUMERIC)));

    private static List<Draw.Group> rows(String prefix, double[][] rows) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            String id = prefix + i;
            Payload row = new Payload.Row(List.of(new Cell.Number(rows[i][0]), new Cell.Number(rows[i][1])));
            groups.add(new Draw.Group(id, Hashes.of(id), List.of(Item.of(id, row))));
        }
        return groups;
    }

    private static List<Value> compare(double[][] reference, double[][] generation) {
        return new Calibration().compare(Sides.of(new Pool(SCHEMA, rows("r", reference), rows("g", generation))));
    }

    /** By hand: 0.2 and 0.2 happened once in two, 0.9 always; then 0.2 never and 0.9 never. */
    @Test
    void differenceIsThatOfTheErrors() {
        List<Value> values =
                compare(new double[][] {{0, 0.2}, {1, 0.2}, {1, 0.9}}, new double[][] {{0, 0.2}, {0, 0.9}});
        double reference = 2.0 / 3 * 0.3 + 1.0 / 3 * 0.1;
        assertThat(number(values, 0)).isCloseTo((0.2 + 0.9) / 2 - reference, within(1e-12));
        assertThat(number(values, 1)).isCloseTo(0.9 - 0.3, within(1e-12));
        assertThat(number(values, 2)).isCloseTo((0.04 + 0.81) / 2 - (0.04 + 0.64 + 0.01) / 3, within(1e-12));
        double before = -(Math.log(0.8) + Math.log(0.2) + Math.log(0.9)) / 3;
        assertThat(number(values, 3)).isCloseTo(-(Math.log(0.8) + Math.log(0.1)) / 2 - before, within(1e-12));
    }

    private static double number(List<Value> values, int i) {
        return ((Value.Of) values.get(i)).number();
    }

    @Test
    void labelsAndProbabilitiesThatAreNoneAreCounted() {
        assertThat(compare(new double[][] {{2, 0.2}, {1, 1.5}, {1, 0.5}}, new double[][] {{1, 0.5}}))
                .hasSize(4)
                .allMatch(value -> value instanceof Value.Undefined undefined
                        && undefined.why().contains("2 rows of the reference and 0 of the generation"));
    }

    @Test
    void binsOfEqualWidthAreOpenAbove() {
        // 0.3, 0.7 and 1 belong to bins 3, 7 and 9 of 10, so each is alone: |0 - p|
        double[] p = {0.3, 0.29, 0.7, 1, 0.999};
        Stated stated = new Stated(new double[5], p);
        assertThat(stated.largestError(10, Binning.WIDTH)).isCloseTo(0.9995, within(1e-12));
        assertThat(stated.expectedError(10, Binning.WIDTH)).isCloseTo((0.3 + 0.29 + 0.7 + 1.999) / 5, within(1e-12));
        assertThat(new Stated(new double[] {1, 0}, new double[] {0.3, 0.29}).largestError(10, Binning.WIDTH))
                .isCloseTo(0.7, within(1e-12));
    }

    /** As numpy.array_split: 5 rows in 2 bins are 3 and 2. */
    @Test
    void binsOfEqualMassAreFilledInOrder() {
        Stated stated = new Stated(new double[] {1, 0, 0, 1, 1}, new double[] {0.9, 0.1, 0.2, 0.3, 0.8});
        assertThat(stated.expectedError(2, Binning.MASS))
                .isCloseTo((Math.abs(1 - 0.6) + Math.abs(2 - 1.7)) / 5, within(1e-12));
    }

    @Test
    void tablesWithoutTheColumnsSayWhichIsMissing() {
        Pool pool = new Pool(SCHEMA, rows("r", new double[][] {{0, 0.2}}), rows("g", new double[][] {{0, 0.2}}));
        assertThat(new Calibration("label", "p", 10, Binning.MASS).compare(Sides.of(pool)))
                .hasSize(4)
                .allMatch(value -> value instanceof Value.Undefined undefined
                        && undefined.why().contains("no column of numbers called p;"));
        assertThat(new Calibration().fits(Schema.text())).isFalse();
        assertThatThrownBy(() -> new Calibration("a", "a", 10, Binning.MASS)).hasMessageContaining("two columns");
    }
}
