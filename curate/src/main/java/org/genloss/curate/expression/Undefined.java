package org.genloss.curate.expression;

/** A condition has no value for a document. The same for every document, so it has no trace of where it was. */
final class Undefined extends ArithmeticException {
    private static final long serialVersionUID = 1;

    /** @param why "a division by 0" */
    Undefined(String why) {
        super(why);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** The one that a failure comes from, null if it comes from none. */
    static Undefined in(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof Undefined)) {
            cause = cause.getCause();
        }
        return (Undefined) cause;
    }
}
