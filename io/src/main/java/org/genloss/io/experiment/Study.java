package org.genloss.io.experiment;

import java.util.List;
import org.genloss.io.read.BadRow;
import org.genloss.lab.Experiment;

/**
 * An experiment file turned into experiments.
 *
 * @param spec the file with every default filled in
 * @param cells one experiment a combination of the factors varied, at least one
 * @param dataDigest SHA-256 of the data's items, in hex
 * @param skipped damaged rows that were left out
 */
public record Study(Spec spec, List<Experiment> cells, String dataDigest, List<BadRow> skipped) {
    public Study {
        cells = List.copyOf(cells);
        skipped = List.copyOf(skipped);
    }
}
