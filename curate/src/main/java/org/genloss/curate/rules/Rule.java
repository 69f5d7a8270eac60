package org.genloss.curate.rules;

import java.io.Serializable;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;

/**
 * A rule that looks at one document alone. Its limits are its settings; the first that fails is the reason, under the name that the published code
 * gives it.
 */
public interface Rule extends Selector, Serializable {
    /** Decides from what was measured; several rules may share the measures of a document, which is then scanned once. */
    Decision decide(Measures document);

    @Override
    default boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    @Override
    default Judge ready(Profile seen, Seed seed) {
        return item -> decide(new Measures(text(item)));
    }

    /** The text of an item. @throws IllegalArgumentException where it is none */
    static String text(Item item) {
        if (item.payload() instanceof Payload.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("rules for documents need text; item " + item.id() + " is none");
    }
}
