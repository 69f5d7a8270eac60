package org.genloss.curate.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.curate.contamination.AlphaFamily;
import org.genloss.curate.contamination.PrevalenceFamily;
import org.genloss.curate.duplicate.MinhashFamily;
import org.genloss.curate.likelihood.CurvatureFamily;
import org.genloss.curate.likelihood.NgramFamily;
import org.genloss.curate.mix.MixFamily;
import org.genloss.curate.rules.RulesFamily;
import org.genloss.curate.watermark.KgwFamily;
import org.genloss.curate.watermark.SynthIdFamily;
import org.genloss.curate.watermark.UnigramFamily;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every case of a folder of expected values, computed by the tools that each family names. A family that nothing answers is skipped. */
class OracleTest {
    private static final List<CurateFamily> FAMILIES = List.of(
            new AlphaFamily(),
            new CurvatureFamily(),
            new KgwFamily(),
            new MinhashFamily(),
            new MixFamily(),
            new NgramFamily(),
            new PrevalenceFamily(),
            new RulesFamily(),
            new SynthIdFamily(),
            new UnigramFamily());
    private static final Map<String, int[]> TABLE = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> cases() {
        Path folder = Path.of(System.getProperty("genloss.oracle.curate", "../../shared/oracle-curate"));
        if (!Files.isDirectory(folder)) { // a factory that is aborted counts as no test at all
            String why = "no cases at " + folder + "; say where with -Dgenloss.oracle.curate";
            System.out.println("oracle: skipped, " + why);
            return Stream.of(DynamicTest.dynamicTest("skipped", () -> Assumptions.abort(why)));
        }
        return CurateCase.all(folder).stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    @AfterAll
    static void say() {
        TABLE.forEach((name, counts) ->
                System.out.printf("oracle: %-14s %3d cases, %5d entries agree%n", name, counts[0], counts[1]));
    }

    private static void check(CurateCase asked) {
        String name = asked.family().path("family").asString();
        CurateFamily family =
                FAMILIES.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
        Assumptions.assumeTrue(family != null, "nothing answers the family " + name);
        int entries = check(family, asked, "", asked.expected());
        assertThat(entries).as("entries compared").isPositive();
        int[] counts = TABLE.computeIfAbsent(name, n -> new int[2]);
        counts[0]++;
        counts[1] += entries;
    }

    private static int check(CurateFamily family, CurateCase asked, String key, JsonNode expected) {
        if (expected.isObject()) {
            return expected.properties().stream()
                    .mapToInt(entry -> check(
                            family,
                            asked,
                            key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(),
                            entry.getValue()))
                    .sum();
        }
        CurateFamily.Answer answer = family.answer(asked, key);
        if (answer.value() != null) {
            compare(key, answer.value(), answer.tolerance(), expected);
        }
        return answer.value() == null ? 0 : 1;
    }

    private static void compare(String key, Object ours, double tolerance, JsonNode expected) {
        if (ours instanceof double[] numbers) {
            compare(key, Arrays.stream(numbers).boxed().toList(), tolerance, expected);
        } else if (ours instanceof List<?> list) {
            assertThat(list).as(key).hasSize(expected.size());
            for (int i = 0; i < list.size(); i++) {
                compare(key, list.get(i), tolerance, expected.path(i));
            }
        } else if (ours instanceof Map<?, ?> map) {
            assertThat(map).as(key).hasSize(expected.size());
            map.forEach((name, value) -> compare(key + "." + name, value, tolerance, expected.path((String) name)));
        } else if (ours instanceof Number number) {
            assertThat(number.doubleValue()).as(key).isCloseTo(expected.asDouble(), within(tolerance));
        } else {
            assertThat(String.valueOf(ours)).as(key).isEqualTo(expected.asString());
        }
    }
}
