package org.genloss.curate.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.genloss.curate.recipe.Declared;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.verdict.gate.Waiver;

/**
 * What the owner of a mix asks of its data.
 *
 * @param origin whether every origin must be declared
 * @param licences whether every record must have a licence; of a list one of these, of an empty list any
 * @param consent whether sources of people's data must say how these agreed
 * @param synthetic highest share of synthetic text in the unit of the mix
 * @param generator whether synthetic records must name their generator
 * @param personal kinds of personal data that a step must handle
 * @param review share of the documents that people must look at
 * @param waivers of a rule, or of a rule for one source
 */
public record DataPolicy(
        boolean origin,
        Optional<List<String>> licences,
        boolean consent,
        OptionalDouble synthetic,
        boolean generator,
        Optional<List<String>> personal,
        OptionalDouble review,
        List<Waiver> waivers) {
    public DataPolicy {
        licences = licences.map(List::copyOf);
        personal = personal.map(List::copyOf);
        waivers = List.copyOf(waivers);
    }

    /** What a mix holds. @param synthetic its synthetic share */
    public record Mixed(List<Held> sources, double synthetic) {}

    /**
     * What the recipe alone breaks; and, of a mix, what its records break.
     *
     * @param earlier ids of sources that an earlier run wrote: their records know origin and licence themselves
     */
    public PolicyReport judge(Recipe recipe, List<String> earlier, Optional<Mixed> mix) {
        return new Judging(recipe, earlier, mix).report();
    }

    private final class Judging {
        private final Recipe recipe;
        private final List<String> earlier;
        private final Optional<Mixed> mix;
        private final Map<Rule, List<PolicyReport.Breach>> breaches = new EnumMap<>(Rule.class);

        Judging(Recipe recipe, List<String> earlier, Optional<Mixed> mix) {
            this.recipe = recipe;
            this.earlier = earlier;
            this.mix = mix;
        }

        PolicyReport report() {
            recipe.sources().forEach(this::declared);
            personal();
            review();
            mix.ifPresent(m -> {
                m.sources().forEach(this::held);
                if (synthetic.isPresent() && m.synthetic() > synthetic.getAsDouble() + 1e-12) {
                    breach(
                            Rule.SYNTHETIC,
                            "",
                            "the mix is " + percent(m.synthetic()) + " synthetic by "
                                    + recipe.mix().unit().word() + ". Cap it: mix: { synthetic: "
                                    + synthetic.getAsDouble() + " }");
                }
            });
            List<PolicyReport.Ruled> rules = new ArrayList<>();
            for (Rule rule : Rule.values()) {
                asked(rule)
                        .ifPresent(asked ->
                                rules.add(new PolicyReport.Ruled(rule, asked, breaches.getOrDefault(rule, List.of()))));
            }
            return new PolicyReport(rules, waivers);
        }

        private void breach(Rule rule, String source, String sentence) {
            PolicyReport.Breach open = new PolicyReport.Breach(rule, source, sentence, Optional.empty());
            Optional<Waiver> waiver = waivers.stream()
                    .filter(w -> !w.expired() && open.waivedBy(w))
                    .findFirst();
            List<PolicyReport.Breach> own = breaches.computeIfAbsent(rule, r -> new ArrayList<>());
            if (own.stream().noneMatch(b -> !source.isEmpty() && b.source().equals(source))) { // told once of a source
                own.add(new PolicyReport.Breach(rule, source, sentence, waiver));
            }
        }

        private void declared(Source source) {
            String id = source.id();
            boolean own = earlier.contains(id);
            if (origin
                    && !own
                    && source.declared().kind() == Declared.Kind.UNKNOWN
                    && source.fields().origin().isEmpty()) {
                breach(Rule.ORIGIN, id, id + " is declared of unknown origin. Find out, or leave it out");
            }
            if (licences.isPresent() && !own) {
                Optional<String> licence = source.facts().licence();
                if (licence.isEmpty()) {
                    breach(Rule.LICENCE, id, id + " declares no licence. Say licence: NAME, or leave it out");
                } else if (!allowed(licence.get())) {
                    breach(Rule.LICENCE, id, id + " is under " + licence.get() + ", which is not allowed");
                }
            }
            boolean nameless = source.declared().kind() == Declared.Kind.SYNTHETIC
                    && source.declared().model().isEmpty();
            if (generator && nameless && source.fields().origin().isEmpty()) {
                breach(Rule.GENERATOR, id, id + " does not name its generator. Say origin: { synthetic: MODEL }");
            }
            if (consent
                    && source.declared().kind() != Declared.Kind.SYNTHETIC
                    && source.facts().consent().isEmpty()) {
                breach(
                        Rule.CONSENT,
                        id,
                        id + " does not say how the people whose data it is agreed. Say consent: HOW, or leave it out");
            }
        }

        private boolean allowed(String licence) {
            return licences.orElseThrow().isEmpty() || licences.get().contains(licence);
        }

        /** A step that masks is enough, and so is one that drops: what it took is never given back. */
        private void personal() {
            if (personal.isEmpty()) {
                return;
            }
            List<String> missing = new ArrayList<>(personal.get());
            for (Recipe.Step step : recipe.steps()) {
                if (step.id().equals("pii") && step.settings().get("kinds") instanceof List<?> kinds) {
                    missing.removeAll(kinds);
                }
            }
            if (!missing.isEmpty()) {
                breach(
                        Rule.PERSONAL_DATA,
                        "",
                        "no step handles " + String.join(", ", missing) + ". Add one: steps: [ { id: pii, kinds: ["
                                + String.join(", ", missing) + "] } ]");
            }
        }

        private void review() {
            if (review.isEmpty()) {
                return;
            }
            double least = review.getAsDouble();
            boolean asks = recipe.steps().stream()
                    .filter(step -> step.id().equals("human-review"))
                    .anyMatch(step -> ((Number) step.settings().get("share")).doubleValue() >= least);
            if (!asks) {
                breach(
                        Rule.HUMAN_REVIEW,
                        "",
                        "no step has people look at " + percent(least)
                                + " of the documents. Add one: steps: [ { id: human-review, share: " + least + " } ]");
            }
        }

        private void held(Held held) {
            String id = held.source();
            if (origin && held.unknown() > 0) {
                breach(
                        Rule.ORIGIN,
                        id,
                        documents(held.unknown(), id) + " of unknown origin are in the mix. Leave"
                                + " them out by a step: { id: expression, drop: \"origin == 'unknown'\" }");
            }
            if (licences.isPresent()) {
                new TreeMap<>(held.licences()).forEach((licence, count) -> {
                    if (licence.isEmpty() || !allowed(licence)) {
                        breach(
                                Rule.LICENCE,
                                id,
                                documents(count, id)
                                        + (licence.isEmpty()
                                                ? " without a licence"
                                                : " under " + licence + ", which is not allowed,")
                                        + " are in the mix");
                    }
                });
            }
            if (generator && held.unnamed() > 0) {
                breach(
                        Rule.GENERATOR,
                        id,
                        documents(held.unnamed(), id) + " in the mix are synthetic and do not name"
                                + " their generator. Say origin: { synthetic: MODEL }");
            }
            if (review.isPresent() && held.waiting() > 0) {
                breach(
                        Rule.HUMAN_REVIEW,
                        id,
                        documents(held.waiting(), id) + (held.waiting() == 1 ? " waits" : " wait")
                                + " to be decided about"
                                + (held.nameless() > 0
                                        ? ", and of " + count(held.nameless())
                                                + " more the answers do not say who decided"
                                        : "")
                                + ". Fill in review.csv, with who decided, and name it as answers of the step human-review");
            } else if (review.isPresent() && held.nameless() > 0) {
                breach(
                        Rule.HUMAN_REVIEW,
                        id,
                        "nobody is named who decided about " + documents(held.nameless(), id)
                                + ". Fill in the column who of the answers of the step human-review");
            }
        }
    }

    private Optional<String> asked(Rule rule) {
        return switch (rule) {
            case ORIGIN -> origin ? Optional.of("declared") : Optional.empty();
            case LICENCE -> licences.map(all -> all.isEmpty() ? "present" : String.join(", ", all));
            case CONSENT -> consent ? Optional.of("present") : Optional.empty();
            case SYNTHETIC ->
                synthetic.isPresent() ? Optional.of("at most " + percent(synthetic.getAsDouble())) : Optional.empty();
            case GENERATOR -> generator ? Optional.of("named") : Optional.empty();
            case PERSONAL_DATA -> personal.map(kinds -> "handled: " + String.join(", ", kinds));
            case HUMAN_REVIEW ->
                review.isPresent()
                        ? Optional.of(
                                "of at least " + percent(review.getAsDouble()) + ", all decided by somebody named")
                        : Optional.empty();
        };
    }

    private static String documents(long count, String source) {
        return count(count) + (count == 1 ? " document of " : " documents of ") + source;
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percent(double share) {
        return org.genloss.verdict.battery.Wording.percent(share);
    }
}
