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

/** How much of a class is forgotten: the highest {@link ClassAccuracy} of any earlier generation of the chain, less the present one. */
@Shelf(Probe.class)
public record Forgetting() implements DataProbe {
    @Override
    public Card card() {
        return Card.of("forgetting", "Forgetting by class")
                .says("How far the accuracy on a class has fallen below the best of the generations before.")
                .formula("max over s < t of accuracy_s(c) - accuracy_t(c); below 0 where it was never as high")
                .unit(Card.Unit.SHARE)
                .harm(Card.Harm.MORE)
                .range(-1, 1)
                .undefinedWhen("there is no earlier generation, or " + ClassAccuracy.WHY)
                .source("Chaudhry et al. 2018 (arXiv 1801.10112)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return ClassAccuracies.fits(learner, real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        Map<String, Double> accuracies = ClassAccuracies.of(model, evidence);
        List<Value> values = new ArrayList<>();
        accuracies.forEach((name, share) -> {
            String subject = "class " + name;
            values.add(Value.of(
                    subject,
                    evidence.before("accuracy of " + subject, share) - share,
                    "there is no earlier generation"));
        });
        return values.isEmpty()
                ? List.of(new Value.Undefined("classes", ClassAccuracies.whyNone(model, evidence)))
                : values;
    }
}
