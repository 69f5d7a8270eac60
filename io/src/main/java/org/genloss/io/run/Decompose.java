package org.genloss.io.run;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Workers;
import org.genloss.io.experiment.Study;
import org.genloss.lab.Breakdown;
import org.genloss.lab.Decomposition;
import org.genloss.lab.Experiment;

/** Takes the errors of a study apart where its file asks for it. A run that is resumed does it again, to the same bytes. */
public final class Decompose {
    private Decompose() {}

    /** The result with its errors; as it is where they are not asked for. */
    public static SimulateResult add(Study study, SimulateResult result, Workers workers) {
        int factor = study.spec().decompose();
        if (factor == 0) {
            return result;
        }
        List<List<Breakdown>> cells = new ArrayList<>();
        for (Experiment cell : study.cells()) {
            cells.add(Breakdown.all(new Decomposition(cell, factor), workers));
        }
        return result.with(cells);
    }
}
