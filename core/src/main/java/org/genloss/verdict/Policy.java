package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Statistic.Family;
import org.genloss.verdict.battery.Statistic.Side;
import org.genloss.verdict.battery.Wording;
import org.genloss.verdict.table.TableNamed;

/** From a trial to the level of a generation. */
final class Policy {
    /** A finding and how grave it is: its effect over its floor, smallest first. */
    private record Weighed(Finding finding, boolean late, double weight) {}

    private static final double HALF = 0.5;

    /** More diversity than the reference is told from so much on, as less is, .. */
    private static final double WIDER = 1.05;

    /** .. and beyond so many standard deviations of the relabellings: it is no finding, so it may not come by chance. */
    private static final double CLEARLY = 4;

    private static final String THINNED =
            " So its items lie thinner around the reference's, which --same-population counts as coverage lost; without it, that is no loss.";

    private final Trial trial;
    private final Budget budget;
    private final CheckSettings settings;
    private final Floors floors;
    private final String sizes;

    /** Of sides of one size. */
    Policy(Trial trial, Budget budget, CheckSettings settings) {
        this(trial, budget, settings, Wording.count(trial.groups()) + " items on each side");
    }

    /** @param sizes what there is on either side, in words */
    Policy(Trial trial, Budget budget, CheckSettings settings, String sizes) {
        this.trial = trial;
        this.budget = budget;
        this.settings = settings;
        this.sizes = sizes;
        this.floors = new Floors(trial.moved(), settings.samePopulation());
    }

    /**
     * The verdict.
     *
     * @param named what was lost by name
     * @param symptoms what is known beside the items: answers to the same prompts, results of benchmarks
     * @param warnings passed on
     */
    Verdict judge(List<Finding> named, List<Symptom> symptoms, List<String> warnings) {
        List<String> all = new ArrayList<>(warnings);
        excused().or(this::small).ifPresent(all::add);
        wider().ifPresent(all::add);
        symptoms.forEach(s -> s.note().ifPresent(all::add));
        return level(named, symptoms, all).withKept(kept(symptoms));
    }

    private Verdict level(List<Finding> named, List<Symptom> symptoms, List<String> warnings) {
        List<Weighed> losses = losses(symptoms);
        List<Finding> shifts = shifts();
        List<Finding> gone = named.stream().filter(this::counts).toList();
        boolean late = losses.stream().anyMatch(Weighed::late);
        List<Finding> findings =
                new ArrayList<>(gone.stream().filter(f -> comesFirst(f, late)).toList());
        losses.forEach(w -> findings.add(w.finding()));
        gone.stream().filter(f -> !comesFirst(f, late)).forEach(findings::add);
        // A loss and the change that goes with it can say the same thing.
        shifts.stream()
                .filter(shift -> findings.stream().noneMatch(f -> f.sentence().equals(shift.sentence())))
                .forEach(findings::add);
        named.stream().filter(f -> !counts(f)).map(Policy::asShift).forEach(findings::add);
        Power power = new Power(trial, budget.each(), floors);
        if (late) {
            return Told.loss(Level.LATE_COLLAPSE, findings, power, warnings);
        }
        if (!losses.isEmpty() || !gone.isEmpty()) {
            return Told.loss(Level.EARLY_COLLAPSE, findings, power, warnings);
        }
        if (!findings.isEmpty()) {
            return Told.shifted(findings, power, warnings);
        }
        double confidence = 1 - settings.alpha();
        return power.enough()
                ? Told.healthy(power, confidence, warnings)
                : Told.undecided(power, confidence, sizes, trial.groups(), warnings);
    }

    /**
     * A column that was emptied is what other losses come from, such as of its tails and of combinations with it. Beside late collapse, which has other causes
     * too, that is so where half of it is gone.
     */
    private static boolean comesFirst(Finding named, boolean late) {
        return TableNamed.isColumn(named.subject()) && (!late || named.effect().size() <= HALF);
    }

    /** Lost words are a change of topic where the body moved; lost values and edges always count unless replaced. */
    private boolean counts(Finding named) {
        return named.loss() && (settings.samePopulation() || trial.moved() <= 0.08);
    }

