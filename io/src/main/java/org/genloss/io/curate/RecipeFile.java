package org.genloss.io.curate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.catalog.UnknownName;
import org.genloss.curate.duplicate.Deduplicate;
import org.genloss.curate.duplicate.Passages;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Recipe.Output;
import org.genloss.curate.recipe.Recipe.Step;
import org.genloss.curate.recipe.Recipe.Watch;
import org.genloss.curate.recipe.Source;
import org.genloss.io.experiment.Yaml;
import org.genloss.select.Selector;

/** Reads a recipe from YAML. Whatever is wrong is told with its line and column. */
public final class RecipeFile {
    private static final Yaml.Wanted WANTED = new Yaml.Wanted(
            "recipe", "a recipe needs sources", "sources: [ { id: crawl, path: crawl.jsonl, origin: human } ]");
    private static final Pattern BYTES = Pattern.compile("(\\d+)\\s*(k|m|g|t)?i?b?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final List<String> KEYS = List.of(
            "name", "seed", "sources", "reference", "steps", "protect", "mix", "policy", "card", "report", "output");

    private RecipeFile() {}

    /** @throws org.genloss.io.UserError naming file, line and column of what is wrong */
    public static Recipe read(Path file) {
        Map<String, Object> keys = Yaml.read(file, WANTED); // first: it says what is wrong with the file itself
        return read(Section.of(Yaml.places(file), keys));
    }

    /** A recipe that stands in a text by itself, with these sources where it names none. */
    static Recipe read(String name, String text, List<Source> otherwise) {
        Map<String, Object> keys = Yaml.parse(name, text, WANTED);
        return read(Section.of(Yaml.places(name, text), keys), otherwise);
    }

    private static Recipe read(Section top) {
        return read(top, List.of());
    }

    private static Recipe read(Section top, List<Source> otherwise) {
        top.only(KEYS);
        List<Source> sources = top.has("sources") || otherwise.isEmpty() ? sources(top) : otherwise;
        return new Recipe(
                top.text("name", "mix"),
                top.whole("seed").orElse(7),
                sources,
                top.text("reference").map(EarlierMix::absolute),
                steps(top),
                protect(top),
                top.section("mix").map(mix -> MixingFile.read(mix, sources)).orElseGet(Mixing::everything),
                policy(top, sources),
                top.section("card").map(RecipeFile::card).orElse(Recipe.Card.NONE),
                top.section("report").map(RecipeFile::watch).orElse(Watch.NONE),
                top.section("output").map(RecipeFile::output).orElseGet(() -> output(Section.of(null, Map.of()))));
    }

    /** Checked, and as it was written. */
    private static Map<String, Object> protect(Section top) {
        return top.section("protect")
                .map(protect -> {
                    ProtectFile.read(protect);
                    Map<String, Object> map = new LinkedHashMap<>(protect.map());
                    map.replaceAll((key, value) -> value == null ? Boolean.TRUE : value);
                    return map;
                })
                .orElseGet(Map::of);
    }

    /** Checked, and as it was written. */
    private static Map<String, Object> policy(Section top, List<Source> sources) {
        return top.section("policy")
                .map(policy -> {
                    DataPolicyFile.read(policy, sources.stream().map(Source::id).toList(), LocalDate.EPOCH);
                    return policy.map();
                })
                .orElseGet(Map::of);
    }

    private static List<Source> sources(Section top) {
        List<Section> given = top.sections("sources");
        if (given.isEmpty()) {
            throw top.wrong(
                    "has no sources. Name at least one: sources: [ { id: crawl, path: crawl.jsonl, origin: human } ]");
        }
        Set<String> ids = new HashSet<>();
        for (Section source : given) {
            String id = source.text("id").orElseThrow(() -> source.wrong("has no id. Give it a name: id: crawl"));
            if (!ID.matcher(id).matches()) {
                throw source.wrong("id", "is made of letters, digits, dots, dashes and underscores, got " + id + ".");
            }
            if (!ids.add(id)) {
                throw source.wrong("id", "is there twice: two sources are called " + id + ".");
            }
        }
        SourceFile reader = new SourceFile(given);
        return given.stream().map(reader::read).toList();
    }

