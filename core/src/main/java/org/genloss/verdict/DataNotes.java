package org.genloss.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;
import org.genloss.verdict.battery.Wording;

/**
 * What is plain to see in the data of both sides and explains what a check finds, or why it can find nothing: columns that are not compared, are empty or
 * hold one value on one side, blank texts, ids that come again, groups of other sizes.
 */
final class DataNotes {
    /** Columns that a note names before it counts the rest. */
    private static final int NAMED = 8;

    /** Chance, over all columns, at which a column is taken to be empty or constant by luck. */
    private static final double LUCK = 0.001;

    /** Blank texts are told from so many on, .. */
    private static final int FEW_BLANK = 3;

    /** .. from that share of the generation on, .. */
    private static final double MANY_BLANK = 0.01;

    /** .. and where their share is so many times that of the reference. */
    private static final double MORE_BLANK = 3;

    private final Check.Side left;
    private final Check.Side right;
    private final List<String> notes = new ArrayList<>();

    private DataNotes(Check.Side left, Check.Side right) {
        this.left = left;
        this.right = right;
    }

    /** @param grouped whether a field was named that says what belongs together */
    static List<String> of(Check.Side left, Check.Side right, boolean grouped) {
        DataNotes notes = new DataNotes(left, right);
        notes.uncompared();
        if (left.schema().kind() == Schema.Kind.TEXT) {
            notes.blank();
        } else {
            notes.columns(left, right);
            notes.columns(right, left);
        }
        Repeated.of(left, right).ifPresent(notes.notes::add);
        if (!grouped) {
            notes.ids(left);
            notes.ids(right);
        }
        notes.sizes();
        return notes.notes;
    }

    /** Texts without content, where the generation has more of them. */
    private void blank() {
        long here = blank(right);
        long there = blank(left);
        boolean many = here >= FEW_BLANK && share(here, right) >= MANY_BLANK;
        if (many && share(here, right) > MORE_BLANK * share(there, left)) {
            notes.add(Wording.count(here) + " of the "
                    + Wording.count(right.draw().size()) + " texts of "
                    + right.name() + " are blank, " + Wording.countOrNone(there) + " of the "
                    + Wording.count(left.draw().size()) + " of " + left.name() + ".");
        }
    }

    private static long blank(Check.Side side) {
        return side.draw().groups().stream()
                .flatMap(group -> group.items().stream())
                .filter(item -> item.payload() instanceof Payload.Text text
                        && text.value().isBlank())
                .count();
    }

    private void uncompared() {
        List<String> columns = right.uncompared();
        if (!columns.isEmpty()) {
            boolean one = columns.size() == 1;
            notes.add(right.name() + " has " + (one ? "a column" : Wording.count(columns.size()) + " columns")
                    + " that "
                    + left.name() + " lacks, and that " + (one ? "is" : "are") + " not compared: " + named(columns)
                    + ".");
        }
    }

    /** Columns that one side leaves empty, or fills with one value, and the other does not. */
    private void columns(Check.Side of, Check.Side beside) {
        List<Content> contents = contents(of);
        count(beside, contents);
        double luck = LUCK / contents.size();
        List<String> empty = new ArrayList<>();
        List<String> constant = new ArrayList<>();
        for (int j = 0; j < contents.size(); j++) {
            Content column = contents.get(j);
            if (column.present == 0
                    && Math.pow(1 - share(column.there, beside), of.draw().size()) < luck) {
                empty.add(name(j));
            } else if (column.present > 0 && !column.varies) {
                double same = column.there == 0 ? 0 : column.same / (double) column.there;
                if (column.there > 0 && Math.pow(same, column.present) < luck) {
                    constant.add(name(j) + " (" + column.value() + ", as in "
                            + (column.same == 0 ? "none" : Wording.percent(same)) + " of " + beside.name() + ")");
                }
            }
        }
        String where = " in all " + Wording.count(of.draw().size())
                + (of.draw().whole() ? " items of " : " items drawn of ") + of.name();
        if (!empty.isEmpty()) {
            notes.add("Empty" + where + ", and not in " + beside.name() + ": " + named(empty) + ".");
        }
        if (!constant.isEmpty()) {
            notes.add("One value alone" + where + ": " + named(constant) + ".");
        }
    }

