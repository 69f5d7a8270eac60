package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.catalog.Settings;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.Trained;
import org.genloss.lab.learner.ClassifierModel;
import org.genloss.lab.learner.Gmm;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * How a fit went: the likelihood of what was fitted, and of what was held out, after 1, 2, 4, .. steps; of a network at its
 * 1st, 2nd, 4th, .. look at what is held out. Undefined beyond the end of the fit: a number there would stand for a training that was not.
 *
 * @param most the last step or look that is asked for, 1 to 65536
 */
@Shelf(Probe.class)
public record LearningCurve(int most) implements Probe {
    private static final int LIMIT = 65_536;
    private static final Trained.Step NONE = new Trained.Step(Double.NaN, Double.NaN);

    public LearningCurve {
        if (most < 1 || most > LIMIT) {
            throw new IllegalArgumentException("learning-curve.most needs to be from 1 to " + LIMIT + ", got " + most);
        }
    }

    public LearningCurve() {
        this(64);
    }

    @Override
    public Card card() {
        return Card.of("learning-curve", "Learning curve (log-likelihood)")
                .says(
                        "Mean log-likelihood of the items that were fitted, and of those held out, after 1, 2, 4, .. steps; of networks at their 1st, 2nd, 4th, .. look. Of chances it is never above 0, of a density it may lie on either side.")
                .formula(
                        "sum w_i ln f_s(x_i) / sum w_i, f_s the model after step s; regression: of the labels, after steps of descent; networks: minus the mean loss since the look before, and at the look of what is held out; a fit of 20 steps or more has 20 to 39 looks, a shorter one a look a step")
                .unit(Card.Unit.NATS)
                .harm(Card.Harm.EITHER)
                .undefinedWhen(
                        "the model was not fitted step by step (gmm, and linear with steps, are), the fit ended before the step, or no items were held out")
                .source("Prechelt 1998, Early stopping - but when?");
    }

    /** By itself where items are watched; where none are it has to be asked for by name. */
    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Gmm gmm && gmm.holdout() > 0;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        List<Trained.Step> curve = model instanceof Trained trained ? trained.curve() : List.of();
        Trained.Entry kind = model instanceof Trained trained ? trained.entry() : Trained.Entry.STEP;
        String entry = Settings.word(kind);
        int first = kind.first();
        int last = first + curve.size() - 1;
        List<Value> values = new ArrayList<>();
        for (int step = 1; step <= most; step *= 2) {
            Trained.Step there = step <= last ? curve.get(step - first) : NONE;
            String why = curve.isEmpty() ? whyNone(model) : "the fit ended: its curve goes to " + entry + " " + last;
            String none = step <= last ? "no items were held out, or the fit failed" : why;
            values.add(Value.of("fitted, " + entry + " " + step, there.fitted(), none));
            values.add(Value.of("held out, " + entry + " " + step, there.watched(), none));
        }
        return values;
    }

    private static String whyNone(GenerativeModel model) {
        return model instanceof ClassifierModel
                ? "a linear classifier has no likelihood; class-accuracy says how it tells classes, and vary: { learner.steps: [..] } how that goes by steps"
                : "the model was fitted in one step: there is no course of a training";
    }
}
