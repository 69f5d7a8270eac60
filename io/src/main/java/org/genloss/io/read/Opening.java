package org.genloss.io.read;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;

/** The way from names to a corpus: files, format, fields, schema. */
final class Opening {
  private static final int SAMPLE = 1000;

  private final List<DataFile> files;
  private final ReadOptions options;
  private final BadRows sink;

  Opening(List<String> names, ReadOptions options, BadRows sink) {
    this.files = Inputs.files(names);
    this.options = options;
    this.sink = sink;
  }

  FileCorpus corpus(Optional<Schema> like) {
    Format format = format();
    FileCorpus corpus =
        switch (format) {
          case TEXT -> text();
          case JSON_LINES -> records(format, JsonLines::new, like);
          case JSON_ARRAY -> records(format, JsonArray::new, like);
          case DELIMITED -> records(format, Delimited::of, like);
          case PARQUET -> records(format, Parquet::of, like);
          case NPY -> arrays(like);
        };
    requireAsked(corpus);
    like.ifPresent(reference -> requireKind(reference, corpus));
    return corpus.requireTwo();
  }

  private void requireAsked(FileCorpus corpus) {
    Schema.Kind found = corpus.schema().kind();
    options
        .kind()
        .filter(asked -> asked != found)
        .ifPresent(
            asked -> {
              throw BadInput.in(
                  files.get(0).name(),
                  "--kind asks for " + asked.word() + ", and the file is " + corpus.recognised().format().words() + ": " + found.word(),
                  "Leave --kind out, or give a file of that kind.");
            });
  }

  private Format format() {
    Format format = Sniffer.sniff(files.get(0), options);
    for (DataFile file : files.subList(1, files.size())) {
      Format other = Sniffer.sniff(file, options);
      if (other != format) {
        throw BadInput.in(
            file.name(),
            "expected " + format.words() + " as in " + files.get(0).name() + ", found " + other.words(),
            "Give files of one kind, for example with a glob: '*" + ending(files.get(0)) + "'");
      }
    }
    return format;
  }

  private static String ending(DataFile file) {
    int dot = file.plainName().lastIndexOf('.');
    return dot < 0 ? "" : file.plainName().substring(dot);
  }

  private FileCorpus text() {
    Recognised recognised = Recognised.plain(files, Format.TEXT, Schema.text());
    FileCorpus.Opener opener = options.documents() == ReadOptions.Documents.PARAGRAPH ? ParagraphItems::new : LineItems::new;
    return new FileCorpus(files, recognised, options, opener, sink);
  }

  private FileCorpus arrays(Optional<Schema> like) {
    int width = like.filter(s -> s.kind() == Schema.Kind.VECTOR).map(Schema::width).orElseGet(() -> dimensions(files.get(0)));
    for (DataFile file : files) {
      if (dimensions(file) != width) {
        throw Planner.dimensions(file.name(), width, dimensions(file));
      }
    }
    return new FileCorpus(files, Recognised.plain(files, Format.NPY, Schema.vector(width)), options, Npy::new, sink);
  }

  private static int dimensions(DataFile file) {
    try (Npy array = new Npy(file, new Ids(1))) {
      return array.width();
    }
  }

  private FileCorpus records(Format format, Function<DataFile, RecordFile> by, Optional<Schema> like) {
    List<RecordFile> all = files.stream().map(by).toList();
    FieldStats stats = new FieldStats();
    all.get(0).scan(stats, SAMPLE);
    requireRecords(all.get(0), stats);
    if (!all.get(0).typed() && new Planner(all.get(0), format, stats, options).kind() != Schema.Kind.TEXT) {
      FieldStats whole = new FieldStats();
      all.forEach(file -> file.scan(whole, Long.MAX_VALUE));
      stats = whole;
    }
    Planner planner = new Planner(all.get(0), format, stats, options);
    like.ifPresent(reference -> requireKind(reference, planner));
    Layout layout = planner.layout(like);
    FileCorpus.Opener opener = (file, ids) -> new RecordItems(all.get(files.indexOf(file)).open(layout.fields()), layout, ids);
    return new FileCorpus(files, recognised(format, stats, planner, layout), options, opener, sink);
  }

  private Recognised recognised(Format format, FieldStats stats, Planner planner, Layout layout) {
    Layout.Roles roles = layout.roles();
    List<String> candidates = roles.group() >= 0 ? List.of() : planner.groupCandidates(layout);
    List<String> unused = stats.names().stream().filter(name -> !layout.fields().contains(name)).toList();
    return new Recognised(
        files.stream().map(DataFile::name).toList(),
        format,
        layout.schema(),
        layout.field(roles.text()),
        layout.field(roles.id()),
        layout.field(roles.group()),
        candidates,
        unused);
  }

  /** Where not one record could be read, says what is wrong with the first. */
  private void requireRecords(RecordFile file, FieldStats stats) {
    if (stats.rows() > 0) {
      return;
    }
    try (RecordReader records = file.open(List.of())) {
      ItemReader marks =
          new ItemReader() {
            @Override
            public Item next() throws DamagedRow {
              return records.next() == null ? null : Item.of("", new Payload.Text(""));
            }

            @Override
            public void close() {}
          };
      new Damage(file.file(), marks, options.withOnBadRow(ReadOptions.OnBadRow.FAIL), BadRows.NONE).next();
    }
    throw BadInput.in(file.file().name(), "expected a collection, found no row", "Give a file with data in it.");
  }

  /** Kinds that differ are told before fields are looked for. */
  private void requireKind(Schema reference, Planner planner) {
    boolean forced = options.kind().isPresent();
    Schema.Kind own = planner.kind();
    boolean numbers = own != Schema.Kind.TEXT && reference.kind() != Schema.Kind.TEXT;
    if (!forced && !numbers && own != reference.kind()) {
      throw different(reference.kind(), own, files.get(0));
    }
  }

  private void requireKind(Schema reference, FileCorpus corpus) {
    if (reference.kind() != corpus.schema().kind()) {
      throw different(reference.kind(), corpus.schema().kind(), files.get(0));
    }
  }

  private static BadInput different(Schema.Kind reference, Schema.Kind own, DataFile file) {
    return BadInput.in(
        file.name(),
        "the reference is of the kind " + reference.word() + ", and this file is of the kind " + own.word(),
        "Give files of one kind, or force one with --kind " + reference.word() + " if that is what they are.");
  }
}