    private static Finding asShift(Finding f) {
        return new Finding(
                f.metric(), f.subject(), f.family(), false, f.effect(), f.p(), f.sentence(), f.examples(), f.counts());
    }

    private List<Weighed> losses(List<Symptom> symptoms) {
        boolean[] loss = new boolean[trial.size()];
        for (int j = 0; j < loss.length; j++) {
            loss[j] = isLoss(j);
        }
        boolean singles = manySubjectsLate(loss);
        List<Weighed> losses = new ArrayList<>();
        for (int j = 0; j < loss.length; j++) {
            if (loss[j]) {
                Statistic statistic = trial.statistic(j);
                boolean late = isLate(j) && (statistic.family() != Family.DIVERSITY_SINGLE || singles);
                losses.add(new Weighed(
                        trial.finding(j).withLate(late), late, trial.effect()[j] / floors.floor(statistic)));
            }
        }
        symptoms.forEach(s -> s.findings()
                .forEach(f -> losses.add(new Weighed(f, f.late(), f.effect().size() / s.floor()))));
        losses.sort(Comparator.comparing((Weighed w) -> !w.late())
                .thenComparingDouble(w -> w.finding().p())
                .thenComparingDouble(Weighed::weight));
        return losses;
    }

    /** Says where a loss would count, or count as late, if the bulk of the content had not moved as well. */
    private Optional<String> excused() {
        Floors strict = floors.unmoved();
        for (int j = 0; j < trial.size(); j++) {
            Statistic statistic = trial.statistic(j);
            double kept = trial.effect()[j];
            boolean lateOnly = kept <= strict.late(statistic) && strict.late(statistic) > 0 && isLoss(j) && !isLate(j);
            if (isLoss(j, strict) && (lateOnly || !isLoss(j, floors))) {
                return Optional.of("The bulk of the content moved as well (" + Wording.percent(trial.moved())
                        + "), as between different subjects or languages, which differ in variety too. So "
                        + trial.subject(j) + ", of which " + Wording.percent(kept) + " is kept, "
                        + (lateOnly ? "is not taken for late collapse" : "is not taken for a loss")
                        + "; with --same-population it would be.");
            }
        }
        return Optional.empty();
    }

    /** Where nothing counts as a loss, says which would if the generation were declared to be the same population. */
    private Optional<String> small() {
        Floors declared = floors.ofOnePopulation();
        if (IntStream.range(0, trial.size()).anyMatch(this::isLoss)) {
            return Optional.empty();
        }
        return IntStream.range(0, trial.size())
                .filter(j -> isLoss(j, declared))
                .boxed()
                .min(Comparator.comparingDouble(j -> trial.effect()[j]))
                .map(
                        j -> Wording.capital(trial.subject(j)) + ": " + Wording.percent(trial.effect()[j])
                                + " is kept, which is beyond chance and above the "
                                + Wording.percent(floors.floor(trial.statistic(j)))
                                + " at which a loss counts, since genuine sources differ as much; with --same-population it is a loss.");
    }

    /** Says where the generation is more varied than the reference: neighbours and shares move then, as they do in a loss. */
    private Optional<String> wider() {
        return IntStream.range(0, trial.size())
                .filter(j -> trial.statistic(j).side() == Side.LOSS
                        && trial.statistic(j).family() == Family.DIVERSITY
                        && trial.result(j).defined()
                        && trial.effect()[j] >= WIDER)
                .filter(j -> trial.result(j).observed() - trial.result(j).mean()
                        >= CLEARLY * trial.result(j).deviation())
                .boxed()
                .max(Comparator.comparingDouble(j -> trial.effect()[j]))
                .map(j -> "More varied than the reference: " + trial.subject(j) + " is "
                        + Wording.percent(trial.effect()[j]) + " of the reference's, beyond chance."
                        + (thinned() ? THINNED : ""));
    }

    /** Whether coverage counts as lost only because the candidate is declared to be the same population: neighbours of what is more varied lie farther apart. */
    private boolean thinned() {
        return settings.samePopulation()
                && IntStream.range(0, trial.size())
                        .filter(j -> trial.statistic(j).family() == Family.COVERAGE && isLoss(j))
                        .anyMatch(j -> !holds(j, false));
    }

    private boolean isLoss(int j) {
        return isLoss(j, floors);
    }

