package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;
import org.genloss.verdict.gate.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every format of every kind of result: well-formed, harmless whatever the data holds, the same bytes twice. */
class CheckRenderTest {
    static Stream<CheckResult> results() {
        return Stream.of(
                CheckFixture.falling(5, 20, false),
                CheckFixture.falling(1, 8, false),
                CheckFixture.falling(2, 8, true),
                CheckFixture.falling(60, 60, false),
                CheckFixture.table(30),
                CheckFixture.replaced(),
                CheckFixture.healthy(),
                CheckFixture.gaps(),
                CheckFixture.directions(),
                CheckFixture.sameWords(),
                CheckFixture.calm(Level.HEALTHY),
                CheckFixture.calm(Level.UNDECIDED),
                CheckFixture.calm(Level.SHIFTED));
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @ParameterizedTest
    @MethodSource("results")
    void thePageIsWellFormedSmallAndWithoutScriptOrAddress(CheckResult result) throws Exception {
        String page = CheckHtml.render(result, CheckFixture.info(result));
        Document document = xml(page);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("a").getLength()).isOne();
        assertThat(page.replace("http://b", ""))
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("@import");
        assertThat(page.length()).isLessThan(2_000_000);
        assertThat(CheckHtml.render(result, CheckFixture.info(result))).isEqualTo(page);
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyChartSaysItsValuesAndNoIdStandsTwice(CheckResult result) throws Exception {
        Document document = xml(CheckHtml.render(result, CheckFixture.info(result)));
        List<String> ids = new java.util.ArrayList<>();
        var all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            var element = (org.w3c.dom.Element) all.item(i);
            if (element.hasAttribute("id")) {
                ids.add(element.getAttribute("id"));
            }
            if (element.getTagName().equals("svg")
                    && element.getAttribute("class").equals("ch")) {
                assertThat(element.getAttribute("aria-label")).isNotBlank();
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("results")
    void jsonHasTheKeysOthersRelyOn(CheckResult result) {
        String text = CheckJson.render(result, CheckFixture.info(result));
        JsonNode json = JsonMapper.builder().build().readTree(text);
        assertThat(json.get("schema").asString()).isEqualTo("genloss.check/1");
        assertThat(json.get("reference").get("kind").asString())
                .isEqualTo(result.reference().kind().word());
        assertThat(json.get("passed").asBoolean()).isTrue();
        JsonNode generation = json.get("generations").get(0);
        assertThat(generation.propertyNames())
                .contains("name", "items", "verdict", "confidence", "findings", "metrics");
        for (JsonNode metric : generation.get("metrics")) {
            assertThat(metric.propertyNames()).contains("id", "subject", "unit", "status", "items");
            boolean defined = metric.get("status").asString().equals("ok");
            assertThat(metric.has("value")).isEqualTo(defined);
            boolean whole = defined && metric.has("low") && metric.has("high") && metric.has("floor");
            assertThat(metric.has("reason"))
                    .as("whatever is missing has a reason")
                    .isEqualTo(!whole);
        }
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @MethodSource("results")
    void junitIsXmlWithACaseForEveryFinding(CheckResult result) throws Exception {
        RunInfo failing =
                CheckFixture.info(result, Gate.of(Gate.Cause.EARLY, Gate.Cause.SHIFTED, Gate.Cause.UNDECIDED));
        Document document = xml(CheckJunit.render(result, failing));
        long findings = result.generations().stream()
                .mapToLong(g -> g.verdict().findings().size())
                .sum();
        assertThat(document.getElementsByTagName("testsuite").getLength())
                .isEqualTo(result.generations().size());
        assertThat((long) document.getElementsByTagName("testcase").getLength())
                .isEqualTo(findings + result.generations().size());
        assertThat(document.getElementsByTagName("failure").getLength() > 0).isEqualTo(!failing.passed());
        for (int i = 0; i < document.getElementsByTagName("failure").getLength(); i++) {
            Element failure = (Element) document.getElementsByTagName("failure").item(i);
            assertThat(failure.getTextContent()).startsWith(failure.getAttribute("message"));
        }
    }

    @Test
    void whatIsMissingIsSaidInEveryFormat() {
        CheckResult gaps = CheckFixture.gaps();
        String both = "no interval: all parts agree; no floor: never relabelled";
        assertThat(CheckHtml.render(gaps, CheckFixture.info(gaps))).contains(both);
        assertThat(CheckText.render(gaps, CheckFixture.info(gaps), new CheckText.Style(true, false, true, 96, "")))
                .contains("none  no interval: all parts agree: Missing cells")
                .contains("none  " + both + ": Cells gone");
        Reading gap = gaps.generations().get(0).readings().get(7);
        assertThat(MetricText.render(gap.card(), "", List.of(gap), true))
                .contains("none  " + both + ": city")
                .containsPattern("items +place\\n  city .* 40  within floor");
        assertThat(MetricText.render(gap.card(), "items=8", List.of(gap), true))
                .as("two settings of one metric are two tables")
                .startsWith(gap.card().name() + " [items=8]");
    }

    @Test
    void onlyWhatPointsToLossIsStarred() {
        CheckResult result = CheckFixture.directions();
        assertThat(CheckText.render(result, CheckFixture.info(result), new CheckText.Style(true, false, true, 96, "")))
                .containsPattern("Kept better .* 1\\.30\\+")
                .containsPattern("Moved .* 1\\.40↑")
                .containsPattern("Kept worse .* 0\\.500\\*")
                .contains("* beyond its floor, towards loss   ↑ above it");
        assertThat(CheckHtml.render(result, CheckFixture.info(result)))
                .contains(">above floor</td>", ">better than floor</td>", ">beyond floor</td>");
        assertThat(CheckMarkdown.render(result, CheckFixture.info(result)))
                .contains("1.40↑ (1.38–1.42), floor 0.900–1.10", "0.500\\* (0.480–0.520)");
    }

    @Test
    void examplesAreCountedAndSaidOnce() {
        CheckResult result = CheckFixture.sameWords();
        assertThat(CheckText.render(result, CheckFixture.info(result), new CheckText.Style(false, false, true, 96, "")))
                .contains("for example  angry (ref 1,200, gen 0), dull (9, 1)\n")
                .contains("for example those above, and  army (ref 5, gen 0)\n")
                .contains("Again.\n    for example those above\n");
        assertThat(CheckMarkdown.render(result, CheckFixture.info(result)))
                .contains("angry (ref 1,200, gen 0), dull (9, 1).");
        assertThat(CheckHtml.render(result, CheckFixture.info(result)))
                .contains(" (ref 1,200, gen 0)")
                .contains(" For example: angry (ref 1,200, gen 0), dull (9, 1).")
                .contains(" For example those above, and: army (ref 5, gen 0).")
                .contains("Again. (p ");
        JsonNode finding = JsonMapper.builder()
                .build()
                .readTree(CheckJson.render(result, CheckFixture.info(result)))
                .at("/generations/0/findings/0");
        assertThat(finding.at("/examples/1").asString()).isEqualTo("dull");
        assertThat(finding.at("/counts/1/reference").asInt()).isEqualTo(9);
    }

    @Test
    void warningsStandInEveryFormat() {
        CheckResult result = CheckFixture.sameWords();
        CheckText.Style style = new CheckText.Style(false, false, true, 96, "");
        assertThat(List.of(
                        CheckText.render(result, CheckFixture.info(result), style),
                        CheckHtml.render(result, CheckFixture.info(result)),
                        CheckJson.render(result, CheckFixture.info(result)),
                        CheckMarkdown.render(result, CheckFixture.info(result)),
                        CheckJunit.render(result, CheckFixture.info(result))))
                .allMatch(text -> text.contains("The same content is on both sides."));
    }

    @Test
    void markdownNeverTurnsDataIntoMarkup() {
        String text = CheckMarkdown.render(
                CheckFixture.falling(2, 8, true), CheckFixture.info(CheckFixture.falling(2, 8, true)));
        assertThat(text).doesNotContain("<script>").doesNotContain("[a](").contains("\\<script\\>");
    }

    @ParameterizedTest
    @MethodSource("results")
    void theTerminalGetsAsciiWhereItHasNothingElseAndColourOnlyIfAsked(CheckResult result) {
        CheckText.Style plain = new CheckText.Style(true, false, false, 96, "out");
        assertThat(CheckText.render(result, CheckFixture.info(result), plain)).matches("[\\x0a\\x20-\\x7e]*");
        CheckText.Style colour = new CheckText.Style(false, true, true, 96, "");
        assertThat(CheckText.render(result, CheckFixture.info(result), colour)).contains("\033[");
    }
}
