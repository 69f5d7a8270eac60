package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.genloss.curate.duplicate.Banding;
import org.genloss.curate.duplicate.Recall;
import org.genloss.curate.mix.Allotment;
import org.genloss.curate.mix.Mixing;
import org.genloss.curate.mix.Unit;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;
import org.genloss.verdict.battery.Wording;

/** What a report of a mix says, whatever its form: limits and whether they hold, ages, names of steps. */
public final class CurateFacts {
    /** A share that rose by that much is told. */
    private static final double NOTABLE = 0.01;

    private final Outcome outcome;
    private final Mixing mixing;

    public CurateFacts(Outcome outcome) {
        this.outcome = outcome;
        this.mixing = outcome.recipe().mix();
    }

    /**
     * A share that the recipe limits.
     *
     * @param setting of the recipe
     * @param least whether it is a least share; otherwise a highest
     * @param value the share of the mix, which is limited
     * @param weighed that share where every document counts by its weight
     */
    public record Limit(String setting, boolean least, double limit, double value, double weighed, boolean holds) {}

    /** Whether a document of the mix weighs other than 1, so that shares by weight are told beside the others. */
    boolean weighs() {
        return outcome.after().weighs(unit());
    }

    Unit unit() {
        return mixing.unit();
    }

    /** Whether records of a row count as synthetic. */
    boolean synthetic(Tally.Row row) {
        return mixing.synthetic(row.origin());
    }

