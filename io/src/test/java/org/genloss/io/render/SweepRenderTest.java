package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.io.experiment.Study;
import org.genloss.io.experiment.Yaml;
import org.genloss.io.run.Run;
import org.genloss.io.run.RunDirectory;
import org.genloss.io.run.RunProgress;
import org.genloss.io.run.RunReport;
import org.genloss.io.run.SimulateResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One small sweep of two factors on terminal, page and JSON: 10 or 40 items, a share of 0 or all synthetic. */
class SweepRenderTest {
    private static final String FILE = """
      name: two-factors
      seed: 3
      data: { builtin: uniform-categories, categories: 10 }
      learner: { id: categorical }
      regimes: [ { id: replace }, { id: fresh-mix } ]
      generations: 12
      replicates: 12
      metrics: [heterozygosity, support]
      """;
    private static final String TWO = "vary: { items: [10, 40], regimes.fresh-mix.synthetic: [0, 0.5, 1] }\n";

    @TempDir
    static Path dir;

    private static SimulateResult both;

    private static SimulateResult run(String name, String more) {
        Study study = Studies.of(Spec.of(Yaml.parse("test", FILE + more)));
        Run run = new Run(study, RunDirectory.open(dir.resolve(name), study.spec()));
        run.compute(Workers.SERIAL, RunProgress.NONE);
        return new RunReport(run).gather("test");
    }

    @BeforeAll
    static void runs() {
        both = run("both", TWO + "sweep: { tolerance: 0.8, reading: heterozygosity }\n");
    }

    private static String text(SimulateResult result) {
        return SimulateText.render(result, new SimulateText.Style(false, true, 96, "out"));
    }

    @Test
    void theTerminalHasARowACellAndTheThresholds() {
        String text = text(both);
        assertThat(text.lines().filter(line -> line.matches("\\s+(10|40)\\s+(0|0\\.5|1)  .*%.*%.*")))
                .hasSize(6);
        assertThat(text).contains("Asked for: at least 80 %.");
        assertThat(text.lines().filter(line -> line.startsWith("Replace: "))).hasSize(1);
        assertThat(text.lines().filter(line -> line.startsWith("Fresh-mix, items ")))
                .hasSize(2);
        assertThat(text.lines()).allMatch(line -> Cells.width(line) <= 96);
    }

    /** H after 12 fits of 10 items is (9/10)^11 of the control's, 31 %; at no synthetic data it is the control's (Wright 1931). */
    @Test
    void theHeatMapPrintsTheNumbersAndOutlinesWhatIsTooLittle() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        String page = SimulateHtml.render(both);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        assertThat(document.getElementsByTagName("h1").getLength()).isOne();
        Element heat = null;
        for (int i = 0; i < document.getElementsByTagName("table").getLength(); i++) {
            Element table = (Element) document.getElementsByTagName("table").item(i);
            heat = table.getAttribute("class").equals("heat") ? table : heat;
        }
        assertThat(heat.getElementsByTagName("td").getLength()).isEqualTo(6);
        Element all = (Element) heat.getElementsByTagName("td").item(2);
        assertThat(all.getAttribute("class")).isEqualTo("n un");
        assertThat(all.getTextContent()).contains("less than 80 %");
        double share = Double.parseDouble(all.getTextContent().split("\u00a0")[0]);
        assertThat(share).isBetween(10.0, 60.0);
        assertThat(((Element) heat.getElementsByTagName("td").item(0)).getAttribute("class"))
                .isEqualTo("n");
        assertThat(page).contains("share kept by synthetic: 0: ");
    }

    @Test
    void jsonHasEachLineWithItsOutcome() {
        JsonNode sweep =
                JsonMapper.builder().build().readTree(SimulateJson.render(both)).get("sweep");
        assertThat(sweep.get("metric").asString()).isEqualTo("heterozygosity");
        assertThat(sweep.get("tolerance").asDouble()).isEqualTo(0.8);
        assertThat(sweep.get("cells")).hasSize(12);
        assertThat(sweep.get("lines")).hasSize(3);
        for (JsonNode line : sweep.get("lines")) {
            assertThat(line.get("threshold").get("outcome").asString())
                    .isIn("found", "undecided", "all-safe", "all-harmful");
        }
        assertThat(sweep.get("lines").get(0).get("direction").asString()).isEqualTo("rising");
        assertThat(sweep.get("lines").get(1).get("direction").asString()).isEqualTo("falling");
    }

    @Test
    void aFactorWithoutNumbersIsATableOnly() {
        SimulateResult sampled = run("sampled", "vary: { regimes.fresh-mix.sampling: [exact, bernoulli] }\n");
        assertThat(text(sampled)).contains("No threshold: none of what is varied is a number");
        assertThat(SimulateHtml.render(sampled)).contains("The cells").doesNotContain("class=\"heat\"");
    }

    @Test
    void termsThatMeanNothingAreRefused() {
        refused(TWO + "sweep: { tolerance: 1.2 }", "sweep.tolerance needs to be above 0 and below 1, got 1.2");
        refused(TWO + "sweep: { reading: entropi }", "sweep.reading needs a metric that is measured");
        refused(TWO + "sweep: { tolerence: 0.9 }", "sweep has no setting tolerence");
        refused("sweep: { tolerance: 0.9 }", "nothing is varied");
    }

    private static void refused(String more, String message) {
        assertThatThrownBy(() -> Studies.of(Spec.of(Yaml.parse("test", FILE + more))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }

    /** The resolved file carries the terms, so that a resumed run asks the same. */
    @Test
    void theResolvedFileAsksTheSame() {
        assertThat(Yaml.write(both.spec().document()))
                .contains("tolerance: 0.8")
                .contains("reading: heterozygosity");
    }
}
