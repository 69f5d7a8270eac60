package org.genloss.catalog;

/**
 * What a thing on a shelf is, as data: lists, help, pages, JSON and report columns are printed from it.
 *
 * @param id kebab-case, unique on its shelf
 * @param name plain name as a reader sees it: "Rare words kept"
 * @param sentence one or two sentences, what it says
 * @param formula the definition, plain text
 * @param unit what the number counts
 * @param harm which direction is a loss
 * @param range interval of possible values, as text: "0 to 1"
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
        String range,
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

    /** Cost of one evaluation: LIGHT linear in the items, HEAVY more than that. */
    public enum Effort {
        LIGHT,
        HEAVY
    }

    /** A card with id and plain name; the rest is set by the methods below. */
    public static Card of(String id, String name) {
        return new Card(id, name, "", "", Unit.NONE, Harm.EITHER, "any", "never", "", Effort.LIGHT, false);
    }

    public Card says(String text) {
        return new Card(id, name, text, formula, unit, harm, range, undefined, citation, effort, tail);
    }

    public Card formula(String text) {
        return new Card(id, name, sentence, text, unit, harm, range, undefined, citation, effort, tail);
    }

    public Card unit(Unit value) {
        return new Card(id, name, sentence, formula, value, harm, range, undefined, citation, effort, tail);
    }

    public Card harm(Harm value) {
        return new Card(id, name, sentence, formula, unit, value, range, undefined, citation, effort, tail);
    }

    public Card range(String text) {
        return new Card(id, name, sentence, formula, unit, harm, text, undefined, citation, effort, tail);
    }

    public Card undefinedWhen(String text) {
        return new Card(id, name, sentence, formula, unit, harm, range, text, citation, effort, tail);
    }

    public Card source(String text) {
        return new Card(id, name, sentence, formula, unit, harm, range, undefined, text, effort, tail);
    }

    public Card heavy() {
        return new Card(id, name, sentence, formula, unit, harm, range, undefined, citation, Effort.HEAVY, tail);
    }

    public Card ofTheTail() {
        return new Card(id, name, sentence, formula, unit, harm, range, undefined, citation, effort, true);
    }
}
