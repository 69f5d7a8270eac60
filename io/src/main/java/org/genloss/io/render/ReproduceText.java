package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import org.genloss.io.reproduce.Outcome;
import org.genloss.io.reproduce.Published;
import org.genloss.metric.Interval;

/** Published results beside our figures, on a terminal. */
public final class ReproduceText {
    private static final int WIDTH = 96;

    private ReproduceText() {}

    /** One line a result. */
    public static String list(List<Published> results) {
        StringBuilder out = new StringBuilder();
        for (Published result : results) {
            out.append(result.id()).append('\n');
            out.append(Wrap.at(result.title() + " " + result.citation() + ".", 2, WIDTH))
                    .append('\n');
            if (result.cannot().isEmpty()) {
                out.append(Wrap.at(result.setting() + ".", 2, WIDTH)).append('\n');
                result.needs()
                        .ifPresent(needs -> out.append(Wrap.at("Needs " + needs.words() + ".", 2, WIDTH))
                                .append('\n'));
                result.figures()
                        .forEach(figure -> out.append(Wrap.at(figure.says() + ": " + published(figure), 4, WIDTH))
                                .append('\n'));
            } else {
                out.append(Wrap.at("Cannot be run here: " + result.cannot() + ".", 4, WIDTH))
                        .append('\n');
            }
        }
        return out.append("Our figures with their intervals: genloss reproduce all, or one by its name.\n")
                .toString();
    }

    /** The published number and its form, or the order claimed. */
    private static String published(Published.Figure figure) {
        if (figure instanceof Published.Number number) {
            return Numbers.plain(number.expected()) + ", " + number.form();
        }
        Published.Order order = (Published.Order) figure;
        return order.expected().isEmpty()
                ? String.join(
                        "; ",
                        order.steps().stream().map(Published.Step::toString).toList())
                : order.expected();
    }

    /** A result and its figures. */
    public static String one(Outcome outcome) {
        Published published = outcome.published();
        StringBuilder out =
                new StringBuilder(published.id() + ": " + outcome.status().words() + "\n");
        out.append(Wrap.at(published.title() + " " + published.citation() + ".", 2, WIDTH))
                .append('\n');
        out.append(Wrap.at(published.setting() + ".", 2, WIDTH)).append('\n');
        scale(published).forEach(line -> out.append(Wrap.at(line, 2, WIDTH)).append('\n'));
        for (Outcome.Figure figure : outcome.figures()) {
            out.append(Wrap.at(
                            figure.says() + ": "
                                    + (figure instanceof Outcome.Number number ? ours(number) + "; " : "")
                                    + "published " + figure.expected() + "; "
                                    + figure.status().words(),
                            4,
                            WIDTH))
                    .append('\n');
            if (figure instanceof Outcome.Order order) {
                out.append(order(order));
            }
        }
        if (!published.cannot().isEmpty()) {
            out.append(Wrap.at(published.cannot() + ".", 4, WIDTH)).append('\n');
        }
        return out.append('\n').toString();
    }

    /** How it was scaled down; nothing where it was not. */
    static List<String> scale(Published published) {
        List<String> lines = new ArrayList<>();
        if (!published.scale().stands().isEmpty()) {
            lines.add("Scaled down: " + published.scale().stands() + ".");
        }
        if (!published.scale().beyond().isEmpty()) {
            lines.add("Not carried: " + published.scale().beyond() + ".");
        }
        return lines;
    }

    /** The readings, a line for each sign, and why it disagrees. */
    private static String order(Outcome.Order order) {
        StringBuilder out = new StringBuilder();
        String readings = String.join(
                ", ",
                order.readings().stream()
                        .map(r -> r.name() + " " + Numbers.plain(r.mean()) + bounds(r.interval()))
                        .toList());
        out.append(Wrap.at(readings + " over " + Numbers.count(order.replicates(), "chain"), 6, WIDTH))
                .append('\n');
        for (Outcome.Step step : order.steps()) {
            out.append(Wrap.at(step(step), 6, WIDTH)).append('\n');
        }
        if (!order.differs().isEmpty()) {
            out.append(Wrap.at("Why: " + order.differs() + ".", 6, WIDTH)).append('\n');
        }
        return out.toString();
    }

    /** {@code accumulate < replace: by 0.382 [0.37, 0.394], agrees}. */
    static String step(Outcome.Step step) {
        return step.says() + ": by " + Numbers.plain(step.difference()) + bounds(step.interval()) + ", "
                + step.status().words();
    }

    private static String bounds(Interval interval) {
        return " [" + Numbers.plain(interval.low()) + ", " + Numbers.plain(interval.high()) + "]";
    }

    /** Our figure with its interval: {@code 0.601 [0.583, 0.619] over 4,000 chains}. */
    static String ours(Outcome.Number figure) {
        String interval = figure.interval().map(ReproduceText::bounds).orElse("");
        return Numbers.plain(figure.ours()) + interval + " over " + Numbers.count(figure.replicates(), "chain");
    }

    private static String plural(Outcome.Status status) {
        return switch (status) {
            case AGREES -> "agree";
            case DISAGREES -> "disagree";
            case UNDECIDED, CANNOT -> status.words();
        };
    }

    /** How many agree, and what that means. */
    public static String summary(List<Outcome> outcomes) {
        return Wrap.at(
                counts(outcomes)
                        + " A number agrees within 4 standard errors, which a right one misses once in 16,000. An order agrees"
                        + " where each of its steps does: the interval of the paired difference, at 99 % for all steps of an"
                        + " order together, lies on the claimed side.",
                0,
                WIDTH);
    }

    /** How many agree. */
    static String counts(List<Outcome> outcomes) {
        StringBuilder out = new StringBuilder();
        for (Outcome.Status status : Outcome.Status.values()) {
            long count = outcomes.stream().filter(o -> o.status() == status).count();
            if (count > 0) {
                out.append(out.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(count == 1 ? status.words() : plural(status));
            }
        }
        return Numbers.count(outcomes.size(), "published result") + ": " + out + ".";
    }
}
