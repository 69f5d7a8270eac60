package org.genloss.curate.rules;

import java.util.List;
import org.genloss.data.Item;
import org.genloss.select.Decision;
import org.genloss.select.Judge;

/**
 * Several rules in a row, one scan of a document for all: the first that drops it decides.
 *
 * @param rules in the order in which they are asked
 */
public record Rules(List<Rule> rules) implements Judge {
    private static final long serialVersionUID = 1;

    public Rules {
        rules = List.copyOf(rules);
    }

    @Override
    public Decision judge(Item item) {
        return decide(new Measures(Rule.text(item)));
    }

    /** The first drop, or keep. */
    public Decision decide(Measures document) {
        for (Rule rule : rules) {
            if (rule.decide(document) instanceof Decision.Drop drop) {
                return drop;
            }
        }
        return Decision.keep();
    }
}
