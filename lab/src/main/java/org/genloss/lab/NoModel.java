package org.genloss.lab;

/** Already the first model cannot be fitted to the real data, or drawn from: there is nothing to recurse on. The message says what it needs. */
public final class NoModel extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param fitted whether the model is there, and its draw failed */
    NoModel(boolean fitted, IllegalArgumentException refusal) {
        super(
                (fitted ? "nothing can be drawn from the first model: " : "no model can be fitted to the real data: ")
                        + refusal.getMessage(),
                refusal);
    }
}