    /** All limits, with what the mix has. */
    public List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        mixing.synthetic().ifPresent(most -> limits.add(most("mix.synthetic", most, this::synthetic)));
        new TreeMap<>(mixing.generations())
                .forEach((generation, most) -> limits.add(most(
                        "mix.generations." + generation,
                        most,
                        row -> row.origin().equals("synthetic") && row.generation() == generation)));
        new TreeMap<>(mixing.generators())
                .forEach((generator, most) -> limits.add(most(
                        "mix.generators." + generator,
                        most,
                        row -> row.generator().equals(generator))));
        mixing.fresh().ifPresent(fresh -> {
            boolean met = outcome.shortfalls().stream().noneMatch(s -> s.what().equals(Mixing.FRESH));
            Predicate<Tally.Row> rows = row -> row.origin().equals("human") && row.since(fresh.since());
            limits.add(limit(Mixing.FRESH, true, fresh.share(), rows, share -> met || share >= fresh.share()));
        });
        return limits;
    }

    private Limit most(String setting, double most, Predicate<Tally.Row> rows) {
        return limit(setting, false, most, rows, share -> share <= most + 1e-12);
    }

    private Limit limit(String setting, boolean least, double limit, Predicate<Tally.Row> rows, DoublePredicate holds) {
        double share = outcome.after().share(rows, unit());
        return new Limit(setting, least, limit, share, outcome.after().shareByWeight(rows), holds.test(share));
    }

    /** Names of the steps, in their order, that a table shows. */
    List<String> steps() {
        List<String> steps = new ArrayList<>(List.of(org.genloss.curate.recipe.Recipe.EMPTY));
        outcome.recipe().steps().forEach(step -> steps.add(step.name()));
        steps.add(org.genloss.curate.recipe.Recipe.MIX);
        return steps;
    }

    /** How many records of the mix nobody gave a licence, where others have one, so that theirs are not taken for all; empty otherwise. */
    Optional<String> unlicensed() {
        long all = outcome.after().all().documents();
        long none = outcome.after().where(row -> row.licence().isEmpty()).documents();
        return none == 0 || none == all
                ? Optional.empty()
                : Optional.of(
                        Numbers.count(none) + " of " + Numbers.count(all, "record") + " without a declared licence");
    }

    /** What the reader should know beside numbers; a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        Outcome.Findings found = outcome.ids();
        if (found.conflicting() > 0) {
            notes.add(Numbers.count(found.conflicts(), "text") + " "
                    + (found.conflicts() == 1 ? "is" : "are")
                    + " declared both human and synthetic, in " + Numbers.count(found.conflicting(), "record")
                    + ": these count as of unknown origin. For example "
                    + String.join("; ", found.examples()) + ".");
        }
        found.against().forEach(against -> notes.add(against(against)));
        if (found.repeated() > 0) {
            notes.add(Numbers.count(found.repeated(), "record bears", "records bear")
                    + " an id that one of another file bore before; the place was added to it.");
        }
        found.repeats()
                .forEach(again -> notes.add(Numbers.count(again.records(), "record") + " of " + again.source()
                        + (again.records() == 1 ? " repeats" : " repeat")
                        + " an id within it, and the row was added to it: of " + again.example() + ", for example, "
                        + again.name() + "."));
        found.earlier().forEach(earlier -> notes.addAll(earlier(earlier)));
        if (found.unnamed() > 0) {
            notes.add(Numbers.count(found.unnamed(), "record has", "records have") + " no id and "
                    + (found.unnamed() == 1 ? "is" : "are") + " named by place.");
        }
        for (Outcome.Undated undated : found.undated()) {
            notes.add(Numbers.count(undated.records(), "record") + " of " + undated.source()
                    + (undated.records() == 1 ? " has" : " have")
                    + " a date that cannot be read, such as \"" + Cells.fit(undated.date(), 40) + "\" of "
                    + undated.id()
                    + (undated.records() == 1 ? ": it counts" : ": they count") + " as without a date of "
                    + (undated.records() == 1 ? "its" : "their") + " own.");
        }
        if (found.nameless() > 0) {
            notes.add("People decided about " + Numbers.count(found.nameless(), "document")
                    + " without saying who they are: the decisions hold, and are no review that anybody answers for.");
        }
        notes.addAll(spent());
        notes.addAll(CurateDetectors.doubts(outcome.labels()));
        unlicensed()
                .ifPresent(some ->
                        notes.add("The mix holds " + some + ": the licences that are named are those of the others."));
        Recall.of(outcome.recipe()).map(CurateFacts::recall).ifPresent(notes::add);
        if (found.changed() > 0) {
            notes.add("Steps changed the text of " + Numbers.count(found.changed(), "record") + ".");
        }
        List<String> weighing = outcome.recipe().steps().stream()
                .filter(step -> "weigh".equals(String.valueOf(step.settings().get("action"))))
                .map(org.genloss.curate.recipe.Recipe.Step::name)
                .toList();
        if (!weighing.isEmpty()) {
            notes.add(
                    "Documents that " + String.join(" and ", weighing)
                            + " weighs count for less in training, as the field weight of the records says. Caps and the size of the mix count every document whole, as training does that does not read the field.");
        }
        held().ifPresent(notes::add);
        boolean unknown =
                outcome.before().rows().stream().anyMatch(row -> row.origin().equals("unknown"));
        if (unknown && mixing.caps()) {
            notes.add("Records of unknown origin count as "
                    + (mixing.unknown() == Mixing.CountedAs.REAL ? "real" : "synthetic, the cautious way")
                    + "; mix.unknown says which.");
        }
        for (Outcome.SourceRead read : outcome.read()) {
            if (read.damaged() > 0) {
                notes.add(Numbers.count(read.damaged(), "damaged row") + " of " + read.source()
                        + (read.damaged() == 1 ? " was" : " were") + " left out: " + String.join("; ", read.listed())
                        + (read.damaged() > read.listed().size() ? "; and more in bad-rows.txt" : "") + ".");
            }
        }
        for (Allotment.Shortfall s : outcome.shortfalls()) {
            notes.add(s.what() + " " + s.says(unit())
                    + (s.what().equals(Mixing.FRESH) && undated() ? " No human record has a date." : ""));
        }
        return notes;
    }

    private static String recall(Recall recall) {
        Banding bands = recall.banding();
        return "Of two texts just " + recall.similarity() + " similar, " + recall.step() + " with "
                + Numbers.count(bands.bands(), "band") + " of " + Numbers.count(bands.rows(), "row") + " finds "
                + Wording.percent(recall.share()) + " (1 - (1 - s^rows)^bands), of more similar ones more."
                + recall.better()
                        .map(better -> " To find " + Wording.percent(better.candidate(recall.similarity()))
                                + " of them: bands: " + better.bands() + ", rows: " + better.rows()
                                + ", which compares more texts and takes out none less similar.")
                        .orElse("");
    }

    /** Of a size the share that the cap allows is for synthetic text: where that is more than there was in proportion, human text made room. */
    private Optional<String> held() {
        double before = outcome.before().share(this::synthetic, unit());
        double after = outcome.after().share(this::synthetic, unit());
        return mixing.size().isPresent()
                        && mixing.synthetic().isPresent()
                        && mixing.weights().isEmpty()
                        && after > before + NOTABLE
                ? Optional.of("Of mix.size the share that mix.synthetic allows is held for synthetic text: it is "
                        + Wording.percent(before) + " of what was read and " + Wording.percent(after)
                        + " of the mix, so that human text made room for it. A lower mix.synthetic holds less.")
                : Optional.empty();
    }

    /** Sources of which nothing is in the mix, each with the step that took most of it. */
    private List<String> spent() {
        List<String> spent = new ArrayList<>();
        for (Outcome.SourceRead read : outcome.read()) {
            String source = read.source();
            long there = read.amount().documents();
            boolean none =
                    outcome.after().where(row -> row.source().equals(source)).documents() == 0;
            if (there > 0 && none) {
                String most = "";
                long taken = 0;
                for (String step : steps()) {
                    long by = outcome.removed(step, source).documents();
                    if (by > taken) {
                        most = step;
                        taken = by;
                    }
                }
                spent.add("Source " + source + " gave nothing to the mix: step " + most + " took "
                        + (taken == there
                                ? "all " + Numbers.count(there)
                                : Numbers.count(taken) + " of its " + Numbers.count(there))
                        + (there == 1 ? " document." : " documents.")
                        + (taken == there ? "" : " What took the others stands in the table of what was removed."));
            }
        }
        return spent;
    }

    private boolean undated() {
        return outcome.before().rows().stream()
                .noneMatch(row -> row.origin().equals("human") && !row.month().isEmpty());
    }

    private static List<String> earlier(Outcome.Earlier earlier) {
        List<String> said = new ArrayList<>();
        if (earlier.weighed() > 0) {
            String range = earlier.lowest() == earlier.highest() ? "" : " to " + earlier.highest();
            said.add(Numbers.count(earlier.weighed(), "record") + " of " + earlier.source()
                    + (earlier.weighed() == 1 ? " has a weight" : " have weights") + " from an earlier mix ("
                    + earlier.lowest() + range + "): the field weight is that, times what steps of this recipe give. "
                    + Numbers.count(earlier.weighedKept()) + (earlier.weighedKept() == 1 ? " is" : " are")
                    + " in the mix. Caps and its size count them whole.");
        }
        if (earlier.labelled() > 0) {
            said.add(Numbers.count(earlier.labelled(), "record") + " of " + earlier.source()
                    + (earlier.labelled() == 1 ? " has" : " have") + " labels from an earlier mix ("
                    + String.join(", ", earlier.detectors()) + "), " + Numbers.count(earlier.flagged())
                    + " flagged: they go on in the field labels, with the name of that mix, and count for no step of this"
                    + " recipe. " + Numbers.count(earlier.labelledKept())
                    + (earlier.labelledKept() == 1 ? " is" : " are") + " in the mix.");
        }
        return said;
    }

    private static String against(Outcome.Against against) {
        String who = Numbers.count(against.records(), "record") + " of " + against.source();
        boolean one = against.records() == 1;
        return against.earlier()
                ? who + (one ? " says " : " say ") + against.says() + ", and the source declares " + against.declares()
                        + ": what the earlier mix says of " + (one ? "the record" : "each record")
                        + " counts. For example "
                        + against.example() + "."
                : who + (one ? " has" : " have") + " a field origin that says " + against.says()
                        + ", and the source declares " + against.declares()
                        + ", which counts. For example " + against.example()
                        + ". If the field is right, name it at the source: origin-field: origin.";
    }
}
