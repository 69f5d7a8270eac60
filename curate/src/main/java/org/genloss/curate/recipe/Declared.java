package org.genloss.curate.recipe;

import java.util.List;

/**
 * Where the records of a source come from, as declared.
 *
 * @param kind human, synthetic or unknown
 * @param model the generator; empty where there is none or it is not named
 * @param generation 0 for human data; of synthetic data one more than the highest generation of its model's training data; 0 where unknown
 * @param atLeast whether the generation may be higher
 * @param from what the generator was trained on: ids of sources of the recipe, or ledgers; empty where that was not said
 */
public record Declared(Kind kind, String model, int generation, boolean atLeast, List<String> from) {
    /** The three kinds of origin. */
    public enum Kind {
        HUMAN,
        SYNTHETIC,
        UNKNOWN;

        /** As written into files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The kind of that word. @throws IllegalArgumentException for another one */
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("an origin is human, synthetic or unknown, got " + word);
        }
    }

    public Declared {
        from = List.copyOf(from);
    }

    public static Declared human() {
        return new Declared(Kind.HUMAN, "", 0, false, List.of());
    }

    public static Declared unknown() {
        return new Declared(Kind.UNKNOWN, "", 0, true, List.of());
    }

    /** Of a generation that is known. */
    public static Declared synthetic(String model, int generation) {
        return new Declared(Kind.SYNTHETIC, model, generation, false, List.of());
    }

    /** The same of a model whose training data is known: one generation after the highest in it. @param least whether that may be higher */
    public Declared after(int highest, boolean least) {
        return new Declared(kind, model, highest + 1, least, from);
    }

    /** "human", "synthetic by gpt-4, generation at least 1". */
    public String words() {
        return switch (kind) {
            case HUMAN -> "human";
            case UNKNOWN -> "unknown";
            case SYNTHETIC ->
                "synthetic" + (model.isEmpty() ? "" : " by " + model) + ", generation " + (atLeast ? "at least " : "")
                        + generation;
        };
    }
}
