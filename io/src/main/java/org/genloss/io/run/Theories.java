package org.genloss.io.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genloss.catalog.Catalog;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Theory;
import org.genloss.lab.Trajectory;

/** What theory expects of the numbers of one experiment; the first theory on the shelf that has something to say. */
public final class Theories {
    private final Experiment experiment;
    private final List<Theory> shelf = Catalog.of(Theory.class, "theory").all();
    private final Map<String, Arm> arms = new HashMap<>();
    private final Map<Trajectory.Key, OptionalDouble> known = new HashMap<>();

    public Theories(Experiment experiment) {
        this.experiment = experiment;
        Arm.all(experiment).forEach(arm -> arms.put(arm.label(), arm));
    }

    public OptionalDouble expected(Trajectory.Key key) {
        return known.computeIfAbsent(key, this::ask);
    }

    private OptionalDouble ask(Trajectory.Key key) {
        Arm arm = arms.get(key.regime());
        if (arm == null || arm.regime().isEmpty()) {
            return OptionalDouble.empty();
        }
        return shelf.stream()
                .filter(theory -> theory.covers(experiment))
                .map(theory ->
                        theory.expected(experiment, arm.regime().get(), key.measure(), key.subject(), key.generation()))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }
}
