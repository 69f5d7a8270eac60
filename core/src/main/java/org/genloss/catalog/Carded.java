package org.genloss.catalog;

/** Anything with a card: what a shelf may hold. */
public interface Carded {
    Card card();
}
