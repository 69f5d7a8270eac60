package org.genloss.io.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;
import org.genloss.io.experiment.ModelKeys;
import org.genloss.io.experiment.Places;
import org.genloss.io.experiment.Words;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Tolerance;
import org.genloss.verdict.gate.Waiver;

/** Reads the keys of a policy, strictly. */
final class PolicyReader {
    private static final List<String> KEYS = List.of(
            "fail-on",
            "alpha",
            "same-population",
            "group-field",
            "subgroup",
            ModelKeys.ENCODER,
            ModelKeys.LANGUAGE,
            "metrics",
            "tolerances",
            "waivers");
    private static final List<String> WAIVER = List.of("finding", "metric", "column", "owner", "reason", "expires");
    private static final Pattern PERCENT = Pattern.compile("\\s*(\\S+?)\\s*%\\s*");

    private final Map<String, Object> file;
    private final Places places;
    private final LocalDate today;

    PolicyReader(Map<String, Object> file, Places places, LocalDate today) {
        this.file = file;
        this.places = places;
        this.today = today;
    }

    PolicyFile read(String name) {
        known(file, KEYS, "policy key", "");
        Optional<PolicyFile.Asked> metrics = value("metrics").map(m -> PolicyMetrics.of(m, places));
        return new PolicyFile(
                name,
                value("fail-on").map(this::causes),
                value("alpha").map(this::alpha),
                value("same-population").map(this::samePopulation),
                value("group-field").map(field -> text("group-field", field)),
                value("subgroup").map(column -> text("subgroup", column)),
                new PolicyFile.Models(
                        value(ModelKeys.ENCODER)
                                .map(model ->
                                        ModelKeys.encoder(option(name, ModelKeys.ENCODER), model, Optional.of(places))),
                        value(ModelKeys.LANGUAGE)
                                .map(model -> ModelKeys.languageModel(
                                        option(name, ModelKeys.LANGUAGE), model, Optional.of(places)))),
                metrics,
                value("tolerances").map(this::tolerances).orElse(List.of()),
                value("waivers").map(this::waivers).orElse(List.of()),
                places);
    }

    /** How messages about a model name it. */
    private static String option(String file, String key) {
        return file + ": " + key;
    }

    private Optional<Object> value(String key) {
        if (file.containsKey(key) && file.get(key) == null) {
            throw places.atKey(key, key + " is empty. Give it a value, or leave it out.");
        }
        return Optional.ofNullable(file.get(key));
    }

