package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.GmmModel;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Every number that the model says of itself, under its own name. */
@Shelf(Probe.class)
public record ModelParameters() implements Probe {
    @Override
    public Card card() {
        return Card.of("model-parameters", "Parameters of the model")
                .says("Every number that the model says of itself, under its own name.")
                .formula("the parameters, one a subject")
                .unit(Card.Unit.NONE)
                .harm(Card.Harm.EITHER)
                .undefinedWhen("a parameter is not finite")
                .source("the learner");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return true;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return model.parameters().stream()
                .map(p -> Value.of(p.name(), p.value(), why(model, p.name())))
                .toList();
    }

    private static String why(GenerativeModel model, String name) {
        String number = name.substring(name.lastIndexOf('-') + 1);
        boolean absent = model instanceof GmmModel mixture
                && number.matches("[0-9]{1,9}")
                && Integer.parseInt(number) > mixture.size();
        return absent
                ? "the model chose " + ((GmmModel) model).size() + " components, so it has no " + name
                : "the model has no finite " + name;
    }
}
