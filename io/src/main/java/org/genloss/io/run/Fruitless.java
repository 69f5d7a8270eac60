package org.genloss.io.run;

import java.util.List;
import java.util.stream.Stream;
import org.genloss.io.UserError;
import org.genloss.io.command.Command;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Stop;

/** Every chain of every regime ended early, in all cells: there is nothing to report but why the first did. */
public final class Fruitless extends UserError {
    private static final long serialVersionUID = 1L;

    private Fruitless(Stop first) {
        super("every run stopped early. The first: " + first.regime() + ", replicate " + first.replicate()
                + ", at generation " + first.generation() + ": " + first.why() + ".");
    }

    /** Already the first fit came to nothing. */
    Fruitless(Experiment cell, String refusal) {
        super((cell.name().isEmpty() ? "" : cell.name() + ": ") + advised(cell, refusal.replaceAll("\\.+$", "")));
    }

    /** What refuses says behind a semicolon what to do; else it is said here. */
    private static String advised(Experiment cell, String said) {
        boolean own = cell.learner() instanceof Command;
        if (!own && said.contains("; ")) {
            return said + ".";
        }
        return said + "." + (said.contains("\n") || own ? "\n  " : " ")
                + (own ? "Mend the programs of learner.fit and learner.sample." : "Change items, data or learner.");
    }

    static void refuse(List<SimulateResult.Cell> cells) {
        if (!cells.stream().allMatch(Fruitless::stopped)) {
            return;
        }
        boolean atOnce = cells.stream().flatMap(Fruitless::stops).allMatch(stop -> stop.generation() == 1);
        SimulateResult.Cell cell = cells.get(0);
        Stop first = stops(cell).findFirst().orElseThrow();
        throw atOnce ? new Fruitless(cell.experiment(), first.message()) : new Fruitless(first);
    }

    private static boolean stopped(SimulateResult.Cell cell) {
        Experiment of = cell.experiment();
        return stops(cell).count() == (long) of.regimes().size() * of.replicates();
    }

    private static Stream<Stop> stops(SimulateResult.Cell cell) {
        return cell.stops().stream().filter(stop -> !stop.regime().equals(Arm.REAL_ONLY.label()));
    }
}
