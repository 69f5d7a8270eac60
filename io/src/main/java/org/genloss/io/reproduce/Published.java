package org.genloss.io.reproduce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.io.read.ReadOptions;

/**
 * A published result.
 *
 * @param id as users name it
 * @param title what was found, in a sentence
 * @param citation who found it
 * @param setting the experiment in words
 * @param scale how it was scaled down, where it was
 * @param experiments by name, as in an experiment file; a single one is named ""; empty where it cannot be run here
 * @param figures what the result claims
 * @param needs data that genloss does not bring; empty where it needs none
 * @param cannot why it cannot be run here; empty where it can
 */
public record Published(
        String id,
        String title,
        String citation,
        String setting,
        Scale scale,
        Map<String, Map<String, Object>> experiments,
        List<Figure> figures,
        Optional<Needs> needs,
        String cannot) {
    public Published {
        experiments = new LinkedHashMap<>(experiments);
        figures = List.copyOf(figures);
    }

    /** A result that needs no data but what genloss brings. */
    public Published(
            String id,
            String title,
            String citation,
            String setting,
            Scale scale,
            Map<String, Map<String, Object>> experiments,
            List<Figure> figures,
            String cannot) {
        this(id, title, citation, setting, scale, experiments, figures, Optional.empty(), cannot);
    }

    /** The same where it cannot be run. @param why a sentence without its full stop */
    Published stopped(String why) {
        return new Published(id, title, citation, setting, scale, Map.of(), List.of(), needs, why);
    }

    /**
     * Data that users bring, by {@code --data}.
     *
     * @param content what the data is
     * @param example data with which the figures were tried, and where it is
     */
    public record Needs(ReadOptions.Content content, String example) {
        /** {@code text data of yours (--data FILE), for example ...}. */
        public String words() {
            return content.word() + " data of yours (--data FILE), for example " + example;
        }
    }

    /**
     * What is left of a published experiment that is too large for this machine.
     *
     * @param stands what stands for what; empty where nothing was scaled down
     * @param beyond what of the published result is not carried; empty where all is
     * @param rows names under which files of truths list the result
     */
    public record Scale(String stands, String beyond, List<String> rows) {
        public static final Scale NONE = new Scale("", "", List.of());

        public Scale {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One reading of the experiments: its mean over some fits.
     *
     * @param experiment name of the experiment, empty where there is one
     * @param cell name of the cell where the experiment varies a factor, empty otherwise
     * @param regime label of the arm
     * @param metric id of the metric or probe
     * @param subject what it is about
     * @param from the first fit
     * @param to the last fit
     */
    public record Place(
            String experiment, String cell, String regime, String metric, String subject, int from, int to) {}

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
     * An order of readings.
     *
     * @param expected the order as published, in words; empty where the steps say it
     * @param readings by the names that the steps use
     * @param steps which reading is to lie below which
     * @param differs why it is known not to hold here; empty where it should
     */
    public record Order(String says, String expected, Map<String, Place> readings, List<Step> steps, String differs)
            implements Figure {
        public Order {
            readings = new LinkedHashMap<>(readings);
            steps = List.copyOf(steps);
        }
    }

    /** A reading and what it is multiplied by. */
    public record Term(double times, String reading) {
        @Override
        public String toString() {
            return times == 1 ? reading : Reproduce.plain(times) + " * " + reading;
        }
    }

    /**
     * One sign of an order.
     *
     * @param sign {@code <}, {@code <=}, {@code >} or {@code >=}
     */
    public record Step(Term left, String sign, Term right) {
        /** Whether the left side is the smaller one. */
        boolean rising() {
            return sign.startsWith("<");
        }

        /** Whether equal ones are no order yet. */
        boolean strict() {
            return !sign.endsWith("=");
        }

        @Override
        public String toString() {
            return left + " " + sign + " " + right;
        }
    }
}
