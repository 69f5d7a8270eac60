package org.genloss.lab;

import java.util.Optional;
import org.genloss.data.Corpus;

/** A model that is nothing but items, each drawn with its chance. */
public interface Memory extends GenerativeModel {
    /** What may be drawn, in any order; items may be equal. */
    Corpus items();

    /** The chance of each item, sum 1; empty where all are alike. */
    Optional<double[]> chances();
}
