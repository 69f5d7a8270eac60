package org.genloss.lab;

/** Data that a fit asks more items of than there are. */
public final class TooFew extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int wanted;
    private final int there;

    TooFew(String asked, int wanted, int there) {
        super(asked + ", and the data has " + there + " to train on: ask for fewer items, or give more data");
        this.wanted = wanted;
        this.there = there;
    }

    /** Real items that one fit asks for. */
    public int wanted() {
        return wanted;
    }

    /** Real items that are not held out. */
    public int there() {
        return there;
    }
}
