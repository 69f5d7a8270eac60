package org.genloss.metric.vector;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.metric.Value;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import org.genloss.profile.Sides;

/** Wasserstein distances along the directions that the case gives, as they are. */
final class SlicedFamily implements OracleFamily {
    @Override
    public Set<String> names() {
        return Set.of("sliced_wasserstein");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        String subject = switch (key) {
            case "sw1_mean" -> SlicedWasserstein.MEAN;
            case "sw1_max" -> SlicedWasserstein.LARGEST;
            case "sw2_root_mean_square" -> SlicedWasserstein.SECOND;
            default -> throw OracleFamily.unknown(asked, key);
        };
        Sides sides = CasePool.sides(asked);
        Points points = Points.of(sides.pool());
        int[] place = IntStream.range(0, points.size()).toArray();
        Slices slices = Slices.of(place, points, CasePool.rows(asked, asked.input("directions")));
        return SlicedWasserstein.compare(sides, slices).stream()
                .filter(value -> value.subject().equals(subject))
                .map(value -> (Object) (value instanceof Value.Of of ? of.number() : Double.NaN))
                .findFirst();
    }
}
