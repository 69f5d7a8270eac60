package org.genloss.curate.expression;

import org.genloss.data.Item;

/** What a record says beside its content. Public because JEXL calls it. */
public final class Fields {
    private final Item item;

    Fields(Item item) {
        this.item = item;
    }

    /** What it says in a field, empty where it says nothing. */
    public String get(String field) {
        return Name.note(item, field);
    }
}
