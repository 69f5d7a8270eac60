package org.genloss.data;

import java.util.Map;
import java.util.Objects;

/**
 * One record of a corpus.
 *
 * @param id names the item; unique within a corpus
 * @param group what travels together (document, user, prompt): the unit of every split, fold and test; the id where nothing is declared
 * @param payload the content
 * @param origin where it comes from
 * @param named whether the data itself names the group, by an id or a group field, so that the same name elsewhere means the same thing; false
 *     where the name is only the item's place, which items of another corpus share by chance
 * @param notes what the data says beside the content, by the name of its field, as far as it was asked for: a source, a date, a licence
 */
public record Item(String id, String group, Payload payload, Origin origin, boolean named, Map<String, String> notes) {
    public Item {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(origin, "origin");
        notes = Map.copyOf(notes);
    }

    /** An item without notes. */
    public Item(String id, String group, Payload payload, Origin origin, boolean named) {
        this(id, group, payload, origin, named, Map.of());
    }

    /** An item of a group that the data names. */
    public Item(String id, String group, Payload payload, Origin origin) {
        this(id, group, payload, origin, true);
    }

    /** The same item with another content. */
    public Item with(Payload other) {
        return new Item(id, group, other, origin, named, notes);
    }

    /** An item without a name of its own, such as a line of a text: its own group, of unknown origin; the id is its place. */
    public static Item of(String id, Payload payload) {
        return new Item(id, id, payload, Origin.unknown(), false);
    }
}
