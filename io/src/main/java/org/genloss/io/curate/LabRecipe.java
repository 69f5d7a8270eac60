package org.genloss.io.curate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.lab.Regime;
import org.genloss.verdict.battery.Wording;

/**
 * A recipe over what the laboratory has: real data, and what models in a chain drew. Steps, protection, reference and shares are those of the recipe; its sources
 * and its size are the laboratory's.
 */
final class LabRecipe {
    /** The source of what no model drew. */
    static final String REAL = "real";

    /** The source of what models drew, each record with its generation. */
    static final String MODEL = "model";

    /** The field of a record that says the generation of a draw. */
    static final String GENERATION = "genloss_generation";

    private static final Set<Regime.Ingredient> DRAWN =
            Set.of(Regime.Ingredient.LAST_DRAW, Regime.Ingredient.EARLIER_DRAWS);

    private LabRecipe() {}

    /**
     * The recipe of a file, or of a text with several lines, with the sources of the laboratory.
     *
     * @throws org.genloss.io.UserError where it cannot be read
     * @throws IllegalArgumentException where it asks for what data of the laboratory does not say, with all of that
     */
    static Recipe read(String fileOrText) {
        boolean file = !fileOrText.contains("\n");
        List<Source> own = List.of(source(REAL, ""), source(MODEL, ""));
        Recipe recipe =
                file ? RecipeFile.read(Path.of(fileOrText)) : RecipeFile.read("the recipe of curate", fileOrText, own);
        return new Recipe(
                recipe.name(),
                recipe.seed(),
                own,
                recipe.reference(),
                recipe.steps(),
                recipe.protect(),
                mixing(recipe),
                Map.of(),
                Recipe.Card.NONE,
                Recipe.Watch.NONE,
                new Recipe.Output(Recipe.Format.JSONL, Long.MAX_VALUE));
    }

    /** As YAML without what the laboratory fills in; read again it is the same recipe. */
    static String write(Recipe recipe) {
        return RecipeDocument.transformed(recipe);
    }

    /** A file of texts of one of the two sources. */
    static Source source(String id, String path) {
        boolean real = id.equals(REAL);
        return new Source(
                id,
                List.of(path),
                real ? Declared.human() : Declared.unknown(),
                new Source.Facts(Optional.empty(), Optional.empty(), Optional.empty()),
                new Source.Fields(
                        Optional.of("text"),
                        Optional.of("id"),
                        Optional.empty(),
                        real ? Optional.empty() : Optional.of(GENERATION),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Source.Reading("line", "fail", Optional.empty()));
    }

    /** Whether the laboratory made the source. */
    static boolean own(Source source) {
        return source.equals(source(source.id(), source.paths().get(0)));
    }

    private static Mixing mixing(Recipe recipe) {
        Mixing mix = recipe.mix();
        List<String> refused = new ArrayList<>();
        if (mix.fresh().isPresent()) {
            refused.add("mix.fresh-real of the recipe goes by dates, and data of the laboratory"
                    + " has none. Leave it out here; fresh real data is the regime fresh-mix");
        }
        if (!mix.generators().isEmpty()) {
            refused.add("mix.generators of the recipe names models, and in the laboratory there"
                    + " is only the one under test. Use mix.synthetic or mix.generations here");
        }
        Map<String, Double> weights = weights(recipe, refused);
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException(String.join(".\n  ", refused));
        }
        return new Mixing(
                mix.unit(),
                mix.synthetic(),
                mix.generations(),
                Map.of(),
                Optional.empty(),
                mix.unknown(),
                OptionalLong.empty(),
                weights,
                Mixing.OnShortfall.WARN); // what quotas of the tail lack in one round does not end the loop
    }

    /** Shares that no mix of real and drawn text keeps together. At the second fit all that models drew is of generation 1. */
    static List<String> contradictions(Recipe recipe) {
        Mixing mix = recipe.mix();
        double share = mix.shares().getOrDefault(MODEL, 0.0);
        return caps(mix).entrySet().stream()
                .filter(cap -> share > cap.getValue() + 1e-12)
                .map(cap -> "mix.weights of the recipe gives what models draw " + Wording.percent(share)
                        + " of the mix, and "
                        + cap.getKey() + " allows " + Wording.percent(cap.getValue())
                        + ": no mix keeps both. Change one of them")
                .toList();
    }

    /** Where models drew nothing, as in the control of real data only, there is nothing to weigh real text against. */
    static Mixing unweighed(Mixing mix) {
        return new Mixing(
                mix.unit(),
                mix.synthetic(),
                mix.generations(),
                mix.generators(),
                mix.fresh(),
                mix.unknown(),
                mix.size(),
                Map.of(),
                mix.onShortfall());
    }

    /** What the recipe asks of real text where a regime trains on none from the second fit on. */
    static List<String> missing(Recipe recipe, Regime regime, int items) {
        Set<Regime.Ingredient> made = regime.ingredients(items, 2);
        if (made.isEmpty() || !DRAWN.containsAll(made)) {
            return List.of();
        }
        Mixing mix = recipe.mix();
        List<String> asks = new ArrayList<>(caps(mix).keySet());
        if (!mix.weights().isEmpty()) {
            asks.add("mix.weights");
        }
        return asks.isEmpty()
                ? List.of()
                : List.of(String.join(" and ", asks) + " of the recipe " + (asks.size() == 1 ? "needs" : "need")
                        + " real text in the mix, and under " + regime.card().id()
                        + " models are trained on what was drawn alone from the second fit on. Take a regime with real data, or leave "
                        + (asks.size() == 1 ? "it" : "them") + " out here");
    }

    /** The highest shares of what models drew, at the second fit, that are below all of it. */
    private static Map<String, Double> caps(Mixing mix) {
        Map<String, Double> caps = new LinkedHashMap<>();
        mix.synthetic().ifPresent(cap -> caps.put("mix.synthetic", cap));
        Optional.ofNullable(mix.generations().get(1)).ifPresent(cap -> caps.put("mix.generations.1", cap));
        caps.values().removeIf(cap -> cap >= 1);
        return caps;
    }

    /** Real text weighs what all sources declared human weigh together, and what models drew what all that are declared synthetic do. @param refused hears what cannot be */
    private static Map<String, Double> weights(Recipe recipe, List<String> refused) {
        Map<String, Double> weights = new LinkedHashMap<>();
        List<String> mixed = new ArrayList<>();
        for (Source source : recipe.sources()) {
            Double weight = recipe.mix().weights().get(source.id());
            if (weight != null) {
                standsFor(source)
                        .ifPresentOrElse(id -> weights.merge(id, weight, Double::sum), () -> mixed.add(source.id()));
            }
        }
        if (!mixed.isEmpty()) {
            refused.add("mix.weights of the recipe weighs " + String.join(" and ", mixed) + ", which "
                    + (mixed.size() == 1 ? "is" : "are")
                    + " not declared human or synthetic as a whole. Leave the weights out here");
        } else if (weights.size() == 1) {
            refused.add(
                    "mix.weights of the recipe weighs " + weights.keySet()
                            + " text only, and the laboratory mixes real text with what models draw. Leave the weights out here");
        }
        return weights;
    }

    /** The source of the laboratory that a source of the recipe stands for; empty where neither does. */
    private static Optional<String> standsFor(Source source) {
        if (List.of(REAL, MODEL).contains(source.id()) && source.paths().equals(List.of(""))) {
            return Optional.of(source.id());
        }
        return switch (source.declared().kind()) {
            case HUMAN -> Optional.of(REAL);
            case SYNTHETIC -> Optional.of(MODEL);
            case UNKNOWN -> Optional.empty();
        };
    }
}
