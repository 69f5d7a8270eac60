package org.genloss.io.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.genloss.io.UserError;
import org.genloss.io.write.AtomicFile;
import org.genloss.lab.Checkpoints;
import org.genloss.ledger.Ledger;

/** Fits in one folder, two files each: the last state, and that before it. */
final class KeptFits implements Checkpoints {
    private final Path folder;
    private final Consumer<String> losses;
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    /** @param losses told of states that cannot be used */
    KeptFits(Path folder, Consumer<String> losses) {
        this.folder = folder;
        this.losses = losses;
    }

    @Override
    public List<byte[]> kept(String name) {
        List<byte[]> kept = new ArrayList<>();
        for (String ending : List.of(".last", ".before")) {
            Path file = file(name, ending);
            if (Files.exists(file)) {
                try {
                    kept.add(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UserError(
                            "cannot read " + file + ": " + AtomicFile.reason(e) + ". Delete it and resume.", 3, e);
                }
            }
        }
        return kept;
    }

    /** Killed between the two steps, only that before is left. */
    @Override
    public void keep(String name, byte[] state) {
        Path last = file(name, ".last");
        try {
            if (Files.exists(last)) {
                Files.move(last, file(name, ".before"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UserError("cannot write " + folder + ": " + AtomicFile.reason(e) + ". Resume the run.", 3, e);
        }
        AtomicFile.write(last, state);
    }

    @Override
    public void lost(String why) {
        losses.accept(why);
    }

    @Override
    public <T> T alone(String name, Supplier<T> fit) {
        synchronized (turns.computeIfAbsent(name, each -> new Object())) {
            return fit.get();
        }
    }

    /** Once all that use them are done, none is needed. */
    void delete() {
        RunDirectory.delete(folder);
    }

    private Path file(String name, String ending) {
        return folder.resolve(Ledger.digest(name.getBytes(StandardCharsets.UTF_8))
                        .replaceAll("[^0-9a-f]", "")
                        .substring(0, 24)
                + ending);
    }
}
