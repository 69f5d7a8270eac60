package org.genloss.ledger;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One thing that was done. */
public sealed interface Entry {
    Facts facts();

    /** Data was read. */
    record Read(Facts facts) implements Entry {}

    /** A model was fitted. */
    record Fitted(Facts facts) implements Entry {}

    /** Items were drawn from a model. */
    record Drawn(Facts facts) implements Entry {}

    /** Items were kept, weighed or dropped. */
    record Judged(Facts facts) implements Entry {}

    /** Corpora were mixed. */
    record Mixed(Facts facts) implements Entry {}

    /** Two corpora were compared. */
    record Compared(Facts facts) implements Entry {}

    /** The entry of that word. @throws IllegalArgumentException for another word */
    static Entry of(String type, Facts facts) {
        return switch (type) {
            case "read" -> new Read(facts);
            case "fitted" -> new Fitted(facts);
            case "drawn" -> new Drawn(facts);
            case "judged" -> new Judged(facts);
            case "mixed" -> new Mixed(facts);
            case "compared" -> new Compared(facts);
            default -> throw new IllegalArgumentException("no entry of the type " + type);
        };
    }

    /** The word for the kind of entry, as written to files. */
    default String type() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * What every entry tells.
     *
     * @param subject what it was done to: a path, a regime and its replicates
     * @param inputs digests or marks of what went in
     * @param settings all settings that decide the output
     * @param seedPath path of the seed, empty where nothing was random
     * @param outputDigest SHA-256 of what came out, in hex
     */
    record Facts(
            String subject,
            List<String> inputs,
            SortedMap<String, String> settings,
            String seedPath,
            String outputDigest) {
        public Facts {
            inputs = List.copyOf(inputs);
            settings = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }

        public static Facts of(String subject, Map<String, String> settings, String outputDigest) {
            return new Facts(subject, List.of(), new TreeMap<>(settings), "", outputDigest);
        }
    }
}
