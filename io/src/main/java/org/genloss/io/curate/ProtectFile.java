package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.tail.Criterion;
import org.genloss.curate.tail.Protection;
import org.genloss.curate.tail.Quota;
import org.genloss.curate.tail.RareValue;
import org.genloss.curate.tail.RareWords;
import org.genloss.curate.tail.SmallCluster;
import org.genloss.curate.tail.SparseRegion;

/** {@code protect} of a recipe. */
final class ProtectFile {
    private static final double FACTOR = 1.25;

    private ProtectFile() {}

    /** Of a recipe that was read. */
    static Protection of(Map<String, Object> protect) {
        return read(Section.of(null, protect));
    }

    /** @throws org.genloss.io.UserError naming the place of what is wrong */
    static Protection read(Section protect) {
        protect.only("rare-words", "low-density", "small-cluster", "field", "factor", "enforce");
        List<Criterion> criteria = new ArrayList<>();
        List<Quota> quotas = new ArrayList<>();
        section(protect, "rare-words").ifPresent(s -> {
            s.only("least", "most", "share", "at-least", "at-least-share");
            RareWords usual = new RareWords();
            criteria.add(made(
                    s,
                    () -> new RareWords(
                            whole(s, "least", usual.least()),
                            number(s, "most", usual.most()),
                            number(s, "share", usual.share()))));
            quota(s, "rare-words", quotas);
        });
        section(protect, "low-density").ifPresent(s -> {
            s.only("neighbours", "share", "sample", "dimensions", "at-least", "at-least-share");
            SparseRegion usual = new SparseRegion();
            criteria.add(made(
                    s,
                    () -> new SparseRegion(
                            whole(s, "neighbours", usual.neighbours()),
                            number(s, "share", usual.share()),
                            whole(s, "sample", usual.sample()),
                            whole(s, "dimensions", usual.dimensions()))));
            quota(s, "low-density", quotas);
        });
        section(protect, "small-cluster").ifPresent(s -> {
            s.only("clusters", "share", "sample", "dimensions", "at-least", "at-least-share");
            SmallCluster usual = new SmallCluster();
            criteria.add(made(
                    s,
                    () -> new SmallCluster(
                            whole(s, "clusters", usual.clusters()),
                            number(s, "share", usual.share()),
                            whole(s, "sample", usual.sample()),
                            whole(s, "dimensions", usual.dimensions()))));
            quota(s, "small-cluster", quotas);
        });
        section(protect, "field").ifPresent(s -> field(s, criteria, quotas));
        double factor = number(protect, "factor", FACTOR);
        boolean enforce =
                protect.word("enforce", "false", List.of("true", "false")).equals("true");
        return made(protect, () -> new Protection(criteria, quotas, factor, enforce));
    }

    private static void field(Section s, List<Criterion> criteria, List<Quota> quotas) {
        s.only("name", "least", "most", "at-least", "at-least-share");
        String name = s.text("name").orElseThrow(() -> s.wrong("needs the name of a field: name: language"));
        RareValue usual = new RareValue(name);
        criteria.add(made(
                s, () -> new RareValue(name, whole(s, "least", usual.least()), number(s, "most", usual.most()))));
        Map<String, Long> least = new LinkedHashMap<>();
        Map<String, Double> shares = new LinkedHashMap<>();
        values(s, "at-least")
                .ifPresent(map -> map.map()
                        .keySet()
                        .forEach(v -> least.put(v, map.whole(v).orElse(0))));
        values(s, "at-least-share")
                .ifPresent(map -> map.map()
                        .keySet()
                        .forEach(v -> shares.put(v, map.number(v).orElse(0))));
        shares.keySet().forEach(v -> least.putIfAbsent(v, 0L));
        least.forEach((v, n) ->
                quotas.add(made(s, () -> new Quota(name + "=" + v, n, Optional.ofNullable(shares.get(v))))));
        if (!(s.map().get("at-least") instanceof Map) && s.has("at-least")) {
            quotas.add(
                    made(s, () -> new Quota("field " + name, s.whole("at-least").orElse(0), Optional.empty())));
        }
    }

    private static Optional<Section> values(Section s, String key) {
        return s.map().get(key) instanceof Map ? s.section(key) : Optional.empty();
    }

    /** A criterion may stand by itself: {@code rare-words: true}, or with nothing behind it. */
    private static Optional<Section> section(Section protect, String key) {
        if (!protect.map().containsKey(key)
                || Boolean.FALSE.equals(protect.map().get(key))) {
            return Optional.empty();
        }
        Object value = protect.map().get(key);
        return value == null || Boolean.TRUE.equals(value)
                ? Optional.of(Section.of(null, Map.of()).called("protect." + key))
                : protect.section(key);
    }

    private static void quota(Section s, String what, List<Quota> quotas) {
        if (s.has("at-least") || s.has("at-least-share")) {
            Optional<Double> share = s.number("at-least-share").stream().boxed().findFirst();
            quotas.add(made(s, () -> new Quota(what, s.whole("at-least").orElse(0), share)));
        }
    }

    private interface Made<T> {
        T make();
    }

    private static <T> T made(Section s, Made<T> made) {
        try {
            return made.make();
        } catch (IllegalArgumentException e) {
            throw s.wrong("cannot be: " + e.getMessage() + ".");
        }
    }

    private static int whole(Section s, String key, int otherwise) {
        return (int) Math.min(Integer.MAX_VALUE, s.whole(key).orElse(otherwise));
    }

    private static double number(Section s, String key, double otherwise) {
        return s.number(key).orElse(otherwise);
    }
}
