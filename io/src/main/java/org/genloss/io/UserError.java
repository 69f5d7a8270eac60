package org.genloss.io;

/**
 * Something only the user can mend: input that cannot be read, a place that cannot be written, a setting that makes no sense. The message says
 * what was asked, what is there and what to do; further lines are shown as they are.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    public UserError(String message) {
        this(message, 2, null);
    }

    public UserError(String message, Throwable cause) {
        this(message, 2, cause);
    }

    /** @param exitCode 2 where the input is wrong, 3 where the work can be resumed */
    public UserError(String message, int exitCode, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
