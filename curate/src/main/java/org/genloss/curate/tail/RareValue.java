package org.genloss.curate.tail;

import java.util.Set;
import org.genloss.data.Seed;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;

/**
 * Items with a rare value of a field: a language, a subject, a dialect.
 *
 * @param field its name
 * @param least fewest items of the reference with a rare value
 * @param most highest share of the reference's items that have a rare value, of those with any
 */
public record RareValue(String field, int least, double most) implements Criterion {
    /** In 2 items to 1 in 100. */
    public RareValue(String field) {
        this(field, 2, 0.01);
    }

    public RareValue {
        if (field.isBlank()) {
            throw new IllegalArgumentException("a rare value needs the name of its field");
        }
        Check.least("field.least", least, 1);
        Check.share("field.most", most);
    }

    /** What is counted of a field. */
    public static Census.Of census(String field) {
        return new Census.Of(field, 100_000);
    }

    @Override
    public String id() {
        return "field " + field;
    }

    @Override
    public Set<Kind<?>> needs() {
        return Set.of(census(field));
    }

    @Override
    public Mark ready(Profile reference, Seed seed) {
        Census census = reference.get(census(field)).settled();
        return item -> {
            String value = item.notes().getOrDefault(field, "");
            long items = value.isEmpty() ? 0 : census.items(value);
            return items >= least && items <= most * census.items();
        };
    }
}
