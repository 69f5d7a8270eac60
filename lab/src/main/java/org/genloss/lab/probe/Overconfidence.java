package org.genloss.lab.probe;

import java.util.List;
import java.util.stream.DoubleStream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Range;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Mean confidence less accuracy of the forecasts of {@link CalibrationError}: above 0 the model is surer than it should be. */
@Shelf(Probe.class)
public record Overconfidence() implements DataProbe {
    @Override
    public Card card() {
        return Card.of("overconfidence", "Overconfidence")
                .says(
                        "How much surer the model is of the class, or of the next symbol, of held-out real data than it is right.")
                .formula("mean highest chance - share in which what has it comes")
                .unit(Card.Unit.SHARE)
                .harm(Card.Harm.MORE)
                .range(Range.of(-1, 1))
                .undefinedWhen(CalibrationError.WHY)
                .source("Guo et al. 2017 (arXiv 1706.04599)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner.forecasts();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        if (!Forecasts.made(model)) {
            return Ask.none(CalibrationError.WHY);
        }
        Forecasts forecasts = Forecasts.held(model, evidence);
        double sure = DoubleStream.of(forecasts.confidence()).sum();
        int right = 0;
        for (boolean hit : forecasts.right()) {
            right += hit ? 1 : 0;
        }
        return Ask.answer((sure - right) / forecasts.right().length, CalibrationError.WHY);
    }
}
