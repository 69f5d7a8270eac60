package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.curate.expression.Expression;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.rules.BlockList;
import org.genloss.curate.rules.Measures;
import org.genloss.curate.rules.Rule;
import org.genloss.curate.watermark.TokenSelector;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.io.detector.Tokenized;
import org.genloss.io.verify.HumanReview;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.genloss.select.Selector;

/** The steps of a recipe that look at one record at a time. Rules in a row share one scan of the text. */
final class Steps {
    private final List<Selector> selectors = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Judge> judges = new ArrayList<>();
    private final Seed seed;

    Steps(Recipe recipe) {
        this.seed = Seed.of(recipe.seed());
        for (int i = 0; i < recipe.steps().size(); i++) {
            int number = i + 1;
            selector(recipe.steps().get(i)).ifPresent(selector -> {
                selectors.add(selector);
                numbers.add(number);
            });
        }
    }

    private static Optional<Selector> selector(Recipe.Step step) {
        Catalog<Selector> shelf = Catalog.of(Selector.class, "selector");
        return shelf.ids().contains(step.id())
                ? Optional.of(Settings.with(shelf.get(step.id()), step.settings()))
                : Optional.empty();
    }

    /** Numbers of the steps that are filters by quality: what they take may be given back. */
    static Set<Integer> filters(Recipe recipe) {
        Set<Integer> filters = new TreeSet<>();
        for (int i = 0; i < recipe.steps().size(); i++) {
            boolean filter = selector(recipe.steps().get(i))
                    .filter(s -> !s.binding() && !Settings.of(s).containsKey("action"))
                    .isPresent();
            if (filter) {
                filters.add(i + 1);
            }
        }
        return filters;
    }

    /**
     * What a detector goes by, as it is set.
     *
     * @param method its scheme or score; empty where it has one alone
     * @param rated whether it works at a false-positive rate, and labels each text that it can judge
     */
    record Detector(String method, boolean rated) {}

    /** The step of that number as a detector; empty where it is none. A rule of the user's own is one of documents that it is undefined for. */
    static Optional<Detector> detector(Recipe recipe, int step) {
        Optional<Selector> selector = selector(recipe.steps().get(step - 1));
        if (selector.filter(Expression.class::isInstance).isPresent()) {
            return Optional.of(new Detector("", false));
        }
        return selector.map(Settings::of).filter(s -> s.containsKey("action")).map(s -> {
            Object method = s.getOrDefault("scheme", s.getOrDefault("score", ""));
            return new Detector(
                    method instanceof Enum<?> e ? Settings.word(e) : method.toString(),
                    s.containsKey("false-positives"));
        });
    }

    /** A field that a recipe asks for by its name. @param where "steps.block-list.field". @param says "names url" */
    record Asked(String where, String says, String field) {}

    /** Fields without which a step, or a part of its rule, checks nothing. */
    static List<Asked> asked(Recipe recipe) {
        List<Asked> asked = new ArrayList<>();
        for (Recipe.Step step : recipe.steps()) {
            String name = "steps." + step.name();
            Selector selector = selector(step).orElse(null);
            if (selector instanceof BlockList list) {
                asked.add(new Asked(name + ".field", "names " + list.field(), list.field()));
            } else if (selector instanceof Expression rule) {
                rule.notes().stream()
                        .filter(field -> !Provenance.ALWAYS.contains(field))
                        .forEach(field -> asked.add(new Asked(name, "asks for notes." + field, field)));
            }
        }
        return asked;
    }

    /** The fields of which steps read token ids, where they have no tokenizer for the text. */
    static List<Asked> tokens(Recipe recipe) {
        List<Asked> tokens = new ArrayList<>();
        for (Recipe.Step step : recipe.steps()) {
            selector(step)
                    .filter(TokenSelector.class::isInstance)
                    .map(TokenSelector.class::cast)
                    .filter(s -> s.tokenizer().isBlank())
                    .ifPresent(s -> tokens.add(
                            new Asked("steps." + step.name(), "reads token ids from " + s.field(), s.field())));
        }
        return tokens;
    }

