package org.genloss.io.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.io.experiment.Spec;
import org.genloss.io.read.Readers;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Row;
import org.genloss.lab.Stop;
import org.genloss.lab.Trajectory;
import org.genloss.lab.sweep.Sweep;
import org.genloss.lab.sweep.SweepCell;
import org.genloss.lab.verdict.LoopVerdict;
import org.genloss.lab.verdict.Onset;
import org.genloss.verdict.Verdict;

/** Gathers what a finished run says: numbers over replicates, theory, verdicts, what was drawn. */
public final class RunReport {
    private final Run run;

    public RunReport(Run run) {
        this.run = run;
    }

    /** @throws Fruitless where no chain came to its end */
    public SimulateResult gather(String version) {
        List<SimulateResult.Cell> cells = new ArrayList<>();
        List<SweepCell> swept = new ArrayList<>();
        Spec spec = run.study().spec();
        for (int cell = 0; cell < run.study().cells().size(); cell++) {
            cells.add(cell(cell, swept));
        }
        Fruitless.refuse(cells);
        Optional<Sweep> sweep = spec.vary().isEmpty() ? Optional.empty() : Sweep.of(spec.vary(), swept, spec.sweep());
        return new SimulateResult(spec, version, cells, sweep, run.study().skipped(), List.of());
    }

    private SimulateResult.Cell cell(int cell, List<SweepCell> swept) {
        Experiment experiment = run.study().cells().get(cell);
        Map<String, List<Corpus>> drawn = new LinkedHashMap<>();
        List<Arm> arms = Arm.all(experiment);
        for (int arm = 0; arm < arms.size(); arm++) {
            drawn.put(arms.get(arm).label(), drawn(cell, arm));
        }
        List<Row> rows = run.rows(cell);
        Trajectory trajectory = Trajectory.of(rows);
        LoopVerdict verdict = new LoopVerdict(experiment, rows);
        swept.add(new SweepCell(experiment, rows, verdict));
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Map<String, List<Onset>> onsets = new LinkedHashMap<>();
        for (Regime regime : experiment.regimes()) {
            String label = Arm.of(regime).label();
            verdicts.put(label, verdict.of(label));
            onsets.put(label, verdict.onsets(label));
        }
        return new SimulateResult.Cell(
                experiment, trajectory, new Theories(experiment), verdicts, onsets, drawn, Stop.of(rows));
    }

    private List<Corpus> drawn(int cell, int arm) {
        Experiment experiment = run.study().cells().get(cell);
        List<Corpus> drawn = new ArrayList<>();
        for (int t = 1; t <= experiment.generations(); t++) {
            DrawnFile.find(run.directory().generation(run.study(), cell, arm, t))
                    .ifPresent(file -> drawn.add(Readers.drawn(experiment.real().schema(), file)));
        }
        return drawn;
    }
}
