package org.genloss.io.read;

import java.util.List;
import org.genloss.data.Schema;

/**
 * What the fields of records mean.
 *
 * @param schema of the items made from them
 * @param fields the fields to read, in an order of our own; the numbers below are places in it, -1 for none
 * @param roles where text, list, embedding, id, group, origin and series are
 * @param columns where the schema's columns are; empty for text and for lists
 */
record Layout(Schema schema, List<String> fields, Roles roles, int[] columns) {
    /** Places of the fields that are no columns; -1 for none. {@code list}: of texts their log probabilities; {@code notes}: what items carry along. */
    record Roles(int text, int list, int embedding, int id, int group, int origin, int series, List<Integer> notes) {
        Roles withText(int place) {
            return new Roles(place, list, embedding, id, group, origin, series, notes);
        }

        Roles withList(int place) {
            return new Roles(text, place, embedding, id, group, origin, series, notes);
        }

        Roles withEmbedding(int place) {
            return new Roles(text, list, place, id, group, origin, series, notes);
        }
    }

    String field(int place) {
        return place < 0 ? "" : fields.get(place);
    }
}
