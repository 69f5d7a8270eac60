package org.genloss.io.render;

import java.util.List;

/**
 * What a result does not know of itself.
 *
 * @param version of genloss
 * @param command what was typed; typed again it gives the same
 * @param gate the gate's rule: "--fail-on early"
 * @param failing names of the generations that fail the gate
 */
public record RunInfo(String version, String command, String gate, List<String> failing) {
    public RunInfo {
        failing = List.copyOf(failing);
    }

    public boolean passed() {
        return failing.isEmpty();
    }
}
