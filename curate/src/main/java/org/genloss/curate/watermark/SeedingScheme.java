package org.genloss.curate.watermark;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the tokens of a context become the seed of the green list (Kirchenbauer et al. 2023, arXiv 2301.10226 and 2306.04634; the names are those of the reference
 * implementation). Products of hashes wrap at 64 bits, signed, as there; the salt is multiplied without bound where it is there.
 *
 * @param function of the tokens
 * @param width how many tokens it takes
 * @param selfSalt whether the scored token is the last of them
 * @param salt the key
 */
public record SeedingScheme(Function function, int width, boolean selfSalt, long salt) {
    /** The salt of all named schemes. */
    public static final long SALT = 15485863;

    private static final long WORD = 1L << 32;

    /** Functions of the tokens. */
    public enum Function {
        MULTIPLICATIVE,
        ADDITIVE,
        MINFUNC,
        SIMPLE_SKIP,
        SKIPGRAM,
        ANCHORED_SKIPGRAM,
        MINHASH,
        ANCHORED_MINHASH,
        MINSKIPGRAM,
        NONCOMM,
        POSITION;

        /** As schemes spell it: {@code additive_prf}. */
        String word() {
            return name().toLowerCase(Locale.ROOT) + "_prf";
        }
    }

    public SeedingScheme {
        if (width < 1) {
            throw new IllegalArgumentException("a context has 1 token at least, got " + width);
        }
        if (function == Function.MINSKIPGRAM && width < 2) {
            throw new IllegalArgumentException("minskipgram_prf takes pairs: a context of 2 tokens at least");
        }
    }

    /**
     * A scheme by its name: simple_1 or lefthash, selfhash or algorithm-3, minhash, skipgram, or free: {@code ff-FUNCTION-WIDTH-SELF} with
     * {@code -SALT} if it is another.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static SeedingScheme of(String name) {
        return switch (name) {
            case "simple_1", "lefthash" -> new SeedingScheme(Function.ADDITIVE, 1, false, SALT);
            case "selfhash", "algorithm-3" -> new SeedingScheme(Function.ANCHORED_MINHASH, 4, true, SALT);
            case "minhash" -> new SeedingScheme(Function.MINHASH, 4, false, SALT);
            case "skipgram" -> new SeedingScheme(Function.SKIPGRAM, 5, false, SALT);
            default -> free(name);
        };
    }

    private static SeedingScheme free(String name) {
        String[] parts = name.split("-");
        boolean known = (parts.length == 4 || parts.length == 5)
                && parts[0].equals("ff")
                && parts[2].matches("[1-9]\\d?")
                && parts[3].matches("True|False")
                && (parts.length == 4 || parts[4].matches("\\d{1,18}"));
        if (!known) {
            throw new IllegalArgumentException(
                    "no seeding scheme " + name
                            + ". There are simple_1 (lefthash), selfhash (algorithm-3), minhash, skipgram, and ff-FUNCTION-WIDTH-True|False[-SALT]");
        }
        Function function = Arrays.stream(Function.values())
                .filter(f -> f.word().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function " + parts[1] + " in " + name
                        + ". There are "
                        + Arrays.stream(Function.values()).map(Function::word).collect(Collectors.joining(", "))));
        long salt = parts.length == 5 ? Long.parseLong(parts[4]) : SALT;
        return new SeedingScheme(function, Integer.parseInt(parts[2]), parts[3].equals("True"), salt);
    }

    /** Tokens of one scored run: the context and the token itself, which may be one of them. */
    public int run() {
        return width + (selfSalt ? 0 : 1);
    }

    /** The seed of the context {@code ids[from]} .. {@code ids[from + width - 1]}: the low 32 bits of the key mod 2^64 - 1. */
    int seed(int[] ids, int from) {
        return switch (function) {
            case MULTIPLICATIVE -> salted(fold(ids, from, 1, (a, id) -> a * id));
            case ADDITIVE -> salted(fold(ids, from, 0, Long::sum));
            case MINFUNC -> salted(fold(ids, from, Long.MAX_VALUE, Math::min));
            case SIMPLE_SKIP -> rest(skips(ids, from));
            case SKIPGRAM -> rest(hash(salt * ids[from]));
            case ANCHORED_SKIPGRAM -> rest(hash(salt * ids[from]) * hash(salt * ids[from + width - 1]));
            case MINHASH -> rest(fold(ids, from, Long.MAX_VALUE, (a, id) -> Math.min(a, hash(salt * id))));
            case ANCHORED_MINHASH -> {
                long anchor = HashTable.of(ids[from + width - 1]);
                yield rest(fold(ids, from, Long.MAX_VALUE, (a, id) -> Math.min(a, salt * HashTable.of(id) * anchor)));
            }
            case MINSKIPGRAM -> rest(pairs(ids, from));
            case NONCOMM -> rest(fold(ids, from, salt, (a, id) -> Math.floorMod(a * hash(a * id), WORD)));
            case POSITION -> rest(positions(ids, from));
        };
    }

    private interface Step {
        long of(long so, long id);
    }

    private long fold(int[] ids, int from, long start, Step step) {
        long so = start;
        for (int i = from; i < from + width; i++) {
            so = step.of(so, ids[i]);
        }
        return so;
    }

    private int salted(long x) {
        return rest(Math.multiplyHigh(salt, x), salt * x);
    }

    private static int rest(long key) {
        return rest(key >> 63, key);
    }

    /** The low bits of a signed number of 128 bits mod 2^64 - 1, by which 2^64 is 1: the sum of its words, and of what that carries. */
    private static int rest(long high, long low) {
        long sum = high + low;
        int carries = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        long rest = sum + carries + (high >> 63);
        return rest == -1 ? 0 : (int) rest;
    }

    private static long hash(long x) {
        return HashTable.of(x);
    }

    private long skips(int[] ids, int from) {
        long product = 1;
        for (int i = from; i < from + width; i += 2) {
            product *= hash(salt * ids[i]);
        }
        return product;
    }

    private long pairs(int[] ids, int from) {
        long least = Long.MAX_VALUE;
        for (int i = from; i < from + width; i++) {
            for (int j = i + 1; j < from + width; j++) {
                least = Math.min(least, hash(salt * ids[i]) * hash(salt * ids[j]));
            }
        }
        return least;
    }

    private long positions(int[] ids, int from) {
        long sum = 0;
        for (int i = 0; i < width; i++) {
            sum += salt * ids[from + i] * (i + 1);
        }
        return sum;
    }
}
