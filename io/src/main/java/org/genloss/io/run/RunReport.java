package org.genloss.io.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Trajectory;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.Verdict;

/** Gathers what a finished run says: numbers over replicates, theory, verdicts, what was drawn. */
public final class RunReport {
  private final Run run;
  private final Workers workers;

  public RunReport(Run run, Workers workers) {
    this.run = run;
    this.workers = workers;
  }

  public SimulateResult gather(String version) {
    List<SimulateResult.Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < run.study().cells().size(); cell++) {
      cells.add(cell(cell));
    }
    return new SimulateResult(run.study().spec(), version, cells);
  }

  private SimulateResult.Cell cell(int cell) {
    Experiment experiment = run.study().cells().get(cell);
    Map<String, List<Corpus>> drawn = new LinkedHashMap<>();
    List<Arm> arms = Arm.all(experiment);
    for (int arm = 0; arm < arms.size(); arm++) {
      drawn.put(arms.get(arm).label(), drawn(cell, arm));
    }
    Trajectory trajectory = Trajectory.of(run.rows(cell));
    return new SimulateResult.Cell(experiment, trajectory, new Theories(experiment), verdicts(experiment, drawn), drawn);
  }

  private List<Corpus> drawn(int cell, int arm) {
    Experiment experiment = run.study().cells().get(cell);
    List<Corpus> drawn = new ArrayList<>();
    for (int t = 1; t <= experiment.generations(); t++) {
      Path file = run.directory().generation(run.study(), cell, arm, t);
      if (Files.exists(file)) {
        ReadOptions options = ReadOptions.defaults().withKind(experiment.real().schema().kind());
        drawn.add(Readers.openLike(experiment.real().schema(), List.of(file.toString()), options, BadRows.NONE));
      }
    }
    return drawn;
  }

  /** Each regime's last generation against the control's, so that what a single fit loses is not blamed on the loop. */
  private Map<String, Verdict> verdicts(Experiment experiment, Map<String, List<Corpus>> drawn) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    List<Corpus> control = drawn.get(Arm.REAL_ONLY.label());
    CheckSettings plain = CheckSettings.of(Seed.of(run.study().spec().seed()).child("verdict"));
    CheckSettings settings =
        new CheckSettings(plain.alpha(), true, plain.groupField(), plain.candidateGroupFields(), plain.drawBytes(), plain.seed());
    for (var regime : experiment.regimes()) {
      String label = Arm.of(regime).label();
      List<Corpus> own = drawn.get(label);
      if (own.size() == experiment.generations() && control.size() == experiment.generations()) {
        Check.Given reference = Check.Given.of(Arm.REAL_ONLY.label(), List.of(), last(control));
        verdicts.put(label, Check.verdict(reference, Check.Given.of(label, List.of(), last(own)), settings, workers));
      }
    }
    return verdicts;
  }

  private static Corpus last(List<Corpus> generations) {
    return generations.get(generations.size() - 1);
  }
}
