package org.genloss.lab.probe;

import java.util.Optional;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Lattice;
import org.genloss.lab.Scored;
import org.genloss.lab.learner.GaussianModel;

/** In what way a model and the truth can be compared. @param why a reason where they cannot */
record Matched(Kind kind, String why) {
    enum Kind {
        /** Both {@link Discrete}. */
        CATEGORIES,
        /** Both {@link Lattice}. */
        COUNTS,
        /** Both {@link Scored}, with densities of one number. */
        LINE,
        /** Both {@link GaussianModel}, of as many columns, at least 2. */
        NORMAL,
        /** Both {@link Scored}, in several columns. */
        SPACE,
        NONE
    }

    static Matched of(GenerativeModel model, Optional<GenerativeModel> known) {
        if (known.isEmpty()) {
            return none("the true law is not known");
        }
        GenerativeModel truth = known.get();
        if (model instanceof Discrete && truth instanceof Discrete) {
            return new Matched(Kind.CATEGORIES, "");
        }
        if (model instanceof Discrete || truth instanceof Discrete) {
            return none("only one of the model and the truth is a law of categories");
        }
        if (!(truth instanceof Scored)) {
            return none("the true law has no density");
        }
        if (!(model instanceof Scored)) {
            return none("the model has no density");
        }
        if (model instanceof Lattice != truth instanceof Lattice) {
            return none("only one of the model and the truth is a law on whole numbers");
        }
        if (Ask.line(model) != Ask.line(truth)) {
            return none("the model and the truth do not have the same columns");
        }
        return new Matched(
                Ask.line(model)
                        ? model instanceof Lattice ? Kind.COUNTS : Kind.LINE
                        : model instanceof GaussianModel a
                                        && truth instanceof GaussianModel b
                                        && a.dimensions() == b.dimensions()
                                ? Kind.NORMAL
                                : Kind.SPACE,
                "");
    }

    private static Matched none(String why) {
        return new Matched(Kind.NONE, why);
    }
}
