package org.genloss.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.io.experiment.Yaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code genloss demo}: model collapse on real data, in under a minute. */
@Command(
        name = "demo",
        description =
                "Recursive training on 1,797 real handwritten digits under three regimes: a table, and a report with curves and drawings.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  genloss demo", "  genloss demo --seed 11 --out /tmp/demo"})
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
    SimulateJob.Format format;

    @Mixin
    Common common;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> file;
        try (InputStream in = DemoCommand.class.getResourceAsStream("/org/genloss/cli/demo.yaml")) {
            file = new LinkedHashMap<>(Yaml.parse("demo.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
        file.put("seed", common.seed());
        return new SimulateJob(common, format)
                .run(Studies.of(Spec.of(file)), common.out == null ? Path.of("genloss-demo") : common.out);
    }
}
