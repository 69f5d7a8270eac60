package org.genloss.verdict.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.genloss.metric.Interval;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Counts;
import org.genloss.verdict.battery.Wording;

/** The sentences about texts, and examples by name: what is lost, most frequent in the reference first. */
final class TextTold {
    private static final int EXAMPLES = 12;

    private final TextCoding.Coded coded;
    private final TextSums sums;

    TextTold(TextCoding.Coded coded, TextSums sums) {
        this.coded = coded;
        this.sums = sums;
    }

    /** @param floor 0.5 % to 99.5 % of the statistic over relabellings */
    Battery.Told tell(TextStatistics statistic, double effect, Interval floor) {
        String kept = kept(statistic, effect, floor);
        return switch (statistic) {
            case RARE_WORDS ->
                lostWords(
                        "Of the " + Wording.count(rareWords()) + " words that are rare in both sets together, it uses "
                                + share(effect) + " as many as the reference does at equal length (" + kept + ").",
                        coded.words().rare);
            case WORD_RICHNESS ->
                lostWords(
                        "It uses " + Wording.count(sums.candidate.allWords) + " different words, the reference "
                                + Wording.count(sums.reference.allWords) + ": " + share(effect)
                                + " as many at equal length (" + kept + ").",
                        coded.words().listed);
            case DISTINCT_TRIGRAMS ->
                lostTrigrams("It uses " + share(effect) + " as many different runs of three words as the reference for"
                        + " its length (" + kept + ").");
            case WORD_ENTROPY ->
                new Battery.Told(
                        "Words are used less evenly: as if there were " + share(effect) + " as many (" + kept + ").",
                        List.of());
            case CROSS_REPETITION ->
                newTrigrams("Two texts share a run of three words " + Wording.times(1 / effect)
                        + " as often as in the reference.");
            case WITHIN_REPETITION ->
                newTrigrams("Texts repeat themselves: " + Wording.percent(varied(sums.candidate))
                        + " of a text's runs of three words are different, "
                        + Wording.percent(varied(sums.reference)) + " in the reference.");
            case TOPIC_CONTINUITY ->
                new Battery.Told(
                        "Words return within a text " + share(effect) + " as often as in the reference (" + kept
                                + "): the texts have lost their thread.",
                        List.of());
            default -> new Battery.Told(shift(statistic, effect), List.of());
        };
    }

    private String shift(TextStatistics statistic, double effect) {
        return switch (statistic) {
            case WORD_BODY ->
                "The common words have other shares: " + Wording.percent(effect)
                        + " of the text would have to change, beyond what chance moves.";
            case TRIGRAM_OVERLAP ->
                effect < 0.005
                        ? "It shares hardly any run of three words with the reference, far fewer than chance would."
                        : "It shares " + Wording.percent(effect)
                                + " as many runs of three words with the reference as chance would.";
            case TRIGRAM_BALANCE ->
                effect > 0
                        ? "More of its runs of three words are found in the reference than the other way round."
                        : "Fewer of its runs of three words are found in the reference than the other way round.";
            case LENGTH ->
                "Texts are " + Wording.changed(effect, "longer", "shorter", "as long") + " in the reference.";
            default ->
                "The lengths of texts vary " + Wording.changed(effect, "more", "less", "as much")
                        + " in the reference.";
        };
    }

    private static String kept(TextStatistics statistic, double effect, Interval floor) {
        return String.format(
                Locale.ROOT,
                "%.2f kept; %s: %.2f\u2013%.2f",
                effect,
                Wording.FLOOR,
                statistic.effect(floor.low(), 0),
                statistic.effect(floor.high(), 0));
    }

    private static String share(double share) {
        if (share >= 0.995) {
            return "about";
        }
        if (Math.abs(share - 0.5) < 0.02) {
            return "half";
        }
        return share < 0.12 && share > 0.08 ? "a tenth" : Wording.percent(share);
    }

    private static double varied(TextSums.Side side) {
        return side.varied / side.variedItems;
    }

    private long rareWords() {
        return coded.words().rare
                + IntStream.of(coded.words().alone).asLongStream().sum();
    }

    /** With words of the first {@code listed} shared ones that the candidate does not have. */
    private Battery.Told lostWords(String sentence, int listed) {
        TextTypes words = coded.words();
        List<Integer> lost = top(listed, w -> sums.wordCounts[w] == 0 ? words.groups[w] : 0, words, 1);
        return counted(sentence, words, lost, w -> 0);
    }

    private Battery.Told lostTrigrams(String sentence) {
        TextTypes runs = coded.trigrams();
        List<Integer> lost = top(runs.listed, t -> sums.trigramGroups[t] == 0 ? runs.groups[t] : 0, runs, 3);
        return counted(sentence, runs, lost, t -> 0);
    }

    private Battery.Told newTrigrams(String sentence) {
        TextTypes runs = coded.trigrams();
        List<Integer> fresh = top(runs.listed, t -> Math.max(0, 2 * sums.trigramGroups[t] - runs.groups[t]), runs, 3);
        return counted(sentence, runs, fresh, t -> sums.trigramGroups[t]);
    }

    /** @param candidate groups of the candidate that contain a type; the reference has the others */
    private Battery.Told counted(String sentence, TextTypes types, List<Integer> shown, IntUnaryOperator candidate) {
        int words = types == coded.words() ? 1 : 3;
        return new Battery.Told(
                sentence,
                shown.stream().map(t -> name(types, t, words)).toList(),
                shown.stream()
                        .map(t -> new Counts(types.groups[t] - candidate.applyAsInt(t), candidate.applyAsInt(t)))
                        .toList());
    }

    private String name(TextTypes types, int type, int words) {
        return TextNamed.name(coded.names(), coded.text(), types.position[type], words);
    }

    /** The types of highest score above 0 that consist of letters, highest first. */
    private List<Integer> top(int listed, IntUnaryOperator score, TextTypes types, int words) {
        int[] scores = IntStream.range(0, listed).map(score).toArray();
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, listed).filter(t -> scores[t] > 0).boxed().toList());
        order.sort(Comparator.comparingInt((Integer t) -> -scores[t]));
        return order.stream()
                .filter(t -> !name(types, t, words).isEmpty())
                .limit(EXAMPLES)
                .toList();
    }
}
