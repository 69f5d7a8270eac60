package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * The share of texts that break off, against the reference: those of a sentence's length that do not end as a sentence does.
 *
 * @param least characters from which on a text is held to end as a sentence; shorter ones are names and phrases
 */
@Shelf(Metric.class)
public record UnfinishedTexts(int least) implements Metric {
    private static final Card CARD = Card.of("unfinished-texts", "Change in texts that break off")
            .says(
                    "How many more texts break off than in the reference (generation minus reference): they are long enough for a sentence and do not end as one does. Generators"
                            + " that run on are cut at their limit of tokens. Where texts were cut by their collector, or end without marks by their"
                            + " kind, both sides do.")
            .formula(
                    "share, among texts that are not blank, of those of at least 40 characters (blanks around them left out) whose last character, behind closing quotes and brackets, ends"
                            + " no sentence; generation minus reference")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(-1, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has no text")
            .source("what ends a sentence: Unicode Standard Annex 29, Sentence_Terminal and Close; docs/decisions.md");

    /** Sentence terminals of today's scripts. */
    private static final String TERMINAL =
            ".!?\u2026\u203d\u203c\u2047\u2048\u2049\u3002\uff0e\uff01\uff1f\uff61\u061f\u06d4\u0589"
                    + "\u0964\u0965\u104a\u104b\u1362\u1367\u1368\u17d4\u17d5\u1803\u1809\u0700\u0701\u0702\u1944\u1945\u2e2e";

    /** Marks behind the end: Unicode's closing ones by their kind, and those that open as well as close. */
    private static final String CLOSING = "\"'`*_";

    /** 1 for each text that breaks off, 0 for one that does not, NaN for a blank one. */
    record Of(int least) implements Pool.Coding<double[]> {
        @Override
        public double[] code(Pool pool) {
            return pool.items().stream()
                    .map(item -> ((Payload.Text) item.payload()).value())
                    .mapToDouble(text -> text.isBlank() ? Double.NaN : unfinished(text, least) ? 1 : 0)
                    .toArray();
        }
    }

    /** Their share of the texts of a view. */
    record Share(int least) implements View.Tally<Double> {
        @Override
        public Double tally(View view) {
            double[] open = view.pool().get(new Of(least));
            return Arrays.stream(view.items())
                    .mapToDouble(item -> open[item])
                    .filter(x -> !Double.isNaN(x))
                    .average()
                    .orElse(Double.NaN);
        }
    }

    public UnfinishedTexts {
        if (least < 0) {
            throw new IllegalArgumentException("unfinished-texts needs a length of 0 or more, got " + least);
        }
    }

    public UnfinishedTexts() {
        this(40);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return TextValues.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        Share share = new Share(least);
        return List.of(
                new Value.Levels(sides.reference().get(share), sides.candidate().get(share))
                        .difference("texts", "a side has no text"));
    }

    static boolean unfinished(String text, int least) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) < least) {
            return false;
        }
        int end = stripped.length();
        while (end > 0 && closes(stripped.codePointBefore(end))) {
            end -= Character.charCount(stripped.codePointBefore(end));
        }
        return end == 0 || TERMINAL.indexOf(stripped.codePointBefore(end)) < 0;
    }

    private static boolean closes(int c) {
        int kind = Character.getType(c);
        return kind == Character.END_PUNCTUATION
                || kind == Character.FINAL_QUOTE_PUNCTUATION
                || kind == Character.INITIAL_QUOTE_PUNCTUATION
                || Character.isWhitespace(c)
                || CLOSING.indexOf(c) >= 0;
    }
}
