package org.genloss.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./genloss} as a user does, in a directory. */
final class Genloss {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Genloss() {}

    /** What a run gave. */
    record Done(int exit, String out, String err) {
        /** Message, exit code 2, nothing on stdout, no stack trace. */
        Done refused() {
            org.assertj.core.api.Assertions.assertThat(exit).as(err).isEqualTo(2);
            org.assertj.core.api.Assertions.assertThat(out).isEmpty();
            org.assertj.core.api.Assertions.assertThat(err)
                    .startsWith("genloss: ")
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
            return this;
        }
    }

    static Done run(Path directory, String... arguments) {
        return by(ROOT.resolve("genloss"), directory, arguments);
    }

    /** The same by another launcher. */
    static Done by(Path launcher, Path directory, String... arguments) {
        try {
            Path out = Files.createTempFile(directory, "stdout", ".log");
            Path err = Files.createTempFile(directory, "stderr", ".log");
            Process process = start(launcher, directory, out, err, arguments);
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after 10 minutes: " + String.join(" ", arguments));
            }
            Done done = new Done(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return done;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Process start(Path directory, Path out, Path err, String... arguments) throws IOException {
        return start(ROOT.resolve("genloss"), directory, out, err, arguments);
    }

    private static Process start(Path launcher, Path directory, Path out, Path err, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("GENLOSS_NO_BUILD", "1");
        builder.environment().put("LC_ALL", "C.UTF-8");
        if (arguments.length > 1 && arguments[0].equals("reproduce")) { // lasts a minute: the optimising compiler pays
            builder.environment().remove("GENLOSS_JAVA_OPTIONS");
        }
        if (launcher.startsWith(ROOT)) { // what was fetched into this clone is no part of the product
            builder.environment()
                    .put(
                            "GENLOSS_PLUGINS",
                            ROOT.resolve("cli/target/no-plugins").toString());
        }
        return builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }

    /** Lines of 40 words: a quarter repeats a word of the line, the others come from a law over 3,000 words of which those from the limit on are never drawn. */
    static List<String> texts(long seed, int count, int limit) {
        var random = org.genloss.data.Seed.of(seed).random();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> words = new ArrayList<>();
            while (words.size() < 40) {
                int word = (int) (3000 * Math.pow(random.nextDouble(), 5));
                if (!words.isEmpty() && random.nextDouble() < 0.25) {
                    words.add(words.get(random.nextInt(words.size())));
                } else if (word < limit) {
                    words.add(spelled(word));
                }
            }
            texts.add(String.join(" ", words));
        }
        return texts;
    }

    /** A number as letters: digits would end a word. */
    private static String spelled(int number) {
        StringBuilder word = new StringBuilder("w");
        Integer.toString(number, 10).chars().forEach(digit -> word.append((char) (digit - '0' + 'a')));
        return word.toString();
    }

    static Path write(Path directory, String name, List<String> lines) {
        try {
            return Files.write(directory.resolve(name), lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
