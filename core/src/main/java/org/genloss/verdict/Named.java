package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.genloss.catalog.Card;
import org.genloss.verdict.battery.Counts;
import org.genloss.verdict.battery.NamedContent;
import org.genloss.verdict.battery.Wording;
import org.genloss.verdict.table.TableNamed;

/**
 * What was lost by name. Of d groups that contain a thing, b lie on the candidate's side; under "both sides are samples of the same source" b is hypergeometric(n_R + n_G, n_G, d), however words or cells cluster within groups. Where the candidate's groups are shorter, only so much of them can be expected: b is then taken as binomial with odds n_G length : n_R, which is the least that texts cut to that length hold, and its tails are wider. Holm's adjustment over all things that could be found at all (Tarone 1990): of d groups at least d - n_R are the candidate's, and where so many are not few enough to be gone, nothing can be found. Small counts only: p = P(b' at most b).
 */
final class Named {
    static final Card CARD = Card.of("named-content", "Content lost by name")
            .says(
                    "Which words, values of columns or ends of columns does the reference have that are gone or nearly gone, and which columns have been emptied?")
            .formula(
                    "P(b' <= b), b of d groups that contain the thing on the candidate's side, b' hypergeometric (binomial where its groups are"
                            + " shorter), Holm over all things that could be found; kept = its share of groups over the reference's")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .from(0)
            .undefinedWhen("fewer than 20 groups on a side")
            .source("Fisher 1935; Holm 1979; Tarone 1990");

    private record Question(NamedContent.Among of, long d, long b) {}

    private final Map<Question, Double> known = new HashMap<>();

    /**
     * Something that was lost.
     *
     * @param content the thing and its counts
     * @param chance of as few by luck
     * @param p the same, adjusted for all things
     */
    record Lost(NamedContent content, double chance, double p) {}

    /** Chance of at most as many groups of the candidate. */
    double chance(NamedContent content) {
        return chance(content, content.candidate());
    }

    private double chance(NamedContent content, long b) {
        long d = content.reference() + content.candidate();
        return known.computeIfAbsent(new Question(content.of(), d, b), Named::cumulative);
    }

    /** The smallest p value that a thing with such counts together can give; 1 where it cannot be gone. */
    private double least(NamedContent content) {
        NamedContent.Among of = content.of();
        long d = content.reference() + content.candidate();
        long b = of.length() < 1 ? 0 : Math.max(0, d - of.reference());
        NamedContent gone = new NamedContent(content.what(), content.name(), d - b, b, of, content.gone());
        return retained(gone) < gone.gone() ? chance(content, b) : 1;
    }

    private static double cumulative(Question asked) {
        DiscreteDistribution groups = groups(asked.of(), (int) asked.d());
        return asked.b() == 0 ? groups.probability(0) : groups.cumulativeProbability((int) asked.b());
    }

    private static DiscreteDistribution groups(NamedContent.Among of, int d) {
        if (of.length() < 1) {
            double expected = of.candidate() * of.length();
            return BinomialDistribution.of(d, expected / (of.reference() + expected));
        }
        return HypergeometricDistribution.of(Math.toIntExact(of.reference() + of.candidate()), (int) of.candidate(), d);
    }

    /**
     * Share of the candidate's groups over share of the reference's, which is scaled down where the candidate's groups are shorter; infinite for a
     * thing the reference does not have.
     */
    static double retained(NamedContent content) {
        NamedContent.Among of = content.of();
        double expected = (double) content.reference() / of.reference() * Math.min(1, of.length());
        return (double) content.candidate() / of.candidate() / expected;
    }

