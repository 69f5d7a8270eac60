package org.genloss.catalog;

import java.util.OptionalDouble;

/**
 * What a thing on a shelf is, as data: lists, help, pages, JSON and report columns are printed from it.
 *
 * @param id kebab-case, unique on its shelf
 * @param name plain name as a reader sees it: "Rare words kept"
 * @param sentence one or two sentences, what it says
 * @param formula the definition, plain text
 * @param unit what the number counts
 * @param harm which direction is a loss
 * @param range the possible values; intervals and floors end there
 * @param unchanged the value where the generation is a copy of the reference; empty where that depends on the data
 * @param undefined when there is no value
 * @param citation source
 * @param effort what one evaluation costs; decides how many relabellings the noise floor takes
 * @param tail whether it looks at the rare alone: losing that is early collapse, however much is lost
 */
public record Card(
        String id,
        String name,
        String sentence,
        String formula,
        Unit unit,
        Harm harm,
        Range range,
        OptionalDouble unchanged,
        String undefined,
        String citation,
        Effort effort,
        boolean tail) {

    /** What a number counts. */
    public enum Unit {
        SHARE("share"),
        BITS("bits"),
        NATS("nats"),
        COUNT("count"),
        RATIO("ratio"),
        DISTANCE("distance"),
        PROBABILITY("probability"),
        LOG("ln"),
        NONE("");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The direction in which a number moves when something is lost. */
    public enum Harm {
        LESS("more is better"),
        MORE("less is better"),
        AWAY_FROM_ONE("1 is unchanged"),
        EITHER("neither way is better");

        private final String words;

        Harm(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Cost of one evaluation: LIGHT linear in the items, HEAVY more than that, ASKED as well but read only where asked for by its id. */
    public enum Effort {
        LIGHT,
        HEAVY,
        ASKED
    }

    /** Whether the number is the generation's minus the reference's: 0 for a copy, and either sign is possible. */
    public boolean difference() {
        return unchanged.equals(OptionalDouble.of(0)) && range.low() < 0;
    }

    /** Whether the number is a p-value, which says how sure a difference is and not how large. */
    public boolean significance() {
        return unit == Unit.PROBABILITY && id.endsWith("-p");
    }

    /** A card with id and plain name; the rest is set by the methods below. */
    public static Card of(String id, String name) {
        return new Card(
                id,
                name,
                "",
                "",
                Unit.NONE,
                Harm.EITHER,
                Range.ANY,
                OptionalDouble.empty(),
                "never",
                "",
                Effort.LIGHT,
                false);
    }

    public Card says(String text) {
        return new Card(id, name, text, formula, unit, harm, range, unchanged, undefined, citation, effort, tail);
    }

    public Card formula(String text) {
        return new Card(id, name, sentence, text, unit, harm, range, unchanged, undefined, citation, effort, tail);
    }

    public Card unit(Unit value) {
        return new Card(id, name, sentence, formula, value, harm, range, unchanged, undefined, citation, effort, tail);
    }

    public Card harm(Harm value) {
        return new Card(id, name, sentence, formula, unit, value, range, unchanged, undefined, citation, effort, tail);
    }

    public Card range(Range values) {
        return new Card(id, name, sentence, formula, unit, harm, values, unchanged, undefined, citation, effort, tail);
    }

    /** Possible values from low to high. */
    public Card range(int low, int high) {
        return range(Range.of(low, high));
    }

    /** Possible values from low upwards. */
    public Card from(int low) {
        return range(Range.from(low));
    }

    public Card unchangedAt(double value) {
        OptionalDouble at = OptionalDouble.of(value);
        return new Card(id, name, sentence, formula, unit, harm, range, at, undefined, citation, effort, tail);
    }

    public Card undefinedWhen(String text) {
        return new Card(id, name, sentence, formula, unit, harm, range, unchanged, text, citation, effort, tail);
    }

    public Card source(String text) {
        return new Card(id, name, sentence, formula, unit, harm, range, unchanged, undefined, text, effort, tail);
    }

    public Card heavy() {
        return effort(Effort.HEAVY);
    }

    /** More than a pass over the items, and no part of a check. */
    public Card asked() {
        return effort(Effort.ASKED);
    }

    private Card effort(Effort value) {
        return new Card(id, name, sentence, formula, unit, harm, range, unchanged, undefined, citation, value, tail);
    }

    public Card ofTheTail() {
        return new Card(id, name, sentence, formula, unit, harm, range, unchanged, undefined, citation, effort, true);
    }
}
