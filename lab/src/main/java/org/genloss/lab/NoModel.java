package org.genloss.lab;

/** Already the first model cannot be fitted to the real data, or drawn from: there is nothing to recurse on. The message says what it needs. */
public final class NoModel extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final String NOT_FITTED = "no model can be fitted to the real data: ";
    private static final String NOT_DRAWN = "nothing can be drawn from the first model: ";

    /** @param fitted whether the model is there, and its draw failed */
    NoModel(boolean fitted, IllegalArgumentException refusal) {
        super((fitted ? NOT_DRAWN : NOT_FITTED) + refusal.getMessage(), refusal);
    }

    /** The message without what goes without saying of a fit. */
    String why() {
        return getMessage().startsWith(NOT_FITTED) ? getMessage().substring(NOT_FITTED.length()) : getMessage();
    }

    /** The message again. @param why as {@link #why()} gave it */
    static String message(String why) {
        return why.startsWith(NOT_DRAWN) ? why : NOT_FITTED + why;
    }
}
