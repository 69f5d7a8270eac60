package org.genloss.io.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;

/** Files of which each is an item, named by its file, or several that travel together. */
final class FileItems implements ItemReader {
    /** Reads one file. */
    interface Content {
        /** The contents, most often one. @throws DamagedRow where this file cannot be used and others can */
        List<? extends Payload> of(DataFile file) throws DamagedRow;

        /** What users should know of the files read so far, in sentences. */
        default List<String> remarks() {
            return List.of();
        }
    }

    private final List<DataFile> files;
    private final Content content;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private int next;

    FileItems(List<DataFile> files, Content content) {
        this.files = files;
        this.content = content;
    }

    @Override
    public Item next() throws DamagedRow {
        while (waiting.isEmpty() && next < files.size()) {
            DataFile file = files.get(next++);
            List<? extends Payload> payloads = content.of(file);
            for (int i = 0; i < payloads.size(); i++) {
                String id = payloads.size() == 1 ? file.name() : file.name() + "#" + (i + 1);
                waiting.add(new Item(id, file.name(), payloads.get(i), Origin.unknown(), false));
            }
        }
        return waiting.poll();
    }

    int files() {
        return files.size();
    }

    @Override
    public boolean lines() {
        return false;
    }

    @Override
    public void close() {
        // every file is closed once it is read
    }
}