    private static List<Step> steps(Section top) {
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Section step : top.sections("steps")) {
            String id = step.text("id").orElseThrow(() -> step.wrong("has no id. All of them: genloss selectors"));
            int count = seen.merge(id, 1, Integer::sum);
            if (id.equals(Deduplicate.ID) && count > 1) {
                throw step.wrong("id", "is there twice; exact and near copies are settings of one step.");
            }
            Map<String, Object> settings = new LinkedHashMap<>(step.map());
            settings.remove("id");
            steps.add(new Step(id, count == 1 ? id : id + "#" + count, settled(step.called(id), id, settings)));
        }
        return steps;
    }

    /** All settings of a step with their values. */
    private static Map<String, Object> settled(Section step, String id, Map<String, Object> settings) {
        Carded prototype = step.located("id", key -> prototype(id));
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> known = Settings.of(prototype).keySet();
        Carded changed = prototype;
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            if (!known.contains(setting.getKey())) {
                List<String> all = new ArrayList<>(known);
                all.add("id");
                step.only(all);
            }
            Carded before = changed;
            changed = step.located(
                    setting.getKey(), value -> Settings.with(before, Map.of(setting.getKey(), setting.getValue())));
        }
        Settings.of(changed)
                .forEach((name, value) ->
                        values.put(name, value instanceof Enum<?> word ? Settings.word(word) : value));
        return values;
    }

    private static Carded prototype(String id) {
        List<Carded> all =
                new ArrayList<>(Catalog.of(Selector.class, "selector").all());
        all.add(new Deduplicate());
        all.add(new Passages());
        return all.stream()
                .filter(entry -> entry.card().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "step",
                        id,
                        all.stream().map(entry -> entry.card().id()).toList(),
                        "genloss selectors, and deduplicate and repeated-passages"));
    }

    private static Recipe.Card card(Section card) {
        card.only("description", "creator", "published", "url");
        return new Recipe.Card(
                card.text("description"), card.text("creator"), Dates.optional(card, "published"), card.text("url"));
    }

    private static Watch watch(Section report) {
        report.only("by", "since", "coverage");
        double coverage = report.number("coverage").orElse(Watch.COVERAGE);
        if (!(coverage > 0 && coverage < 1)) {
            throw report.wrong("coverage", "is a share above 0 and below 1, got " + coverage + ".");
        }
        return new Watch(report.texts("by"), Dates.optional(report, "since"), coverage);
    }

    private static Output output(Section output) {
        output.only("format", "shard");
        List<String> words = new ArrayList<>();
        for (Recipe.Format format : Recipe.Format.values()) {
            words.add(format.word());
        }
        String word = output.word("format", Recipe.Format.JSONL_ZST.word(), words);
        return new Output(Recipe.Format.values()[words.indexOf(word)], bytes(output, "shard", "256MB"));
    }

    /** {@code 256MB}, {@code 1GB}; powers of 1024. */
    private static long bytes(Section section, String key, String otherwise) {
        String text = section.text(key, otherwise);
        return bytes(text).orElseThrow(() -> section.wrong(key, "needs a size such as 256MB, got " + text + "."));
    }

    /** A size such as 256MB; empty where it is none. */
    public static Optional<Long> bytes(String text) {
        Matcher size = BYTES.matcher(text.strip());
        if (!size.matches() || size.group(1).length() > 9) {
            return Optional.empty();
        }
        int power = size.group(2) == null
                ? 0
                : 1 + "kmgt".indexOf(Character.toLowerCase(size.group(2).charAt(0)));
        long bytes = Long.parseLong(size.group(1)) << (10 * power);
        return bytes < 1 ? Optional.empty() : Optional.of(bytes);
    }

    /** One of some names. */
    static void requireKnown(Section section, String key, String what, List<String> known) {
        for (String name : section.map().containsKey(key) ? section.texts(key) : List.<String>of()) {
            if (!known.contains(name)) {
                throw section.wrong(key, "names " + new UnknownName(what, name, known, "").getMessage());
            }
        }
    }
}
