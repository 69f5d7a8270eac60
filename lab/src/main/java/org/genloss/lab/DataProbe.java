package org.genloss.lab;

import java.util.List;
import java.util.Optional;
import org.genloss.metric.Value;

/** A question about a model and data: what it was fitted to, what was held out, what it draws. */
public interface DataProbe extends Probe {
    /** Without data there is no answer, and no subject to give one for. */
    @Override
    default List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return List.of();
    }

    /** One value a subject; the same subjects at every generation. */
    List<Value> measure(GenerativeModel model, Evidence evidence);
}
