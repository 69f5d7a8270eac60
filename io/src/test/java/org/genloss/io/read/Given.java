package org.genloss.io.read;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.genloss.data.Item;

/** Files in a directory, and what the readers make of them. */
record Given(Path directory) {
    Path file(String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gz = new GZIPOutputStream(out)) {
            gz.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static List<Item> read(Path file, ReadOptions options) {
        return items(Readers.open(List.of(file.toString()), options));
    }

    static List<Item> read(Path file) {
        return read(file, ReadOptions.defaults());
    }

    static List<Item> items(FileCorpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            return items.toList();
        }
    }

    /** The message of the failure, with the directory left out of names. */
    String failure(Path file, ReadOptions options) {
        return failure(() -> read(file, options));
    }

    String failure(Path file) {
        return failure(file, ReadOptions.defaults());
    }

    String failure(Runnable reading) {
        BadInput bad = catchThrowableOfType(BadInput.class, reading::run);
        return bad == null ? "nothing failed" : bad.getMessage().replace(directory + "/", "");
    }
}
