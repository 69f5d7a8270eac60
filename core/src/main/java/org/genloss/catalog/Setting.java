package org.genloss.catalog;

import java.util.List;

/**
 * One setting of an entry, as users see it.
 *
 * @param name as users write it: {@code top-p}
 * @param value the default
 * @param meaning what it does, from the Javadoc of the record's component; empty where nothing is said
 * @param choices all values where there are only so many, the default among them; empty otherwise
 */
public record Setting(String name, Object value, String meaning, List<Choice> choices) {
    public Setting {
        choices = List.copyOf(choices);
    }

    /**
     * One of the values that a setting takes.
     *
     * @param word as users write it: {@code kneser-ney}
     * @param meaning what it stands for; empty where nothing is said
     */
    public record Choice(String word, String meaning) {}
}
