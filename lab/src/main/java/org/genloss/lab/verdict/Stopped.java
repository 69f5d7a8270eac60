package org.genloss.lab.verdict;

import java.util.List;
import org.genloss.lab.Arm;
import org.genloss.lab.Stop;

/** Whether the replicates of an arm all ended early, so that nothing of it is left at the last generation. */
record Stopped(List<Stop> stops, int replicates) {
    /** Why nothing can be judged; empty where both the regime and "real data only" have a run that came to the end. */
    String words(String regime) {
        if (all(regime)) {
            boolean first = of(regime).stream().allMatch(stop -> stop.generation() == 1);
            return first ? "no run had a first model" : "every run stopped early";
        }
        return all(Arm.REAL_ONLY.label())
                ? "every run of real data only stopped early, so that there is nothing to compare with"
                : "";
    }

    private boolean all(String arm) {
        return of(arm).size() == replicates;
    }

    private List<Stop> of(String arm) {
        return stops.stream().filter(stop -> stop.regime().equals(arm)).toList();
    }
}
