package org.genloss.curate.expression;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.apache.commons.jexl3.parser.ASTJexlScript;
import org.apache.commons.jexl3.parser.Parser;
import org.genloss.curate.rules.Measures;
import org.genloss.data.Item;

/**
 * A condition on documents. It is read and its types are found before the first document; then it cannot fail, and is {@link Undefined} for a document
 * at most. Time is bounded by the length of the expression times that of the document: there are no loops and no calls but those of {@link Functions}.
 */
final class Condition {
    /** Longest expression in characters. */
    static final int LONGEST = 4000;

    private static final JexlFeatures FEATURES = new JexlFeatures()
            .script(false)
            .loops(false)
            .lambda(false)
            .newInstance(false)
            .sideEffect(false)
            .sideEffectGlobal(false)
            .methodCall(false)
            .pragma(false)
            .annotation(false)
            .namespaceIdentifier(false)
            .structuredLiteral(true)
            .register(false);

    private final JexlExpression compiled;
    private final Set<String> fields;
    private final Set<String> notes;

    private Condition(JexlExpression compiled, Checker checker) {
        this.compiled = compiled;
        this.fields = checker.fields();
        this.notes = checker.notes();
    }

    /** Fields of records that it asks for. */
    Set<String> fields() {
        return fields;
    }

    /** Those of them that it names itself: {@code notes.field}. */
    Set<String> notes() {
        return notes;
    }

    /** A quotient by 0 is no number. */
    private static final class Sums extends JexlArithmetic {
        Sums() {
            super(true);
        }

        @Override
        public Object divide(Object left, Object right) {
            double by = ((Number) right).doubleValue();
            if (by == 0) {
                throw new Undefined("a division by 0");
            }
            return ((Number) left).doubleValue() / by;
        }

        /** Whether a value is in a list; 7 and 7.0 are the same number. */
        @Override
        public Boolean contains(Object list, Object value) {
            for (int i = 0; i < Array.getLength(list); i++) {
                if (equals(Array.get(list, i), value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What JEXL may touch: the functions and the fields of a record, nothing of Java. */
    private static final class OnlyThese implements JexlPermissions {
        private static boolean one(Class<?> type) {
            return type == Functions.class || type == Fields.class;
        }

        @Override
        public boolean allow(Class<?> type) {
            return one(type);
        }

        @Override
        public boolean allow(Constructor<?> constructor) {
            return false;
        }

        @Override
        public boolean allow(Field field) {
            return false;
        }

        @Override
        public boolean allow(Method method) {
            return one(method.getDeclaringClass());
        }

        @Override
        public boolean allow(Package all) {
            return Functions.class.getPackage().equals(all);
        }

        @Override
        public JexlPermissions compose(String... sources) {
            throw new UnsupportedOperationException("what may be touched is fixed");
        }
    }

    /** @throws Wrong with the column where it is no condition on documents */
    static Condition of(String expression) {
        if (expression.length() > LONGEST) {
            throw new Wrong("...", LONGEST, "an expression has at most " + LONGEST + " characters");
        }
        Functions functions = new Functions();
        try {
            ASTJexlScript tree =
                    new Parser(";").parse(new JexlInfo("expression", 1, 1), new JexlFeatures(), expression, null);
            Checker checker = new Checker(expression, functions);
            checker.condition(tree);
            JexlEngine engine = new JexlBuilder()
                    .features(FEATURES)
                    .permissions(new OnlyThese())
                    .arithmetic(new Sums())
                    .namespaces(Collections.singletonMap(null, functions))
                    .strict(true)
                    .silent(false)
                    .safe(false)
                    .create();
            return new Condition(engine.createExpression(expression), checker);
        } catch (JexlException e) {
            throw new Wrong(
                    expression,
                    e.getInfo().getColumn(),
                    "cannot be read: " + e.getMessage().replaceFirst("^.*?@\\d+:\\d+ ", ""));
        } catch (StackOverflowError e) {
            throw new Wrong(expression, 1, "too deeply nested");
        }
    }

    /** @throws Undefined where a part of it that decides has no value: parts behind a false {@code &&} or a true {@code ||} do not */
    boolean holds(Item item, Measures measures) {
        try {
            return (Boolean) compiled.evaluate(new Names(new Name.Subject(item, measures)));
        } catch (JexlException e) {
            Undefined undefined = Undefined.in(e);
            throw undefined == null ? e : undefined;
        }
    }

    /** The names, each found when it is first asked for. */
    private static final class Names implements JexlContext {
        private final Name.Subject subject;
        private final Map<String, Object> known = new HashMap<>();

        Names(Name.Subject subject) {
            this.subject = subject;
        }

        @Override
        public Object get(String name) {
            return name.equals(Name.NOTES)
                    ? new Fields(subject.item())
                    : known.computeIfAbsent(name, n -> Name.all().get(n).value().apply(subject));
        }

        @Override
        public boolean has(String name) {
            return name.equals(Name.NOTES) || Name.all().containsKey(name);
        }

        @Override
        public void set(String name, Object value) {
            throw new UnsupportedOperationException("expressions set nothing");
        }
    }
}
