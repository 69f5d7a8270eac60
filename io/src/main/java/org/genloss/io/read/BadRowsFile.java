package org.genloss.io.read;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.io.write.AtomicFile;

/** Lists the rows that were left out in a CSV file (file, line, column, reason), which is there only if there were any. */
public final class BadRowsFile implements BadRows, AutoCloseable {
  private final Path target;
  private Path spool;
  private BufferedWriter out;
  private long count;

  public BadRowsFile(Path target) {
    this.target = target;
  }

  @Override
  public synchronized void skipped(BadRow row) {
    try {
      if (out == null) {
        spool = Files.createTempFile("genloss-rows-", ".csv");
        out = Files.newBufferedWriter(spool, StandardCharsets.UTF_8);
        out.write("file,line,column,reason\n");
      }
      Place place = row.place();
      out.write(quoted(place.file()) + "," + place.line() + "," + (place.column() > 0 ? place.column() : "") + "," + quoted(row.reason()) + "\n");
      count++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /** Rows listed so far. */
  public synchronized long count() {
    return count;
  }

  /** Puts the list in its place, if any row is on it. */
  @Override
  public synchronized void close() {
    if (out == null) {
      return;
    }
    try {
      out.close();
      out = null;
      AtomicFile.write(target, to -> Files.copy(spool, to));
      Files.delete(spool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
