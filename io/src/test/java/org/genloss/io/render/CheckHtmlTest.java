package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.verdict.Carried;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Level;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What stands on the page of a check, state by state. */
class CheckHtmlTest {
    private static final double LETTER = 11; // height of a label

    private static List<Element> elements(String xml, String name) throws Exception {
        NodeList found = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String page(CheckResult result) {
        return CheckHtml.render(result, CheckFixture.info(result));
    }

    /** Levels and floors anywhere, crowded and apart: labels at the right of a chart never overlap, and stay on it. */
    @Test
    void labelsOfAChartNeverOverlap() throws Exception {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            double low = random.nextDouble();
            double high = low + random.nextDouble() * (round % 3 == 0 ? 0.01 : 1);
            List<Chart.End> ends = new ArrayList<>();
            for (String words : List.of("real only", "theory", "0.512")) {
                double value = round % 2 == 0 ? low + (high - low) * random.nextDouble() : random.nextDouble() * 2;
                ends.add(new Chart.End(value, words, null, words.startsWith("0")));
            }
            List<Double> values = new ArrayList<>(List.of(low, high));
            ends.forEach(e -> values.add(e.value()));
            String svg = new Chart(Chart.Axis.over(values, false), 3, "x")
                    .floor(new double[] {low, low, low}, new double[] {high, high, high})
                    .ends(ends)
                    .names(List.of("a", "b", "c"))
                    .toString();
            List<Double> places = new ArrayList<>();
            for (Element text : elements(svg, "text")) {
                if (Double.parseDouble(text.getAttribute("x")) > 280) {
                    places.add(Double.parseDouble(text.getAttribute("y")));
                }
            }
            assertThat(places).hasSize(4).allMatch(y -> y > 0 && y < 190);
            Collections.sort(places);
            for (int i = 1; i < places.size(); i++) {
                assertThat(places.get(i) - places.get(i - 1)).isGreaterThanOrEqualTo(LETTER);
            }
        }
    }

    @Test
    void oneOrTwoGenerationsGetPlacesAndNoTrend() throws Exception {
        for (int generations : new int[] {1, 2}) {
            List<Element> charts = charts(page(CheckFixture.falling(generations, 8, false)));
            assertThat(charts).isNotEmpty().allSatisfy(chart -> {
                assertThat(chart.getElementsByTagName("polyline").getLength()).isZero();
                assertThat(chart.getElementsByTagName("circle").getLength()).isEqualTo(generations);
                assertThat(chart.getElementsByTagName("rect").getLength())
                        .as("floors")
                        .isEqualTo(generations);
            });
        }
        assertThat(charts(page(CheckFixture.falling(3, 8, false))))
                .allSatisfy(chart -> assertThat(
                                chart.getElementsByTagName("polyline").getLength())
                        .isPositive());
    }

    /** Five falls in a row have the chance 2/5! = 1/60; five of the fixture's seven readings fall, so Benjamini and Hochberg give 7/300. */
    @Test
    void whatGetsWorseAlongTheGenerationsIsOnThePageAndInMarkdown() {
        CheckResult five = CheckFixture.falling(5, 8, false);
        assertThat(page(five)).contains(CheckTextTrends.TITLE, "1 in 43");
        assertThat(CheckMarkdown.render(five, CheckFixture.info(five)))
                .contains("| worse from generation to generation |", "1 in 43");

        CheckResult four = CheckFixture.falling(4, 8, false);
        assertThat(page(four)).doesNotContain(CheckTextTrends.TITLE);
        assertThat(CheckMarkdown.render(four, CheckFixture.info(four))).doesNotContain("worse from generation");
    }

    /** The same where each generation keeps nine tenths of the one before: nothing is told, and why. */
    @Test
    void trendsOfGenerationsThatKeepItemsAreUndecided() {
        CheckResult falling = CheckFixture.falling(5, 8, false);
        List<List<Item>> kept = IntStream.range(0, 5)
                .mapToObj(g -> IntStream.range(10 * g, 10 * g + 100)
                        .mapToObj(i -> Item.of("" + i, new Payload.Text("text " + i)))
                        .toList())
                .toList();
        CheckResult five = new CheckResult(
                falling.settings(),
                falling.permutations(),
                falling.reference(),
                Optional.empty(),
                falling.generations(),
                falling.lost(),
                List.of(),
                Carried.of(kept));
        RunInfo info = CheckFixture.info(five);
        String why = "items stand in the one before";
        assertThat(page(five)).doesNotContain(CheckTextTrends.TITLE).contains(CheckTextTrends.UNDECIDED, why, "90.0");
        assertThat(CheckMarkdown.render(five, info))
                .doesNotContain("worse from generation")
                .contains("no trend can be told", why);
        assertThat(CheckText.render(five, info, new CheckText.Style(true, false, true, 200, "")))
                .doesNotContain(CheckTextTrends.TITLE)
                .contains(CheckTextTrends.UNDECIDED);
        assertThat(CheckJson.render(five, info))
                .contains("\"undecided\" : true")
                .doesNotContain("\"harmful\" : true");
    }

    private static List<Element> charts(String page) throws Exception {
        return elements(page, "svg").stream()
                .filter(e -> e.getAttribute("class").equals("ch"))
                .toList();
    }

    @Test
    void whatTookThePlaceOfTheLostIsListedWithItsCounts() {
        String page = page(CheckFixture.replaced());
        assertThat(page).contains("Word: gone or thinned out").contains("Word: what took its place");
        String table = page.substring(page.indexOf("Word: what took its place"));
        assertThat(table.substring(0, table.indexOf("</table>")))
                .contains(">delve<")
                .contains(">0<")
                .contains(">31<")
                .doesNotContain("angry");
    }

    @Test
    void aHealthyPageSaysWhichLossWouldHaveShown() {
        String page = page(CheckFixture.healthy());
        assertThat(page)
                .contains("What would have shown")
                .contains("A loss of 7 % of rare words would have been seen.")
                .contains("20.0\u00a0%") // floor from 0.8 of the reference's
                .doesNotContain("What was lost");
        assertThat(page(CheckFixture.calm(Level.UNDECIDED))).doesNotContain("What would have shown");
    }

    @Test
    void theVerdictsOwnStatisticsStandApartAndTheSameOneOnce() {
        String page = page(CheckFixture.table(5));
        assertThat(page)
                .contains("The verdict&#39;s own statistics, beyond or touching the floor")
                .contains(">finding<");
        assertThat(page).contains("Dependence").doesNotContain("Dependence changed");
    }

    @Test
    void manyGenerationsKeepOneChartEach() throws Exception {
        assertThat(charts(page(CheckFixture.falling(60, 60, false)))).hasSizeLessThanOrEqualTo(6);
        assertThat(page(CheckFixture.calm(Level.UNDECIDED))).contains("undecided");
    }
}
