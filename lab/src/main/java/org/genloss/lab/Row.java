package org.genloss.lab;

import org.genloss.metric.Value;

/**
 * One line of a trajectory.
 *
 * @param regime label of the {@link Arm}: the regime with its settings, or one of the two controls
 * @param replicate 1, 2, ..
 * @param generation 1 for the model fitted to real data; 0 for the reference against itself, which has no model
 * @param measure id of the metric or probe
 * @param value the number, or why there is none
 */
public record Row(String regime, int replicate, int generation, String measure, Value value) {}
