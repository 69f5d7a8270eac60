package org.genloss.io.read;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that begins as profiles do, compressed once more or not. Reads of what it gives throw {@link BadInput} where the file cannot be read. */
public final class ProfileInput {
    /** The first characters, each a byte; as those of PNG they show a file that was passed through as text. */
    public static final String MAGIC = "\u0089GLP\r\n\u001a\n";

    private final DataFile file;

    private ProfileInput(DataFile file) {
        this.file = file;
    }

    static List<ProfileInput> of(List<String> names) {
        List<String> expanded = Readers.expand(names);
        List<String> found = expanded.stream().filter(ProfileInput::is).toList();
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.size() < expanded.size()) {
            String other = expanded.stream().filter(n -> !is(n)).findFirst().orElseThrow();
            throw BadInput.in(
                    other,
                    "expected a profile as " + found.get(0) + " is, found data",
                    "Make one profile of all: genloss profile " + String.join(" ", names) + " --out all.profile");
        }
        return Inputs.files(found, false).stream().map(ProfileInput::new).toList();
    }

    /** Whether the name is that of a profile. */
    public static boolean is(String name) {
        if (!name.equals("-") && Files.isDirectory(Path.of(name))) {
            return false;
        }
        return Sniffer.starts(Inputs.files(List.of(name), false).get(0).head(MAGIC.length()), MAGIC);
    }

    /** What the user calls it. */
    public String name() {
        return file.name();
    }

    public InputStream open() {
        return file.open();
    }
}