    /** Fields of records that the steps read beside the text. */
    static Set<String> fields(Recipe recipe) {
        Set<String> fields = new TreeSet<>();
        recipe.steps().forEach(step -> selector(step).ifPresent(selector -> fields.addAll(selector.fields())));
        return fields;
    }

    /** What the steps must know of all records before they can judge. */
    Set<Kind<?>> needs() {
        Set<Kind<?>> needs = new java.util.LinkedHashSet<>();
        selectors.forEach(selector -> needs.addAll(selector.needs(Schema.text())));
        return needs;
    }

    /**
     * Makes the steps ready; once before the first record. Those that need to know nothing of all records come first, so that what they lack is told before any is read.
     *
     * @param seen what the others need
     * @throws UserError with all that steps lack
     */
    void ready(Supplier<Profile> seen) {
        Judge[] ready = alone();
        if (!needs().isEmpty()) {
            make(ready, needs -> !needs.isEmpty(), seen.get());
        }
        judges.clear();
        judges.addAll(List.of(ready));
    }

    /**
     * Makes those ready that need to know nothing of all records, null in the places of the others.
     *
     * @throws UserError with all that they lack
     */
    Judge[] alone() {
        Judge[] ready = new Judge[selectors.size()];
        make(ready, Set::isEmpty, Profile.of(new Items(Schema.text(), List.of()), Set.of()));
        return ready;
    }

    /** @param which by what they need of all records */
    private void make(Judge[] ready, Predicate<Set<Kind<?>>> which, Profile seen) {
        List<UserError> lacking = new ArrayList<>();
        for (int i = 0; i < ready.length; i++) {
            if (which.test(selectors.get(i).needs(Schema.text()))) {
                try {
                    ready[i] = Tokenized.open(selectors.get(i)).ready(seen, seed.child(numbers.get(i)));
                } catch (IllegalArgumentException e) {
                    lacking.add(lacking(i, e));
                } catch (UserError e) {
                    lacking.add(e);
                }
            }
        }
        if (!lacking.isEmpty()) {
            throw lacking.size() == 1
                    ? lacking.get(0)
                    : new UserError(lacking.stream().map(UserError::getMessage).collect(Collectors.joining("\n  ")));
        }
    }

    /** What the recipe or a record lacks for a step. */
    private UserError lacking(int i, IllegalArgumentException e) {
        return new UserError("step " + numbers.get(i) + " of the recipe: " + e.getMessage() + ".", e);
    }

    /** Numbers of the steps, rising. */
    Set<Integer> numbers() {
        return new TreeSet<>(numbers);
    }

    /** What becomes of a record under all steps. @param watched number of the step that looks at all records; 0 for none. @param protect whether it may be given back */
    Judged judge(Item item, int watched, boolean protect) {
        return new Run(item, watched, protect).judge(Integer.MAX_VALUE);
    }

    /** Names of the steps that mend texts, in their order: what a mix is compared with goes through these. */
    static List<String> mending(Recipe recipe) {
        return recipe.steps().stream()
                .filter(step -> selector(step).filter(Selector::mends).isPresent())
                .map(Recipe.Step::name)
                .toList();
    }

    /** An item as the steps that mend texts leave it, whatever they or others drop. */
    Item mended(Item item) {
        Item mended = item;
        for (int i = 0; i < selectors.size(); i++) {
            if (selectors.get(i).mends() && decision(i, mended).outcome() instanceof Decision.Edit edit) {
                mended = mended.with(edit.payload());
            }
        }
        return mended;
    }

    private Decision decision(int i, Item item) {
        try {
            return judges.get(i).judge(item);
        } catch (IllegalArgumentException e) {
            throw lacking(i, e);
        }
    }

    /** The text of a record as the step of that number sees it. */
    String before(Item item, int step) {
        return new Run(item, 0, true).judge(step).text();
    }

