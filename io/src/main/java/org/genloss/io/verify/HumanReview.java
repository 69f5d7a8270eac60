package org.genloss.io.verify;

import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Hashes;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * People decide about some items. Which ones follows from the hash of their ids. Items without a decision wait: they are left out of the mix, with the reason
 * {@code awaiting-review}, or stay in it, as is asked for; either way the queue lists them again.
 *
 * @param share of the items that are looked at, from 0 to 1
 * @param answers file with the decisions, a queue that was filled in (CSV or JSON lines); none yet if empty
 * @param waiting what becomes of items without a decision
 * @param queue how the items that wait are written: review.csv or review.jsonl
 */
@Shelf(Selector.class)
public record HumanReview(double share, String answers, Waiting waiting, Form queue)
        implements Selector, java.io.Serializable {
    private static final long serialVersionUID = 1;

    /** The reason of items that wait. */
    public static final String AWAITING = "awaiting-review";

    /** Its name. */
    public static final String ID = "human-review";

    /** Among what an item carries along, the {@link ReviewFile#record} of its text as it was read, whatever steps made of it. */
    public static final String RECORD = "human-review.record";

    /** What becomes of an item that waits. */
    public enum Waiting {
        /** It is left out until there is a decision. */
        DROP,
        /** It stays until there is one. */
        KEEP
    }

    /** How the queue is written. */
    public enum Form {
        /** For a spreadsheet. */
        CSV,
        /** For a program. */
        JSONL;

        /** The name of the file. */
        public String file() {
            return "review." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** One item in a hundred. */
    public HumanReview() {
        this(0.01, "", Waiting.DROP, Form.CSV);
    }

    public HumanReview {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(ID + ".share is a share from 0 to 1, got " + share);
        }
    }

    /** Whoever was asked about an item is not overruled. */
    @Override
    public boolean binding() {
        return true;
    }

    @Override
    public Card card() {
        return Card.of(ID, "Decisions of people")
                .says(
                        "Some items, chosen by the hash of their ids, are for people to keep or drop; those without a decision wait.")
                .formula("looked at where hash(id) / 2^64 < share; a decision has who, when and why")
                .source("the people who decide");
    }

    @Override
    public boolean fits(Schema schema) {
        return true;
    }

    /** Whether an item is for people to look at. */
    public boolean chosen(String id) {
        return (Hashes.of(ID + '\n' + id) >>> 11) * 0x1.0p-53 < share;
    }

    /** A judge that knows the decisions so far. @throws org.genloss.io.UserError where their file cannot be read */
    @Override
    public Judge ready(Profile seen, Seed seed) {
        return new Reviewed(this, answers.isEmpty() ? new HashMap<>() : new HashMap<>(ReviewFile.read(answers)));
    }

    /** A judge that knows what people decided. */
    public interface People extends Judge {
        /** What somebody decided about an item; empty where nobody did. */
        Optional<ReviewFile.Answer> answer(Item item);
    }

    /** Items with a decision follow it, whether or not they would be chosen now: a decision is never lost by another share. */
    private record Reviewed(HumanReview settings, HashMap<ReviewFile.Asked, ReviewFile.Answer> answers)
            implements People {
        private static final long serialVersionUID = 1;

        @Override
        public Optional<ReviewFile.Answer> answer(Item item) {
            String source = item.notes().getOrDefault("source", "");
            String record = item.notes().getOrDefault(RECORD, "");
            if (record.isEmpty() && item.payload() instanceof Payload.Text text) {
                record = ReviewFile.record(text.value());
            }
            return Stream.of(
                            new ReviewFile.Asked(source, item.id(), record),
                            new ReviewFile.Asked(source, item.id(), ""),
                            new ReviewFile.Asked("", item.id(), record),
                            new ReviewFile.Asked("", item.id(), ""))
                    .map(answers::get)
                    .filter(Objects::nonNull)
                    .findFirst();
        }

        @Override
        public Decision judge(Item item) {
            Optional<ReviewFile.Answer> answer = answer(item);
            if (answer.isPresent()) {
                return answer.get().keep()
                        ? Decision.keep()
                        : Decision.drop("human-review: " + answer.get().words());
            }
            if (!settings.chosen(item.id())) {
                return Decision.keep();
            }
            return settings.waiting() == Waiting.DROP
                    ? Decision.drop(AWAITING)
                    : new Decision.Labelled(new Label(ID, 0, OptionalDouble.empty(), false), Decision.keep());
        }
    }
}
