package org.genloss.curate.watermark;

import java.math.BigInteger;
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

    private static final BigInteger SEEDS = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

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
        BigInteger key = key(ids, from);
        return key.mod(SEEDS).intValue();
    }

    private BigInteger key(int[] ids, int from) {
        return switch (function) {
            case MULTIPLICATIVE -> salted(fold(ids, from, 1, (a, id) -> a * id));
            case ADDITIVE -> salted(fold(ids, from, 0, Long::sum));
            case MINFUNC -> salted(fold(ids, from, Long.MAX_VALUE, Math::min));
            case SIMPLE_SKIP -> BigInteger.valueOf(skips(ids, from));
            case SKIPGRAM -> BigInteger.valueOf(hash(salt * ids[from]));
            case ANCHORED_SKIPGRAM -> BigInteger.valueOf(hash(salt * ids[from]) * hash(salt * ids[from + width - 1]));
            case MINHASH ->
                BigInteger.valueOf(fold(ids, from, Long.MAX_VALUE, (a, id) -> Math.min(a, hash(salt * id))));
            case ANCHORED_MINHASH -> {
                long anchor = HashTable.of(ids[from + width - 1]);
                yield BigInteger.valueOf(
                        fold(ids, from, Long.MAX_VALUE, (a, id) -> Math.min(a, salt * HashTable.of(id) * anchor)));
            }
            case MINSKIPGRAM -> BigInteger.valueOf(pairs(ids, from));
            case NONCOMM ->
                BigInteger.valueOf(fold(ids, from, salt, (a, id) -> Math.floorMod(a * hash(a * id), WORD.longValue())));
            case POSITION -> BigInteger.valueOf(positions(ids, from));
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

    private BigInteger salted(long x) {
        return BigInteger.valueOf(salt).multiply(BigInteger.valueOf(x));
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
