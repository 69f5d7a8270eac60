package org.genloss.io.verify;

import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Profile;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * A program of the user's that answers for one item after the other. It gets a JSON object a line on its standard input, {@code {"id": .., "text": ..}}, and after each
 * writes a line to its standard output, {@code {"id": .., "keep": true or false, "reason": ..}}, before it gets the next. Several copies of it run at a time where there
 * are several threads, so an answer should depend on the item alone.
 *
 * @param command line for the shell; run in the directory in which genloss was started
 * @param timeout seconds for an answer, above 0
 */
@Shelf(Selector.class)
public record Verify(String command, double timeout) implements Selector {
    private static final String ID = "verify";

    public Verify() {
        this("", 60);
    }

    public Verify {
        if (!(timeout > 0 && timeout < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(ID + ".timeout is above 0 seconds, got " + timeout);
        }
    }

    /** Whoever was asked about an item is not overruled. */
    @Override
    public boolean binding() {
        return true;
    }

    @Override
    public Card card() {
        return Card.of(ID, "Your own verifier")
                .says("Keeps what a program of yours says is right, and drops the rest with the reason it gives.")
                .formula("a line {id, text} in, a line {id, keep, reason} out, for each item")
                .undefinedWhen("the program ends, answers for another item, or does not answer in time")
                .source("the program; Feng et al. 2024, arXiv:2406.07515, for what verification can and cannot mend");
    }

    /** @throws IllegalArgumentException without a command */
    @Override
    public boolean fits(Schema schema) {
        require();
        return schema.kind() == Schema.Kind.TEXT;
    }

    private void require() {
        if (command.isBlank()) {
            throw new IllegalArgumentException(
                    ID
                            + " needs command, a line such as \"python verify.py\"; it reads {id, text} and writes {id, keep, reason}");
        }
    }

    /** A judge that runs the program. @throws IllegalArgumentException without a command */
    @Override
    public Judge ready(Profile seen, Seed seed) {
        require();
        return new Verifier(command, timeout);
    }
}
