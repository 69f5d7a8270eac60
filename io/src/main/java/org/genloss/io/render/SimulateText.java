package org.genloss.io.render;

import org.genloss.io.run.SimulateResult;

/** A run on a terminal. */
public final class SimulateText {
  private SimulateText() {}

  /** How to print. */
  public record Style(boolean colour, boolean unicode, String directory) {}

  public static String render(SimulateResult result, Style style) {
    return "Report   " + style.directory() + "/report.html\n";
  }
}
