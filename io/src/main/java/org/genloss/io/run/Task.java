package org.genloss.io.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;

/**
 * A block of replicates of one arm of one cell: what is computed, stored and resumed as one.
 *
 * @param cell index of the cell, from 0
 * @param arm index of the arm within the cell, from 0
 * @param first first replicate, from 1
 * @param last last replicate
 */
record Task(int cell, int arm, int first, int last) {
    /** At most this many blocks an arm, so that a million replicates do not become a million files. */
    private static final int BLOCKS = 50;

    String file() {
        return String.format(Locale.ROOT, "cell-%03d-arm-%02d-replicates-%06d.csv", cell, arm, first);
    }

    int replicates() {
        return last - first + 1;
    }

    /** All tasks, in the order in which their rows stand in the trajectory. */
    static List<Task> of(List<Experiment> cells) {
        List<Task> tasks = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            int replicates = cells.get(cell).replicates();
            int block = (replicates + BLOCKS - 1) / BLOCKS;
            for (int arm = 0; arm < Arm.all(cells.get(cell)).size(); arm++) {
                for (int first = 1; first <= replicates; first += block) {
                    tasks.add(new Task(cell, arm, first, Math.min(replicates, first + block - 1)));
                }
            }
        }
        return tasks;
    }
}
