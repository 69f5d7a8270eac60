package org.genloss.curate.rules;

import java.util.List;
import org.genloss.data.Item;
import org.genloss.data.Payload;
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

    /** The first drop; else the document as the rules left it, or keep. */
    public Decision decide(Measures document) {
        Measures now = document;
        Decision.Edit edit = null;
        for (Rule rule : rules) {
            Decision decision = rule.decide(now);
            if (decision instanceof Decision.Drop) {
                return decision;
            }
            if (decision instanceof Decision.Edit changed && changed.payload() instanceof Payload.Text text) {
                String reason = edit == null ? changed.reason() : edit.reason() + "; " + changed.reason();
                edit = new Decision.Edit(text, reason);
                now = new Measures(text.value());
            }
        }
        return edit == null ? Decision.keep() : edit;
    }
}