    /** The text of a record as all steps leave it, whether or not filters take it. */
    String text(Item item, boolean whole) {
        return whole ? new Run(item, 0, true).judge(Integer.MAX_VALUE).text() : text(item);
    }

    /** One record on its way through the steps. */
    private final class Run {
        private final int watched;
        private final List<Judged.Given> labels = new ArrayList<>();
        private final List<Judged.Review> reviews = new ArrayList<>();
        private Item item;
        private Measures measured;
        private double weight = 1;
        private boolean changed;
        private String seen;
        private final boolean protect;
        private final StringBuilder fails = new StringBuilder();

        Run(Item item, int watched, boolean protect) {
            this.protect = protect;
            this.item = item;
            this.watched = watched;
        }

        /** Whether there is nothing to see in a text: blanks of any script, breaks, marks without width. */
        private static boolean empty(String text) {
            return text.codePoints()
                    .allMatch(c -> Character.isWhitespace(c)
                            || Character.isSpaceChar(c)
                            || Character.isISOControl(c)
                            || Character.getType(c) == Character.FORMAT);
        }

        Judged judge(int before) {
            if (empty(text(item))) {
                return gone(0, Recipe.EMPTY, Double.NaN);
            }
            for (int i = 0; i < selectors.size() && numbers.get(i) < before; i++) {
                watch(numbers.get(i));
                Judged gone = step(i);
                if (gone != null) {
                    return gone;
                }
            }
            watch(Integer.MAX_VALUE);
            if (!fails.isEmpty()) {
                return first(fails.toString(), -1);
            }
            return gone(-1, "", Double.NaN);
        }

        private void watch(int next) {
            if (watched > 0 && watched < next && seen == null && fails.isEmpty()) {
                seen = text(item);
            }
        }

        /** The record as it goes, null where it stays. */
        private Judged step(int i) {
            if (judges.get(i) instanceof HumanReview.People people) {
                people.answer(item).ifPresent(answer -> reviews.add(new Judged.Review(numbers.get(i), answer)));
            }
            Decision decision = decision(i);
            decision.labels().forEach(label -> labels.add(new Judged.Given(numbers.get(i), label)));
            Decision then = decision.outcome();
            if (then instanceof Decision.Drop drop) {
                List<Label> own = decision.labels();
                if (protect && own.isEmpty() && !selectors.get(i).binding()) {
                    fails.append(numbers.get(i))
                            .append('\t')
                            .append(drop.reason().replaceAll("\\s+", " "))
                            .append('\n');
                    return null;
                }
                double score =
                        own.isEmpty() ? Double.NaN : own.get(own.size() - 1).score();
                return gone(numbers.get(i), drop.reason(), score);
            }
            if (then instanceof Decision.Weigh weigh) {
                weight *= weigh.weight();
            } else if (then instanceof Decision.Edit edit) {
                item = item.with(edit.payload());
                measured = null;
                changed = true;
                if (empty(text(item))) {
                    return gone(numbers.get(i), "nothing left: " + edit.reason(), Double.NaN);
                }
            }
            return null;
        }

        private Decision decision(int i) {
            if (selectors.get(i) instanceof Rule rule) {
                measured = measured == null ? new Measures(text(item)) : measured;
                return rule.decide(measured);
            }
            return Steps.this.decision(i, item);
        }

        private Judged gone(int step, String reason, double score) {
            return fails.isEmpty()
                    ? new Judged(text(item), step, reason, score, weight, labels, reviews, changed, seen, "", -1)
                    : first("", step);
        }

        /** Gone by the first filter that takes it. @param back all filters, where it may be given back @param barred number of the step by which it may not; -1 for none */
        private Judged first(String back, int barred) {
            String[] first = fails.substring(0, fails.indexOf("\n")).split("\t", 2);
            return new Judged(
                    text(item),
                    Integer.parseInt(first[0]),
                    first[1],
                    Double.NaN,
                    weight,
                    labels,
                    reviews,
                    changed,
                    null,
                    back,
                    barred);
        }
    }

    private static String text(Item item) {
        return ((Payload.Text) item.payload()).value();
    }
}
