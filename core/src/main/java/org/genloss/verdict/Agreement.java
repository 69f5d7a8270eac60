package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.catalog.Card;
import org.genloss.data.Payload;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.metric.text.WordOverlap;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.verdict.battery.Wording;

/**
 * Whether answers to the same prompts (groups that the data itself gives the same name) still agree with the reference's. Agreement of a prompt is the F1 of words;
 * its chance level is the F1 with the reference's answer to the prompt of next larger hash. Kept = (mean - chance) over the same of the
 * first
 * generation: two answers of one sampled model agree only in part, so a first generation has no null and no finding. Tested by the sign of
 * each prompt's change (normal, at least 200 prompts); the floor is 1 plus or minus 1.96 errors of random signs.
 */
final class Agreement {
    static final double FLOOR = 0.90;
    static final double LATE = 0.67;
    private static final int LEAST_PROMPTS = 200;
    private static final String SUBJECT = "answers";
    private static final int FOLDS = 16;

    static final Card CARD = Card.of("agreement", "Agreement with the reference's answers")
            .says(
                    "How much do answers to the same prompts agree with the reference's, against how much those of the first generation did?")
            .formula(
                    "(mean F1 - chance)_t / (mean F1 - chance)_1, F1 of words; chance: with the answer to another prompt")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .source("genloss; docs/decisions.md")
            .undefinedWhen("fewer than 200 prompts are shared, or the first generation agrees no better than chance");

    private final Map<String, Draw.Group> reference = new LinkedHashMap<>();
    private Map<String, Score> base = Map.of();

    Agreement(List<Draw.Group> reference) {
        reference.stream().filter(Draw.Group::named).forEach(g -> this.reference.put(g.name(), g));
    }

    /** F1 of one prompt, and with the answer to another. */
    private record Score(double own, double chance) {}

    /** Takes in a generation; empty for the first that shares prompts, and where none are shared. */
    Optional<Symptom> of(List<Draw.Group> generation, double level) {
        Map<String, Score> scores = scores(generation);
        if (base.isEmpty()) {
            base = scores.size() >= LEAST_PROMPTS ? scores : base;
            return Optional.empty();
        }
        List<String> prompts =
                base.keySet().stream().filter(scores::containsKey).toList();
        return prompts.size() < LEAST_PROMPTS || !aboveChance(prompts)
                ? Optional.empty()
                : Optional.of(result(prompts, scores, generation, level));
    }

    private Map<String, Score> scores(List<Draw.Group> generation) {
        List<Draw.Group> shared = generation.stream()
                .filter(g -> g.named() && reference.containsKey(g.name()))
                .toList();
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int i = 0; i < shared.size(); i++) {
            Map<String, Integer> answer = WordOverlap.words(shared.get(i));
            Draw.Group own = reference.get(shared.get(i).name());
            Draw.Group other = reference.get(shared.get((i + 1) % shared.size()).name());
            scores.put(
                    own.name(),
                    new Score(
                            WordOverlap.f1(answer, WordOverlap.words(own)),
                            WordOverlap.f1(answer, WordOverlap.words(other))));
        }
        return scores;
    }

    private boolean aboveChance(List<String> prompts) {
        double[] above = prompts.stream()
                .mapToDouble(p -> base.get(p).own() - base.get(p).chance())
                .toArray();
        return Quantiles.mean(above) > Math.max(0.02, 5 * Quantiles.deviation(above) / Math.sqrt(above.length));
    }

    private Symptom result(List<String> prompts, Map<String, Score> scores, List<Draw.Group> generation, double level) {
        double kept = kept(prompts, scores);
        double[] replicates = new double[FOLDS];
        for (int f = 0; f < FOLDS; f++) {
            int fold = f;
            replicates[f] = kept(
                    prompts.stream()
                            .filter(p -> Hashes.fold(reference.get(p).hash(), FOLDS) != fold)
                            .toList(),
                    scores);
        }
        double[] changes = prompts.stream()
                .mapToDouble(q -> scores.get(q).own() - base.get(q).own())
                .toArray();
        double p = p(changes);
        double half = 1.96 * Math.sqrt(Arrays.stream(changes).map(x -> x * x).sum()) / above(prompts, base);
        Jackknife.Estimate estimate = Jackknife.estimate(CARD, kept, replicates);
        Reading reading = new Reading(
                CARD,
                new Value.Of(SUBJECT, kept),
                estimate.interval(),
                Optional.of(new Interval(1 - half, 1 + half)),
                Optional.of(p),
                prompts.size(),
                0,
                true,
                estimate.missing());
        boolean lost = p <= level && kept <= FLOOR;
        double high = reading.interval().map(Interval::high).orElse(Math.max(1, kept));
        return new Symptom(
                List.of(reading),
                lost
                        ? List.of(finding(kept, p, lost(prompts, scores, generation))
                                .withLate(kept <= LATE))
                        : List.of(),
                FLOOR,
                List.of(new Kept(CARD.id(), SUBJECT, kept, high, FLOOR)),
                Optional.empty());
    }

    private double kept(List<String> prompts, Map<String, Score> scores) {
        return above(prompts, scores) / above(prompts, base);
    }

    private static double above(List<String> prompts, Map<String, Score> scores) {
        return prompts.stream()
                .mapToDouble(p -> scores.get(p).own() - scores.get(p).chance())
                .sum();
    }

    /** One-sided: the sum of changes over the root of the sum of their squares, as under random signs. */
    private static double p(double[] changes) {
        double sum = 0;
        double squares = 0;
        for (double change : changes) {
            sum += change;
            squares += change * change;
        }
        return squares == 0 ? 1 : NormalDistribution.of(0, 1).cumulativeProbability(sum / Math.sqrt(squares));
    }

    private static Finding finding(double kept, double p, List<String> examples) {
        String sentence = "Answers agree with the reference only " + Wording.percent(kept)
                + " as much as the first generation's did.";
        return new Finding(CARD.id(), SUBJECT, "fidelity", true, Finding.Effect.retained(kept), p, sentence, examples);
    }

    /** Answers of the reference that the first generation gave exactly and this one shares no word with. */
    private List<String> lost(List<String> prompts, Map<String, Score> scores, List<Draw.Group> generation) {
        Map<String, String> now = new HashMap<>();
        generation.forEach(g -> now.put(g.name(), text(g)));
        List<String> lost = new ArrayList<>();
        for (String prompt : prompts) {
            if (lost.size() < 12
                    && base.get(prompt).own() == 1
                    && scores.get(prompt).own() == 0) {
                lost.add(text(reference.get(prompt)) + " \u2192 " + now.get(prompt));
            }
        }
        return lost;
    }

    private static String text(Draw.Group group) {
        String text = ((Payload.Text) group.items().get(0).payload()).value().strip();
        return text.length() <= 60 ? text : text.substring(0, 59) + "\u2026";
    }
}
