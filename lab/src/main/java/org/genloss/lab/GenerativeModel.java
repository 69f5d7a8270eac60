package org.genloss.lab;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/** A fitted model, or the truth where the truth is a model. Not changed once made; drawing twice with one seed gives the same items. */
public interface GenerativeModel {
  /** Draws items; their ids are 0, 1, .. within the corpus. */
  Corpus draw(int items, Seed seed);

  /** The model's own numbers: mean and variance of a Gaussian, support of a categorical law. Finite, always the same names in the same order. */
  List<Parameter> parameters();

  /** A named number of a model. */
  record Parameter(String name, double value) {}
}
