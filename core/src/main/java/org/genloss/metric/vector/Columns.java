package org.genloss.metric.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;

/** Asks the means and variances of two sides column by column, or once where there are more than 20 columns. */
final class Columns {
    private static final int MOST = 20;

    private Columns() {}

    /** A number of some columns together. */
    interface Number {
        double of(Spread reference, Spread candidate, int[] columns);
    }

    /** What is read of each side by itself. */
    interface Level {
        Value.Levels of(Spread reference, Spread candidate, int[] columns);
    }

    /** An answer as it is told of a subject. */
    interface Question {
        Value of(Spread reference, Spread candidate, String subject, int[] columns);

        /** @param whyNot the reason where the number is not finite */
        static Question of(Number number, String whyNot) {
            return (from, to, subject, columns) -> Value.of(subject, number.of(from, to, columns), whyNot);
        }

        /** @param whyNot the reason where the ratio is not finite */
        static Question ratio(Level level, String whyNot) {
            return (from, to, subject, columns) -> level.of(from, to, columns).ratio(subject, whyNot);
        }
    }

    static List<Value> compare(Sides sides, Question question) {
        Spread reference = sides.reference().get(new Spread.Of());
        Spread candidate = sides.candidate().get(new Spread.Of());
        List<String> names = Points.of(sides.pool()).columns();
        if (names.size() > MOST) {
            int[] all = IntStream.range(0, names.size()).toArray();
            return List.of(value(reference, candidate, "all columns", question, all));
        }
        List<Value> values = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            values.add(value(reference, candidate, names.get(j), question, j));
        }
        return values;
    }

    private static Value value(Spread reference, Spread candidate, String subject, Question question, int... columns) {
        if (reference.size() < 2 || candidate.size() < 2) {
            return new Value.Undefined(subject, "each side needs at least 2 items");
        }
        return question.of(reference, candidate, subject, columns);
    }
}
