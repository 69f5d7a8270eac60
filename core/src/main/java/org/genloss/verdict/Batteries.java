package org.genloss.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.data.Schema;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.NamedContent;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.table.TableBattery;
import org.genloss.verdict.table.TableNamed;
import org.genloss.verdict.table.TableStatistics;
import org.genloss.verdict.text.TextBattery;
import org.genloss.verdict.text.TextNamed;
import org.genloss.verdict.vector.VectorBattery;
import org.genloss.verdict.vector.VectorStatistic;

/** Which statistics and which named content belong to which kind of data. */
final class Batteries {
    private Batteries() {}

    static Battery of(Pool pool) {
        return switch (pool.schema().kind()) {
            case TABLE -> new TableBattery(pool);
            case VECTOR -> new VectorBattery(pool);
            case TEXT -> pool.schema().embedding() > 0 ? new EmbeddedTextBattery(pool) : new TextBattery(pool);
        };
    }

    /** The statistics that data of this kind can have, each once. */
    static List<Statistic> statistics(Schema.Kind kind) {
        return switch (kind) {
            case TABLE ->
                Stream.concat(TableStatistics.all().stream(), VectorStatistic.ofNeighbours().stream())
                        .toList();
            case VECTOR -> VectorStatistic.all();
            case TEXT -> EmbeddedTextBattery.all();
        };
    }

    /** Counted over the whole of both sides where there is a census, else over the pool. */
    static List<NamedContent> named(Pool pool, Optional<WholeNamed> whole) {
        return switch (pool.schema().kind()) {
            case TABLE -> whole.map(w -> w.columns(TableNamed.named(pool))).orElseGet(() -> TableNamed.named(pool));
            case TEXT -> TextNamed.named(pool, whole.map(WholeNamed::words));
            case VECTOR -> List.of();
        };
    }

    /** Whether content that is gone was lost, not replaced or moved. */
    static boolean lost(Pool pool, NamedContent content) {
        return switch (pool.schema().kind()) {
            case TABLE -> TableNamed.lost(pool, content);
            case TEXT, VECTOR -> true;
        };
    }
}
