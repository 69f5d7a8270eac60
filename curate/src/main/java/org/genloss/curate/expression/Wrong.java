package org.genloss.curate.expression;

/** What is wrong with an expression, and in which column. */
final class Wrong extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param column from 1 */
    Wrong(String expression, int column, String message) {
        super("expression \"" + expression + "\", column " + column + ": " + message);
    }
}
