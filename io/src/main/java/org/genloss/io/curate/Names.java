package org.genloss.io.curate;

import org.genloss.curate.mix.Allotment;
import org.genloss.curate.mix.Unit;
import org.genloss.curate.recipe.Recipe;

/** Names and numbers as users read them. */
final class Names {
    private Names() {}

    /** The step of that number: 0 drops empty documents, the one behind the last mixes. */
    static String step(Recipe recipe, int number) {
        if (number == 0) {
            return Recipe.EMPTY;
        }
        return number > recipe.steps().size()
                ? Recipe.MIX
                : recipe.steps().get(number - 1).name();
    }

    static String count(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    static String shortfall(Allotment.Shortfall s, Unit unit) {
        return s.what() + " " + s.says(unit);
    }
}
