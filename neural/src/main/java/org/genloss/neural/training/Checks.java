package org.genloss.neural.training;

import java.nio.file.Path;

/** Refuses settings that have no meaning, by their names. @param learner id */
public record Checks(String learner) {
    /** A whole number that is not less. */
    public Checks least(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    learner + "." + name + " needs to be " + least + " or more, got " + value);
        }
        return this;
    }

    /** A number from 0 on. */
    public Checks positive(String name, double value) {
        return within(name, value, Double.MAX_VALUE);
    }

    /** A share from 0 on, below 1. */
    public Checks share(String name, double value) {
        return within(name, value, Math.nextDown(1.0));
    }

    /** A number from 0 on that is not more. */
    public Checks within(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(learner + "." + name + " needs to be 0 or more"
                    + (most <= 1 ? " and " + (most == 1 ? "at most 1" : "below 1") : "") + ", got " + value);
        }
        return this;
    }

    /** A number above 0. */
    public Checks above(String name, double value) {
        positive(name, value);
        if (value == 0) {
            throw new IllegalArgumentException(learner + "." + name + " needs to be above 0, got " + value);
        }
        return this;
    }

    /** How long a fit is: epochs stand in place of steps, so that both at once have no meaning. @param steps 0 where nobody sets them */
    public Checks length(int steps, double epochs) {
        least("steps", steps, 0).positive("epochs", epochs);
        if (epochs > 0 && steps > 0) {
            throw new IllegalArgumentException(learner + ".steps is " + steps + " and " + learner + ".epochs is "
                    + epochs + ": both say how long a fit is. Leave one of them out");
        }
        return this;
    }

    /** A path as it is from any folder; empty where there is none. */
    public static String file(String path) {
        return path.isEmpty() ? "" : Path.of(path).toAbsolutePath().normalize().toString();
    }

    /** Early stopping: there must be something to look at. @param held what is held out, in words */
    public Checks stopping(int patience, double validation, String held) {
        least("patience", patience, 0).share("validation", validation);
        if (patience > 0 && validation == 0) {
            throw new IllegalArgumentException(learner + ".patience looks at held-out " + held + ", and " + learner
                    + ".validation holds none out; set one of them otherwise");
        }
        return this;
    }
}
