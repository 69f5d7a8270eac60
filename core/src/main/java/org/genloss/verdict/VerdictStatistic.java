package org.genloss.verdict;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.data.Schema;

/** A statistic of the verdict's own test as it can be looked up: its card, for which data it is read, and when it counts. */
public final class VerdictStatistic implements Carded {
    private final Card card;
    private final List<Schema.Kind> kinds;
    private final String rule;

    VerdictStatistic(Card card, List<Schema.Kind> kinds, String rule) {
        this.card = card;
        this.kinds = List.copyOf(kinds);
        this.rule = rule;
    }

    @Override
    public Card card() {
        return card;
    }

    /** Kinds of data that it is read for, at least one. */
    public List<Schema.Kind> kinds() {
        return kinds;
    }

    /** At which share kept it is a loss, at which a late one; or that it tells changes alone. Sentences. */
    public String rule() {
        return rule;
    }
}
