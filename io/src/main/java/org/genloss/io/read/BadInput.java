package org.genloss.io.read;

import java.util.List;
import org.genloss.io.UserError;

/**
 * Input that cannot be used. The message is complete as the user reads it, but for the leading "genloss: ": the place and what is there
 * instead of what was asked, the lines around it with a caret, and what to do.
 */
public final class BadInput extends UserError {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String what;
    private final transient List<String> excerpt;
    private final String remedy;
    private final String option;

    private BadInput(Place place, String what, List<String> excerpt, String remedy, String option) {
        super(message(place, what, excerpt, remedy));
        this.place = place;
        this.what = what;
        this.excerpt = List.copyOf(excerpt);
        this.remedy = remedy;
        this.option = option;
    }

    /**
     * @param what what was asked and what is there, without a full stop
     * @param remedy what to do, one or two sentences
     */
    public static BadInput at(Place place, String what, String remedy) {
        return new BadInput(place, what, List.of(), remedy, "");
    }

    /** About a whole file. */
    public static BadInput in(String file, String what, String remedy) {
        return at(Place.of(file), what, remedy);
    }

    /** The same with the lines of the file around the place. */
    public BadInput withExcerpt(List<String> lines) {
        return new BadInput(place, what, lines, remedy, option);
    }

    /** The same with the option that, added to the command line, makes it run: "--on-bad-row skip". */
    public BadInput withOption(String extra) {
        return new BadInput(place, what, excerpt, remedy, extra);
    }

    private static String message(Place place, String what, List<String> excerpt, String remedy) {
        StringBuilder text = new StringBuilder(place + ": " + what + ".");
        excerpt.forEach(line -> text.append("\n  ").append(line));
        return text.append(remedy.isEmpty() ? "" : "\n  " + remedy).toString();
    }

    public Place place() {
        return place;
    }

    /** What was asked and what is there, without place and full stop. */
    public String what() {
        return what;
    }

    public List<String> excerpt() {
        return excerpt;
    }

    /** What to do; ends in a colon where {@link #option()} follows on a command line of its own. */
    public String remedy() {
        return remedy;
    }

    /** What to add to the command line to make it run; empty if nothing would. */
    public String option() {
        return option;
    }
}
