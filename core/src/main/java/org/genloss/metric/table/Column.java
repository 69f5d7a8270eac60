package org.genloss.metric.table;

import java.util.List;
import org.genloss.profile.View;

/**
 * One column of a pool, coded once. Values become levels 0, 1, .. : numbers in ascending order, categories in the order of their names.
 * Items without a value have the level {@link #levels()}.
 *
 * @param index position in the schema
 * @param name the column's name
 * @param codes the level of each item of the pool
 * @param numbers the number of each level, ascending; empty where a cell is no number
 * @param names the text of each level; empty for numbers with over 12 distinct values and for dimensions of vectors
 */
public record Column(int index, String name, int[] codes, double[] numbers, List<String> names) {
    /** A column of numbers has categories as well up to this many distinct values. */
    public static final int FEW = 12;

    /** What items without a value are shown as. */
    public static final String MISSING = "(missing)";

    /** All values are numbers. */
    public boolean ordered() {
        return numbers.length > 0;
    }

    /** The values are categories: texts, or few distinct numbers. */
    public boolean categorical() {
        return !names.isEmpty();
    }

    /** Numbers with over 12 distinct values. */
    public boolean numeric() {
        return ordered() && numbers.length > FEW;
    }

    /** Distinct values in the pool. */
    public int levels() {
        return ordered() ? numbers.length : names.size();
    }

    /** The text of a level. */
    public String text(int level) {
        return level == levels() ? MISSING : categorical() ? names.get(level) : Columns.text(numbers[level]);
    }

    /** Items of the view at each level, the missing ones last; not to be written to. */
    public int[] counts(View view) {
        return view.get(new Counts(index));
    }

    private record Counts(int column) implements View.Tally<int[]> {
        @Override
        public int[] tally(View view) {
            Column coded = Columns.of(view.pool()).all().get(column);
            int[] counts = new int[coded.levels() + 1];
            for (int item : view.items()) {
                counts[coded.codes[item]]++;
            }
            return counts;
        }
    }
}
