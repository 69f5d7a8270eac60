package org.genloss.io.curate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genloss.curate.outcome.Tally;
import org.genloss.curate.policy.DataPolicy;
import org.genloss.curate.policy.Held;
import org.genloss.curate.policy.PolicyReport;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.io.Duck;
import org.genloss.io.UserError;
import org.genloss.io.verify.HumanReview;

/** Refuses what the policy of a recipe forbids: what can be told without the data before anything is read, the rest before anything is written. */
final class PolicyGate {
    /** As for every gate. */
    private static final int FAILED = 1;

    private final Recipe recipe;
    private final DataPolicy policy;
    private final List<String> earlier;

    private PolicyGate(Recipe recipe, DataPolicy policy) {
        this.recipe = recipe;
        this.policy = policy;
        this.earlier = recipe.sources().stream()
                .filter(source -> source.paths().stream().anyMatch(EarlierMix::is))
                .map(Source::id)
                .toList();
    }

    /** Of a recipe; empty where it has no policy. @param today the day on which waivers are judged */
    static Optional<PolicyGate> of(Recipe recipe, LocalDate today) {
        if (recipe.policy().isEmpty()) {
            return Optional.empty();
        }
        List<String> sources = recipe.sources().stream().map(Source::id).toList();
        return Optional.of(new PolicyGate(recipe, DataPolicyFile.of(recipe.policy(), sources, today)));
    }

    /** @throws UserError where the recipe alone breaks it */
    void before() {
        require(policy.judge(recipe, earlier, Optional.empty()), "Nothing was read.");
    }

    /** What the recipe and the mix break. @param mix what it holds */
    PolicyReport after(Tally mix, Index index) {
        List<Held> held = new ArrayList<>();
        for (int s = 0; s < recipe.sources().size(); s++) {
            held.add(held(
                    recipe.sources().get(s).id(), mix, waiting(s, index), index.number(nameless("source = " + s))));
        }
        double synthetic = mix.share(
                row -> recipe.mix().synthetic(row.origin()), recipe.mix().unit());
        return policy.judge(recipe, earlier, Optional.of(new DataPolicy.Mixed(held, synthetic)));
    }

    private static Held held(String source, Tally mix, long waiting, long nameless) {
        Map<String, Long> licences = new HashMap<>();
        long unknown = 0;
        long unnamed = 0;
        for (Tally.Row row : mix.rows()) {
            if (row.source().equals(source)) {
                long documents = row.amount().documents();
                licences.merge(row.licence(), documents, Long::sum);
                unknown += row.origin().equals("unknown") ? documents : 0;
                unnamed += row.origin().equals("synthetic") && row.generator().isEmpty() ? documents : 0;
            }
        }
        return new Held(source, unknown, licences, unnamed, waiting, nameless);
    }

    private static long waiting(int source, Index index) {
        return index.number("SELECT count(*) FROM final WHERE source = " + source + " AND (reason = "
                + Duck.text(HumanReview.AWAITING) + " OR (step IS NULL AND contains(labels, "
                + Duck.text('"' + HumanReview.ID + '"') + ")))");
    }

    /** Counts the records, of some, about which somebody decided who is not named. */
    static String nameless(String where) {
        return "SELECT count(*) FROM final WHERE " + where + " AND contains(reviews, '\"who\":\"\"')";
    }

    /** @param kept what becomes of what was done until now. @throws UserError where something is broken and not waived */
    static void require(PolicyReport report, String kept) {
        List<PolicyReport.Breach> open = report.open();
        if (!open.isEmpty()) {
            List<String> expired = report.waivers().stream()
                    .filter(w -> w.expired() && open.stream().anyMatch(breach -> breach.waivedBy(w)))
                    .map(w -> "The waiver of " + w.title() + " ended on " + w.expires() + ".")
                    .toList();
            throw new UserError(
                    "the policy of the recipe is not met. " + kept
                            + open.stream()
                                    .map(breach -> "\n  " + breach.rule().id() + ": " + breach.sentence()
                                            + (breach.sentence().endsWith("}") ? "" : "."))
                                    .collect(Collectors.joining())
                            + expired.stream().map(one -> "\n  " + one).collect(Collectors.joining())
                            + "\n  What cannot be mended yet can be waived: policy: { waivers: [ { rule: "
                            + open.get(0).rule().id() + ", owner: WHO, reason: WHY, expires: DAY } ] }",
                    FAILED,
                    null);
        }
    }
}
