package org.genloss.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.io.read.BadRow;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The data of a check, as named on the command line. */
final class CheckInputs {
  @Option(names = "--reference", required = true, paramLabel = "FILE", description = "Real data to compare with: file, glob or directory; repeatable.")
  List<String> reference;

  @Option(names = "--generation", required = true, paramLabel = "FILE", description = "A generation; repeatable, in order. A glob gives one each, in natural order.")
  List<String> generations;

  @Option(names = "--same-population", description = "The generation is meant to be the same population: missing fidelity counts as loss.")
  boolean samePopulation;

  @Option(names = "--alpha", paramLabel = "RATE", defaultValue = "0.01", description = "False-alarm rate of the whole check (default: ${DEFAULT-VALUE}).")
  double alpha;

  @Mixin InputOptions input;

  private final List<BadRow> badRows = new ArrayList<>();

  /** What was opened. */
  record Opened(Check.Given reference, List<Check.Given> generations, Schema schema, CheckSettings settings) {}

  Opened open(long seed) {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new UserError("--alpha needs to lie between 0 and 0.5, got " + alpha + ".");
    }
    ReadOptions options = input.read();
    FileCorpus real = Readers.open(reference, options, badRows::add);
    List<Check.Given> given = new ArrayList<>();
    for (Map.Entry<String, List<String>> generation : named().entrySet()) {
      Corpus corpus = Readers.openLike(real.schema(), generation.getValue(), options, badRows::add);
      given.add(Check.Given.of(generation.getKey(), generation.getValue(), corpus));
    }
    String name = reference.size() == 1 ? shortName(reference.get(0)) : "reference";
    CheckSettings defaults = CheckSettings.of(Seed.of(seed));
    List<String> groups = input.groupField == null ? real.recognised().groupCandidates() : List.of();
    CheckSettings settings =
        new CheckSettings(alpha, samePopulation, Optional.ofNullable(input.groupField), groups, defaults.drawBytes(), defaults.seed());
    return new Opened(Check.Given.of(name, real.recognised().files(), real), given, real.schema(), settings);
  }

  /** Rows that were left out while reading, on all sides. */
  List<BadRow> badRows() {
    return badRows;
  }

  /** Each generation with its files, under its short name; names that collide get their folder in front. */
  private Map<String, List<String>> named() {
    List<String> files = Readers.expand(generations);
    List<String> names = files.stream().map(CheckInputs::shortName).toList();
    boolean unique = names.stream().distinct().count() == names.size();
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      String name = unique ? names.get(i) : files.get(i);
      if (named.put(name, List.of(files.get(i))) != null) {
        throw new UserError("--generation names " + files.get(i) + " twice. Name every generation once.");
      }
    }
    return named;
  }

  /** A file name without folder and endings: {@code runs/gen-01.jsonl.gz} is {@code gen-01}. */
  static String shortName(String file) {
    String name = file.replaceAll("/+$", "").replaceAll(".*/", "");
    String bare = name.replaceAll("(\\.(gz|zst|bz2|xz))?$", "").replaceAll("\\.(txt|jsonl|json|csv|tsv|parquet|npy|ndjson)$", "");
    return bare.isEmpty() ? name : bare;
  }
}
