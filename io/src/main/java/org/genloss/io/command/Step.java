package org.genloss.io.command;

import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.io.write.AtomicFile;

/** One run of one of the programs: its directory, its line, and whether it has been done before. */
final class Step {
    /** The first fit of a replicate is that of every regime: who comes second waits for it, and finds it done. */
    private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

    private final Command command;
    private final Path folder;
    private final Seed seed;

    Step(Command command, Path workspace, Seed seed) {
        this.command = command;
        this.folder = workspace.resolve(seed.path().replaceAll("[^A-Za-z0-9./=_-]+", "-"));
        this.seed = seed;
    }

    /** Trains, and says where the model is. */
    Path fit(Corpus data) {
        Path train = folder.resolve("train." + Handover.ending(command.files()));
        Path model = folder.resolve("model");
        byte[] content = Handover.bytes(data, command.files());
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("train", train);
        words.put("model", model);
        words.put("out", model);
        run("fit", command.fit(), words, mark(content), () -> {
            AtomicFile.write(train, content);
            if (!Files.isDirectory(model)) {
                Files.deleteIfExists(model);
            }
        });
        if (!Files.exists(model) && command.fit().contains("{model}")) {
            throw new IllegalArgumentException("fit ended well but wrote no model " + model + "; see " + log("fit"));
        }
        return model;
    }

    /** Draws, and says where the samples are. */
    Path sample(Path model, int items) {
        Path samples = folder.resolve("samples." + Handover.ending(command.files()));
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("model", model);
        words.put("items", items);
        words.put("samples", samples);
        words.put("out", samples);
        run(
                "sample",
                command.sample(),
                words,
                mark((model + " " + items).getBytes(StandardCharsets.UTF_8)),
                () -> Files.deleteIfExists(samples));
        if (!Files.exists(samples)) {
            throw new IllegalArgumentException("sample ended well but wrote no " + samples + "; see " + log("sample"));
        }
        return samples;
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** What makes ready for a program. */
    private interface Ready {
        void run() throws IOException;
    }

    private void run(String name, String line, Map<String, ?> words, String mark, Ready ready) {
        String filled = line.replace("{seed}", Long.toString(seed.key() & Integer.MAX_VALUE));
        for (Map.Entry<String, ?> word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", Shell.quoted(String.valueOf(word.getValue())));
        }
        synchronized (LOCKS.computeIfAbsent(folder, path -> new Object())) {
            once(name, filled, mark + " " + filled, ready);
        }
    }

    private void once(String name, String filled, String wanted, Ready ready) {
        Path done = folder.resolve(name + ".done");
        try {
            Files.createDirectories(folder);
            if (Files.exists(done) && Files.readString(done).equals(wanted)) {
                return;
            }
            Files.deleteIfExists(done);
            ready.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder + ": " + AtomicFile.reason(e), e);
        }
        new Shell(name, Path.of(command.directory()), log(name), command.timeout()).run(filled);
        AtomicFile.write(done, wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static String mark(byte[] content) {
        return Long.toHexString(Hashing.komihash5_0().hashBytesToLong(content)) + " " + content.length;
    }
}
