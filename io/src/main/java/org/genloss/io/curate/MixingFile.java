package org.genloss.io.curate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.mix.Unit;
import org.genloss.curate.recipe.Source;

/** Reads the shares of a mix. */
final class MixingFile {
    private static final List<String> KEYS = List.of(
            "unit",
            "synthetic",
            "generations",
            "generators",
            "fresh-real",
            "unknown",
            "size",
            "weights",
            "on-shortfall");

    private MixingFile() {}

    static Mixing read(Section mix, List<Source> sources) {
        mix.only(KEYS);
        Mixing.OnShortfall onShortfall =
                constant(Mixing.OnShortfall.class, mix, "on-shortfall", Mixing.OnShortfall.FAIL);
        var size = mix.whole("size");
        if (size.isPresent() && size.getAsLong() < 1) {
            throw mix.wrong("size", "needs to be at least 1, got " + size.getAsLong() + ".");
        }
        return new Mixing(
                constant(Unit.class, mix, "unit", Unit.DOCUMENTS),
                mix.share("synthetic"),
                generations(mix),
                shares(mix, "generators"),
                mix.section("fresh-real").map(MixingFile::fresh),
                unknown(mix),
                size,
                weights(mix, sources),
                onShortfall);
    }

    /** {@code as real} or {@code as synthetic}. */
    private static Mixing.CountedAs unknown(Section mix) {
        return mix.word("unknown", "as synthetic", List.of("as real", "as synthetic"))
                        .equals("as real")
                ? Mixing.CountedAs.REAL
                : Mixing.CountedAs.SYNTHETIC;
    }

    private static Mixing.Fresh fresh(Section fresh) {
        fresh.only("share", "since");
        if (!fresh.has("share") || !fresh.has("since")) {
            throw fresh.wrong("needs a share and a day: { share: 0.1, since: 2024-01-01 }");
        }
        return new Mixing.Fresh(
                fresh.share("share").getAsDouble(),
                Dates.optional(fresh, "since").orElseThrow());
    }

    private static Map<Integer, Double> generations(Section mix) {
        Map<Integer, Double> generations = new LinkedHashMap<>();
        mix.section("generations")
                .ifPresent(section -> section.map().keySet().forEach(key -> {
                    if (!key.matches("[1-9]\\d{0,5}")) {
                        throw section.wrong(key, "is no generation: they are numbered from 1.");
                    }
                    generations.put(Integer.valueOf(key), section.share(key).getAsDouble());
                }));
        return generations;
    }

    private static Map<String, Double> shares(Section mix, String key) {
        Map<String, Double> shares = new LinkedHashMap<>();
        mix.section(key)
                .ifPresent(section -> section.map()
                        .keySet()
                        .forEach(name -> shares.put(name, section.share(name).getAsDouble())));
        return shares;
    }

    private static Map<String, Double> weights(Section mix, List<Source> sources) {
        Map<String, Double> weights = new LinkedHashMap<>();
        Optional<Section> given = mix.section("weights");
        if (given.isEmpty()) {
            return weights;
        }
        Section section = given.get();
        List<String> ids = sources.stream().map(Source::id).toList();
        section.only(ids);
        for (String id : ids) {
            if (!section.has(id)) {
                throw section.wrong("leaves out the source " + id
                        + ". Weights are shares of the final mix relative to each other: give one to every source.");
            }
            double weight = section.number(id).orElse(0);
            if (!(weight > 0)) {
                throw section.wrong(
                        id,
                        "needs to be above 0, got " + weight + ". Leave a source out of the recipe to leave it out.");
            }
            weights.put(id, weight);
        }
        return weights;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Section section, String key, E otherwise) {
        List<String> words = Stream.of(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .toList();
        String word = section.word(key, otherwise.name().toLowerCase(Locale.ROOT), words);
        return type.getEnumConstants()[words.indexOf(word)];
    }
}
