package org.genloss.curate.expression;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.genloss.catalog.Card;
import org.genloss.curate.rules.Measures;
import org.genloss.curate.rules.Rule;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Profile;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * The user's own rule, for example {@code drop: "words < 10 && source == 'forum'"}. Expressions follow the grammar of Apache Commons JEXL, cut down to names,
 * numbers, texts, lists, comparisons, logic, arithmetic and a few functions; there are no classes, methods, assignments or loops. Types and names
 * are checked when the rule is read: a wrong one is reported with its column before any document is. A share of nothing is 0, a text that is not known is
 * empty, and a generation that is not known is -1. A division by 0, or {@code number()} of a text that says none, leaves the rule undefined for a document unless what stands before {@code &&}, {@code ||} or {@code ?}
 * decides without it ({@code lines > 1 && words / (lines - 1) > 9}): an undefined rule takes no document, which stays with a label that says why, and the report counts these. {@code source}, {@code date} and {@code licence} are what the record says in a field of that name,
 * and else what is known of where it was read.
 *
 * @param drop documents for which this holds go, for example "words < 10 && source == 'forum'"; empty for none
 * @param keep documents for which this does not hold go, for example "generation <= 1"; empty for none
 */
@Shelf(Selector.class)
public record Expression(String drop, String keep) implements Selector, Serializable {
    private static final long serialVersionUID = 1;

    /** No rule yet: one of the two has to be given. */
    public Expression() {
        this("", "");
    }

    /** @throws IllegalArgumentException with the column where one of them is no condition on documents */
    public Expression {
        drop = drop.strip();
        keep = keep.strip();
        for (String expression : new String[] {drop, keep}) {
            if (!expression.isEmpty()) {
                Condition.of(expression);
            }
        }
    }

    @Override
    public Card card() {
        return Card.of("expression", "A rule of your own")
                .says("Drops documents by a condition on what was measured of them and on what the record says.")
                .formula(
                        "names: " + String.join(", ", Name.all().keySet())
                                + ", notes.FIELD for any other field; functions: matches(text, 'pattern'), contains(text, part), count(text, part), "
                                + "lower(text), length(text), number(text); == != < <= > >=, =~ [list], =^ begins, =$ ends, && || !, + - * /, a ? b : c; "
                                + "undefined by a division by 0 and by number() of no number: the document stays, with a label, and is counted")
                .source("Apache Commons JEXL 3.5 grammar; patterns as in RE2");
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    @Override
    public Set<String> fields() {
        return fields(Condition::fields);
    }

    /** Fields of records that it names itself, as {@code notes.field}: beside what is known of every document. */
    public Set<String> notes() {
        return fields(Condition::notes);
    }

    private Set<String> fields(Function<Condition, Set<String>> which) {
        Set<String> fields = new TreeSet<>();
        for (String expression : new String[] {drop, keep}) {
            fields.addAll(expression.isEmpty() ? Set.of() : which.apply(Condition.of(expression)));
        }
        return fields;
    }

    /** @throws IllegalArgumentException where neither drop nor keep was given */
    @Override
    public Judge ready(Profile seen, Seed seed) {
        if (drop.isEmpty() && keep.isEmpty()) {
            throw new IllegalArgumentException(
                    "expression needs drop or keep, a condition such as drop: \"words < 10 && source == 'forum'\"");
        }
        return new Asked(drop, keep);
    }

    /** Reads its conditions again wherever it was sent to. */
    private static final class Asked implements Judge {
        private static final long serialVersionUID = 1;

        private final String drop;
        private final String keep;
        private transient volatile Condition drops;
        private transient volatile Condition keeps;

        Asked(String drop, String keep) {
            this.drop = drop;
            this.keep = keep;
        }

        @Override
        public Decision judge(Item item) {
            Measures measures = new Measures(Rule.text(item));
            String undefined = "";
            if (!drop.isEmpty()) {
                drops = drops == null ? Condition.of(drop) : drops;
                try {
                    if (drops.holds(item, measures)) {
                        return Decision.drop("drop: " + drop);
                    }
                } catch (Undefined e) {
                    undefined = undefined("drop: " + drop, e);
                }
            }
            if (!keep.isEmpty()) {
                keeps = keeps == null ? Condition.of(keep) : keeps;
                try {
                    if (!keeps.holds(item, measures)) {
                        return Decision.drop("not keep: " + keep);
                    }
                } catch (Undefined e) {
                    undefined = undefined("keep: " + keep, e);
                }
            }
            return undefined.isEmpty()
                    ? Decision.keep()
                    : new Decision.Labelled(Label.none("expression", undefined), Decision.keep());
        }

        private static String undefined(String rule, Undefined why) {
            return "undefined by " + why.getMessage() + " in " + rule;
        }
    }
}
