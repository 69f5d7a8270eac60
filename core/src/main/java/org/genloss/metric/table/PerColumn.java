package org.genloss.metric.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/** Asks the same question of column after column. */
final class PerColumn {
    /** A side with fewer values says nothing about a column. */
    static final int FEWEST = 5;

    private PerColumn() {}

    /** Counts of both sides at each level of a column. */
    record Counts(Column column, int[] reference, int[] candidate) {
        private Counts present() {
            return new Counts(
                    column, Arrays.copyOf(reference, column.levels()), Arrays.copyOf(candidate, column.levels()));
        }
    }

    /** The answer for one column; part is the position among the question's parts. */
    interface Answer {
        double of(Counts counts, int part);
    }

    /**
     * @param parts what is asked of each column, added to its name; one empty text where that is only one thing
     * @param whyNot the reason where the answer is not finite
     */
    record Question(List<String> parts, Told told, String whyNot) {
        Question(List<String> parts, Answer answer, String whyNot) {
            this(parts, (counts, part, subject) -> Value.of(subject, answer.of(counts, part), whyNot), whyNot);
        }

        static Question of(Answer answer, String whyNot) {
            return new Question(List.of(""), answer, whyNot);
        }

        static Question ratio(List<String> parts, Level level, String whyNot) {
            return new Question(
                    parts, (counts, part, subject) -> level.of(counts, part).ratio(subject, whyNot), whyNot);
        }

        static Question difference(List<String> parts, Level level, String whyNot) {
            return new Question(
                    parts, (counts, part, subject) -> level.of(counts, part).difference(subject, whyNot), whyNot);
        }
    }

    /** An answer as it is told of a subject. */
    interface Told {
        Value of(Counts counts, int part, String subject);
    }

    /** What is read of each side by itself. */
    interface Level {
        Value.Levels of(Counts counts, int part);
    }

    /** Columns of numbers, missing cells left out. */
    static List<Value> numbers(Sides sides, Question question) {
        return ask(sides, question, Column::ordered, "there is no column of numbers");
    }

    /** Columns of categories, missing cells the last category. */
    static List<Value> categories(Sides sides, Question question) {
        return ask(sides, question, Column::categorical, "there is no column of categories");
    }

    /** Columns of categories, missing cells left out: an empty cell is nothing that can be lost, kept or new. */
    static List<Value> values(Sides sides, Question question) {
        Told present = (counts, part, subject) -> {
            Counts known = counts.present();
            return sum(known.reference) < FEWEST || sum(known.candidate) < FEWEST
                    ? new Value.Undefined(subject, question.whyNot)
                    : question.told.of(known, part, subject);
        };
        return categories(sides, new Question(question.parts, present, question.whyNot));
    }

    /** All columns: numbers in tenths of the reference, others by category. */
    static List<Value> shares(Sides sides, Question question) {
        Told binned = (counts, part, subject) ->
                question.told.of(counts.column.categorical() ? counts : tenths(counts.column, sides), part, subject);
        Question asked = new Question(question.parts, binned, question.whyNot);
        return ask(sides, asked, column -> column.categorical() || column.ordered(), "all columns are empty");
    }

    private static List<Value> ask(Sides sides, Question question, Predicate<Column> fits, String none) {
        List<Value> values = new ArrayList<>();
        for (Column column : Columns.of(sides.pool()).all()) {
            if (fits.test(column)) {
                Counts counts = counts(column, sides);
                for (int part = 0; part < question.parts.size(); part++) {
                    values.add(value(counts, question, part));
                }
            }
        }
        return values.isEmpty() ? List.of(new Value.Undefined("columns", none)) : values;
    }

    /** Asked for by every metric of shares: worked out once. */
    private static Counts tenths(Column column, Sides sides) {
        return sides.reference().get(new Tenths(column.index(), sides.candidate()));
    }

    private record Tenths(int column, View candidate) implements View.Tally<Counts> {
        @Override
        public Counts tally(View reference) {
            Column coded = Columns.of(reference.pool()).all().get(column);
            return Deciles.of(counts(coded, new Sides(reference, candidate)));
        }
    }

    private static Counts counts(Column column, Sides sides) {
        int size = column.categorical() ? column.levels() + 1 : column.levels();
        int[] reference = column.counts(sides.reference());
        int[] candidate = column.counts(sides.candidate());
        return new Counts(column, Arrays.copyOf(reference, size), Arrays.copyOf(candidate, size));
    }

    private static Value value(Counts counts, Question question, int part) {
        String suffix = question.parts.get(part);
        String subject = suffix.isEmpty() ? counts.column.name() : counts.column.name() + " " + suffix;
        if (sum(counts.reference) < FEWEST || sum(counts.candidate) < FEWEST) {
            return new Value.Undefined(subject, "each side needs at least " + FEWEST + " values");
        }
        return question.told.of(counts, part, subject);
    }

    static int sum(int[] counts) {
        int sum = 0; // no stream: this is asked hundreds of times of columns of a hundred thousand levels
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