    private void known(Map<?, ?> map, List<String> keys, String what, String path) {
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                String message = new UnknownName(what, String.valueOf(key), keys, "").getMessage();
                throw places.atKey(
                        path + key,
                        message
                                + (message.contains("All of them")
                                        ? ""
                                        : " All of them: " + String.join(", ", keys) + "."));
            }
        }
    }

    private Set<Gate.Cause> causes(Object value) {
        List<?> words = value instanceof List<?> list ? list : List.of(value);
        Set<Gate.Cause> causes = EnumSet.noneOf(Gate.Cause.class);
        for (int i = 0; i < words.size(); i++) {
            try {
                causes.add(Words.one(Gate.Cause.class, "fail-on", words.get(i)));
            } catch (UserError e) {
                throw places.atValue(value instanceof List<?> ? "fail-on/" + i : "fail-on", e.getMessage());
            }
        }
        if (causes.contains(Gate.Cause.NEVER) && causes.size() > 1) {
            throw places.atValue("fail-on", "fail-on: never stands alone. Leave it out, or the others.");
        }
        return causes;
    }

    private double alpha(Object value) {
        Optional<Double> alpha = number(value).filter(a -> a > 0 && a < 0.5);
        return alpha.orElseThrow(
                () -> places.atValue("alpha", "alpha needs to lie between 0 and 0.5, got " + value + "."));
    }

    private boolean samePopulation(Object value) {
        if (value instanceof Boolean same) {
            return same;
        }
        throw places.atValue("same-population", "same-population needs true or false, got " + value + ".");
    }

    private String text(String path, Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw places.atValue(path, path.replaceAll(".*/", "") + " needs a text, got " + value + ".");
    }

    private static Optional<Double> number(Object value) {
        try {
            return Optional.of(Double.parseDouble(String.valueOf(value).strip()))
                    .filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<Tolerance> tolerances(Object value) {
        List<Tolerance> tolerances = new ArrayList<>();
        map("tolerances", value, "tolerances: { variance-ratio: 10 % }").forEach((key, size) -> {
            String id = String.valueOf(key);
            String path = "tolerances/" + id;
            Card card = card(id, path);
            if (size instanceof Map<?, ?> subjects) {
                subjects.forEach((subject, own) ->
                        tolerances.add(tolerance(card, String.valueOf(subject), own, path + "/" + subject)));
            } else {
                tolerances.add(tolerance(card, "", size, path));
            }
        });
        return tolerances;
    }

    private Card card(String id, String path) {
        if (!PolicyMetrics.readings().contains(id)) {
            throw places.atKey(
                    path, new UnknownName("metric", id, PolicyMetrics.readings(), "genloss metrics").getMessage());
        }
        Card card = PolicyMetrics.card(id);
        if (card.unit() == Card.Unit.PROBABILITY) {
            throw places.atKey(
                    path,
                    id + " is a chance, which says how sure a change is and not how large. Tolerate a size instead.");
        }
        return card;
    }

    private Tolerance tolerance(Card card, String subject, Object value, String path) {
        Matcher percent = PERCENT.matcher(String.valueOf(value));
        boolean relative = percent.matches();
        Optional<Double> size = number(relative ? percent.group(1) : value).filter(s -> s >= 0);
        if (size.isEmpty()) {
            String unit = card.unit().word();
            throw places.atValue(
                    path,
                    "the tolerance of " + card.id() + " needs a number from 0 on"
                            + (unit.isEmpty() ? "" : " (unit: " + unit + ")") + ", or per cent such as 5 %, got "
                            + value
                            + ".");
        }
        if (relative && card.unchanged().equals(java.util.OptionalDouble.of(0))) {
            throw places.atValue(
                    path,
                    card.id() + " is 0 where nothing changed, of which there is no per cent. Give it in its unit"
                            + (card.unit().word().isEmpty()
                                    ? ""
                                    : ", " + card.unit().word()) + ".");
        }
        return new Tolerance(card.id(), subject, size.get(), relative);
    }

    private Map<?, ?> map(String path, Object value, String example) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw places.atValue(
                path, path.replaceAll("/.*", "") + " needs a map, got " + value + ". For example: " + example);
    }

    private List<Waiver> waivers(Object value) {
        if (!(value instanceof List<?> list)) {
            throw places.atValue(
                    "waivers",
                    "waivers needs a list. For example: waivers: [ { finding: rare-words, reason: known, expires: 2027-01-31 } ]");
        }
        List<Waiver> waivers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String path = "waivers/" + i;
            waivers.add(waiver(
                    map(path, list.get(i), "{ finding: rare-words, reason: known, expires: 2027-01-31 }"), path));
        }
        return waivers;
    }

    private Waiver waiver(Map<?, ?> map, String path) {
        known(map, WAIVER, "key of a waiver", path + "/");
        if (map.containsKey("finding") && map.containsKey("metric")) {
            throw places.atKey(path + "/metric", "a waiver has a finding or a metric, not both. Make it two waivers.");
        }
        String what = map.containsKey("metric") ? "metric" : "finding";
        String id = map.containsKey(what) ? text(path + "/" + what, map.get(what)) : "";
        String column = map.containsKey("column") ? text(path + "/column", map.get("column")) : "";
        if (id.isEmpty() && column.isEmpty()) {
            throw places.atValue(
                    path, "a waiver needs a finding, a metric or a column. For example: finding: rare-words");
        }
        List<String> known = Stream.concat(Waiver.FAMILIES.stream(), PolicyMetrics.readings().stream())
                .toList();
        if (!id.isEmpty() && !known.contains(id)) {
            throw places.atValue(path + "/" + what, new UnknownName(what, id, known, "genloss metrics").getMessage());
        }
        return WaiverTerms.read(
                id,
                column,
                map,
                today,
                (key, wrong) -> key.isEmpty()
                        ? places.atValue(path, "this waiver " + wrong)
                        : places.atValue(path + "/" + key, key + " " + wrong));
    }
}
