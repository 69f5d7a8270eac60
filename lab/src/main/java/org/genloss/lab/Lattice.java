package org.genloss.lab;

/** A law on the whole numbers: {@link #logDensity} is the logarithm of a probability, and sums take the place of integrals. */
public interface Lattice extends Scored {}
