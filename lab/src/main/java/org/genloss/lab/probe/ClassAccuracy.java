package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Card;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * Share of the held-out items of each class that are told right: by the model if it is a classifier, else by a linear classifier fitted to what it
 * draws, which tells the last column of categories from the columns of numbers.
 */
@Shelf(Probe.class)
public record ClassAccuracy() implements DataProbe {
    static final String WHY = "the data has no classes beside numbers, or over 50 of them, or no rows to learn from";

    @Override
    public Card card() {
        return Card.of("class-accuracy", "Accuracy by class")
                .says(
                        "Share of the held-out items of a class that the model, or a linear classifier fitted to what it draws, tells right.")
                .formula("#{x of class c: class told = c} / #{x of class c}")
                .unit(Card.Unit.SHARE)
                .harm(Card.Harm.LESS)
                .range(0, 1)
                .undefinedWhen(WHY)
                .source("recall: Hastie, Tibshirani and Friedman 2009, 9.2; least squares classifier: 4.2");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return ClassAccuracies.fits(learner, real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        Map<String, Double> accuracies = ClassAccuracies.of(model, evidence);
        List<Value> values = new ArrayList<>();
        accuracies.forEach((name, share) -> values.add(new Value.Of("class " + name, share)));
        return values.isEmpty()
                ? List.of(new Value.Undefined("classes", ClassAccuracies.whyNone(model, evidence)))
                : values;
    }
}
