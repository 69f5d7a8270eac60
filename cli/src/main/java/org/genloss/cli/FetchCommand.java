package org.genloss.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.genloss.io.UserError;
import org.genloss.io.plugin.Plugin;
import org.genloss.io.write.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code genloss fetch}: brings a plug-in, with the libraries that it needs. */
@Command(
        name = "fetch",
        description =
                "Brings a plug-in: a part that needs large libraries, and so is no part of the product. Without a name it lists them. They lie in the folder plugins beside the launcher, or where GENLOSS_PLUGINS says. This is the only command that uses the network.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  genloss fetch", "  genloss fetch onnx"})
final class FetchCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The plug-in: onnx or neural.")
    String name;

    @Mixin
    Plain plain;

    @Override
    public Integer call() {
        if (name == null) {
            list();
            return Exit.DONE;
        }
        Plugin plugin = Plugin.of(name);
        Path home = Plugins.home()
                .filter(h -> Files.exists(h.resolve("genloss")))
                .orElseThrow(() -> new UserError(
                        "fetch works through the launcher ./genloss only, and genloss was started without it."));
        Path folder = Plugins.folder().orElse(home.resolve("plugins"));
        if (!Files.exists(home.resolve("pom.xml"))) {
            throw new UserError("fetch " + name
                    + " needs a clone: a released archive has no build. In a clone of version "
                    + Version.number() + " run ./genloss fetch " + name + ", then copy its folder plugins/" + name
                    + " to " + folder.resolve(name) + ".");
        }
        try (Bar bar = new Bar(plain.quiet)) {
            bar.say("Fetching " + plugin.word() + ": " + plugin.brings() + ". " + plugin.libraries() + ", "
                    + plugin.megabytes() + " MB from Maven Central where they are not here yet.");
            long started = System.nanoTime();
            List<Path> jars = new PluginBuild(home, folder, plugin).run(bar);
            bar.say("Fetched " + plugin.word() + " in " + Bar.duration((System.nanoTime() - started) / 1e9) + ": "
                    + jars.size() + " jars, " + megabytes(jars) + " MB in " + folder.resolve(name) + ".");
        } catch (IOException e) {
            throw new UserError("cannot write " + folder + ": " + AtomicFile.reason(e) + ".", e);
        }
        return Exit.DONE;
    }

    private static long megabytes(List<Path> jars) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return Math.round(bytes / 1e6);
    }

    private static void list() {
        List<String> fetched = Plugins.fetched();
        for (Plugin plugin : Plugin.values()) {
            System.out.printf(
                    "%-8s  %s  [%s]%n",
                    plugin.word(),
                    plugin.brings(),
                    fetched.contains(plugin.word()) ? "fetched" : plugin.megabytes() + " MB, not fetched");
        }
        fetched.stream()
                .filter(other -> !Plugin.words().contains(other))
                .forEach(other -> System.out.printf("%-8s  of your own  [there]%n", other));
        System.out.flush();
    }
}
