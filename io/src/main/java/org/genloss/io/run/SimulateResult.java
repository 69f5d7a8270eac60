package org.genloss.io.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genloss.data.Corpus;
import org.genloss.io.experiment.Spec;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Trajectory;
import org.genloss.verdict.Verdict;

/**
 * All that a run found; terminal, page and JSON are printed from it and from nothing else.
 *
 * @param spec the experiment with every default filled in
 * @param version of genloss
 * @param cells one for each combination of the factors varied
 */
public record SimulateResult(Spec spec, String version, List<Cell> cells) {
    public SimulateResult {
        cells = List.copyOf(cells);
    }

    /**
     * One combination of factors.
     *
     * @param experiment what was run
     * @param trajectory every number over its replicates
     * @param theory what closed forms expect of them
     * @param verdicts by regime: what its last generation lost against the last of "real data only", over the replicates
     * @param drawn by regime: what each model of replicate 1 drew, generation after generation
     */
    public record Cell(
            Experiment experiment,
            Trajectory trajectory,
            Theories theory,
            Map<String, Verdict> verdicts,
            Map<String, List<Corpus>> drawn) {

        public String name() {
            return experiment.name();
        }

        /** Labels of the regimes, without the controls. */
        public List<String> regimes() {
            return experiment.regimes().stream()
                    .map(regime -> Arm.of(regime).label())
                    .toList();
        }

        public OptionalDouble expected(Trajectory.Key key) {
            return theory.expected(key);
        }
    }
}
