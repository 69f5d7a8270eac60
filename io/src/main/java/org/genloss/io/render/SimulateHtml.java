package org.genloss.io.render;

import org.genloss.io.run.SimulateResult;

/** A run as one self-contained page. */
public final class SimulateHtml {
  private SimulateHtml() {}

  public static String render(SimulateResult result) {
    return "<!doctype html><title>" + result.version() + "</title>\n";
  }
}
