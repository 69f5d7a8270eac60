package org.genloss.io.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Catalog;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.Trajectory;

/** What theory expects of the numbers of one experiment; the first theory on the shelf that has something to say. */
public final class Theories {
    private final Experiment experiment;
    private final List<Theory> shelf = Catalog.of(Theory.class, "theory").all();
    private final Map<String, Arm> arms = new HashMap<>();
    private final Map<Trajectory.Key, Known> known = new HashMap<>();

    public Theories(Experiment experiment) {
        this.experiment = experiment;
        Arm.all(experiment).forEach(arm -> arms.put(arm.label(), arm));
    }

    public OptionalDouble expected(Trajectory.Key key) {
        return known(key).number();
    }

    /** Under what condition the expected number is only nearly right; empty where it is exact, and where there is none. */
    public Optional<String> approximation(Trajectory.Key key) {
        return known(key).approximation();
    }

    /** A number and the condition under which it is right. */
    private record Known(OptionalDouble number, Optional<String> approximation) {}

    private Known known(Trajectory.Key key) {
        return known.computeIfAbsent(key, this::ask);
    }

    private Known ask(Trajectory.Key key) {
        Arm arm = arms.get(key.regime());
        if (arm != null && arm.regime().isPresent()) {
            Regime regime = arm.regime().get();
            for (Theory theory : shelf) {
                OptionalDouble number = theory.covers(experiment)
                        ? theory.expected(experiment, regime, key.measure(), key.subject(), key.generation())
                        : OptionalDouble.empty();
                if (number.isPresent()) {
                    return new Known(number, theory.approximation(experiment, regime, key.measure(), key.generation()));
                }
            }
        }
        return new Known(OptionalDouble.empty(), Optional.empty());
    }
}
