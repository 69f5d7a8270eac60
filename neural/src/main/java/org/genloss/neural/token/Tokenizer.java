package org.genloss.neural.token;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts as tokens and back: bytes, and merged pairs of tokens. Every text has tokens. Token 0 stands between texts, 1 to 256 are the bytes, those
 * after them the merges in the order in which they are made.
 */
public final class Tokenizer {
    /** Stands before and after each text; no text has it. */
    public static final int END = 0;

    /** How {@link #END} is written. */
    public static final String END_WORD = "<|endoftext|>";

    /** The end, and the bytes. */
    public static final int LEAST = 257;

    private static final int REMEMBERED = 1 << 16;
    private static final int SHORT = 64;

    private final List<Merge> merges;
    private final List<String> symbols;
    private final List<byte[]> bytes = new ArrayList<>();
    private final Map<Merge, Integer> ranks = new HashMap<>();
    private final int[] made;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    /** Two tokens that become one. */
    public record Merge(int left, int right) {}

    /** @param merges in their order; each of tokens that are there before it. Two that make the same symbol make the same token */
    public Tokenizer(List<Merge> merges) {
        this.merges = List.copyOf(merges);
        this.symbols = new ArrayList<>(List.of(END_WORD));
        this.made = new int[merges.size()];
        symbols.addAll(ByteLevel.alphabet());
        Map<String, Integer> tokens = new HashMap<>();
        symbols.forEach(symbol -> tokens.put(symbol, tokens.size()));
        for (int rank = 0; rank < made.length; rank++) {
            Merge merge = merges.get(rank);
            if (Math.max(merge.left, merge.right) >= symbols.size() || Math.min(merge.left, merge.right) <= END) {
                throw new IllegalArgumentException("merge " + rank + " is of tokens that are not there");
            }
            ranks.putIfAbsent(merge, rank);
            made[rank] = token(symbols.get(merge.left) + symbols.get(merge.right), tokens);
        }
        bytes.add(new byte[0]);
        symbols.subList(1, symbols.size()).forEach(symbol -> bytes.add(ByteLevel.bytes(symbol)));
    }

    private int token(String symbol, Map<String, Integer> tokens) {
        if (!tokens.containsKey(symbol)) {
            tokens.put(symbol, symbols.size());
            symbols.add(symbol);
        }
        return tokens.get(symbol);
    }

    /** Bytes alone. */
    public static Tokenizer bytes() {
        return new Tokenizer(List.of());
    }

    public List<Merge> merges() {
        return merges;
    }

    /** All tokens by number, as they are printed. */
    public List<String> symbols() {
        return symbols;
    }

    public int size() {
        return symbols.size();
    }

    /** The tokens of a text, without {@link #END}. */
    public int[] encode(String text) {
        int[] tokens = new int[16];
        int size = 0;
        for (String word : ByteLevel.words(text)) {
            int[] more = word(word);
            if (size + more.length > tokens.length) {
                tokens = Arrays.copyOf(tokens, Math.max(size + more.length, 2 * tokens.length));
            }
            System.arraycopy(more, 0, tokens, size, more.length);
            size += more.length;
        }
        return Arrays.copyOf(tokens, size);
    }

    private int[] word(String word) {
        int[] there = known.get(word);
        if (there == null) {
            there = merged(word);
            if (word.length() <= SHORT && known.size() < REMEMBERED) {
                known.put(word, there);
            }
        }
        return there;
    }

    /** The merge that was made first comes first, wherever it is; of equal ones the one furthest left. */
    private int[] merged(String word) {
        int[] tokens =
                Arrays.stream(ByteLevel.places(word)).map(place -> place + 1).toArray();
        int size = tokens.length;
        while (true) {
            int best = Integer.MAX_VALUE;
            int at = -1;
            for (int i = 0; i + 1 < size; i++) {
                int rank = ranks.getOrDefault(new Merge(tokens[i], tokens[i + 1]), Integer.MAX_VALUE);
                if (rank < best) {
                    best = rank;
                    at = i;
                }
            }
            if (at < 0) {
                return Arrays.copyOf(tokens, size);
            }
            tokens[at] = made[best];
            System.arraycopy(tokens, at + 2, tokens, at + 1, size - at - 2);
            size--;
        }
    }

    /** Whether these are the text that has nothing: no tokens, or bytes that are no UTF-8. */
    public boolean nothing(int... tokens) {
        return decode(tokens).isEmpty();
    }

    /**
     * The text of tokens. Bytes that are no UTF-8 are left out: U+FFFD in their place would be text to whoever learns from it, three bytes that the data
     * never had.
     */
    public String decode(int[] tokens) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int token : tokens) {
            text.writeBytes(bytes.get(token));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.IGNORE)
                    .onUnmappableCharacter(CodingErrorAction.IGNORE)
                    .decode(ByteBuffer.wrap(text.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("nothing is reported", e);
        }
    }
}
