package org.genloss.curate.duplicate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.shelf.Shelf;

/**
 * The step of a recipe that leaves one copy of each text. It sees all records together, and so is no selector.
 *
 * @param exact whether equal texts are copies
 * @param near whether similar texts are copies
 * @param similarity least true Jaccard similarity of the shingles of copies
 * @param words words of a shingle
 * @param bands of a signature; texts that agree in all rows of one band are compared: more find more, and compare more
 * @param rows of a band
 * @param normalise what of texts counts when they are asked to be equal
 * @param compared texts that one is compared with, those of the best provenance first
 * @param limit the share of a source that may go; more is refused
 * @param limits shares of their own for some sources, as forum=0.9
 * @param seed of the functions of the signature
 */
@Shelf(Deduplicate.class)
public record Deduplicate(
        boolean exact,
        boolean near,
        double similarity,
        int words,
        int bands,
        int rows,
        Normalisation normalise,
        int compared,
        double limit,
        List<?> limits,
        long seed)
        implements Carded {
    /** Its name in recipes. */
    public static final String ID = "deduplicate";

    private static final Pattern LIMIT = Pattern.compile("(\\S+?)=(0(?:\\.\\d+)?|1(?:\\.0+)?)");

    /** 14 bands of 8 rows over shingles of 5 words, as DataTrove and FineWeb have them, and a true similarity of 0.7. */
    public Deduplicate() {
        this(true, true, 0.7, 5, 14, 8, Normalisation.SPACES, 10_000, 0.75, List.of(), 1);
    }

    /** @throws IllegalArgumentException for settings that no step can have */
    public Deduplicate {
        if (!exact && !near) {
            throw new IllegalArgumentException("deduplicate needs exact, near or both");
        }
        if (!(limit >= 0 && limit <= 1)) {
            throw new IllegalArgumentException("deduplicate.limit is a share from 0 to 1, got " + limit);
        }
        limits = List.copyOf(limits);
        own(limits);
        if (!(similarity > 0 && similarity <= 1)) {
            throw new IllegalArgumentException("deduplicate.similarity is above 0 and at most 1, got " + similarity);
        }
        if (words < 1 || bands < 1 || rows < 1 || compared < 1) {
            throw new IllegalArgumentException("deduplicate.words, bands, rows and compared are at least 1");
        }
    }

    @Override
    public Card card() {
        return Card.of(ID, "One copy of each text")
                .says(
                        "Leaves of equal and of similar texts the copy of the best provenance: human, then the oldest, then the licensed.")
                .formula(
                        "candidates share a band of a MinHash signature; of texts of similarity s that is 1 - (1 - s^rows)^bands (recall; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4); copies have a true Jaccard similarity of word shingles of at least s with a text that stays; words are runs of letters and digits of any script, ideographs and kana one by one")
                .source("Broder 1997; Lee et al. 2022, arXiv:2107.06499; Penedo et al. 2024, arXiv:2406.17557");
    }

    /** The limits of some sources, by their ids. */
    public Map<String, Double> own() {
        return own(limits);
    }

    private static Map<String, Double> own(List<?> limits) {
        Map<String, Double> own = new TreeMap<>();
        for (Object limit : limits) {
            Matcher words = LIMIT.matcher(String.valueOf(limit));
            if (!words.matches()) {
                throw new IllegalArgumentException(
                        "deduplicate.limits names a source and a share from 0 to 1, as forum=0.9, got " + limit);
            }
            own.put(words.group(1), Double.valueOf(words.group(2)));
        }
        return own;
    }

    /** How texts are compared. */
    public Print.Settings print() {
        return new Print.Settings(
                normalise, words, ShingleHash.XXH3, new Clusters.Threshold(new Banding(bands, rows), similarity), seed);
    }
}
