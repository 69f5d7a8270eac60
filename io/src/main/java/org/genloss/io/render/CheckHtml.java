package org.genloss.io.render;

import org.genloss.verdict.CheckResult;

/** A check as one self-contained page. */
public final class CheckHtml {
  private CheckHtml() {}

  public static String render(CheckResult result, RunInfo info) {
    return "<!doctype html><title>genloss check</title><pre>" + CheckMarkdown.render(result, info).replace("&", "&amp;").replace("<", "&lt;") + "</pre>\n";
  }
}
