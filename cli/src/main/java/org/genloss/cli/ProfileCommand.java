package org.genloss.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.genloss.io.UserError;
import org.genloss.io.profile.ProfileFile;
import org.genloss.io.profile.StoredProfile;
import org.genloss.io.read.BadRow;
import org.genloss.io.render.Numbers;
import org.genloss.io.render.ProfileJson;
import org.genloss.io.render.ProfileText;
import org.genloss.io.write.AtomicFile;
import org.genloss.profile.Draw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss profile}: a data set summarised once, for many checks. */
@Command(
        name = "profile",
        description = {
            "Summarise a data set once into a small file that check and metric take in place of the data.",
            "",
            "Profiles among the files are joined: the profile of all parts is the profile of the whole, if their ids differ. "
                    + "A profile holds a sample of the items as they are, and words or values of all of them: "
                    + "whoever may not see the data may not see its profile."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss profile human.jsonl --out human.profile",
            "  genloss check --reference human.profile --generation gen1.jsonl",
            "  genloss profile monday.profile tuesday.profile --out week.profile",
            "  genloss profile --show week.profile"
        })
final class ProfileCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Data, or profiles of its parts: file, glob or directory, in order.")
    List<String> files;

    @Option(names = "--out", paramLabel = "FILE", description = "The profile to write.")
    Path out;

    @Option(names = "--show", description = "Say what the profile holds; write nothing.")
    boolean show;

    @Option(
            names = "--like",
            paramLabel = "FILE",
            description = "Read as this data, or the data of this profile: the same kind and columns.")
    String like;

    @Option(
            names = "--sample",
            paramLabel = "SIZE",
            converter = SampleSize.class,
            description =
                    "Content to keep, as 2MB or all: a uniform sample of whole groups (default: as check keeps of data).")
    Draw.Of sample;

    @Mixin
    EmbeddedInputOptions input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
    Format format;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Taken as by every command; changes nothing: what a profile keeps is chosen by hashes of names.")
    Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads on which --encoder runs (default: all cores); the rest of a profile is one pass by one thread. The results do not depend on it.")
    Integer threads;

    @Mixin
    Plain plain;

    @Override
    public Integer call() {
        requireOut();
        List<BadRow> badRows = new ArrayList<>();
        StoredProfile profile;
        try (Bar bar = new Bar(plain.quiet)) {
            input.open(
                    Optional.empty(),
                    Usual.threadCount(threads),
                    (what, done, of) -> bar.count(what + "  " + done + " of " + of));
            ProfileMaker maker = new ProfileMaker(input, sample, badRows::add, bar);
            profile = maker.make(files, like);
        }
        byte[] bytes = ProfileFile.bytes(profile);
        if (!show) {
            AtomicFile.write(out, bytes);
        }
        String name = show ? files.size() == 1 ? files.get(0) : "all" : out.toString();
        System.out.print(
                format == Format.JSON
                        ? ProfileJson.render(profile, name, bytes.length)
                        : ProfileText.render(profile, name, bytes.length));
        System.out.flush();
        if (!badRows.isEmpty()) {
            report(badRows);
        }
        return Exit.DONE;
    }

    private void requireOut() {
        if (show == (out != null)) {
            throw new UserError(
                    show
                            ? "--show writes nothing: leave --out or --show out."
                            : "say where to write the profile: --out FILE. To only look: --show.");
        }
        if (!show && Files.isDirectory(out)) {
            throw new UserError("--out " + out + " is a directory; a profile is one file. Name it, for example "
                    + out.resolve("reference.profile") + ".");
        }
        if (!show) {
            AtomicFile.requireWritable(out.toAbsolutePath().getParent());
        }
    }

    private void report(List<BadRow> rows) {
        String says = Numbers.count(rows.size(), "damaged row was", "damaged rows were") + " left out.";
        if (!show) {
            Path list = out.resolveSibling(out.getFileName() + ".bad-rows.txt");
            String lines = rows.stream().map(String::valueOf).collect(Collectors.joining("\n", "", "\n"));
            AtomicFile.write(list, lines.getBytes(StandardCharsets.UTF_8));
            says += " " + list + " lists them.";
        }
        Failures.say(System.err, says);
    }
}