    private static double share(long some, Check.Side of) {
        return some / (double) of.draw().size();
    }

    private String name(int column) {
        return left.schema().kind() == Schema.Kind.TABLE
                ? left.schema().columns().get(column).name()
                : "dimension " + (column + 1);
    }

    private static String named(List<String> columns) {
        return columns.size() <= NAMED
                ? Wording.list(columns)
                : String.join(", ", columns.subList(0, NAMED)) + " and " + Wording.count(columns.size() - NAMED)
                        + " more";
    }

    /** What a column holds on one side, and how much of that on the other. */
    private static final class Content {
        private Object first;
        private boolean varies;
        private long present;
        private long there;
        private long same;

        private void accept(Object value) {
            if (value != null) {
                first = first == null ? value : first;
                varies |= !first.equals(value);
                present++;
            }
        }

        private void compare(Object value) {
            if (value != null) {
                there++;
                same += value.equals(first) ? 1 : 0;
            }
        }

        private String value() {
            return first instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString(number.longValue())
                    : String.valueOf(first);
        }
    }

    private static List<Content> contents(Check.Side side) {
        List<Content> contents = IntStream.range(0, side.schema().width())
                .mapToObj(j -> new Content())
                .toList();
        each(side, (j, value) -> contents.get(j).accept(value));
        return contents;
    }

    private static void count(Check.Side side, List<Content> contents) {
        each(side, (j, value) -> contents.get(j).compare(value));
    }

    /** Takes a value and the number of its column. */
    private interface Taker {
        void take(int column, Object value);
    }

    /** All values of a side; empty cells as null. */
    private static void each(Check.Side side, Taker taker) {
        for (Draw.Group group : side.draw().groups()) {
            for (Item item : group.items()) {
                if (item.payload() instanceof Payload.Vector vector) {
                    for (int j = 0; j < vector.x().length; j++) {
                        taker.take(j, vector.x()[j] + 0.0); // -0 is 0
                    }
                } else {
                    List<Cell> cells = ((Payload.Row) item.payload()).cells();
                    for (int j = 0; j < cells.size(); j++) {
                        taker.take(j, value(cells.get(j)));
                    }
                }
            }
        }
    }

    private static Object value(Cell cell) {
        return cell instanceof Cell.Number number
                ? (Object) (number.value() + 0.0)
                : cell instanceof Cell.Category category ? category.value() : null;
    }

    /** Without a field of groups, items share one only where their ids come again. */
    private void ids(Check.Side side) {
        List<Draw.Group> shared = side.draw().groups().stream()
                .filter(group -> group.items().size() > 1)
                .toList();
        if (!shared.isEmpty()) {
            int items = shared.stream().mapToInt(group -> group.items().size()).sum();
            String example = shared.get(0).name();
            notes.add(
                    "Ids come again in " + side.name() + ": " + Wording.count(items) + " of its "
                            + Wording.count(side.draw().size()) + " items have an id that others have too ("
                            + (shared.size() == 1
                                    ? "one id, " + example
                                    : Wording.count(shared.size()) + " ids, such as " + example)
                            + "). Items of one id are drawn and relabelled as one. If the field names no item, name one that does: --id-field.");
        }
    }

    private void sizes() {
        int most = GroupSizes.most(left.draw().groups(), right.draw().groups());
        if (most != GroupSizes.ALL) {
            notes.add("Groups of " + left.name() + " hold " + mean(left) + " on average, those of " + right.name() + " "
                    + mean(right) + ": the verdict reads " + (most == 1 ? "one item" : "at most " + most + " items")
                    + " of each, so that their sizes do not pass for a change.");
        }
    }

    private static double size(Check.Side side) {
        return side.draw().size() / (double) side.draw().groups().size();
    }

    private static String mean(Check.Side side) {
        Optional<String> whole = Optional.of(size(side))
                .filter(size -> size == Math.rint(size))
                .map(size -> Wording.count(size.longValue()));
        return whole.orElseGet(() -> String.format(java.util.Locale.ROOT, "%.1f", size(side)))
                + (size(side) == 1 ? " item" : " items");
    }
}
