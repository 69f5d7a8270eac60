package org.genloss.io.run;

/** Told how a run goes on; called from any thread. */
public interface RunProgress {
    /** @param runs replicates of regimes and controls in all @param kept those that were there already */
    void starts(int runs, int kept);

    /** Some replicates of an arm are done. */
    void done(String regime, int replicates);

    /** Something that the user may want to know goes on otherwise than it should. */
    default void warns(String sentence) {}

    /** All replicates are done; the files are being written. */
    default void writes() {}

    RunProgress NONE = new RunProgress() {
        @Override
        public void starts(int runs, int kept) {}

        @Override
        public void done(String regime, int replicates) {}
    };
}
