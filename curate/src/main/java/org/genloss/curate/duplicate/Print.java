package org.genloss.curate.duplicate;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import org.genloss.data.Seed;

/**
 * What is kept of a text until its copies are known: 128 bits that are equal for equal texts, and a number for each band of its signature. Texts with
 * such a number in common are candidates; two bands that differ share a number once in 2^64.
 *
 * @param high first half of the hash of the normalised text (XXH3)
 * @param low second half
 * @param bands numbers of the bands; empty for texts of fewer words than a shingle has
 */
public record Print(long high, long low, long[] bands) {
    /**
     * How prints are made.
     *
     * @param normalisation what counts for equal texts
     * @param words words of a shingle
     * @param hash of shingles
     * @param threshold bands, and from what similarity texts are copies
     * @param seed of the functions of the signature
     */
    public record Settings(
            Normalisation normalisation, int words, ShingleHash hash, Clusters.Threshold threshold, long seed) {
        /** Runs of white space alike; 5 words, 14 bands of 8 rows as DataTrove and FineWeb have, and a true similarity of 0.7. */
        public static final Settings USUAL = new Settings(
                Normalisation.SPACES, 5, ShingleHash.XXH3, new Clusters.Threshold(new Banding(14, 8), 0.7), 1);

        public Settings {
            if (words < 1) {
                throw new IllegalArgumentException("a shingle has at least one word, got " + words);
            }
        }

        /** The set of shingles of a text, ascending. */
        public long[] shingles(String text) {
            return Shingles.set(Shingles.of(text, words, hash));
        }
    }

    /** Makes prints; any thread may ask. */
    public static final class Maker {
        private final Settings settings;
        private final Permutations permutations;

        public Maker(Settings settings) {
            this.settings = settings;
            this.permutations =
                    Permutations.of(settings.threshold().banding().permutations(), Seed.of(settings.seed()));
        }

        /** The print of a text. */
        public Print of(String text) {
            HashValue128 whole = Hashing.xxh3_128()
                    .hashCharsTo128Bits(settings.normalisation().of(text));
            long[] shingles = Shingles.of(text, settings.words(), settings.hash());
            long[] bands = shingles.length == 0 ? new long[0] : bands(permutations.signature(shingles));
            return new Print(whole.getMostSignificantBits(), whole.getLeastSignificantBits(), bands);
        }

        private long[] bands(long[] signature) {
            int rows = settings.threshold().banding().rows();
            long[] bands = new long[settings.threshold().banding().bands()];
            for (int band = 0; band < bands.length; band++) {
                long key = band;
                for (int row = 0; row < rows; row++) {
                    key = Hashing.xxh3_64().hashLongLongToLong(key, signature[band * rows + row]);
                }
                bands[band] = key;
            }
            return bands;
        }
    }
}
