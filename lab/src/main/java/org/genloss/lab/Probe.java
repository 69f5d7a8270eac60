package org.genloss.lab;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Carded;
import org.genloss.metric.Value;

/** A question asked of a fitted model itself rather than of what it draws: its variance, its support, its distance from the truth. */
public interface Probe extends Carded {
    /** Whether the probe has an answer for models of this learner. */
    boolean fits(Learner learner, Source real);

    /** One value a subject; the same subjects at every generation. */
    List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth);
}
