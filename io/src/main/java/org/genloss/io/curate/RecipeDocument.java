package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.io.experiment.Yaml;

/** A recipe as YAML with every setting written out. Read again it is the same recipe. */
public final class RecipeDocument {
    private RecipeDocument() {}

    public static String write(Recipe recipe) {
        return Yaml.write(document(recipe));
    }

    /** What is done to whatever comes: all but sources, policy and the forms of reports and shards. */
    static String transformed(Recipe recipe) {
        Map<String, Object> document = document(recipe);
        List.of("sources", "policy", "card", "report", "output").forEach(document::remove);
        return Yaml.write(document);
    }

    /** What the mix is asked to be, as YAML. */
    static String mixing(Mixing mixing) {
        return Yaml.write(mix(mixing));
    }

    /** What decides the results of the first pass, as YAML: all but what is made of them. */
    static String scanned(Recipe recipe) {
        Map<String, Object> document = document(recipe);
        List.of("name", "mix", "policy", "card", "output").forEach(document::remove);
        if (recipe.protect().isEmpty()) {
            document.remove("reference");
        }
        return Yaml.write(document);
    }

    private static Map<String, Object> document(Recipe recipe) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", recipe.name());
        file.put("seed", recipe.seed());
        file.put(
                "sources", recipe.sources().stream().map(RecipeDocument::source).toList());
        put(file, "reference", recipe.reference());
        List<Object> steps = new ArrayList<>();
        for (Recipe.Step step : recipe.steps()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", step.id());
            entry.putAll(step.settings());
            steps.add(entry);
        }
        file.put("steps", steps);
        if (!recipe.protect().isEmpty()) {
            file.put("protect", new TreeMap<>(recipe.protect()));
        }
        file.put("mix", mix(recipe.mix()));
        if (!recipe.policy().isEmpty()) {
            file.put("policy", new TreeMap<>(recipe.policy()));
        }
        Map<String, Object> card = new LinkedHashMap<>();
        put(card, "description", recipe.card().description());
        put(card, "creator", recipe.card().creator());
        put(card, "published", recipe.card().published());
        put(card, "url", recipe.card().url());
        if (!card.isEmpty()) {
            file.put("card", card);
        }
        Map<String, Object> watch = new LinkedHashMap<>();
        watch.put("by", recipe.watch().by());
        put(watch, "since", recipe.watch().since());
        watch.put("coverage", recipe.watch().coverage());
        file.put("report", watch);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("format", recipe.output().format().word());
        output.put("shard", recipe.output().shard() + "B");
        file.put("output", output);
        return file;
    }

    private static Map<String, Object> source(Source source) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", source.id());
        entry.put("paths", source.paths());
        boolean own =
                source.fields().origin().isPresent() || source.paths().stream().anyMatch(EarlierMix::is);
        if (!own || source.declared().kind() != Declared.Kind.UNKNOWN) {
            entry.put("origin", origin(source.declared()));
        }
        put(entry, "origin-field", source.fields().origin());
        put(entry, "generation-field", source.fields().generation());
        put(entry, "generator-field", source.fields().generator());
        put(entry, "licence", source.facts().licence());
        put(entry, "consent", source.facts().consent());
        put(entry, "date", source.facts().date());
        put(entry, "date-field", source.fields().date());
        put(entry, "text-field", source.fields().text());
        put(entry, "id-field", source.fields().id());
        put(entry, "group-field", source.fields().group());
        entry.put("documents", source.reading().documents());
        entry.put("on-bad-row", source.reading().onBadRow());
        put(entry, "max-bad", source.reading().maxBad());
        return entry;
    }

    private static Object origin(Declared declared) {
        if (declared.kind() != Declared.Kind.SYNTHETIC) {
            return declared.kind().word();
        }
        if (declared.model().isEmpty()) {
            return "synthetic";
        }
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("synthetic", declared.model());
        if (!declared.from().isEmpty()) {
            origin.put("from", declared.from());
        } else if (!declared.atLeast()) {
            origin.put("generation", declared.generation());
        }
        return origin;
    }

    private static Map<String, Object> mix(Mixing mixing) {
        Map<String, Object> mix = new LinkedHashMap<>();
        mix.put("unit", mixing.unit().word());
        mixing.synthetic().ifPresent(share -> mix.put("synthetic", share));
        if (!mixing.generations().isEmpty()) {
            Map<String, Object> generations = new LinkedHashMap<>();
            new TreeMap<>(mixing.generations()).forEach((k, share) -> generations.put(String.valueOf(k), share));
            mix.put("generations", generations);
        }
        if (!mixing.generators().isEmpty()) {
            mix.put("generators", new TreeMap<>(mixing.generators()));
        }
        mixing.fresh().ifPresent(fresh -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("share", fresh.share());
            map.put("since", fresh.since());
            mix.put("fresh-real", map);
        });
        mix.put("unknown", mixing.unknown() == Mixing.CountedAs.REAL ? "as real" : "as synthetic");
        mixing.size().ifPresent(size -> mix.put("size", size));
        if (!mixing.weights().isEmpty()) {
            mix.put("weights", new TreeMap<>(mixing.weights()));
        }
        mix.put("on-shortfall", mixing.onShortfall().name().toLowerCase(Locale.ROOT));
        return mix;
    }

    private static void put(Map<String, Object> map, String key, Optional<?> value) {
        value.ifPresent(v -> map.put(key, v));
    }
}
