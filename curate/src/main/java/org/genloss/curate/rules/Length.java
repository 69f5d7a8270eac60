package org.genloss.curate.rules;

import org.genloss.catalog.Card;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Bounds on the length of a document.
 *
 * @param unit what is counted
 * @param least fewest of it
 * @param most most of it
 */
@Shelf(Selector.class)
public record Length(Unit unit, int least, int most) implements Rule {
    private static final long serialVersionUID = 1;

    /** What the length of a document is counted in. */
    public enum Unit {
        /** Unicode code points, white space included. */
        CHARACTERS,
        /** Runs of characters between white space. */
        WORDS,
        /** From one end mark to the next, in any script. */
        SENTENCES
    }

    /** Gopher's bounds. */
    public Length() {
        this(Unit.WORDS, 50, 100_000);
    }

    public Length {
        Check.ordered("length", "number", least, most);
    }

    @Override
    public Card card() {
        return Card.of("length", "Length")
                .says("Drops documents that are too short or too long.")
                .formula("least <= number of characters, words or sentences <= most; 50 to 100,000 words unless set")
                .source(
                        "Rae et al. 2021, arXiv:2112.11446, table A1 (words, without those of symbols only: see gopher-quality)");
    }

    private int of(Measures document) {
        return switch (unit) {
            case CHARACTERS -> document.characters();
            case WORDS -> document.count(Tokenizer.SPACES);
            case SENTENCES -> document.sentences();
        };
    }

    @Override
    public Decision decide(Measures document) {
        int length = of(document);
        String words = unit.name().toLowerCase(java.util.Locale.ROOT);
        if (length < least) {
            return Decision.drop("fewer than " + least + " " + words);
        }
        return length > most ? Decision.drop("more than " + most + " " + words) : Decision.keep();
    }
}
