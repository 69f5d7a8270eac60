package org.genloss.cli;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Schema;
import org.genloss.io.UserError;
import org.genloss.io.experiment.ReadElsewhere;
import org.genloss.io.experiment.Spec;
import org.genloss.io.read.BadRow;
import org.genloss.io.render.CheckJson;
import org.genloss.io.render.MetricText;
import org.genloss.io.render.Numbers;
import org.genloss.io.write.AtomicFile;
import org.genloss.metric.Metric;
import org.genloss.verdict.Measure;
import org.genloss.verdict.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss metric ID}: one metric or several, without a verdict. */
@Command(
        name = "metric",
        description =
                "Compute a metric, or several in one pass, of a generation against a reference, with interval and noise floor.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss metric tail-recall --reference human.txt --generation gen1.txt",
            "  genloss metric ks column-wasserstein --reference real.parquet --generation drawn.parquet",
            "  genloss metric prdc-recall:neighbours=10 --reference real.npy --generation drawn.npy"
        })
final class MetricCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(
            paramLabel = "ID",
            arity = "1..*",
            description =
                    "Repeatable. See genloss metrics. With settings: ID:setting=value,setting=value, see genloss explain ID.")
    List<String> ids;

    @Mixin
    CheckInputs inputs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    Format format;

    @Mixin
    Common common;

    @Override
    public Integer call() {
        List<Metric> metrics = ids.stream().map(this::metric).toList();
        inputs.language.requireRead(metrics);
        CheckInputs.Opened opened = inputs.open(common.seed(), common.threadCount());
        if (opened.generations().size() != 1) {
            throw new UserError("genloss metric takes one --generation, got "
                    + opened.generations().size() + ". For a series: genloss check");
        }
        for (Metric metric : metrics) {
            if (!metric.fits(opened.schema())) {
                throw new UserError("the metric " + metric.card().id() + " has no answer for "
                        + opened.schema().kind().word() + " data"
                        + (opened.schema().equals(Schema.text()) && metric.fits(Schema.text(2))
                                ? " without embeddings: give a list of numbers beside each text, and its name by --embedding-field, or a model that makes some by --encoder."
                                : ". All of them: genloss metrics"));
            }
        }
        List<String> files = opened.reference().paths();
        if (!files.isEmpty() && files.equals(opened.generations().get(0).paths()) && inputs.series.isEmpty()) {
            Failures.say(
                    System.err,
                    "the same file is on both sides: " + String.join(", ", files)
                            + ". Nothing can be lost between them; give the generation's own file.");
        }
        List<List<Reading>> readings;
        try (Threads threads = new Threads(common.threadCount());
                Bar bar = new Bar(common.quiet)) {
            inputs.heard((what, done, of) -> bar.count(what + "  " + done + " of " + of));
            readings = Measure.run(opened.real(), opened.generations().get(0), metrics, opened.settings(), threads);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + ".", e);
        }
        List<Card> cards = metrics.stream().map(Metric::card).toList();
        String json = cards.size() == 1
                ? CheckJson.metric(cards.get(0), readings.get(0))
                : CheckJson.metrics(cards, readings);
        if (common.out != null) {
            AtomicFile.write(common.out.resolve("metric.json"), json.getBytes(StandardCharsets.UTF_8));
        }
        System.out.print(format == Format.JSON ? json : text(cards, readings));
        System.out.flush();
        List<BadRow> bad = inputs.badRows();
        if (!bad.isEmpty()) {
            Failures.say(
                    System.err,
                    bad.size() == 1
                            ? "1 damaged row was left out: " + bad.get(0) + "."
                            : Numbers.count(bad.size()) + " damaged rows were left out, the first: " + bad.get(0)
                                    + ".");
        }
        return Exit.DONE;
    }

    private String text(List<Card> cards, List<List<Reading>> readings) {
        return IntStream.range(0, cards.size())
                .mapToObj(
                        m -> MetricText.render(cards.get(m), settings(ids.get(m)), readings.get(m), Terminal.unicode()))
                .collect(Collectors.joining("\n"));
    }

    /** As given: {@code components=32}. */
    private static String settings(String words) {
        return words.contains(":") ? words.substring(words.indexOf(':') + 1) : "";
    }

    private Metric metric(String words) {
        Map<String, Object> asked = new LinkedHashMap<>(Spec.entry("metric", words));
        String id = String.valueOf(asked.remove("id"));
        refuseWhatIsReadElsewhere(id);
        return withSettings(Catalog.of(Metric.class, "metric").get(id), asked);
    }

    private static Metric withSettings(Metric metric, Map<String, Object> settings) {
        try {
            return Settings.with(metric, settings);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage().replaceFirst("\\.?$", "."), e);
        }
    }

    private void refuseWhatIsReadElsewhere(String id) {
        if (inputs.evaluations != null) {
            throw new UserError(
                    "--evaluations is judged by a check: genloss check --evaluations " + inputs.evaluations);
        }
        if (inputs.subgroup != null) {
            throw new UserError("--subgroup is tested by a check: genloss check --subgroup " + inputs.subgroup);
        }
        if (!Catalog.of(Metric.class, "metric").ids().contains(id)) {
            ReadElsewhere.of(id).ifPresent(where -> {
                throw new UserError(where);
            });
        }
    }
}
