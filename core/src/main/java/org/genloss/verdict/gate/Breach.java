package org.genloss.verdict.gate;

import org.genloss.verdict.Reading;

/**
 * A reading that is harmed beyond what is tolerated.
 *
 * @param usual what the reading is where nothing changed
 * @param limit the tolerated value that its whole interval lies beyond
 * @param below whether it fell below the limit; otherwise it rose above it
 */
public record Breach(Tolerance tolerance, Reading reading, double usual, double limit, boolean below) {}
