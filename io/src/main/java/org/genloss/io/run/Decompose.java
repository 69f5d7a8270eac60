package org.genloss.io.run;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Study;
import org.genloss.io.write.AtomicFile;
import org.genloss.lab.decomposition.Breakdown;
import org.genloss.lab.decomposition.Decomposition;
import org.genloss.lab.decomposition.Kept;

/**
 * Takes the errors of a study apart where its file asks for it. The arms of one replicate of one regime become one file beside the blocks of the
 * run, so that a run that is resumed goes on with those it lacks, to the same bytes.
 */
public final class Decompose {
    private Decompose() {}

    /** The result with its errors; as it is where they are not asked for. */
    public static SimulateResult add(Run run, SimulateResult result, Workers workers) {
        Study study = run.study();
        int factor = study.spec().decompose();
        if (factor == 0) {
            return result;
        }
        List<List<Breakdown>> cells = new ArrayList<>();
        for (int cell = 0; cell < study.cells().size(); cell++) {
            Decomposition decomposition = new Decomposition(study.cells().get(cell), factor);
            cells.add(Breakdown.all(decomposition, workers, new Parts(run.directory(), cell)));
        }
        return result.with(cells);
    }

    /** The files of one cell: a line a number, its fields as in {@link Kept.Line}. */
    private record Parts(RunDirectory directory, int cell) implements Kept {
        private Path file(int regime, int replicate) {
            return directory.part(String.format(
                    Locale.ROOT, "decompose-%03d-regime-%02d-replicate-%06d.txt", cell, regime, replicate));
        }

        @Override
        public Optional<List<Line>> read(int regime, int replicate) {
            Path file = file(regime, replicate);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readAllLines(file).stream()
                        .map(line -> line(line.split(" ")))
                        .toList());
            } catch (IOException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new UserError("cannot read " + file + ". Delete it and resume.", 3, e);
            }
        }

        private static Line line(String[] fields) {
            return new Line(
                    fields[0].equals("1"),
                    fields[1].equals("1"),
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]),
                    Integer.parseInt(fields[4]),
                    Double.parseDouble(fields[5]));
        }

        @Override
        public void write(int regime, int replicate, List<Line> lines) {
            StringWriter text = new StringWriter();
            for (Line line : lines) {
                text.write((line.expressivity() ? "1 " : "0 ") + (line.learning() ? "1 " : "0 ") + line.times() + " "
                        + line.distance() + " " + line.generation() + " " + line.value() + "\n");
            }
            AtomicFile.write(file(regime, replicate), text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
