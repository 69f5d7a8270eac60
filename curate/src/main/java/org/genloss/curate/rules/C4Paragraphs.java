package org.genloss.curate.rules;

import org.genloss.catalog.Card;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * The paragraph rule of mC4: some lines must be long.
 *
 * @param paragraphs fewest long lines
 * @param length shortest long line, in characters
 */
@Shelf(Selector.class)
public record C4Paragraphs(int paragraphs, int length) implements Rule {
    private static final long serialVersionUID = 1;

    /** The published limits. */
    public C4Paragraphs() {
        this(3, 200);
    }

    public C4Paragraphs {
        Check.atLeast("c4-paragraphs", "paragraphs", paragraphs, 1);
        Check.atLeast("c4-paragraphs", "length", length, 1);
    }

    @Override
    public Card card() {
        return Card.of("c4-paragraphs", "mC4 paragraph rule")
                .says("Drops documents with fewer than three lines of at least 200 characters.")
                .formula("number of lines of 200 characters or more >= 3")
                .source("Xue et al. 2021, arXiv:2010.11934; DataTrove c4_filters");
    }

    @Override
    public Decision decide(Measures document) {
        long found = Lines.each(document.text()).stream()
                .filter(line -> Characters.length(line) >= length)
                .count();
        return found < paragraphs ? Decision.drop("< " + paragraphs + " paragraphs") : Decision.keep();
    }
}
