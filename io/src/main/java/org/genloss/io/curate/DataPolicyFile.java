package org.genloss.io.curate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.curate.clean.Pii;
import org.genloss.curate.policy.DataPolicy;
import org.genloss.curate.policy.Rule;
import org.genloss.io.policy.WaiverTerms;
import org.genloss.verdict.gate.Waiver;

/** {@code policy} of a recipe. */
final class DataPolicyFile {
    private DataPolicyFile() {}

    /** Of a recipe that was read. @param today the day on which waivers are judged */
    static DataPolicy of(Map<String, Object> policy, List<String> sources, LocalDate today) {
        return read(Section.of(null, policy), sources, today);
    }

    /**
     * Of a file.
     *
     * @param sources ids of the recipe's sources
     * @throws org.genloss.io.UserError naming the place of what is wrong
     */
    static DataPolicy read(Section policy, List<String> sources, LocalDate today) {
        List<String> keys = new ArrayList<>(Rule.ids());
        keys.add("waivers");
        policy.only(keys);
        policy.map().forEach((key, value) -> {
            if (value == null) {
                throw policy.wrong(key, "is empty. Give it a value, or leave it out.");
            }
        });
        return new DataPolicy(
                word(policy, Rule.ORIGIN, "declared"),
                list(policy, Rule.LICENCE, "present", List.of(), null),
                word(policy, Rule.CONSENT, "present"),
                policy.share(Rule.SYNTHETIC.id()),
                word(policy, Rule.GENERATOR, "named"),
                personal(policy),
                review(policy),
                waivers(policy, sources, today));
    }

    private static boolean word(Section policy, Rule rule, String word) {
        return policy.map().containsKey(rule.id())
                && !policy.word(rule.id(), word, List.of(word)).isEmpty();
    }

    /** A word for all, or a list. @param known what the list may name; null for anything */
    private static Optional<List<String>> list(
            Section policy, Rule rule, String word, List<String> all, List<String> known) {
        if (!policy.map().containsKey(rule.id())) {
            return Optional.empty();
        }
        if (word.equals(policy.map().get(rule.id()))) {
            return Optional.of(all);
        }
        List<String> named = policy.texts(rule.id());
        if (named.isEmpty()) {
            throw policy.wrong(rule.id(), "takes " + word + " or a list, and the list is empty.");
        }
        if (known != null) {
            RecipeFile.requireKnown(policy, rule.id(), "kind of personal data", known);
        }
        return Optional.of(named);
    }

    private static Optional<List<String>> personal(Section policy) {
        List<String> all = new Pii().kinds().stream().map(String::valueOf).toList();
        return list(policy, Rule.PERSONAL_DATA, "handled", all, all);
    }

    private static OptionalDouble review(Section policy) {
        OptionalDouble share = policy.share(Rule.HUMAN_REVIEW.id());
        if (share.isPresent() && share.getAsDouble() == 0) {
            throw policy.wrong(Rule.HUMAN_REVIEW.id(), "is a share above 0. Leave it out to ask for none.");
        }
        return share;
    }

    private static List<Waiver> waivers(Section policy, List<String> sources, LocalDate today) {
        List<Waiver> waivers = new ArrayList<>();
        for (Section waiver : policy.sections("waivers")) {
            List<String> keys = new ArrayList<>(Arrays.asList("rule", "source"));
            keys.addAll(WaiverTerms.KEYS);
            waiver.only(keys);
            String rule = waiver.text("rule")
                    .orElseThrow(() -> waiver.wrong("has no rule. It waives one of " + String.join(", ", Rule.ids())
                            + ": { rule: consent, source: forum, owner: WHO, reason: WHY, expires: 2027-01-31 }"));
            if (!waiver.map().containsKey("owner")) {
                throw waiver.wrong("has no owner. Say who answers for it: owner: NAME");
            }
            RecipeFile.requireKnown(waiver, "rule", "rule", Rule.ids());
            RecipeFile.requireKnown(waiver, "source", "source", sources);
            boolean whole = Arrays.stream(Rule.values()).anyMatch(r -> r.id().equals(rule) && !r.ofSources());
            if (whole && waiver.map().containsKey("source")) {
                throw waiver.wrong(
                        "source", "has no place here: the rule " + rule + " is about the whole mix. Leave it out.");
            }
            waivers.add(WaiverTerms.read(
                    rule,
                    waiver.text("source", ""),
                    waiver.map(),
                    today,
                    (key, wrong) -> key.isEmpty() ? waiver.wrong(wrong) : waiver.wrong(key, wrong)));
        }
        return waivers;
    }
}
