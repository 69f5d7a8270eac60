package org.genloss.io.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.io.command.Command;
import org.genloss.io.experiment.Study;
import org.genloss.io.write.AtomicFile;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.NoModel;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.lab.Stop;
import org.genloss.lab.Storable;

/**
 * Computes what a run still lacks. Every block of replicates becomes one file, written aside and moved into place when it is complete, so
 * that a run killed anywhere goes on with the blocks it lacks and ends in the same bytes.
 */
public final class Run {
    /** The model of the last fit of replicate 1, beside what it drew. */
    static final String LAST_MODEL = "last.model";

    private final Study study;
    private final RunDirectory directory;
    private final List<KeptFits> firstFits;
    private volatile RunProgress told = RunProgress.NONE;

    public Run(Study study, RunDirectory directory) {
        this.study = study;
        this.directory = directory;
        this.firstFits = IntStream.range(0, study.cells().size())
                .mapToObj(cell -> new KeptFits(directory.firstFits(cell), this::warn))
                .toList();
    }

    /** Computes all blocks that are not there yet. */
    public void compute(Workers workers, RunProgress progress) {
        told = progress;
        List<Task> tasks = Task.of(study.cells());
        List<Task> open = tasks.stream()
                .filter(task -> !Files.exists(directory.part(task)))
                .toList();
        int all = tasks.stream().mapToInt(Task::replicates).sum();
        progress.starts(all, all - open.stream().mapToInt(Task::replicates).sum());
        workers.map(open.size(), index -> {
            Task task = open.get(index);
            String label = compute(task);
            progress.done(label, task.replicates());
            return label;
        });
    }

    private void warn(String sentence) {
        told.warns(sentence);
    }

    private String compute(Task task) {
        KeptFits fits = new KeptFits(directory.fits(task), this::warn);
        Experiment cell = placed(task.cell(), fits);
        Arm arm = Arm.all(cell).get(task.arm());
        List<Row> rows = new ArrayList<>();
        for (int replicate = task.first(); replicate <= task.last(); replicate++) {
            rows.addAll(replicate(cell, arm, task, replicate));
        }
        AtomicFile.write(directory.part(task), Rows.write(rows));
        fits.delete();
        return arm.label();
    }

    /** Programs of the user's get a place for their files, which stays when the run is done; long fits one that goes with the block. */
    private Experiment placed(int index, KeptFits fits) {
        Experiment cell = study.cells().get(index);
        Learner placed = cell.learner() instanceof Command command
                ? command.in(directory.commands(study, index))
                : cell.learner().keeping(firstFits.get(index), fits);
        return placed.equals(cell.learner()) ? cell : cell.with(placed);
    }

    /** @throws Fruitless where there is no first model, and nothing is measured that could say so */
    private List<Row> replicate(Experiment cell, Arm arm, Task task, int replicate) {
        try {
            return Simulate.rows(
                    cell, arm, replicate, (drawn, model, generation) -> keep(task, drawn, model, generation));
        } catch (NoModel e) {
            List<Row> rows = Stop.rows(cell, arm, replicate, e);
            if (rows.isEmpty()) {
                throw new Fruitless(study.cells().get(task.cell()), e.getMessage());
            }
            return rows;
        }
    }

    /** What a model of replicate 1 drew: written at once, so that memory does not grow with the generations; beside it the last model itself. */
    private void keep(Task task, Corpus drawn, GenerativeModel model, int generation) {
        Path file = directory.generation(study, task.cell(), task.arm(), generation);
        DrawnFile.write(file, drawn);
        boolean last = generation == study.cells().get(task.cell()).generations();
        if (last && model instanceof Storable kept) {
            AtomicFile.write(file.resolveSibling(LAST_MODEL), kept.bytes());
        }
    }

    /** All rows of one cell, arm after arm, replicate after replicate. */
    List<Row> rows(int cell) {
        List<Row> rows = new ArrayList<>();
        for (Task task : Task.of(study.cells())) {
            if (task.cell() == cell) {
                try {
                    rows.addAll(Rows.read(directory.part(task)));
                } catch (IOException e) {
                    throw new UserError(
                            "cannot read " + directory.part(task) + ": " + e.getMessage() + ". Delete it and resume.",
                            3,
                            e);
                }
            }
        }
        return Stop.settled(rows);
    }

    Study study() {
        return study;
    }

    RunDirectory directory() {
        return directory;
    }
}
