package org.genloss.curate.mix;

import java.util.OptionalLong;

/** The records of stocks, in an order that does not depend on what is asked. */
public interface WholeRecords {
    /** The most of each stock that its first whole records give, at most the amounts. */
    long[] upTo(long[] most);

    /** What the first records of a stock give with one more than gave that amount; empty where there is none. */
    OptionalLong next(int stock, long amount);
}