    private boolean isLoss(int j, Floors floors) {
        Statistic statistic = trial.statistic(j);
        return statistic.side() == Side.LOSS
                && trial.differs(j, budget.loss())
                && trial.effect()[j] <= floors.floor(statistic)
                && holds(j, settings.samePopulation());
    }

    private boolean holds(int j, boolean samePopulation) {
        return trial.battery().lossHolds(j, trial.truth(), trial.tested().observed(), trial.effect(), samePopulation);
    }

    private List<Kept> kept(List<Symptom> symptoms) {
        List<Kept> kept = new ArrayList<>();
        for (int j = 0; j < trial.size(); j++) {
            Statistic statistic = trial.statistic(j);
            Tested.Result result = trial.result(j);
            double share = trial.effect()[j];
            if (statistic.side() == Side.LOSS && result.defined() && Double.isFinite(share)) {
                double z = (result.observed() - result.mean()) / result.deviation();
                kept.add(Kept.of(statistic.card().id(), trial.subject(j), share, z, floors.floor(statistic)));
            }
        }
        symptoms.forEach(s -> kept.addAll(s.kept()));
        return kept;
    }

    private boolean isLate(int j) {
        double late = floors.late(trial.statistic(j));
        return late > 0 && trial.effect()[j] <= late;
    }

    /** Single columns wander: they are late only together, when a third of the columns are. */
    private boolean manySubjectsLate(boolean[] loss) {
        int[] singles = IntStream.range(0, loss.length)
                .filter(j -> trial.statistic(j).family() == Family.DIVERSITY_SINGLE)
                .toArray();
        long all = IntStream.of(singles)
                .mapToObj(j -> trial.statistic(j).subject())
                .distinct()
                .count();
        long late = IntStream.of(singles)
                .filter(j -> loss[j] && isLate(j))
                .mapToObj(j -> trial.statistic(j).subject())
                .distinct()
                .count();
        return 3 * late >= all;
    }

    private List<Finding> shifts() {
        return IntStream.range(0, trial.size())
                .filter(j -> trial.statistic(j).side() == Side.SHIFT && trial.differs(j, budget.shift()))
                .filter(j -> trial.battery().shiftHolds(j, trial.effect()[j]))
                .mapToObj(trial::finding)
                .sorted(Comparator.comparingDouble(Finding::p))
                .toList();
    }

    /** The sentences of verdicts. */
    private static final class Told {
        static Verdict loss(Level level, List<Finding> findings, Power power, List<String> warnings) {
            Finding first = findings.get(0);
            return new Verdict(level, 1 - first.p(), first.sentence(), findings, power.seen(), warnings);
        }

        static Verdict shifted(List<Finding> findings, Power power, List<String> warnings) {
            Finding first = findings.get(0);
            List<String> subjects =
                    findings.stream().map(Finding::subject).distinct().limit(3).toList();
            String sentence = "Differs in " + Wording.list(subjects) + ", and no loss was found. " + first.sentence();
            return new Verdict(Level.SHIFTED, 1 - first.p(), sentence, findings, power.seen(), warnings);
        }

        static Verdict healthy(Power power, double confidence, List<String> warnings) {
            return new Verdict(
                    Level.HEALTHY, confidence, "Nothing was lost. " + power.seen(), List.of(), power.seen(), warnings);
        }

        static Verdict undecided(Power power, double confidence, String sizes, int groups, List<String> warnings) {
            String takes = power.needed()
                    .map(n -> "To see " + power.missing() + " it takes about " + Wording.count(n) + ".")
                    .orElse(untested(power, groups));
            return new Verdict(
                    Level.UNDECIDED,
                    confidence,
                    "Undecided: " + sizes + ". " + takes,
                    List.of(),
                    power.seen(),
                    warnings);
        }

        private static String untested(Power power, int groups) {
            if (groups < Check.LEAST_GROUPS) {
                return "Too few to test anything; at least " + Check.LEAST_GROUPS + " on each side are needed.";
            }
            return power.losses().isEmpty()
                    ? "Nothing could be tested: what the test reads has no value here, or is the same however the two sides are shuffled."
                    : "Either rare content or diversity could not be tested on this data.";
        }
    }
}
