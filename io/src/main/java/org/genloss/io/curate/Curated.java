package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.curate.recipe.Recipe;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Regime;
import org.genloss.lab.Source;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * A whole recipe of curation at work in the laboratory: what the next model is to be trained on goes through its steps, its protection of tails and its shares as
 * sources do. Real text is human, what a model drew is synthetic of its generation: one more than the highest in what that model was trained on. Where the recipe
 * names no reference, the real data of the first fit says what is rare. The size of a mix is left to the experiment.
 *
 * @param recipe a recipe of {@code genloss curate}, a file or the YAML itself; its sources stand for the real data (declared human) and for what models draw
 *     (declared synthetic)
 */
@Shelf(Mitigation.class)
public record Curated(String recipe) implements Mitigation {
    /** Its name. */
    public static final String ID = "curate";

    /** Without a recipe, which is then asked for. */
    public Curated() {
        this("");
    }

    /**
     * Reads the recipe, so that later changes to its file change nothing.
     *
     * @throws UserError where it cannot be read
     */
    public Curated {
        recipe = recipe.isBlank()
                ? ""
                : LabRecipe.write(LabRecipe.read(recipe.contains("\n") ? recipe : recipe.strip()));
    }

    @Override
    public Card card() {
        return Card.of(ID, "Curation by a recipe")
                .says("What the next model is trained on goes through a whole recipe of genloss curate.")
                .formula("the steps of the recipe, then its protection of tails and the shares of its mix")
                .undefinedWhen("the recipe leaves nothing, or a share cannot be met")
                .source("the recipe; genloss curate builds real mixes by the same");
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    /** A recipe that is missing, or whose steps lack settings, says so before anything is drawn. */
    @Override
    public void check(Learner learner, Source real) {
        Recipe asked = required();
        List<String> lacking = new ArrayList<>();
        try {
            new Steps(asked).alone();
        } catch (UserError e) {
            lacking.add(unstopped(e));
        }
        Steps.tokens(asked)
                .forEach(
                        step -> lacking.add(
                                step.where() + " of the recipe " + step.says()
                                        + ", and what models draw has no fields. Name the tokenizer that turns it into ids: tokenizer: tokenizer.json"));
        lacking.addAll(missing(real));
        lacking.addAll(LabRecipe.contradictions(asked));
        if (!lacking.isEmpty()) {
            throw new IllegalArgumentException(String.join(".\n  ", lacking));
        }
    }

    @Override
    public void check(Regime regime, int items) {
        List<String> lacking = LabRecipe.missing(required(), regime, items);
        if (!lacking.isEmpty()) {
            throw new IllegalArgumentException(String.join(".\n  ", lacking));
        }
    }

    private static String unstopped(UserError e) {
        String words = e.getMessage().strip();
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    /** Fields that the recipe checks or protects and no real record has. */
    private List<String> missing(Source real) {
        Recipe asked = required();
        List<Steps.Asked> fields = new ArrayList<>(Steps.asked(asked));
        if (!asked.protect().isEmpty()) {
            ProtectFile.of(asked.protect())
                    .fields()
                    .forEach(field -> fields.add(new Steps.Asked("protect.field", "names " + field, field)));
        }
        if (fields.isEmpty()) {
            return List.of();
        }
        Set<String> known = new TreeSet<>();
        try (Stream<Item> items =
                real.draw(Math.max(real.least(), real.size()), Seed.of(0)).items()) {
            items.forEach(item -> known.addAll(item.notes().keySet()));
        }
        return fields.stream()
                .filter(field -> !known.contains(field.field()))
                .map(field -> field.where() + " of the recipe " + field.says()
                        + ", and no record of the data carries it. "
                        + (known.isEmpty()
                                ? "Records of an experiment carry the fields that data names: data: { notes: ["
                                        + field.field() + "] }"
                                : "Fields that they carry, by notes of data, are " + String.join(", ", known)))
                .toList();
    }

    private Recipe required() {
        if (recipe.isEmpty()) {
            throw new IllegalArgumentException(
                    ID + " needs a recipe of genloss curate: { id: curate, recipe: recipe.yaml }");
        }
        return LabRecipe.read(recipe);
    }

    private static List<Selector> selectors(Recipe recipe) {
        Catalog<Selector> shelf = Catalog.of(Selector.class, "selector");
        return recipe.steps().stream()
                .filter(step -> shelf.ids().contains(step.id()))
                .map(step -> Settings.with(shelf.get(step.id()), step.settings()))
                .toList();
    }

    @Override
    public Stage stage() {
        return Stage.TRAINING;
    }

    @Override
    public boolean asksOrigin() {
        return true;
    }

    @Override
    public boolean weighs() {
        return !recipe.isEmpty() && selectors(LabRecipe.read(recipe)).stream().anyMatch(Selector::weighs);
    }

    /** @throws IllegalArgumentException where the recipe refuses its sources, with the reason */
    @Override
    public Corpus apply(Offer offer, Seed seed) {
        try (LabRound round = new LabRound(required(), offer)) {
            return round.run(seed, weighs());
        } catch (UserError e) {
            throw new IllegalArgumentException(ID + ", for training " + offer.fit() + ": " + unstopped(e), e);
        }
    }
}
