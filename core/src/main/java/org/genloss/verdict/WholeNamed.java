package org.genloss.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.metric.table.Column;
import org.genloss.profile.Ends;
import org.genloss.profile.TypeCounts;
import org.genloss.verdict.battery.NamedContent;
import org.genloss.verdict.table.TableNamed;
import org.genloss.verdict.table.TableWords;
import org.genloss.verdict.text.TextNamed;

/** What can be named, from the counts of the whole of both sides instead of their draws. */
final class WholeNamed {
    private final Census left;
    private final Census right;
    private final List<String> names;
    private final NamedContent.Among among;

    WholeNamed(Check.Side left, Check.Side right) {
        this.left = left.census();
        this.right = right.census();
        this.names = left.schema().columns().stream().map(c -> c.name()).toList();
        this.among =
                new NamedContent.Among(left.census().items(), right.census().items());
    }

    /** Empty where both draws are whole, where items share groups, and beyond two thousand million items: the draws are then counted. */
    static Optional<WholeNamed> of(Check.Side left, Check.Side right) {
        boolean drawn = left.draw().whole() && right.draw().whole();
        boolean exact = left.census().exact() && right.census().exact();
        return drawn || !exact || left.draw().seen() + right.draw().seen() > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new WholeNamed(left, right));
    }

    /** The words that begin with a letter, but for those so rare that their absence means nothing. */
    List<NamedContent> words() {
        return both(left.words(), right.words(), TextNamed.least(among)).stream()
                .map(word -> new NamedContent("word", word.name, word.left, word.right, among))
                .toList();
    }

    /** Items of either side that contain a type. */
    private record Both(String name, long left, long right) {}

    /** The types that both would keep and that so many items contain; what becomes of them does not hang on their order. */
    private static List<Both> both(TypeCounts left, TypeCounts right, int least) {
        List<Both> both = new ArrayList<>();
        left.each((hash, name, items) -> {
            long others = right.items(hash);
            if (items + others >= least && Long.compareUnsigned(hash, right.last()) <= 0) {
                both.add(new Both(name, items, others));
            }
        });
        right.each((hash, name, items) -> {
            if (items >= least && left.items(hash) == 0 && Long.compareUnsigned(hash, left.last()) <= 0) {
                both.add(new Both(name, 0, items));
            }
        });
        return both;
    }

    /**
     * The columns themselves, their values and their ends.
     *
     * @param drawn the same of the draws, for columns that hold numbers and texts
     */
    List<NamedContent> columns(List<NamedContent> drawn) {
        List<NamedContent> named = new ArrayList<>();
        Set<String> mixed = new HashSet<>();
        for (int c = 0; c < names.size(); c++) {
            Pair pair = new Pair(
                    names.get(c), left.columns().get(c), right.columns().get(c));
            long there = among.reference() - pair.left.missing();
            long here = among.candidate() - pair.right.missing();
            named.add(TableNamed.filled(pair.name, there, here, among));
            if (pair.mixed()) {
                mixed.add(TableNamed.value(pair.name));
            } else if (pair.numeric()) {
                ends(pair, true, named);
                ends(pair, false, named);
            } else {
                values(pair, named);
            }
        }
        drawn.stream().filter(d -> mixed.contains(d.what())).forEach(named::add);
        return named;
    }

    /** One column of both sides. */
    private record Pair(String name, ColumnCensus left, ColumnCensus right) {
        boolean mixed() {
            return left.ends.seen() + right.ends.seen() > 0 && left.texts.size() + right.texts.size() > 0;
        }

        boolean numeric() {
            boolean many = left.numbers.size() > Column.FEW || right.numbers.size() > Column.FEW;
            return many || both(left.numbers, right.numbers, 1).size() > Column.FEW;
        }

        List<Both> values() {
            return left.ends.seen() + right.ends.seen() > 0
                    ? both(left.numbers, right.numbers, 1)
                    : both(left.texts, right.texts, 1);
        }

        /** Different values of both sides; an estimate where there are more than are kept. */
        double levels(int kept) {
            long last = Long.compareUnsigned(left.texts.last(), right.texts.last()) < 0
                    ? left.texts.last()
                    : right.texts.last();
            return last == -1L ? kept : kept / ((last >>> 11) * 0x1p-53);
        }
    }

    /** As {@link TableNamed} has it: not a column of one value, nor one that names its rows. */
    private void values(Pair pair, List<NamedContent> into) {
        List<Both> values = pair.values();
        long[] missing = {pair.left.missing(), pair.right.missing()};
        boolean many = values.size() + (missing[0] + missing[1] > 0 ? 1 : 0) > 1;
        if (many && pair.levels(values.size()) <= (among.reference() + among.candidate()) / 2) {
            values.forEach(value -> value(pair.name, value, into));
        }
    }

    private void value(String column, Both value, List<NamedContent> into) {
        if (value.left + value.right >= TableNamed.FEWEST) {
            into.add(new NamedContent(TableNamed.value(column), value.name, value.left, value.right, among));
        }
    }

    /** The ends of {@link TableNamed}; one that may hold more of the candidate than was kept has nothing gone, and is left out. */
    private void ends(Pair pair, boolean high, List<NamedContent> into) {
        double[] reference = pair.left.ends.beyond(high);
        double[] candidate = pair.right.ends.beyond(high);
        int before = 0;
        for (int end : TableNamed.ENDS) {
            int rows = rows(reference, end);
            boolean small = rows <= TableNamed.MOST * pair.left.ends.seen() && rows <= TableNamed.most(end);
            if (rows >= TableNamed.FEWEST && small && rows != before) {
                double edge = reference[rows];
                int inside = 0;
                while (inside < candidate.length && (high ? candidate[inside] > edge : candidate[inside] < edge)) {
                    inside++;
                }
                if (inside < Ends.MOST) {
                    String name = (high ? "above " : "below ") + TableWords.number(edge);
                    into.add(new NamedContent(TableNamed.end(pair.name), name, rows, inside, among));
                }
                before = rows;
            }
        }
    }

    /** Rows beyond the first value with at least so many beyond it; 0 where none is known. */
    private static int rows(double[] extremes, int least) {
        for (int i = Math.max(1, least); i < extremes.length; i++) {
            if (extremes[i] != extremes[i - 1]) {
                return i;
            }
        }
        return 0;
    }
}
