package org.genloss.io.read;

import java.util.List;
import org.genloss.data.Item;
import org.genloss.data.Payload;

/** Files of which each is an item, named by its file. */
final class FileItems implements ItemReader {
    /** Reads one file. */
    interface Content {
        /** The content; null where the file holds none. @throws DamagedRow where this file cannot be used and others can */
        Payload of(DataFile file, long number) throws DamagedRow;
    }

    private final List<DataFile> files;
    private final Content content;
    private int next;

    FileItems(List<DataFile> files, Content content) {
        this.files = files;
        this.content = content;
    }

    @Override
    public Item next() throws DamagedRow {
        while (next < files.size()) {
            DataFile file = files.get(next++);
            Payload payload = content.of(file, next);
            if (payload != null) {
                return Item.of(file.name(), payload);
            }
        }
        return null;
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
