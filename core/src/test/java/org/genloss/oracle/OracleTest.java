package org.genloss.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.metric.copying.CopyingFamilies;
import org.genloss.metric.table.TableFamilies;
import org.genloss.metric.text.TextFamilies;
import org.genloss.metric.vector.VectorFamilies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every case of a folder of expected values, which were computed by the tools that each case names. Entries that are another tool's own quantity
 * are counted and left out; every other entry is compared, within the tolerance of the case. A family that nothing answers is skipped.
 */
class OracleTest {
    private static final List<OracleFamily> FAMILIES = Stream.of(
                    TextFamilies.all(), VectorFamilies.all(), TableFamilies.all(), CopyingFamilies.all())
            .flatMap(List::stream)
            .toList();
    private static final Map<String, int[]> TABLE = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> cases() {
        Path folder = Path.of(System.getProperty("genloss.oracle", "../../shared/oracle"));
        if (!Files.isDirectory(folder)) { // a factory that is aborted counts as no test at all
            String why = "no cases at " + folder + "; say where with -Dgenloss.oracle";
            System.out.println("oracle: skipped, " + why);
            return Stream.of(DynamicTest.dynamicTest("skipped", () -> Assumptions.abort(why)));
        }
        return OracleCase.all(folder).stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    @AfterAll
    static void say() {
        TABLE.forEach((name, entries) -> System.out.printf(
                "oracle: %-36s %3d entries agree, %2d are other tools' own%n", name, entries[0], entries[1]));
    }

    private static void check(OracleCase asked) {
        OracleFamily family =
                FAMILIES.stream().filter(f -> f.answers(asked)).findFirst().orElse(null);
        Assumptions.assumeTrue(family != null, "nothing answers the family " + asked.metric());
        int[] entries = new int[2];
        check(family, asked, "", asked.expected(), entries);
        assertThat(entries[0]).as("entries compared").isPositive();
        TABLE.put(asked.name(), entries);
    }

    private static void check(OracleFamily family, OracleCase asked, String key, JsonNode expected, int[] entries) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(entry -> check(
                            family,
                            asked,
                            key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(),
                            entry.getValue(),
                            entries));
            return;
        }
        Optional<Object> answer = family.answer(asked, key);
        entries[answer.isPresent() ? 0 : 1]++;
        answer.ifPresent(ours -> compare(asked, key, ours, expected));
    }

    private static void compare(OracleCase asked, String key, Object ours, JsonNode expected) {
        if (ours instanceof double[] numbers) {
            compare(asked, key, Arrays.stream(numbers).boxed().toList(), expected);
        } else if (ours instanceof List<?> list) {
            assertThat(list).as(key).hasSize(expected.size());
            for (int i = 0; i < list.size(); i++) {
                compare(asked, key, list.get(i), expected.path(i));
            }
        } else if (ours instanceof Number number) {
            number(asked, key, number.doubleValue(), expected);
        } else {
            assertThat(String.valueOf(ours)).as(key).isEqualTo(expected.asString());
        }
    }

    /** What is undefined is written {@code "NaN"} or null. */
    private static void number(OracleCase asked, String key, double ours, JsonNode expected) {
        double number = expected.isNull()
                ? Double.NaN
                : expected.isString() ? Double.parseDouble(infinite(expected.asString())) : expected.asDouble();
        if (Double.isFinite(number)) {
            assertThat(ours).as(key).isCloseTo(number, within(asked.slack(key, number)));
        } else {
            assertThat((Object) ours).as(key).isEqualTo(number); // boxed: NaN equals NaN
        }
    }

    private static String infinite(String number) {
        return number.replaceFirst("(?i)inf(inity)?$", "Infinity").replaceFirst("(?i)^nan$", "NaN");
    }
}
