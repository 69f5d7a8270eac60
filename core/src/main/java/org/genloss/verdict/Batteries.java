package org.genloss.verdict;

import java.util.List;
import org.genloss.profile.Pool;

/** Which statistics and which named content belong to which kind of data. */
final class Batteries {
    private Batteries() {}

    static Battery of(Pool pool) {
        return switch (pool.schema().kind()) {
            case TABLE -> new TableBattery(pool);
            case VECTOR -> new VectorBattery(pool);
            case TEXT -> new TextBattery(pool);
        };
    }

    static List<NamedContent> named(Pool pool) {
        return switch (pool.schema().kind()) {
            case TABLE -> TableNamed.named(pool);
            case TEXT -> TextNamed.named(pool);
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
