package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a YAML file and what is read of it. */
class YamlTest {
    private static Object read(String value) {
        return Yaml.parse("file", "x: " + value).get("x");
    }

    /** Examples of floats of the core schema: YAML 1.2.2, 10.3.2 and example 10.9 ({@code 12e03}, {@code -2E+05}, {@code 0.}, {@code -0.0}, {@code .5}, {@code +12e03}). */
    @ParameterizedTest
    @CsvSource({
        ".5, 0.5",
        ".1, 0.1",
        "1., 1",
        "0., 0",
        "-.25, -0.25",
        "+.5, 0.5",
        "+1.5, 1.5",
        ".5e-3, 0.0005",
        "1.e3, 1000",
        "12e03, 12000",
        "-2E+05, -200000",
        "0.25, 0.25"
    })
    void numbersAreThoseOfTheCoreSchema(String written, double number) {
        assertThat(read(written)).isEqualTo(number);
        assertThat(read("'" + written + "'")).as("in quotes it is a text").isEqualTo(written);
    }

    /** Names that look like numbers stay as they stand. */
    @ParameterizedTest
    @ValueSource(strings = {"007", "0x1F", "0o17", "1.2.3", ".5.1", ".", "+", ".e5", "2024-05-06", "+wren"})
    void namesStayNames(String name) {
        assertThat(read(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {".5", "+.5", "-.5", ".5e-3", "1.", "+1.5", "1e5", "007", "0x1F", "true", "null", "~", "7"})
    void textsAreWrittenSoThatTheyAreReadAsTexts(String text) {
        assertThat(Yaml.parse("file", Yaml.write(Map.of("x", text)))).isEqualTo(Map.of("x", text));
    }

    @Test
    void numbersOfListsAndMapsCountToo() {
        assertThat(Yaml.parse("file", "mix: { synthetic: .1 }\nall: [ .5, -.5, a ]"))
                .isEqualTo(Map.of("mix", Map.of("synthetic", 0.1), "all", java.util.List.of(0.5, -0.5, "a")));
    }
}
