package org.genloss.select;

import org.genloss.catalog.Explained;

/** What is done with an item that a detector flags: the user's choice, and a setting of every detector. */
public enum Action implements Explained {
    LABEL("The label is recorded and the item stays."),
    WEIGH("The item stays and counts for less in training, by the factor; caps on shares of a mix count it whole."),
    EXCLUDE("The item goes; the reason names detector, score and error rate.");

    private final String meaning;

    Action(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /**
     * The decision about an item with this label; one that is not flagged stays with its label.
     *
     * @param factor weight of a flagged item under {@link #WEIGH}, above 0
     */
    public Decision on(Label label, double factor) {
        if (!label.flagged() || this == LABEL) {
            return new Decision.Labelled(label, Decision.keep());
        }
        return new Decision.Labelled(
                label, this == EXCLUDE ? Decision.drop(label.reason()) : new Decision.Weigh(factor, label.reason()));
    }

    /**
     * Refuses a factor that no weight can be.
     *
     * @throws IllegalArgumentException unless it is above 0 and at most 1
     */
    public static void check(String detector, double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException(
                    detector + ".factor is above 0 and at most 1, got " + factor + "; action exclude leaves items out");
        }
    }
}
