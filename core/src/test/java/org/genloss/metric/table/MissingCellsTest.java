package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.verdict.table.TableNamed;
import org.junit.jupiter.api.Test;

/** Empty cells that are gone are no loss, and empty cells that are new are nothing new; the change in missing cells is a metric of its own. */
class MissingCellsTest {
    private static Object[] ports(int southampton, int cherbourg, int empty) {
        List<Object> all = new ArrayList<>(Collections.nCopies(southampton, "S"));
        all.addAll(Collections.nCopies(cherbourg, "C"));
        all.addAll(Collections.nCopies(empty, null));
        return all.toArray();
    }

    private static double number(Metric metric, Pool pool) {
        return ((Value.Of) metric.compare(Sides.of(pool)).get(0)).number();
    }

    @Test
    void emptyCellsAreNeitherLostNorNew() {
        Pool filled = Tables.column(ports(960, 40, 30), ports(960, 40, 0));
        assertThat(number(new RareCategoryRecall(), filled)).isEqualTo(1);
        assertThat(number(new ReferenceMassLost(), filled)).isZero();
        assertThat(number(new HillNumbers(), filled)).isEqualTo(1);
        assertThat(TableNamed.named(filled)).extracting(c -> c.name()).containsExactlyInAnyOrder("any value", "S", "C");
        Pool emptied = Tables.column(ports(960, 40, 0), ports(960, 40, 30));
        assertThat(number(new NovelMass(), emptied)).isZero();
    }

    /** Of 6 and 4 and of 8 and 2 with half a row more each; empty cells are a third category only where there are some. */
    @Test
    void emptyCellsAreACategoryOnlyWhereThereAreSome() {
        double two = 6.5 / 11 * Math.log(6.5 / 8.5) + 4.5 / 11 * Math.log(4.5 / 2.5);
        assertThat(number(new ColumnKullbackLeibler(), Tables.column(ports(6, 4, 0), ports(8, 2, 0))))
                .isCloseTo(two, within(1e-12));
        double three = 6.5 / 11.5 * Math.log(6.5 / 8.5 * 12.5 / 11.5)
                + 4.5 / 11.5 * Math.log(4.5 / 2.5 * 12.5 / 11.5)
                + 0.5 / 11.5 * Math.log(0.5 / 1.5 * 12.5 / 11.5);
        assertThat(number(new ColumnKullbackLeibler(), Tables.column(ports(6, 4, 0), ports(8, 2, 1))))
                .isCloseTo(three, within(1e-12));
    }

    @Test
    void tooFewValuesBesideEmptyCellsSayNothing() {
        Pool pool = Tables.column(ports(4, 0, 90), ports(50, 44, 0));
        assertThat(Stream.of(new RareCategoryRecall(), new ReferenceMassLost(), new NovelMass(), new HillNumbers())
                        .map(metric -> metric.compare(Sides.of(pool)).get(0)))
                .allMatch(Value.Undefined.class::isInstance);
    }
}
