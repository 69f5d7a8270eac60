package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;

/**
 * Generations of what models made that were trained on sources of the recipe: one more than the highest of any record there, at least that where the generation of
 * one is not known for certain. What a source declares does not tell it, since its records may say of themselves where they come from.
 */
final class Generations {
    private final Recipe recipe;
    private final Index index;
    private final Map<String, Integer> places;

    Generations(Recipe recipe, Index index) {
        this.recipe = recipe;
        this.index = index;
        this.places = places(recipe);
    }

    /** The highest generation of what a model was trained on. @param atLeast whether it may be higher */
    private record Highest(int number, boolean atLeast) {
        private Highest with(Highest other) {
            return new Highest(Math.max(number, other.number), atLeast || other.atLeast);
        }
    }

    private static Map<String, Integer> places(Recipe recipe) {
        Map<String, Integer> places = new HashMap<>();
        recipe.sources().forEach(source -> places.put(source.id(), places.size()));
        return places;
    }

    /** Places of sources, those that models were trained on before what these drew, else as in the recipe. */
    static List<Integer> inOrder(Recipe recipe) {
        Set<Integer> ordered = new LinkedHashSet<>();
        for (int i = 0; i < recipe.sources().size(); i++) {
            add(recipe, i, places(recipe), ordered);
        }
        return List.copyOf(ordered);
    }

    private static void add(Recipe recipe, int source, Map<String, Integer> places, Set<Integer> ordered) {
        for (String name : recipe.sources().get(source).declared().from()) {
            Integer place = places.get(name);
            if (place != null && !ordered.contains(place)) {
                add(recipe, place, places, ordered); // a recipe whose sources come from each other is refused
            }
        }
        ordered.add(source);
    }

    /** The order in which parts are read: the generation of a source is known once all records are read that its model was trained on. */
    List<Part> inOrder(List<Part> parts) {
        List<Integer> sources = inOrder(recipe);
        return parts.stream()
                .sorted(Comparator.comparing(part -> sources.indexOf(part.source())))
                .toList();
    }

    /** The part with what is known of its source by the records that were read so far. */
    Part known(Part part) {
        return part.of(known(part.source()));
    }

    /** The recipe with what is known of its sources by the records that were read so far. */
    Recipe known() {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < recipe.sources().size(); i++) {
            sources.add(known(i));
        }
        return recipe.withSources(sources);
    }

    /** Once all is read, and what contradicts itself is of unknown origin: all records that have their generation from a source have what is known of it then. */
    void settle() {
        index.once("generations", () -> {
            for (int source : inOrder(recipe)) {
                Declared declared = known(source).declared();
                if (!declared.from().isEmpty()) {
                    index.execute("UPDATE records SET generation = " + declared.generation() + ", at_least = "
                            + declared.atLeast() + " WHERE source = " + source + " AND inherited AND origin = "
                            + Declared.Kind.SYNTHETIC.ordinal());
                }
            }
        });
    }

    private Source known(int place) {
        Source source = recipe.sources().get(place);
        Declared declared = source.declared();
        return declared.from().isEmpty()
                ? source
                : source.with(declared.after(highest(declared.from()).number, highest(declared.from()).atLeast));
    }

    private Highest highest(List<String> from) {
        Highest highest = new Highest(0, false);
        for (String name : from) {
            Integer place = places.get(name);
            highest =
                    highest.with(place == null ? of(EarlierMix.ledger(name).orElse(Declared.unknown())) : read(place));
        }
        return highest;
    }

    private Highest read(int place) {
        return index.rows(
                        "SELECT count(*), coalesce(max(generation), 0), coalesce(bool_or(at_least OR origin = "
                                + Declared.Kind.UNKNOWN.ordinal() + "), false) FROM records WHERE source = " + place,
                        row -> row.getLong(1) == 0
                                ? of(known(place).declared())
                                : new Highest(row.getInt(2), row.getBoolean(3)))
                .get(0);
    }

    private static Highest of(Declared declared) {
        return new Highest(declared.generation(), declared.atLeast());
    }
}
