package org.genloss.neural.text;

/** A text that is being written, in as many rows of a batch as it has beams, all of one length. */
interface Draft {
    boolean done();

    /** What stands at a place of a row, the end before the text being the first; where nothing stands yet anything does. */
    int at(int row, int place);

    /**
     * Goes on by a token.
     *
     * @param scores of several drafts; those of its own rows, one behind the other, from {@code from} on
     */
    void add(float[] scores, int from);

    /** The row that a row goes on from since the last token. */
    int parent(int row);

    Writer.Text text();
}
