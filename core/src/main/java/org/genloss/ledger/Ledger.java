package org.genloss.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An append-only list of entries. The mark of an entry is the SHA-256 of the mark before it and of all its facts, so that no entry can be
 * changed, left out or moved without changing every mark after it.
 */
public record Ledger(List<Marked> lines) {
    /** An entry with the mark before it and its own. */
    public record Marked(String previous, String mark, Entry entry) {}

    public Ledger {
        lines = List.copyOf(lines);
    }

    public static Ledger empty() {
        return new Ledger(List.of());
    }

    /** The ledger with these entries appended. */
    public Ledger with(List<? extends Entry> entries) {
        List<Marked> longer = new ArrayList<>(lines);
        String last = mark();
        for (Entry entry : entries) {
            String mark = digest(last + "\n" + canonical(entry));
            longer.add(new Marked(last, mark, entry));
            last = mark;
        }
        return new Ledger(longer);
    }

    /** The mark of the last entry; 64 zeros for an empty ledger. */
    public String mark() {
        return lines.isEmpty() ? "0".repeat(64) : lines.get(lines.size() - 1).mark();
    }

    /** Index of the first line whose mark does not follow from what stands before it; -1 where all do. */
    public int firstBroken() {
        String last = "0".repeat(64);
        for (int i = 0; i < lines.size(); i++) {
            Marked line = lines.get(i);
            if (!line.previous().equals(last) || !line.mark().equals(digest(last + "\n" + canonical(line.entry())))) {
                return i;
            }
            last = line.mark();
        }
        return -1;
    }

    /** Every field on a line of its own, lengths first, so that no two entries share a canonical text. */
    private static String canonical(Entry entry) {
        Entry.Facts facts = entry.facts();
        StringBuilder text = new StringBuilder();
        field(text, entry.type());
        field(text, facts.subject());
        field(text, String.valueOf(facts.inputs().size()));
        facts.inputs().forEach(input -> field(text, input));
        facts.settings().forEach((name, value) -> {
            field(text, name);
            field(text, value);
        });
        field(text, facts.seedPath());
        field(text, facts.outputDigest());
        return text.toString();
    }

    private static void field(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value).append('\n');
    }

    /** SHA-256 of the UTF-8 bytes, in hex. */
    public static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256, in hex. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
