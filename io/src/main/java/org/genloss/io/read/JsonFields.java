package org.genloss.io.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields to read from JSON objects: a given list, or all that come by. */
final class JsonFields implements JsonObjects.Sink {
    private static final int MAX_FIELDS = 20_000;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final boolean open;

    private JsonFields(boolean open) {
        this.open = open;
    }

    /** All fields, in the order in which they come by. */
    static JsonFields all() {
        return new JsonFields(true);
    }

    static JsonFields of(List<String> names) {
        JsonFields fields = new JsonFields(false);
        names.forEach(fields::add);
        return fields;
    }

    private int add(String name) {
        places.putIfAbsent(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    @Override
    public int place(String name) {
        Integer place = places.get(name);
        if (place != null) {
            return place;
        }
        return open && names.size() < MAX_FIELDS ? add(name) : -1;
    }

    List<String> names() {
        return names;
    }
}
