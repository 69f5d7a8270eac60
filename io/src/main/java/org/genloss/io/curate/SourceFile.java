package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.genloss.catalog.UnknownName;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Source;

/** Reads the sources of a recipe; what a model was trained on is looked up among them. */
final class SourceFile {
    private static final List<String> KEYS = List.of(
            "id",
            "path",
            "paths",
            "origin",
            "origin-field",
            "generation-field",
            "generator-field",
            "licence",
            "consent",
            "date",
            "date-field",
            "text-field",
            "id-field",
            "group-field",
            "documents",
            "on-bad-row",
            "max-bad");

    private final Map<String, Section> byId = new HashMap<>();
    private final Map<String, Declared> known = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    /** @param sources with ids that differ */
    SourceFile(List<Section> sources) {
        sources.forEach(source -> {
            String id = source.text("id").orElseThrow();
            byId.put(id, source.called("sources." + id));
        });
    }

    Source read(Section given) {
        String id = given.text("id").orElseThrow();
        Section source = byId.get(id).only(KEYS);
        List<String> paths = paths(source);
        if (paths.isEmpty()) {
            throw source.wrong("has no path. Name its files: path: crawl.jsonl");
        }
        return new Source(
                id,
                paths.stream().map(EarlierMix::absolute).toList(),
                declared(id),
                new Source.Facts(source.text("licence"), source.text("consent"), Dates.optional(source, "date")),
                new Source.Fields(
                        source.text("text-field"),
                        source.text("id-field"),
                        source.text("group-field"),
                        source.text("origin-field"),
                        source.text("generation-field"),
                        source.text("generator-field"),
                        source.text("date-field")),
                new Source.Reading(
                        source.word("documents", "line", List.of("line", "paragraph", "file")),
                        source.word("on-bad-row", "auto", List.of("auto", "fail", "skip")),
                        source.share("max-bad").isPresent()
                                ? Optional.of(source.share("max-bad").getAsDouble())
                                : Optional.empty()));
    }

    private static List<String> paths(Section source) {
        List<String> paths = new ArrayList<>(source.texts("path"));
        paths.addAll(source.texts("paths"));
        return paths;
    }

    private Declared declared(String id) {
        Declared done = known.get(id);
        if (done != null) {
            return done;
        }
        Section source = byId.get(id);
        if (!open.add(id)) {
            throw source.wrong("origin", "runs in a circle: " + String.join(" from ", open) + " from " + id + ".");
        }
        Declared declared = origin(source);
        open.remove(id);
        known.put(id, declared);
        return declared;
    }

    private Declared origin(Section source) {
        Object value = source.map().get("origin");
        if (value instanceof String word) {
            return switch (word) {
                case "human" -> Declared.human();
                case "unknown" -> Declared.unknown();
                case "synthetic" -> new Declared(Declared.Kind.SYNTHETIC, "", 1, true, List.of());
                default ->
                    throw source.wrong(
                            "origin", "takes human, unknown or { synthetic: MODEL, generation: 1 }, got " + word + ".");
            };
        }
        if (value instanceof Map<?, ?>) {
            return synthetic(source.section("origin").orElseThrow());
        }
        if (value != null) {
            throw source.wrong(
                    "origin", "takes human, unknown or { synthetic: MODEL, generation: 1 }, got " + value + ".");
        }
        boolean own = source.has("origin-field") || paths(source).stream().anyMatch(EarlierMix::is);
        if (own) {
            return Declared.unknown();
        }
        throw source.wrong("declares no origin. Say origin: human, origin: unknown or origin: { synthetic: MODEL }, "
                + "or name the field that says it of each record: origin-field: NAME");
    }

    private Declared synthetic(Section origin) {
        origin.only("synthetic", "generation", "from");
        String model = origin.text("synthetic")
                .orElseThrow(() -> origin.wrong("has no model. Write { synthetic: MODEL, generation: 1 }."));
        OptionalLong stated = origin.whole("generation");
        List<String> from = origin.texts("from");
        if (stated.isPresent() && !from.isEmpty()) {
            throw origin.wrong(
                    "generation", "follows from what the model was trained on. Leave generation or from out.");
        }
        if (stated.isPresent()) {
            long generation = stated.getAsLong();
            if (generation < 1 || generation > 1_000_000) {
                throw origin.wrong("generation", "is at least 1 for what a model made, got " + generation + ".");
            }
            return Declared.synthetic(model, (int) generation);
        }
        int highest = 0;
        boolean atLeast = from.isEmpty();
        for (String parent : from) {
            Declared trained = parent(origin, parent);
            highest = Math.max(highest, trained.generation());
            atLeast |= trained.atLeast();
        }
        return new Declared(Declared.Kind.SYNTHETIC, model, highest + 1, atLeast, from);
    }

    /** What a model was trained on: a source of the recipe, or a ledger. */
    private Declared parent(Section origin, String name) {
        if (byId.containsKey(name)) {
            Section source = byId.get(name);
            return EarlierMix.declared(paths(source), declared(name));
        }
        return EarlierMix.ledger(name)
                .orElseThrow(() -> origin.wrong(
                        "from",
                        "names "
                                + new UnknownName(
                                                "source",
                                                name,
                                                byId.keySet().stream().sorted().toList(),
                                                "")
                                        .getMessage()
                                + " It takes ids of sources of this recipe, ledgers, and directories that hold one."));
    }
}
