package org.genloss.testkit.calibration;

import java.util.List;
import java.util.function.Function;

/** All studies by name. */
final class Studies {
    private static final List<Function<RealSets, Study>> ALL = List.of(
            FalseAlarms::new,
            Power::new,
            Knobs::new,
            Copying::new,
            RecursiveQa::new,
            Perplexity::new,
            SlowLoops::new,
            Trends::new,
            Subgroups::new,
            SamePopulation::new);

    private Studies() {}

    static List<Study> all(RealSets sets) {
        return ALL.stream().map(make -> make.apply(sets)).toList();
    }

    /** @throws IllegalArgumentException where there is none of that name */
    static Study of(String name, RealSets sets) {
        List<Study> all = all(sets);
        return all.stream()
                .filter(study -> study.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no study is called " + name + "; there are "
                        + String.join(", ", all.stream().map(Study::name).toList())));
    }
}
