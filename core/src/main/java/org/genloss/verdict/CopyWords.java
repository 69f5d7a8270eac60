package org.genloss.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.copying.ClosePairs;
import org.genloss.metric.copying.Contents;
import org.genloss.metric.copying.CopiedRuns;
import org.genloss.metric.copying.MatchTest;
import org.genloss.metric.copying.SharedRun;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Counts;
import org.genloss.verdict.battery.Wording;

/**
 * What is said of copying.
 *
 * @param left the reference
 * @param held the holdout
 */
record CopyWords(Check.Side left, Check.Side held) {
    static final String FAMILY = "copying";
    static final String EQUAL = "identical-share";
    static final String RUNS = "copied-runs";

    private static final int EXAMPLES = 4;
    private static final int MOST_CELLS = 3;
    private static final int MOST_SHOWN = 70;

    /** Items that both hold, as a share of the holdout, below which nothing is said of it. */
    private static final double OVERLAP = 0.05;

    Finding finding(Copies.Asked asked) {
        boolean equal = asked.card().id().equals(EQUAL);
        List<Integer> items = equal ? copies(asked) : List.of();
        List<String> examples = equal
                ? items.stream().map(i -> shown(asked.pool().items().get(i))).toList()
                : close(asked);
        List<Counts> counts =
                equal ? items.stream().map(i -> counts(asked.pool(), i)).toList() : List.of();
        return new Finding(
                asked.card().id(),
                asked.subject(),
                FAMILY,
                false,
                Finding.Effect.change(asked.copied(), Card.Unit.SHARE),
                Math.min(1, 2 * asked.test().p()),
                sentence(asked),
                examples,
                counts);
    }

    private String sentence(Copies.Asked asked) {
        String all = Wording.count(asked.matches().asked()) + " different " + things();
        long ours = asked.alone(true);
        long theirs = asked.alone(false);
        String usual = "; without copying about " + Wording.count(usual(asked)) + " would.";
        return switch (asked.card().id()) {
            case EQUAL ->
                Wording.count(ours) + " of " + all + " equal one of " + left.name() + " and "
                        + Wording.countOrNone(theirs) + (theirs == 1 ? " equals" : " equal") + " one of " + held.name()
                        + " alone; without copying about " + Wording.count(usual(asked)) + " would be of "
                        + left.name() + ".";
            case RUNS ->
                Wording.count(ours) + " of " + all + " hold a long run of words from " + left.name() + " and "
                        + Wording.countOrNone(theirs) + (theirs == 1 ? " holds" : " hold") + " one from " + held.name()
                        + " alone; without copying about " + Wording.count(usual(asked)) + " would be from "
                        + left.name() + ".";
            default ->
                Wording.count(Math.round(asked.test().share() * asked.matches().asked())) + " of " + all
                        + " that equal no real one lie nearer to one of " + left.name() + " than to any of "
                        + held.name() + sample(asked.pool()) + usual + " That is as if "
                        + Wording.percent(asked.copied())
                        + " were made from single " + things() + " of " + left.name() + ".";
        };
    }

    /** Among how many, where not all were compared. */
    private String sample(Pool pool) {
        int compared = pool.reference().items().length;
        int beside = pool.holdout().orElseThrow().items().length;
        boolean whole = compared == left.draw().seen() && beside == held.draw().seen();
        return whole ? "" : " (of " + Wording.count(compared) + " and " + Wording.count(beside) + " compared)";
    }

    /** Contents that would go with the reference alone, or nearer to it, by chance. */
    private static long usual(Copies.Asked asked) {
        MatchTest test = asked.test();
        double counted = test.expected() * asked.matches().groups().length;
        boolean ties = asked.card().id().equals(EQUAL) || asked.card().id().equals(RUNS);
        double both = asked.matches().groups().length - asked.alone(true) - asked.alone(false);
        return Math.round(ties ? Math.max(0, counted - both / 2) : counted);
    }

    /** Where nothing was found: what was compared, and what would have been seen. */
    String nothing(List<Copies.Asked> asked, double level) {
        Copies.Asked near = asked.get(1);
        double equal = asked.get(0).seen(level);
        double either = near.matches().groups().length == 0 ? Double.NaN : near.seen(level);
        String seen = (equal <= 1 ? " Copies of " + Wording.percent(equal) + " of the " + things() : " No copies")
                + (either <= 1 ? ", or near copies of " + Wording.percent(either) + "," : "")
                + (equal <= 1 || either <= 1 ? " would have been seen." : " could have been seen: there are too few.");
        return "No copying of " + left.name() + " beyond chance was found beside " + held.name() + ": "
                + compared(asked.get(0), "equal")
                + "; "
                + compared(near, near.card().id().equals(RUNS) ? "share a long run of words with" : "are nearest to")
                + "." + seen;
    }

    private String compared(Copies.Asked asked, String how) {
        return Wording.count(asked.alone(true)) + " of the " + things() + " " + how + " one of the first alone, "
                + Wording.count(asked.alone(false)) + " one of the second";
    }

    private String things() {
        return things(left.schema().kind());
    }

