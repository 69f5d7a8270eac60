package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.genloss.profile.Draw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SampleSizeTest {
    @ParameterizedTest
    @CsvSource({
        "700, 700",
        "20kB, 20000",
        "64MB, 64000000",
        "64 mb, 64000000",
        "1GiB, 1073741824",
        "8MiB, 8388608",
        "all, 9223372036854775807",
        "999999999999GB, 9223372036854775807"
    })
    void sizesHaveUnits(String given, long bytes) {
        assertThat(new SampleSize().convert(given)).isEqualTo(new Draw.Of(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0MB", "-1", "64 apples", "MB", "1e6", "9999999999999"})
    void whatIsNoSizeIsRefusedWithExamples(String given) {
        assertThatThrownBy(() -> new SampleSize().convert(given))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + given + "'")
                .hasMessageContaining("64MB, 1GiB or all");
    }
}
