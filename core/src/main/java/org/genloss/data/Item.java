package org.genloss.data;

import java.util.Objects;

/**
 * One record of a corpus.
 *
 * @param id names the item; unique within a corpus
 * @param group what travels together (document, user, prompt): the unit of every split, fold and test; the id where nothing is declared
 * @param payload the content
 * @param origin where it comes from
 */
public record Item(String id, String group, Payload payload, Origin origin) {
    public Item {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(origin, "origin");
    }

    /** An item that is its own group and of which no origin is known. */
    public static Item of(String id, Payload payload) {
        return new Item(id, id, payload, Origin.unknown());
    }
}
