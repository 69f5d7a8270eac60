package org.genloss.io.render;

import java.util.List;
import java.util.Locale;
import org.genloss.io.reproduce.Outcome;
import org.genloss.io.reproduce.Published;

/** Published results beside our figures, on a terminal. */
public final class ReproduceText {
    private static final int WIDTH = 96;

    private ReproduceText() {}

    /** One line a result. */
    public static String list(List<Published> results) {
        int width = results.stream().mapToInt(r -> r.id().length()).max().orElse(0) + 2;
        StringBuilder out = new StringBuilder();
        for (Published result : results) {
            String cannot = result.cannot().isEmpty() ? "" : " (cannot be run here: " + result.cannot() + ")";
            String text = Wrap.at(result.title() + " " + result.citation() + "." + cannot, width, WIDTH);
            out.append(String.format(Locale.ROOT, "%-" + width + "s", result.id()))
                    .append(text.strip())
                    .append('\n');
        }
        return out.toString();
    }

    /** A result and its figures. */
    public static String one(Outcome outcome) {
        Published published = outcome.published();
        StringBuilder out =
                new StringBuilder(published.id() + ": " + outcome.status().words() + "\n");
        out.append(Wrap.at(published.title() + " " + published.citation() + ".", 2, WIDTH))
                .append('\n');
        out.append(Wrap.at(published.setting() + ".", 2, WIDTH)).append('\n');
        for (Outcome.Figure figure : outcome.figures()) {
            out.append(Wrap.at(
                            figure.says() + ": " + ours(figure) + "; published " + figure.expected() + "; "
                                    + figure.status().words(),
                            4,
                            WIDTH))
                    .append('\n');
        }
        if (!published.cannot().isEmpty()) {
            out.append(Wrap.at(published.cannot() + ".", 4, WIDTH)).append('\n');
        }
        return out.append('\n').toString();
    }

    /** Our figure with its interval: {@code 0.601 [0.583, 0.619] over 4,000 chains}. */
    static String ours(Outcome.Figure figure) {
        String interval = figure.interval()
                .map(i -> " [" + Numbers.plain(i.low()) + ", " + Numbers.plain(i.high()) + "]")
                .orElse("");
        return Numbers.plain(figure.ours()) + interval + " over " + Numbers.count(figure.replicates(), "chain");
    }

    private static String plural(Outcome.Status status) {
        return switch (status) {
            case AGREES -> "agree";
            case DISAGREES -> "disagree";
            case UNDECIDED, CANNOT -> status.words();
        };
    }

    /** How many agree. */
    public static String summary(List<Outcome> outcomes) {
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
        return Numbers.count(outcomes.size(), "published result") + ": " + out
                + ". A figure agrees within 4 standard errors; a right one fails that once in 16,000.";
    }
}
