package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Places;

/** A map of a recipe file: its values by key, with the place in the file in every message. */
final class Section {
    private final Places places;
    private final String path;
    private final String name;
    private final Map<String, Object> map;

    /**
     * @param path of the map in the file, {@code sources/0}; empty for the file itself
     * @param name what users call it: {@code sources.wiki}
     */
    private Section(Places places, String path, String name, Map<String, Object> map) {
        this.places = places;
        this.path = path;
        this.name = name;
        this.map = map;
    }

    static Section of(Places places, Map<String, Object> file) {
        return new Section(places, "", "", file);
    }

    /** The same under a name that users know it by. */
    Section called(String other) {
        return new Section(places, path, other, map);
    }

    String name() {
        return name;
    }

    Map<String, Object> map() {
        return map;
    }

    boolean has(String key) {
        return map.get(key) != null;
    }

    /** Refuses other keys. */
    Section only(String... keys) {
        return only(List.of(keys));
    }

    Section only(Collection<String> keys) {
        for (String key : map.keySet()) {
            if (!keys.contains(key)) {
                String where = name.isEmpty() ? "recipe key" : "setting of " + name;
                throw places.atKey(
                        at(key),
                        new UnknownName(where, key, keys, "").getMessage() + " All of them: " + String.join(", ", keys)
                                + ".");
            }
        }
        return this;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "/" + key;
    }

    private String full(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /** An error about the value of a key. */
    UserError wrong(String key, String what) {
        return places.atValue(at(key), full(key) + " " + what);
    }

    /** An error about the map itself. */
    UserError wrong(String what) {
        return places.atValue(path, (name.isEmpty() ? "the recipe" : name) + " " + what);
    }

    /** Gives the place to whatever a value refuses. */
    <T> T located(String key, Function<Object, T> made) {
        try {
            return made.apply(map.get(key));
        } catch (IllegalArgumentException e) {
            throw places.atValue(at(key), e.getMessage());
        }
    }

    Optional<String> text(String key) {
        Object value = map.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            throw wrong(key, "needs a word or a text, got " + value + ".");
        }
        String text = String.valueOf(value).strip();
        if (text.isEmpty()) {
            throw wrong(key, "is empty.");
        }
        return Optional.of(text);
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** One of some words. */
    String word(String key, String otherwise, List<String> words) {
        String word = text(key, otherwise);
        if (!words.contains(word)) {
            throw wrong(key, "takes " + String.join(", ", words) + ", got " + word + ".");
        }
        return word;
    }

    OptionalDouble number(String key) {
        Object value = map.get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw wrong(key, "needs a number, got " + value + ".");
    }

    OptionalDouble share(String key) {
        OptionalDouble share = number(key);
        if (share.isPresent() && !(share.getAsDouble() >= 0 && share.getAsDouble() <= 1)) {
            throw wrong(key, "is a share from 0 to 1, got " + map.get(key) + ".");
        }
        return share;
    }

    OptionalLong whole(String key) {
        Object value = map.get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof Integer || value instanceof Long) {
            return OptionalLong.of(((Number) value).longValue());
        }
        throw wrong(key, "needs a whole number, got " + value + ".");
    }

    /** A list of words; one word is a list of one. */
    List<String> texts(String key) {
        Object value = map.get(key);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : List.of(value)) {
            if (one == null || one instanceof Map<?, ?> || one instanceof List<?>) {
                throw wrong(key, "needs a list of words, got " + value + ".");
            }
            texts.add(String.valueOf(one));
        }
        return texts;
    }

    /** A map below a key; empty where there is none. */
    Optional<Section> section(String key) {
        Object value = map.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(below(at(key), full(key), value));
    }

    /** The maps of a list; a word stands for a map with that id. */
    List<Section> sections(String key) {
        Object value = map.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(key, "needs a list, got " + value + ".");
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object one = list.get(i) instanceof String id ? Map.of("id", id) : list.get(i);
            sections.add(below(at(key) + "/" + i, full(key) + "." + (i + 1), one));
        }
        return sections;
    }

    private Section below(String at, String called, Object value) {
        if (!(value instanceof Map<?, ?> given)) {
            throw places.atValue(at, called + " needs a map of settings, got " + value + ".");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        given.forEach((k, v) -> settings.put(String.valueOf(k), v));
        return new Section(places, at, called, settings);
    }
}
