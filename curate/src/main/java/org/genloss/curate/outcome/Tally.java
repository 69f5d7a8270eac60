package org.genloss.curate.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.genloss.curate.mix.Amount;
import org.genloss.curate.mix.Unit;

/**
 * Amounts of text by what they are.
 *
 * @param rows each combination once, in a fixed order
 */
public record Tally(List<Row> rows) {
    /**
     * What records alike amount to.
     *
     * @param source id of the source
     * @param origin {@code human}, {@code synthetic} or {@code unknown}
     * @param generation 0 for human and unknown records
     * @param atLeast whether the generation may be higher
     * @param generator empty where there is none
     * @param licence empty where there is none
     * @param month {@code 2021-03}, or {@code 2021} where that is all that is known; empty without a date. From a day on that the recipe asks about, such as {@code 2021-03-12}, that day
     * @param amount of all of them
     * @param weighed the sum of their weights, each times the size of its text in the unit of the mix
     */
    public record Row(
            String source,
            String origin,
            int generation,
            boolean atLeast,
            String generator,
            String licence,
            String month,
            Amount amount,
            double weighed) {
        /** Whether they were written on a day or after it; a year or a month stands for its first day. */
        public boolean since(String day) {
            return !month.isEmpty() && firstDay(month).compareTo(firstDay(day)) >= 0;
        }
    }

    /** Of {@code 2021} or {@code 2021-03}, the first day; a day itself. */
    public static String firstDay(String date) {
        return date + "0000-01-01".substring(date.length());
    }

    public Tally {
        rows = List.copyOf(rows);
    }

    public Amount all() {
        return where(row -> true);
    }

    public Amount where(Predicate<Row> wanted) {
        Amount sum = Amount.NONE;
        for (Row row : rows) {
            sum = wanted.test(row) ? sum.plus(row.amount) : sum;
        }
        return sum;
    }

    /** Amounts by some word about each row, in the order of the rows. */
    public Map<String, Amount> by(Function<Row, String> word) {
        Map<String, Amount> sums = new LinkedHashMap<>();
        rows.forEach(row -> sums.merge(word.apply(row), row.amount, Amount::plus));
        return sums;
    }

    /** The share of some rows in a unit; 0 of nothing. */
    public double share(Predicate<Row> wanted, Unit unit) {
        long all = all().in(unit);
        return all == 0 ? 0 : (double) where(wanted).in(unit) / all;
    }

    /** Whether a record weighs more or less than one like any other. @param unit of the mix */
    public boolean weighs(Unit unit) {
        return rows.stream().anyMatch(row -> row.weighed != row.amount.in(unit));
    }

    /** The share of some rows where every record counts by its weight: {@code sum w u} over these by that over all, for sizes u in the unit of the mix; 0 of nothing. */
    public double shareByWeight(Predicate<Row> wanted) {
        double all = rows.stream().mapToDouble(Row::weighed).sum();
        double some = rows.stream().filter(wanted).mapToDouble(Row::weighed).sum();
        return all == 0 ? 0 : some / all;
    }

    /** Generations of synthetic records, rising. */
    public List<Integer> generations() {
        return rows.stream()
                .filter(row -> row.origin.equals("synthetic"))
                .map(Row::generation)
                .distinct()
                .sorted()
                .toList();
    }

    /** Generators named, in alphabetical order. */
    public List<String> generators() {
        return new ArrayList<>(rows.stream()
                .map(Row::generator)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList());
    }
}
