package org.genloss.verdict;

import java.util.List;
import java.util.Locale;
import org.genloss.catalog.Card;
import org.genloss.verdict.battery.Counts;

/**
 * Something the test found.
 *
 * @param metric id of the statistic
 * @param subject what it is about
 * @param family which kind of loss or change: tail, diversity, structure, coverage, repetition, named, fidelity, quality, subgroup, shift, copying
 * @param loss true for a loss, false for a change that lost nothing
 * @param effect how much was kept, or how large the change is
 * @param p adjusted for all statistics of the same budget
 * @param sentence what happened, in plain words with its numbers
 * @param examples what was lost, by name; may be empty
 * @param counts how many groups of either side contain each example; empty where they are not counted
 * @param late whether this loss alone makes late collapse
 */
public record Finding(
        String metric,
        String subject,
        String family,
        boolean loss,
        Effect effect,
        double p,
        String sentence,
        List<String> examples,
        List<Counts> counts,
        boolean late) {
    /**
     * The size of what was found.
     *
     * @param kind what the size says
     * @param size for RETAINED the share kept of what the reference has, 1 = all; for CHANGE the size of the change
     * @param unit of the size: a share where a change is a difference of shares, a ratio where 1 is no change
     */
    public record Effect(Kind kind, double size, Card.Unit unit) {
        /** What the size of an effect says. */
        public enum Kind {
            RETAINED,
            CHANGE;

            /** As in JSON. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public static Effect retained(double share) {
            return new Effect(Kind.RETAINED, share, Card.Unit.SHARE);
        }

        public static Effect change(double size, Card.Unit unit) {
            return new Effect(Kind.CHANGE, size, unit);
        }
    }

    public Finding {
        examples = List.copyOf(examples);
        counts = List.copyOf(counts);
        if (!counts.isEmpty() && counts.size() != examples.size()) {
            throw new IllegalArgumentException(counts.size() + " counts of " + examples.size() + " examples");
        }
    }

    /** Whether it is about copying of the reference: neither a loss nor a change. */
    public boolean copying() {
        return family.equals(CopyWords.FAMILY);
    }

    /** A finding that does not make late collapse. */
    public Finding(
            String metric,
            String subject,
            String family,
            boolean loss,
            Effect effect,
            double p,
            String sentence,
            List<String> examples,
            List<Counts> counts) {
        this(metric, subject, family, loss, effect, p, sentence, examples, counts, false);
    }

    Finding withLate(boolean makesLate) {
        return new Finding(metric, subject, family, loss, effect, p, sentence, examples, counts, makesLate);
    }

    /** Of examples that are not counted. */
    public Finding(
            String metric,
            String subject,
            String family,
            boolean loss,
            Effect effect,
            double p,
            String sentence,
            List<String> examples) {
        this(metric, subject, family, loss, effect, p, sentence, examples, List.of());
    }
}
