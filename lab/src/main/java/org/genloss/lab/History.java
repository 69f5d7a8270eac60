package org.genloss.lab;

import java.util.List;
import org.genloss.data.Corpus;

/**
 * What has happened in one replicate so far.
 *
 * @param real the real data of the first fit
 * @param drawn what each model drew, the first model's draw first
 * @param items the experiment's items per generation
 */
public record History(Corpus real, List<Corpus> drawn, int items) {
  public History {
    drawn = List.copyOf(drawn);
  }

  /** Fits done so far. */
  public int fits() {
    return drawn.size();
  }

  /** What the last model drew. */
  public Corpus latest() {
    return drawn.get(drawn.size() - 1);
  }
}
