package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Which readings of a run are shown. What the experiment names is always there, in the order named. Under {@code default} first what the verdicts
 * rest on, then what moved furthest.
 *
 * @param curves in the order in which they are shown
 * @param left how many curves of named measures have no room
 */
record Shown(List<Curves.Curve> curves, int left) {
    /**
     * @param metrics as named in the experiment
     * @param moved how many to show under {@code default} beside those of the verdicts
     * @param subjects how many curves of one named measure have room
     */
    static Shown of(Curves curves, List<String> metrics, int moved, int subjects) {
        List<Curves.Curve> shown = new ArrayList<>();
        int left = 0;
        for (String name : metrics) {
            List<Curves.Curve> own = name.equals("default") ? chosen(curves, moved) : curves.of(name);
            int room = name.equals("default") ? own.size() : Math.min(subjects, own.size());
            own.subList(0, room).stream().filter(c -> !shown.contains(c)).forEach(shown::add);
            left += own.size() - room;
        }
        return new Shown(shown, left);
    }

    private static List<Curves.Curve> chosen(Curves curves, int moved) {
        List<Curves.Curve> deciding = curves.deciding();
        List<Curves.Curve> chosen = new ArrayList<>(deciding.subList(0, Math.min(moved, deciding.size())));
        curves.moved(moved).stream()
                .filter(c -> chosen.stream()
                        .noneMatch(d -> d.card().name().equals(c.card().name())))
                .limit(Math.max(1, moved - chosen.size()))
                .forEach(chosen::add);
        return chosen;
    }
}
