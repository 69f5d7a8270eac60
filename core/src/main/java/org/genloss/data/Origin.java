package org.genloss.data;

/** Where an item comes from. */
public sealed interface Origin {
    /** Made by people, or measured in the world. */
    record Human(String source) implements Origin {}

    /**
     * Drawn from a model.
     *
     * @param model the model's name
     * @param generation 1 for a model fitted to real data, 2 for a model fitted to what that one drew, and so on
     * @param ledgerMark the ledger entry under which it was drawn, empty if none
     */
    record Synthetic(String model, int generation, String ledgerMark) implements Origin {}

    /** Not known. @param syntheticBelief the chance that it is synthetic, 0.5 where nothing is known */
    record Unknown(double syntheticBelief) implements Origin {}

    /** Nothing is known. */
    static Origin unknown() {
        return Nothing.KNOWN;
    }

    /** Holder of the one value for "nothing is known". */
    final class Nothing {
        private static final Origin KNOWN = new Unknown(0.5);

        private Nothing() {}
    }
}
