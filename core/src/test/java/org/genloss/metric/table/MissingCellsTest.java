package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void tooFewValuesBesideEmptyCellsSayNothing() {
        Pool pool = Tables.column(ports(4, 0, 90), ports(50, 44, 0));
        assertThat(Stream.of(new RareCategoryRecall(), new ReferenceMassLost(), new NovelMass(), new HillNumbers())
                        .map(metric -> metric.compare(Sides.of(pool)).get(0)))
                .allMatch(Value.Undefined.class::isInstance);
    }
}
