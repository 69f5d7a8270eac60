package org.genloss.io.read;

import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;

/** A corpus in files, read anew at every call. Rows that are left out are reported in the first pass. */
public final class FileCorpus implements Corpus {
    /** Opens one file. */
    interface Opener {
        ItemReader open(DataFile file, Ids ids);
    }

    private final List<DataFile> files;
    private final Recognised recognised;
    private final ReadOptions options;
    private final Opener opener;
    private final BadRows sink;
    private final Supplier<List<String>> remarks;
    private final AtomicBoolean reported = new AtomicBoolean();
    private final AtomicLong skipped = new AtomicLong();

    FileCorpus(List<DataFile> files, Recognised recognised, ReadOptions options, Opener opener, BadRows sink) {
        this(files, recognised, options, opener, sink, List::of);
    }

    /** @param remarks on what was read so far */
    FileCorpus(
            List<DataFile> files,
            Recognised recognised,
            ReadOptions options,
            Opener opener,
            BadRows sink,
            Supplier<List<String>> remarks) {
        this.files = files;
        this.recognised = recognised;
        this.options = options;
        this.opener = opener;
        this.sink = sink;
        this.remarks = remarks;
    }

    public Recognised recognised() {
        return recognised;
    }

    /** Whether items without a name are called by their row, and not by the file that each of them fills. */
    public boolean namesRows() {
        return files.size() == recognised.files().size(); // files that are items are read as one
    }

    /** What users should know of the items, in sentences: complete after a pass. */
    public List<String> remarks() {
        return remarks.get();
    }

    /** Rows left out so far in the first pass; all of them once it is over. */
    public long skipped() {
        return skipped.get();
    }

    @Override
    public Schema schema() {
        return recognised.schema();
    }

    @Override
    public Stream<Item> items() {
        return items(new Pass(reporting()));
    }

    @Override
    public Stream<Item> items(Wanted wanted) {
        Pass pass = new Pass(reporting());
        pass.wanted = Optional.of(wanted);
        return items(pass);
    }

    private BadRows reporting() {
        return reported.compareAndSet(false, true) ? this::report : BadRows.NONE;
    }

    private static Stream<Item> items(Pass pass) {
        return StreamSupport.stream(pass, false).onClose(pass::close);
    }

    /** One pass that shows the records behind the items. */
    Documents.Cursor cursor(BadRows to) {
        return new Pass(to);
    }

    private void report(BadRow row) {
        skipped.incrementAndGet();
        sink.skipped(row);
    }

    /** Fails unless there are two items at least. */
    FileCorpus requireTwo() {
        long count;
        try (Stream<Item> items = items(new Pass(BadRows.NONE))) {
            count = items.limit(2).count();
        }
        if (count < 2) {
            String name = files.size() == 1 ? files.get(0).name() : Words.list(recognised.files());
            throw BadInput.in(name, "expected a collection, found " + (count == 0 ? "no item" : "one item"), advice());
        }
        return this;
    }

    private String advice() {
        return switch (recognised.format()) {
            case IMAGE, WAVE -> "Every file is an item; give a directory of them.";
            case TEXT ->
                options.documents() == ReadOptions.Documents.LINE
                        ? "In a plain text every line is an item. Put one document in each line, or one JSON object with a field \"text\"."
                        : "With --documents paragraph a blank line separates items. Put blank lines between documents, or use --documents line.";
            case JSON_LINES -> "In JSON lines every line is an item. Put one object in each line.";
            default -> "Every row is an item; two are the least that can be compared.";
        };
    }

    /** One pass over all files; closes itself at the end. */
    private final class Pass extends Spliterators.AbstractSpliterator<Item> implements Documents.Cursor {
        private final Ids ids = new Ids(files.size());
        private final BadRows to;
        private Optional<Wanted> wanted = Optional.empty();
        private int opened;
        private ItemReader reader;
        private Damage damage;

        Pass(BadRows to) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.to = to;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Item> action) {
            Item item = next();
            if (item != null) {
                action.accept(item);
            }
            return item != null;
        }

        @Override
        public Item next() {
            while (reader != null || opened < files.size()) {
                if (reader == null) {
                    openNext();
                }
                Item item = damage.next();
                if (item != null) {
                    return item;
                }
                close();
            }
            return null;
        }

        private void openNext() {
            DataFile file = files.get(opened++);
            ids.file(opened);
            reader = opener.open(file, ids);
            wanted.ifPresent(reader::only);
            damage = new Damage(file, reader, options, to);
        }

        @Override
        public String raw() {
            return reader.raw();
        }

        @Override
        public boolean identified() {
            return reader.identified();
        }

        @Override
        public boolean repeats() {
            return reader.repeats();
        }

        @Override
        public String textField() {
            return recognised.textField();
        }

        @Override
        public String idField() {
            return recognised.idField();
        }

        @Override
        public void close() {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
    }
}
