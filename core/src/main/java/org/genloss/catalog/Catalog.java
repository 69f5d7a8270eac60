package org.genloss.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** All entries of one shelf, found through the service loader, in the order of their ids. */
public final class Catalog<T extends Carded> {
    private final String what;
    private final List<T> entries;

    private Catalog(String what, List<T> entries) {
        this.what = what;
        this.entries = entries;
    }

    /**
     * Loads a shelf.
     *
     * @param shelf the interface
     * @param what one word for an entry: "metric"; the plural with s is the command that lists them
     * @throws ServiceConfigurationError if two entries bear the same id
     */
    public static <T extends Carded> Catalog<T> of(Class<T> shelf, String what) {
        List<T> entries = new ArrayList<>();
        ServiceLoader.load(shelf, shelf.getClassLoader()).forEach(entries::add);
        entries.sort(Comparator.comparing(e -> e.card().id()));
        for (int i = 1; i < entries.size(); i++) {
            String id = entries.get(i).card().id();
            if (id.equals(entries.get(i - 1).card().id())) {
                throw new ServiceConfigurationError("two of the " + what + "s are called " + id + ": "
                        + entries.get(i - 1).getClass() + " and "
                        + entries.get(i).getClass());
            }
        }
        return new Catalog<>(what, List.copyOf(entries));
    }

    public List<T> all() {
        return entries;
    }

    public List<String> ids() {
        return entries.stream().map(e -> e.card().id()).toList();
    }

    /** The entry with that id. @throws UnknownName with the nearest ids where there is none */
    public T get(String id) {
        return entries.stream()
                .filter(e -> e.card().id().equals(id))
                .findFirst()
                .orElseThrow(() -> UnknownName.among(what, id, entries, "genloss " + what + "s"));
    }

    /** All entries of several shelves with that id. @throws UnknownName with the nearest ids where there is none */
    public static List<Carded> get(String id, List<? extends Carded> entries, String all) {
        List<Carded> found = entries.stream()
                .filter(e -> e.card().id().equals(id))
                .<Carded>map(e -> e)
                .toList();
        if (found.isEmpty()) {
            throw UnknownName.among("entry", id, entries, all);
        }
        return found;
    }
}
