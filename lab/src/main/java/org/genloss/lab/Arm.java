package org.genloss.lab;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/**
 * One line of a study: a regime, or one of the two controls that every study carries.
 *
 * @param label what its rows say under regime
 * @param regime empty for the control without a model
 */
public record Arm(String label, Optional<Regime> regime) {
    /** Fresh real data at every fit: what a fit loses without recursion. */
    public static final Arm REAL_ONLY = of(new RealOnly());

    /** A fresh real sample compared with the held-out data: what the metrics say where nothing was lost. No model, hence generation 0. */
    public static final Arm REFERENCE = new Arm("reference against itself", Optional.empty());

    public static Arm of(Regime regime) {
        return new Arm(label(regime), Optional.of(regime));
    }

    /** The regimes of the experiment, then the two controls. */
    public static List<Arm> all(Experiment experiment) {
        List<Arm> arms =
                new ArrayList<>(experiment.regimes().stream().map(Arm::of).toList());
        arms.add(REAL_ONLY);
        arms.add(REFERENCE);
        return List.copyOf(arms);
    }

    /** The id, and its settings where it has any: {@code fresh-mix synthetic=0.9}. The first constant of a choice goes without saying. */
    public static String label(Regime regime) {
        StringBuilder label = new StringBuilder(regime.card().id());
        for (Map.Entry<String, Object> setting : Settings.of(regime).entrySet()) {
            Object value = setting.getValue();
            if (value instanceof Enum<?> choice && choice.ordinal() == 0) {
                continue;
            }
            label.append(' ').append(setting.getKey()).append('=').append(Settings.written(value));
        }
        return label.toString();
    }

    /** The control beside every regime: each fit is made to n fresh real items, so that what a single fit loses is not blamed on recursion. */
    public record RealOnly() implements Regime {
        @Override
        public Card card() {
            return Card.of("real data only", "Real data only")
                    .says("Each model is trained on real data alone; nothing that a model drew is ever used.")
                    .formula("fit t uses n fresh real items");
        }

        @Override
        public int synthetic(int items, int fit) {
            return items;
        }

        @Override
        public int fresh(int items, int fit) {
            return items;
        }

        /** What is drawn is only compared. */
        @Override
        public Set<Ingredient> ingredients(int items, int fit) {
            return EnumSet.of(Ingredient.FRESH);
        }

        @Override
        public Corpus next(History past, Corpus fresh, Seed seed) {
            return fresh;
        }
    }
}
