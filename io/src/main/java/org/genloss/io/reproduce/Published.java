package org.genloss.io.reproduce;

import java.util.List;
import java.util.Map;

/**
 * A published result.
 *
 * @param id as users name it
 * @param title what was found, in a sentence
 * @param citation who found it
 * @param setting the experiment in words
 * @param experiment the experiment as in an experiment file; empty where it cannot be run here
 * @param figures what the result claims
 * @param cannot why it cannot be run here; empty where it can
 */
public record Published(
        String id,
        String title,
        String citation,
        String setting,
        Map<String, Object> experiment,
        List<Figure> figures,
        String cannot) {
    public Published {
        figures = List.copyOf(figures);
    }

    /**
     * One reading of the experiment.
     *
     * @param cell name of the cell where the experiment varies a factor, empty otherwise
     * @param regime label of the arm
     * @param metric id of the metric or probe
     * @param subject what it is about
     * @param generation the fit
     */
    public record Place(String cell, String regime, String metric, String subject, int generation) {}

    /** What a result claims. */
    public sealed interface Figure {
        /** The claim in words. */
        String says();
    }

    /**
     * A number: the expected mean over replicates.
     *
     * @param expected closed form, or what was published
     * @param form where it comes from: the closed form, or "reported"
     * @param tolerance 0 for an exact form; otherwise how far the form itself may be off
     * @param below where it is a number, not the mean is asked for but the share of replicates below it; NaN for the mean
     */
    public record Number(String says, Place place, double expected, String form, double tolerance, double below)
            implements Figure {}

    /**
     * An order: one reading is more than so many times another one.
     *
     * @param times factor on the smaller one
     */
    public record Order(String says, Place more, Place less, double times) implements Figure {}
}
