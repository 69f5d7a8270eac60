package org.genloss.io.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.data.Corpus;
import org.genloss.io.experiment.Spec;
import org.genloss.io.read.BadRow;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Stop;
import org.genloss.lab.Trajectory;
import org.genloss.lab.decomposition.Breakdown;
import org.genloss.lab.sweep.Sweep;
import org.genloss.lab.verdict.Onset;
import org.genloss.verdict.Verdict;

/**
 * All that a run found; terminal, page and JSON are printed from it and from nothing else.
 *
 * @param spec the experiment with every default filled in
 * @param version of genloss
 * @param cells one for each combination of the factors varied
 * @param sweep what the cells say together; empty where nothing is varied, or no reading has a share kept
 * @param skipped damaged rows of the data that were left out
 * @param breakdowns for each cell its regimes and distances taken apart into their errors; none where that was not asked
 */
public record SimulateResult(
        Spec spec,
        String version,
        List<Cell> cells,
        Optional<Sweep> sweep,
        List<BadRow> skipped,
        List<List<Breakdown>> breakdowns) {
    /** The file of a run that lists the rows left out. */
    public static final String BAD_ROWS = "bad-rows.txt";

    public SimulateResult {
        cells = List.copyOf(cells);
        skipped = List.copyOf(skipped);
        breakdowns = List.copyOf(breakdowns);
    }

    /** The errors of a cell; none where they were not asked for. */
    public List<Breakdown> breakdowns(int cell) {
        return breakdowns.isEmpty() ? List.of() : breakdowns.get(cell);
    }

    /** The same with errors taken apart. */
    SimulateResult with(List<List<Breakdown>> errors) {
        return new SimulateResult(spec, version, cells, sweep, skipped, errors);
    }

    /**
     * One combination of factors.
     *
     * @param experiment what was run
     * @param trajectory every number over its replicates
     * @param theory what closed forms expect of them
     * @param verdicts by regime: what its last generation lost against the last of "real data only", over the replicates
     * @param onsets by regime: when each phase of collapse begins; empty lists where that is not measured
     * @param drawn by regime: what each model of replicate 1 drew, generation after generation
     * @param stops replicates that ended early
     */
    public record Cell(
            Experiment experiment,
            Trajectory trajectory,
            Theories theory,
            Map<String, Verdict> verdicts,
            Map<String, List<Onset>> onsets,
            Map<String, List<Corpus>> drawn,
            List<Stop> stops) {

        public String name() {
            return experiment.name();
        }

        /** How many runs of an arm ended early and why the first did; empty where none did. */
        public String stopped(String regime) {
            List<Stop> own =
                    stops.stream().filter(stop -> stop.regime().equals(regime)).toList();
            if (own.isEmpty()) {
                return "";
            }
            Stop first = own.get(0);
            return own.size() + " of " + experiment.replicates() + " runs stopped early; replicate " + first.replicate()
                    + " at generation " + first.generation() + ": " + first.why();
        }

        /** What {@link #stopped(String)} says, with the arms of which it does; in their order. */
        public Map<String, List<String>> stopped() {
            Map<String, List<String>> arms = new LinkedHashMap<>();
            stops.stream()
                    .map(Stop::regime)
                    .distinct()
                    .forEach(arm -> arms.computeIfAbsent(stopped(arm), words -> new ArrayList<>())
                            .add(arm));
            return arms;
        }

        /** Whether a first model was fitted in any run of any arm. */
        public boolean fitted() {
            long first = stops.stream().filter(stop -> stop.generation() == 1).count();
            return first < (experiment.regimes().size() + 1L) * experiment.replicates();
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

        /** Under what condition the expected number is only nearly right; empty where it is exact. */
        public Optional<String> approximation(Trajectory.Key key) {
            return theory.approximation(key);
        }
    }
}