    /** What was lost at this level, most certain first. */
    List<Lost> lost(List<NamedContent> all, double alpha) {
        List<NamedContent> contents =
                all.stream().filter(c -> c.of().smaller() >= Check.LEAST_GROUPS).toList();
        double[] least = contents.stream().mapToDouble(this::least).toArray();
        boolean[] testable = Findable.testable(least, alpha);
        List<NamedContent> tested = new ArrayList<>();
        for (int i = 0; i < testable.length; i++) {
            if (testable[i]) {
                tested.add(contents.get(i));
            }
        }
        double[] p = tested.stream()
                .mapToDouble(c -> retained(c) < c.gone() ? chance(c) : 1)
                .toArray(); // what is not gone is never found
        double[] adjusted = Adjustment.HOLM.adjust(p);
        List<Lost> lost = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            if (adjusted[i] <= alpha) {
                lost.add(new Lost(tested.get(i), p[i], adjusted[i]));
            }
        }
        lost.sort(Comparator.comparingDouble(Lost::p)
                .thenComparing(l -> -l.content().reference())
                .thenComparing(l -> l.content().name()));
        return lost;
    }

    /**
     * Findings, one for each kind of thing, most certain first; a loss unless the things are merely replaced by others of their kind.
     *
     * @param holds whether losing a thing is a loss for other reasons, such as that its column did not merely move
     */
    List<Finding> findings(List<NamedContent> contents, double alpha, Predicate<NamedContent> holds) {
        Map<String, List<Lost>> byKind = new TreeMap<>();
        lost(contents, alpha)
                .forEach(l -> byKind.computeIfAbsent(l.content().what(), w -> new ArrayList<>())
                        .add(l));
        List<Finding> findings = new ArrayList<>();
        byKind.forEach((what, lost) ->
                findings.add(finding(what, lost, holds.test(lost.get(0).content()) && !replaced(what, contents))));
        findings.sort(Comparator.comparingDouble(Finding::p).thenComparing(Finding::subject));
        return findings;
    }

    /** Whether the share of groups of new things of that kind exceeds half of the share of vanished things. */
    private boolean replaced(String what, List<NamedContent> contents) {
        long vanished = 0; // whole numbers: their sum does not hang on the order
        long fresh = 0;
        NamedContent.Among of = new NamedContent.Among(1, 1);
        for (NamedContent content : contents) {
            if (content.what().equals(what)) {
                vanished += content.candidate() == 0 ? content.reference() : 0;
                fresh += content.reference() == 0 ? content.candidate() : 0;
                of = content.of(); // the same for all of a kind
            }
        }
        return fresh > 0 && (double) vanished / of.reference() <= 2 * ((double) fresh / of.candidate());
    }

    private Finding finding(String what, List<Lost> lost, boolean loss) {
        Lost first = lost.get(0);
        List<NamedContent> shown = lost.stream()
                .limit(TableNamed.isColumn(what) ? 0 : 12)
                .map(Lost::content)
                .toList(); // any value is no example
        List<String> examples = shown.stream().map(NamedContent::name).toList();
        List<Counts> counts = shown.stream()
                .map(c -> new Counts(c.reference(), c.candidate()))
                .toList();
        Finding.Effect kept = Finding.Effect.retained(retained(first.content()));
        return new Finding(CARD.id(), what, "named", loss, kept, first.p(), sentence(what, lost), examples, counts);
    }

    private String sentence(String what, List<Lost> lost) {
        NamedContent c = lost.get(0).content();
        if (TableNamed.isColumn(what)) {
            return Wording.capital(what) + " has a value in " + Wording.count(c.reference()) + " of the reference's "
                    + Wording.count(c.of().reference()) + " and in " + Wording.countOrNone(c.candidate()) + " of "
                    + Wording.count(c.of().candidate()) + " here (chance "
                    + Wording.chance(lost.get(0).chance()) + ").";
        }
        String one = Wording.capital(what) + " \u201c" + c.name() + "\u201d occurs in " + Wording.count(c.reference())
                + " of the reference's "
                + Wording.count(c.of().reference()) + " and in " + Wording.countOrNone(c.candidate()) + " of "
                + Wording.count(c.of().candidate())
                + " here (chance " + Wording.chance(lost.get(0).chance()) + ").";
        return lost.size() == 1
                ? one
                : one + " " + Wording.count(lost.size() - 1L) + " more of the kind are gone or nearly gone.";
    }
}
