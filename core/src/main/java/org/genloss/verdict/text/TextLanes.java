package org.genloss.verdict.text;

import org.genloss.profile.Lanes;

/** The listed types of texts, each with the groups that contain it: counts under many labellings at once. */
final class TextLanes {
    private final int types;
    private final int[] start;
    private final int[] group;
    private final int[] count;

    /** @param counted counts of occurrences; otherwise a group counts once */
    TextLanes(TextTypes of, boolean counted) {
        types = of.listed;
        start = new int[types + 2];
        group = new int[of.type.length];
        count = new int[of.type.length];
        for (int t : of.type) {
            start[t + 2]++;
        }
        for (int t = 2; t < start.length; t++) {
            start[t] += start[t - 1];
        }
        for (int g = 0; g + 1 < of.start.length; g++) {
            for (int i = of.start[g]; i < of.start[g + 1]; i++) {
                int at = start[of.type[i] + 1]++;
                group[at] = g;
                count[at] = counted ? of.count[i] : 1;
            }
        }
    }

    /** counts[l][t] of type t on the candidate's side of labelling l. */
    int[][] counts(boolean[][] candidate) {
        Lanes lanes = new Lanes(candidate);
        int[][] counts = new int[candidate.length][types];
        for (int t = 0; t < types; t++) {
            for (int i = start[t]; i < start[t + 1]; i++) {
                lanes.add(group[i], count[i]);
            }
            for (int l = 0; l < counts.length; l++) {
                counts[l][t] = lanes.sum(l);
            }
            lanes.clear();
        }
        return counts;
    }
}
