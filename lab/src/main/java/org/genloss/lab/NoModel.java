package org.genloss.lab;

/** The learner refuses the very data that an experiment begins with: there is nothing to recurse on. The message says what it needs. */
public final class NoModel extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoModel(IllegalArgumentException refusal) {
        super("no model can be fitted to the real data: " + refusal.getMessage(), refusal);
    }
}