    /** What items of a kind are called. */
    static String things(Schema.Kind kind) {
        return switch (kind) {
            case TABLE -> "rows";
            case TEXT -> "texts";
            case VECTOR -> "items";
        };
    }

    /** Copied contents, those made most often first. */
    private static List<Integer> copies(Copies.Asked asked) {
        Pool pool = asked.pool();
        Contents contents = Contents.of(pool);
        int[] made = new int[contents.size()];
        IntStream.of(pool.candidate().items()).forEach(item -> made[contents.of()[item]]++);
        return IntStream.range(0, asked.matches().items().length)
                .filter(i -> asked.matches().groups()[i].length > 0
                        && IntStream.of(asked.matches().groups()[i]).allMatch(g -> g < pool.referenceGroups()))
                .mapToObj(i -> asked.matches().items()[i])
                .sorted(Comparator.<Integer>comparingInt(i -> -made[contents.of()[i]])
                        .thenComparing(i -> i))
                .limit(EXAMPLES)
                .toList();
    }

    private static Counts counts(Pool pool, int item) {
        Contents contents = Contents.of(pool);
        return new Counts(
                count(contents, pool.reference().items(), item),
                count(contents, pool.candidate().items(), item));
    }

    private static int count(Contents contents, int[] items, int item) {
        return (int) Arrays.stream(items)
                .filter(i -> contents.of()[i] == contents.of()[item])
                .count();
    }

    private static List<String> close(Copies.Asked asked) {
        if (asked.card().id().equals(RUNS)) {
            return runs(asked);
        }
        return ClosePairs.of(asked.pool(), asked.matches(), EXAMPLES - 1).stream()
                .map(pair -> like(asked.pool(), pair))
                .toList();
    }

    /** Runs of words that only the reference has. */
    private static List<String> runs(Copies.Asked asked) {
        return IntStream.range(0, asked.matches().items().length)
                .filter(i -> asked.matches().groups()[i].length > 0
                        && IntStream.of(asked.matches().groups()[i])
                                .allMatch(g -> g < asked.pool().referenceGroups()))
                .mapToObj(i -> SharedRun.of(
                        asked.pool(),
                        asked.matches().items()[i],
                        asked.matches().groups()[i][0],
                        new CopiedRuns().words()))
                .distinct()
                .limit(EXAMPLES)
                .map(CopyWords::cut)
                .toList();
    }

    /** A generated item with the one that it seems to come from, a row with the cells in which they differ. */
    private static String like(Pool pool, ClosePairs.Pair pair) {
        Item generated = pool.items().get(pair.generated());
        Item reference = pool.items().get(pair.reference());
        if (!(generated.payload() instanceof Payload.Row row && reference.payload() instanceof Payload.Row other)) {
            return shown(generated) + " (reference: " + shown(reference) + ")";
        }
        List<String> differing = IntStream.range(0, row.cells().size())
                .filter(j -> !row.cells().get(j).equals(other.cells().get(j)))
                .mapToObj(j -> pool.schema().columns().get(j).name() + " "
                        + shown(other.cells().get(j)))
                .toList();
        String more = differing.size() > MOST_CELLS ? " and " + (differing.size() - MOST_CELLS) + " more" : "";
        return shown(generated) + " (reference: "
                + String.join(", ", differing.subList(0, Math.min(MOST_CELLS, differing.size()))) + more + ")";
    }

    /** A row by its cells, a text by its beginning, a vector by its name. */
    private static String shown(Item item) {
        Payload payload = item.payload();
        if (payload instanceof Payload.Text text) {
            return cut(text.value().strip());
        }
        if (payload instanceof Payload.Row row) {
            return cut(row.cells().stream().map(CopyWords::shown).collect(Collectors.joining(" | ")));
        }
        return item.id();
    }

    private static String shown(Cell cell) {
        return cell instanceof Cell.Number number
                ? Columns.text(number.value())
                : cell instanceof Cell.Category category ? category.value() : "-";
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MOST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN - 1)) + "…";
    }

    /** What a holdout has in common with the reference beyond what the reference has with itself. */
    static Optional<String> overlap(Check.Side left, Check.Side held) {
        Pool pool = new Pool(
                left.schema(), left.draw().groups(), List.of(), held.draw().groups());
        Contents contents = Contents.of(pool);
        int[] times = new int[contents.size()];
        for (int item : pool.reference().items()) {
            times[contents.of()[item]]++;
        }
        int[] items = pool.holdout().orElseThrow().items();
        long both =
                Arrays.stream(items).filter(i -> times[contents.of()[i]] > 0).count();
        double usual = Arrays.stream(pool.reference().items())
                        .filter(i -> times[contents.of()[i]] > 1)
                        .count()
                / (double) pool.reference().items().length;
        double share = both / (double) items.length;
        return share < OVERLAP || share < 2 * usual
                ? Optional.empty()
                : Optional.of(Wording.count(both) + " of " + Wording.count(items.length) + " items of the holdout "
                        + held.name()
                        + " are in the reference too, and tell nothing of copying. A holdout is real data that"
                        + " the generation's maker never saw.");
    }
}
