package org.genloss.curate.duplicate;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.data.Payload;
import org.genloss.select.Decision;
import org.genloss.shelf.Shelf;

/**
 * Passages that texts have in common, to be cut out of all but the text of the best provenance: equal lines or paragraphs (as in CCNet, Wenzek et al. 2020),
 * or runs of many words (as in Lee et al. 2021, whose 50 tokens are the default here in words). Two passages are equal if 64 bits of them are; two that
 * differ are once in 2^64.
 *
 * <p>Runs of words are found without keeping every one: of the windows of half their length those are anchors that are the least in their neighbourhood
 * (winnowing: Schleimer, Wilkerson and Aiken 2003), so that two equal runs have an anchor in common. Only around anchors that several places share are
 * the runs themselves compared.
 *
 * @param unit lines, paragraphs or runs of words
 * @param normalisation what of a line or a paragraph counts; runs of words are compared as they are written, but for white space
 * @param words words of a run
 * @param least characters that a line or paragraph has after normalisation to be looked at: what is shorter is rarely copied
 */
@Shelf(Passages.class)
public record Passages(Unit unit, Normalisation normalisation, int words, int least) implements Carded {
    /** Its name in recipes. */
    public static final String ID = "repeated-passages";

    private static final long BASE = 0x9e3779b97f4a7c15L;

    /** Lines of 30 characters and more, compared as in CCNet. */
    public static final Passages LINES = new Passages();

    /** Runs of 50 words. */
    public static final Passages RUNS = new Passages(Unit.WORDS, Normalisation.SPACES, 50, 30);

    /** Lines of 30 characters and more, compared as in CCNet; 50 words where runs of words are asked for. */
    public Passages() {
        this(Unit.LINE, Normalisation.CCNET, 50, 30);
    }

    public Passages {
        if (words < 2 || least < 1) {
            throw new IllegalArgumentException(
                    "runs of at least 2 words and lines of at least 1 character, got " + words + " and " + least);
        }
    }

    @Override
    public Card card() {
        return Card.of(ID, "Repeated passages")
                .says(
                        "Cuts lines, paragraphs or long runs of words out of all texts but the one of the best provenance that has them.")
                .formula(
                        "equal lines or paragraphs of at least 30 characters, case, accents, punctuation and digits aside; or equal runs of "
                                + "50 words")
                .source("Wenzek et al. 2020, arXiv:1911.00359; Lee et al. 2021, arXiv:2107.06499");
    }

    /**
     * What stands for the passages of a text.
     *
     * @param hashes of lines, paragraphs or anchors
     * @param at their numbers in the text, from 0; for anchors that of their first word
     * @param units lines or paragraphs that are looked at, or words
     */
    public record Prints(long[] hashes, int[] at, int units) {}

    /**
     * A passage that goes.
     *
     * @param from number of its first line, paragraph or word
     * @param to number behind its last
     */
    public record Cut(int from, int to) {}

    /** The prints of a text. */
    public Prints of(String text) {
        List<int[]> ranges = unit.ranges(text);
        return unit == Unit.WORDS ? anchors(hashes(text, ranges)) : pieces(text, ranges);
    }

    private Prints pieces(String text, List<int[]> ranges) {
        long[] hashes = new long[ranges.size()];
        int[] at = new int[ranges.size()];
        int count = 0;
        for (int i = 0; i < ranges.size(); i++) {
            String said = normalisation.of(text.substring(ranges.get(i)[0], ranges.get(i)[1]));
            if (said.length() >= least) {
                hashes[count] = Hashing.xxh3_64().hashCharsToLong(said);
                at[count++] = i;
            }
        }
        return new Prints(Arrays.copyOf(hashes, count), Arrays.copyOf(at, count), count);
    }

    private Prints anchors(long[] hashes) {
        int length = Math.max(1, words / 2);
        int window = words - length + 1;
        long[] grams = runs(hashes, length);
        long[] chosen = new long[grams.length];
        int[] at = new int[grams.length];
        int count = 0;
        int least = -1;
        for (int to = window; to <= grams.length; to++) {
            if (least < to - window) {
                least = to - window;
                for (int i = least + 1; i < to; i++) {
                    least = grams[i] <= grams[least] ? i : least;
                }
            } else if (grams[to - 1] <= grams[least]) {
                least = to - 1;
            }
            if (count == 0 || at[count - 1] != least) {
                chosen[count] = grams[least];
                at[count++] = least;
            }
        }
        return new Prints(Arrays.copyOf(chosen, count), Arrays.copyOf(at, count), hashes.length);
    }

    /**
     * The runs of words that hold one of some anchors, with the numbers of their first words.
     *
     * @param anchors numbers of their first words, ascending
     */
    public Prints around(String text, int[] anchors) {
        long[] hashes = hashes(text, unit.ranges(text));
        long[] runs = runs(hashes, words);
        int length = Math.max(1, words / 2);
        int[] at = new int[runs.length];
        int count = 0;
        int next = 0;
        for (int anchor : anchors) {
            int last = Math.min(anchor, runs.length - 1);
            for (int first = Math.max(next, anchor + length - words); first <= last; first++) {
                at[count++] = first;
                next = first + 1;
            }
        }
        int[] places = Arrays.copyOf(at, count);
        return new Prints(Arrays.stream(places).mapToLong(p -> runs[p]).toArray(), places, hashes.length);
    }

    private static long[] hashes(String text, List<int[]> ranges) {
        return ranges.stream()
                .mapToLong(r -> Hashing.xxh3_64().hashCharsToLong(text.substring(r[0], r[1])))
                .toArray();
    }

    /** Hashes of all runs of so many words, by a polynomial in 2^64 that is taken along from one to the next. */
    private static long[] runs(long[] hashes, int length) {
        if (hashes.length < length) {
            return new long[0];
        }
        long top = 1;
        for (int i = 1; i < length; i++) {
            top *= BASE;
        }
        long[] runs = new long[hashes.length - length + 1];
        long sum = 0;
        for (int i = 0; i < hashes.length; i++) {
            sum = sum * BASE + hashes[i];
            if (i >= length - 1) {
                runs[i - length + 1] = Hashing.xxh3_64().hashLongToLong(sum);
                sum -= top * hashes[i - length + 1];
            }
        }
        return runs;
    }

    /**
     * What becomes of a text: kept where nothing is cut, dropped where nothing is left.
     *
     * @param cuts by their begins; they may overlap
     */
    public Decision without(String text, List<Cut> cuts) {
        if (cuts.isEmpty()) {
            return Decision.keep();
        }
        List<int[]> ranges = unit.ranges(text);
        StringBuilder left = new StringBuilder(text.length());
        int from = 0;
        int gone = 0;
        int done = 0;
        for (Cut cut : cuts) {
            if (cut.to() > done) {
                int begin = Math.max(done, cut.from());
                left.append(text, from, Math.max(from, ranges.get(begin)[0]));
                from = cut.to() < ranges.size() ? ranges.get(cut.to())[0] : text.length();
                gone += cut.to() - begin;
                done = cut.to();
            }
        }
        left.append(text, from, text.length());
        String name = unit == Unit.LINE ? " lines" : unit == Unit.PARAGRAPH ? " paragraphs" : " words";
        String rest = left.toString();
        return rest.isBlank()
                ? Decision.drop("repeated-passages: all of it is in better copies")
                : new Decision.Edit(
                        new Payload.Text(rest), "repeated-passages: " + gone + name + " that better copies have");
    }
}
